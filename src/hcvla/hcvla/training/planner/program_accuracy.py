"""How often a planner in training writes the whole reference program."""

from __future__ import annotations

import random

import torch

from hcvla.planner.model import PlannerForCodeGeneration
from hcvla.planner.tokenizer import Tokenizer
from hcvla.tasks.language.conditions import CONDITIONS, HELD_OUT
from hcvla.tasks.language.samples import SampleSource
from hcvla.training.planner.data import IGNORED, make_training_batch


@torch.inference_mode()
def evaluate(model: PlannerForCodeGeneration, tokenizer: Tokenizer, condition: str, count: int) -> float:
    """Return the share of sentences whose whole program comes out token for token, greedily and unconstrained."""
    return round(sum(exact_matches(model, tokenizer, condition, count)) / count, 4)


@torch.inference_mode()
def exact_matches(
    model: PlannerForCodeGeneration, tokenizer: Tokenizer, condition: str, count: int, seed: int = 1_000_003
) -> list[bool]:
    """Return for each of `count` drawn sentences whether its whole program comes out."""
    was_training = model.training
    model.eval()
    source, rng, right = SampleSource(seed, (CONDITIONS | HELD_OUT)[condition]), random.Random(seed), []
    for start in range(0, count, 32):
        chunk = [(source.draw(), None) for _ in range(min(32, count - start))]
        batch, targets = make_training_batch(rng, chunk, tokenizer, model.config.vision_config.image_size)
        wrong = (model(batch)["logits"].argmax(-1) != targets.code) & (targets.code != IGNORED)
        right += (~wrong.any(1)).tolist()
    model.train(was_training)
    return right
