"""How often a planner in training writes the whole reference program, and what is held out for that."""

from __future__ import annotations

import random

import torch

from hcvla.planner.model import PlannerForCodeGeneration
from hcvla.planner.tokenizer import Codec
from hcvla.tasks.language.samples import SampleConfig, SampleSource
from hcvla.training.planner.data import IGNORED, make_training_batch

CONDITIONS: dict[str, SampleConfig] = {
    "seen": SampleConfig(invented=0.0, refused=0.0),
    "pairs": SampleConfig(held_out_pairs=True, refused=0.0),
    "wording": SampleConfig(wording="development", invented=0.0, refused=0.0),
    "both": SampleConfig(wording="development", held_out_pairs=True, refused=0.0),
    "refused": SampleConfig(wording="development", held_out_pairs=True, refused=1.0),
}
"""What evaluation during training holds out: colour-shape pairs, wording, both; and what must be refused."""

HELD_OUT: dict[str, SampleConfig] = {
    "held_out": SampleConfig(wording="heldout", held_out_pairs=True, refused=0.0),
    "held_out_refused": SampleConfig(wording="heldout", held_out_pairs=True, refused=1.0),
}
"""What is reported of a finished planner; nothing is chosen or shaped by it."""


@torch.inference_mode()
def evaluate(model: PlannerForCodeGeneration, codec: Codec, condition: str, count: int) -> float:
    """Return the share of sentences whose whole program comes out token for token, greedily and unconstrained."""
    return round(sum(exact_matches(model, codec, condition, count)) / count, 4)


@torch.inference_mode()
def exact_matches(
    model: PlannerForCodeGeneration, codec: Codec, condition: str, count: int, seed: int = 1_000_003
) -> list[bool]:
    """Return for each of `count` drawn sentences whether its whole program comes out."""
    was_training = model.training
    model.eval()
    source, rng, right = SampleSource(seed, (CONDITIONS | HELD_OUT)[condition]), random.Random(seed), []
    for start in range(0, count, 32):
        chunk = [(source.draw(), None) for _ in range(min(32, count - start))]
        batch, targets = make_training_batch(rng, chunk, codec, model.config.vision_config.image_size)
        wrong = (model(batch)["logits"].argmax(-1) != targets.code) & (targets.code != IGNORED)
        right += (~wrong.any(1)).tolist()
    model.train(was_training)
    return right
