"""Chooses what is learned from: of the sentences drawn, those that the network answers worst.

A network that knows most of the language answers four of five drawn sentences with certainty, and the worst tenth
carries nineteen parts in twenty of the loss. To read a sentence costs less than learning from it, so more is learned in
the same time where the rest is only read.
"""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Iterator
from dataclasses import replace

import torch
from torch.nn import functional

from hcvla.planner.embedded.batch import PlannerBatch
from hcvla.planner.embedded.model import PlannerForCodeGeneration
from hcvla.training.device import in_16_bits
from hcvla.training.planner.config import PlannerTrainConfig
from hcvla.training.planner.data import IGNORED, Targets
from hcvla.training.planner.stream import Step

_AT_RANDOM = 0.25
"""Share of what is learned from that is drawn from all the rest: what is known must not be forgotten, and how sure the
network is must stay true."""
_KEPT = 200
"""Passes that may come again: each is learned from twice on average."""


def drawn_for_hardest(config: PlannerTrainConfig) -> PlannerTrainConfig:
    """Return how to draw so that half of each step are the hardest of it; the other half has been there before."""
    rows = max(1, round(config.micro_batch / (2.0 * config.hardest)))
    passes = max(1, config.batch_size // config.micro_batch)
    return replace(config, batch_size=rows * passes, micro_batch=rows, replayed=0.0)


def hardest(steps: Iterator[Step], model: PlannerForCodeGeneration, share: float, seed: int) -> Iterator[Step]:
    """Yield steps of the sentences that `model` answers worst now, a `share` of each pass, and as many from before."""
    rng = random.Random(seed)
    kept: deque[tuple[PlannerBatch, Targets]] = deque(maxlen=_KEPT)
    for step in steps:
        chosen = []
        for batch, targets in step:
            rows = _chosen(rng, losses_by_row(model, batch, targets), max(1, round(share * len(batch.code))))
            chosen.append((batch.rows(rows), targets.rows(rows)))
        again = [rng.choice(kept) for _ in step] if kept else []
        kept.extend(chosen)
        yield [*chosen, *again]


@torch.no_grad()
def losses_by_row(model: PlannerForCodeGeneration, batch: PlannerBatch, targets: Targets) -> torch.Tensor:
    """Return how improbable the network finds each sentence's answers and goal [nats], Shape=(b,)."""
    learning = model.training
    model.eval()
    batch, targets = batch.to(model.device), targets.to(model.device)
    with in_16_bits(model.device):
        logits = model(batch, model.texts(batch))["logits"].float()
    model.train(learning)
    losses = functional.cross_entropy(
        logits.flatten(0, 1), targets.code.flatten(), ignore_index=IGNORED, reduction="none"
    )
    return losses.view(targets.code.shape).sum(1)


def _chosen(rng: random.Random, losses: torch.Tensor, count: int) -> torch.Tensor:
    """Return the rows of the highest losses, and some of the others, so many in all."""
    order = losses.argsort(descending=True).tolist()
    worst = max(1, round((1.0 - _AT_RANDOM) * count))
    return torch.tensor(sorted(order[:worst] + rng.sample(order[worst:], count - worst)))
