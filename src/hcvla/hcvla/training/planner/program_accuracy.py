"""How often a planner in training writes the whole reference program."""

from __future__ import annotations

import random
from collections.abc import Sequence

import torch

from hcvla.planner.embedded.model import PlannerForCodeGeneration
from hcvla.planner.embedded.tokenizer import Tokenizer
from hcvla.tasks.language.conditions import CONDITIONS, HELD_OUT
from hcvla.tasks.language.sample import Sample
from hcvla.tasks.language.samples import SampleConfig, SampleSource
from hcvla.training.planner.data import IGNORED, make_training_batch

_SEED = 1_000_003
"""Away from the seeds of training."""
_TOGETHER = 32


def evaluate(model: PlannerForCodeGeneration, tokenizer: Tokenizer, condition: str, count: int) -> float:
    """Return the share of sentences whose goal and program come out token for token, greedily and unconstrained."""
    return round(sum(exact_matches(model, tokenizer, condition, count)) / count, 4)


def evaluate_request(model: PlannerForCodeGeneration, tokenizer: Tokenizer, task: str, count: int) -> float:
    """Return the same of one request of hcvla.tasks.language.catalogue."""
    source = SampleSource(_SEED, SampleConfig(invented=0.0))
    return round(sum(_exact(model, tokenizer, [source.draw_request(task) for _ in range(count)])) / count, 4)


def exact_matches(
    model: PlannerForCodeGeneration, tokenizer: Tokenizer, condition: str, count: int, seed: int = _SEED
) -> list[bool]:
    """Return for each of `count` drawn sentences whether goal and whole program come out."""
    source = SampleSource(seed, (CONDITIONS | HELD_OUT)[condition])
    return _exact(model, tokenizer, [source.draw() for _ in range(count)])


@torch.inference_mode()
def _exact(model: PlannerForCodeGeneration, tokenizer: Tokenizer, samples: Sequence[Sample]) -> list[bool]:
    was_training = model.training
    model.eval()
    rng, right = random.Random(_SEED), []
    for start in range(0, len(samples), _TOGETHER):
        batch, targets = make_training_batch(rng, samples[start : start + _TOGETHER], tokenizer)
        batch, targets = batch.to(model.device), targets.to(model.device)
        texts = model.texts(batch)
        wrong = (model(batch, texts)["logits"].argmax(-1) != targets.code) & (targets.code != IGNORED)
        right += (~wrong.any(1)).tolist()
    model.train(was_training)
    return right
