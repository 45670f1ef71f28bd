"""The texts of collected calls as vectors: each different one is read once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch

from hcvla.language.text_encoder import TEXT_WIDTH, shared_text_encoder


class TextTable:
    """Grows by texts; its vectors are on the device that trains."""

    def __init__(self, device: torch.device) -> None:
        """Start empty."""
        self.vectors = torch.empty(0, TEXT_WIDTH, device=device)
        """Of the different texts, Shape=(n, TEXT_WIDTH)."""
        self._numbers: dict[str, int] = {}

    def numbers(self, texts: Sequence[str]) -> np.ndarray:
        """Return the row of each text, Shape=(texts,), int64; those that are new are read."""
        new = [text for text in dict.fromkeys(texts) if text not in self._numbers]
        if new:
            found = shared_text_encoder(self.vectors.device.type).sentences(new)
            self._numbers.update(zip(new, range(len(self.vectors), len(self.vectors) + len(new)), strict=True))
            self.vectors = torch.cat([self.vectors, found.to(self.vectors.device)])
        return np.array([self._numbers[text] for text in texts], np.int64)
