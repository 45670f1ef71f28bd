"""How often a pre-trained planner says the whole reference program and goal, token for token."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch

from hcvla.planner.vlm.tokens import ChatTokens
from hcvla.tasks.language.conditions import CONDITIONS
from hcvla.tasks.language.sample import Sample
from hcvla.tasks.language.samples import SampleConfig, SampleSource
from hcvla.training.device import in_16_bits
from hcvla.training.planner.data import IGNORED
from hcvla.training.vlm.batches import collate
from hcvla.training.vlm.lessons import lesson

_SEED = 1_000_003
"""Away from the seeds of training."""


@dataclass(frozen=True)
class Exact:
    """How many of some samples came out."""

    samples: int
    programs: int
    """Whole programs, refusals with their reasons among them."""
    refused: int
    """Samples whose first answer was a refusal, for any reason."""

    def as_json(self) -> dict[str, int]:
        """Return plain data."""
        return vars(self).copy()


def exact_in_condition(model: Any, tokens: ChatTokens, condition: str, count: int, together: int = 8) -> Exact:
    """Return how a model does on drawn samples of a condition, greedily and unconstrained."""
    source = SampleSource(_SEED, CONDITIONS[condition])
    return exact(model, tokens, [source.draw() for _ in range(count)], together)


def exact_in_request(model: Any, tokens: ChatTokens, task: str, count: int, together: int = 8) -> Exact:
    """Return the same of one request of hcvla.tasks.language.catalogue."""
    source = SampleSource(_SEED, SampleConfig(invented=0.0))
    return exact(model, tokens, [source.draw_request(task) for _ in range(count)], together)


@torch.inference_mode()
def exact(model: Any, tokens: ChatTokens, samples: Sequence[Sample], together: int = 8) -> Exact:
    """Return how many samples' programs a model says, each answer given the right ones before it."""
    was_training, rng = model.training, random.Random(_SEED)
    model.eval()
    refusal = tokens.tokenizer("refuse(", add_special_tokens=False)["input_ids"][0]
    programs = refused = 0
    for start in range(0, len(samples), together):
        chats = [tokens.encode(lesson(rng, sample)[0]) for sample in samples[start : start + together]]
        batch = collate(chats, tokens.tokenizer.pad_token_id or 0).to(model.device)
        with in_16_bits(model.device):
            said = model(**batch.inputs).logits.argmax(-1)
        asked = batch.targets != IGNORED
        programs += int(((said == batch.targets) | ~asked).all(1).sum())
        first = asked.long().argmax(1)
        refused += int((said.gather(1, first[:, None])[:, 0] == refusal).sum())
    model.train(was_training)
    return Exact(len(samples), programs, refused)
