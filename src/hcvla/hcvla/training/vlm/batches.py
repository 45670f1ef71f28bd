"""Chats as one batch of a model's input, with what is to be said at each place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch

from hcvla.planner.vlm.tokens import Encoded
from hcvla.training.planner.data import IGNORED


@dataclass
class ChatBatch:
    """b chats of at most n tokens."""

    inputs: dict[str, torch.Tensor]
    """The model's, by name."""
    targets: torch.Tensor
    """Next token after each, Shape=(b, n), IGNORED where nothing is learned."""

    @property
    def learned(self) -> int:
        """How many tokens are learned."""
        return int((self.targets != IGNORED).sum())

    def to(self, device: torch.device | str) -> ChatBatch:
        """Return the batch on a device."""
        inputs = {name: value.to(device, non_blocking=True) for name, value in self.inputs.items()}
        return ChatBatch(inputs, self.targets.to(device, non_blocking=True))

    def arrays(self) -> dict[str, np.ndarray]:
        """Return the batch as plain arrays: tensors would go through shared memory, which containers are short of."""
        return {"targets": self.targets.numpy()} | {name: value.numpy() for name, value in self.inputs.items()}

    @classmethod
    def of(cls, arrays: dict[str, np.ndarray]) -> ChatBatch:
        """Return what `arrays` was made of."""
        tensors = {name: torch.from_numpy(array) for name, array in arrays.items()}
        return cls(tensors, tensors.pop("targets"))


def collate(chats: Sequence[Encoded], padding: int) -> ChatBatch:
    """Return chats with images of one size, or without, as one batch, filled up at the right."""
    longest = max(len(chat.ids) for chat in chats)
    ids = torch.full((len(chats), longest), padding)
    targets = torch.full((len(chats), longest), IGNORED)
    mask = torch.zeros((len(chats), longest), dtype=torch.long)
    kinds = {name: torch.zeros((len(chats), longest), dtype=torch.long) for chat in chats for name in chat.kinds}
    for row, chat in enumerate(chats):
        length = len(chat.ids)
        ids[row, :length], mask[row, :length] = torch.tensor(chat.ids), 1
        learned = [token if answer else IGNORED for token, answer in zip(chat.ids, chat.answers, strict=True)]
        targets[row, : length - 1] = torch.tensor(learned[1:])
        for name, values in chat.kinds.items():
            kinds[name][row, :length] = torch.tensor(values)
            kinds[name][row, length:] = values[-1]
    names = {name for chat in chats for name in chat.features}
    features = {name: torch.cat([chat.features[name] for chat in chats if name in chat.features]) for name in names}
    return ChatBatch({"input_ids": ids, "attention_mask": mask, **kinds, **features}, targets)


def batches_of(chats: Sequence[Encoded], size: int, padding: int) -> list[ChatBatch]:
    """Return chats in batches of at most `size`, with those whose images are of one size and that are as long."""
    groups: dict[str, list[Encoded]] = {}
    for chat in sorted(chats, key=lambda chat: len(chat.ids)):
        shapes = sorted((name, *value.shape[1:]) for name, value in chat.features.items())
        groups.setdefault(str(shapes), []).append(chat)
    return [
        collate(group[start : start + size], padding)
        for group in groups.values()
        for start in range(0, len(group), size)
    ]
