"""What the embedded planner's network reads and writes."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import torch

from hcvla.planner.embedded.tokenizer import Slots

_OF_NAMES = ("name_ids", "name_mask", "last_word")
"""What a batch holds once for each name rather than for each request."""


@dataclass(kw_only=True)
class PlannerBatch:
    """A batch as `collate` makes it: b requests, n word pieces, k objects, m tokens; u different names.

    Texts are word pieces of the frozen text encoder; what it makes of them is in `TextFeatures`.
    """

    text_ids: torch.Tensor
    """Word pieces of the sentence, Shape=(b, n)."""
    text_mask: torch.Tensor
    """Shape=(b, n), bool."""
    number_tags: torch.Tensor
    """Token of the number slot a word piece begins, else 0, Shape=(b, n)."""
    name_ids: torch.Tensor
    """Word pieces of every name of the batch once, Shape=(u, t)."""
    name_mask: torch.Tensor
    """Shape=(u, t), bool."""
    last_word: torch.Tensor
    """Name pieces of the last word, Shape=(u, t), bool."""
    names: torch.Tensor
    """Which name each object has, Shape=(b, k)."""
    groups: torch.Tensor
    """Which objects share their first words, and their last word: two indices, Shape=(b, k, 2)."""
    seen: torch.Tensor
    """What is known of each object but its name, Shape=(b, k, hcvla.planner.scene_features.WIDTH)."""
    ranks: torch.Tensor
    """Which places each object has among others, Shape=(b, k, hcvla.planner.embedded.ranks.RANKS)."""
    bearings: torch.Tensor
    """What each object is to each other, Shape=(b, k, k, f), f features of hcvla.planner.embedded.bearings."""
    places: torch.Tensor
    """Which place each name has in the alphabet, Shape=(b, k, links.PLACES)."""
    links: torch.Tensor
    """Place in the listing of what each of `links.LINKS` leads to, k for nothing, Shape=(b, k, LINKS)."""
    object_mask: torch.Tensor
    """Shape=(b, k), bool."""
    object_tokens: torch.Tensor
    """Slot token of each object, Shape=(b, k)."""
    code: torch.Tensor
    """Code tokens, Shape=(b, m)."""
    code_mask: torch.Tensor
    """Shape=(b, m), bool."""
    goal_mask: torch.Tensor
    """Which code tokens are a statement of the goal, which those of the program do not see, Shape=(b, m), bool."""

    def rows(self, chosen: torch.Tensor) -> PlannerBatch:
        """Return the batch of these requests alone; `chosen` are indices, Shape=(r,)."""
        of_requests = [f.name for f in fields(self) if f.name not in _OF_NAMES]
        return replace(self, **{name: getattr(self, name)[chosen] for name in of_requests})

    def to(self, device: torch.device | str) -> PlannerBatch:
        """Return the batch on a device."""
        tensors = {f.name: getattr(self, f.name) for f in fields(self)}
        return PlannerBatch(**{name: tensor.to(device, non_blocking=True) for name, tensor in tensors.items()})


@dataclass
class TextFeatures:
    """The texts of a batch as the text encoder sees them."""

    words: torch.Tensor
    """Word piece embeddings of the sentences, Shape=(b, n, 384)."""
    states: torch.Tensor
    """Contextual states of the sentences, Shape=(b, n, 768): half way, and last."""
    marked: torch.Tensor
    """Those half way with the encoder's start and end marks, Shape=(b, n + 2, 384), zero at padding."""
    name_words: torch.Tensor
    """Word piece embeddings of the names, Shape=(u, t, 384)."""
    name_states: torch.Tensor
    """Mean contextual state of each name, Shape=(u, 768)."""


@dataclass
class PlannerInputs:
    """One request as hcvla.planner.embedded.processor makes it; what `generate` of the model takes."""

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
