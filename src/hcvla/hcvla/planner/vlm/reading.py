"""Reads chats with a model; what was read of a chat is kept for its next turn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from transformers import DynamicCache
from transformers.cache_utils import DynamicLayer

from hcvla.planner.vlm.tokens import Encoded, inputs_of

_KEPT = 4
"""Chats whose reading is kept: those of so many robots. A chat of 1000 tokens of a 3 B model takes 40 MB."""


@dataclass(eq=False)
class Reading:
    """A chat as far as it was read."""

    opening: int
    """Tokens up to the first answer."""
    features: dict[str, torch.Tensor]
    """Of its image."""
    ids: list[int]
    cache: DynamicCache
    offsets: list[torch.Tensor | None]
    """How far positions are ahead of the number of tokens, for models that place images in space (Qwen-VL)."""
    scores: torch.Tensor
    """Of the next token, Shape=(vocabulary,)."""


class ChatReader:
    """Reads chats one after the other, in turns if several are going on."""

    def __init__(self, model: Any) -> None:
        """Take a model that is not being trained."""
        self._model = model
        self._placed = [module for module in model.modules() if hasattr(module, "rope_deltas")]
        self._last: dict[str, Any] = {"logits_to_keep": 1} if "logits_to_keep" in inputs_of(model) else {}
        self._kept: list[Reading] = []
        self.forwards = 0
        """Passes through the network so far."""

    @torch.inference_mode()
    def read(self, chat: Encoded) -> Reading:
        """Return a chat read to its end, going on from where one of those that are kept begins alike."""
        reading = max(self._kept, key=lambda kept: _shared(kept, chat), default=None)
        shared = 0 if reading is None else _shared(reading, chat)
        if reading is None or not shared:
            reading = self._begin(chat)
        else:
            self._kept.remove(reading)
            if shared < len(reading.ids):
                reading.cache.crop(shared - len(reading.ids))
                reading.ids = reading.ids[:shared]
            self.feed(reading, chat.ids[shared:])
        self._kept = [reading, *self._kept[: _KEPT - 1]]
        return reading

    @torch.inference_mode()
    def feed(self, reading: Reading, tokens: list[int]) -> None:
        """Read more of a chat, all of it in one pass."""
        for module, offset in zip(self._placed, reading.offsets, strict=True):
            module.rope_deltas = offset
        reading.scores = self._forward(tokens, reading.cache, {})
        reading.ids = reading.ids + tokens

    def _begin(self, chat: Encoded) -> Reading:
        for module in self._placed:
            module.rope_deltas = None  # those of another image
        cache = DynamicCache(config=self._model.config.get_text_config(decoder=True))
        inputs = {name: torch.tensor([values]) for name, values in chat.kinds.items()} | chat.features
        scores = self._forward(chat.ids, cache, inputs)
        offsets = [module.rope_deltas for module in self._placed]
        return Reading(chat.opening, chat.features, list(chat.ids), cache, offsets, scores)

    def _forward(self, tokens: list[int], cache: DynamicCache, inputs: dict[str, torch.Tensor]) -> torch.Tensor:
        device, dtype = self._model.device, self._model.dtype
        moved = {
            name: value.to(device, dtype) if value.is_floating_point() else value.to(device)
            for name, value in inputs.items()
        }
        # Without a mask, from which some models would work out the positions of the whole chat again.
        output = self._model(
            input_ids=torch.tensor([tokens], device=device),
            past_key_values=cache,
            use_cache=True,
            **moved,
            **self._last,
        )
        self.forwards += 1
        return output.logits[0, -1]


def _shared(reading: Reading, chat: Encoded) -> int:
    """Return how many tokens of a chat need not be read; 0 if it begins otherwise or has another image."""
    if reading.features.keys() != chat.features.keys():
        return 0
    if any(not torch.equal(value, chat.features[name]) for name, value in reading.features.items()):
        return 0
    count = 0
    # One token is read again for its scores.
    while count < min(len(reading.ids), len(chat.ids) - 1) and reading.ids[count] == chat.ids[count]:
        count += 1
    if count < len(reading.ids) and not _croppable(reading.cache):
        return 0
    # A beginning that is read both ways is read as a whole, or again; else at least what belongs to the image.
    both_ways = "token_type_ids" in chat.kinds
    least = max(reading.opening, chat.opening) if both_ways else chat.pictured
    return count if count >= least else 0


def _croppable(cache: DynamicCache) -> bool:
    return all(type(layer) is DynamicLayer for layer in cache.layers)
