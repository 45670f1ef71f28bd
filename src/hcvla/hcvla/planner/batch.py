"""What the embedded planner's network reads and writes."""

from __future__ import annotations

from dataclasses import dataclass

import torch

from hcvla.planner.text_encoder import TEXT_WIDTH
from hcvla.planner.tokenizer import Slots

STATE_WIDTH = 2 * TEXT_WIDTH


@dataclass
class PlannerBatch:
    """A batch as hcvla.planner.collate makes it: b requests, n word pieces, k objects, t name pieces, m tokens."""

    words: torch.Tensor
    """Word piece embeddings of the sentence, Shape=(b, n, 384)."""
    states: torch.Tensor
    """Contextual states of the sentence, Shape=(b, n, 768)."""
    text_mask: torch.Tensor
    """Shape=(b, n), bool."""
    number_tags: torch.Tensor
    """Token of the number slot a word piece begins, else 0, Shape=(b, n)."""
    name_words: torch.Tensor
    """Word piece embeddings of the names, Shape=(b, k, t, 384)."""
    name_states: torch.Tensor
    """Mean contextual state of each name, Shape=(b, k, 768)."""
    first_mask: torch.Tensor
    """Name pieces before the last word, Shape=(b, k, t), bool."""
    last_mask: torch.Tensor
    """Name pieces of the last word, Shape=(b, k, t), bool."""
    groups: torch.Tensor
    """Which objects share their first words, and their last word: two indices, Shape=(b, k, 2)."""
    object_mask: torch.Tensor
    """Shape=(b, k), bool."""
    object_tokens: torch.Tensor
    """Slot token of each object, Shape=(b, k)."""
    code: torch.Tensor
    """Code tokens, Shape=(b, m)."""
    code_mask: torch.Tensor
    """Shape=(b, m), bool."""
    pixels: torch.Tensor | None = None
    """Images scaled to -1..1, Shape=(b, 3, size, size)."""


@dataclass
class PlannerInputs:
    """One request as hcvla.planner.processor makes it; what `generate` of the model takes."""

    batch: PlannerBatch
    """Of one request."""
    slots: Slots
    """What the object and number tokens of the answer stand for."""
    grammar: str
    """Lark grammar of the answer."""


@dataclass(frozen=True)
class Written:
    """One answer as the network wrote it."""

    tokens: tuple[int, ...]
    confidence: float
    """How likely the network found its choices, 0 to 1."""
