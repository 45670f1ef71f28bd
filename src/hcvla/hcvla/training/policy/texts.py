"""The texts of collected calls as vectors, and word by word: each different one is read once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch.nn.functional import pad

from hcvla.language.text_encoder import TEXT_WIDTH, sentence_vectors, shared_text_encoder


class TextTable:
    """Grows by texts; what was read is on the device that trains."""

    def __init__(self, device: torch.device) -> None:
        """Start empty."""
        self.vectors = torch.empty(0, TEXT_WIDTH, device=device)
        """Of the different texts, Shape=(n, TEXT_WIDTH)."""
        self.words = torch.empty(0, 0, TEXT_WIDTH, device=device, dtype=torch.float16)
        """Their `TextEncoder.word_states`, Shape=(n, longest, TEXT_WIDTH); in 16 bits, as there may be thousands."""
        self._numbers: dict[str, int] = {}

    def numbers(self, texts: Sequence[str]) -> np.ndarray:
        """Return the row of each text, Shape=(texts,), int64; those that are new are read."""
        new = [text for text in dict.fromkeys(texts) if text not in self._numbers]
        if new:
            found = shared_text_encoder(self.vectors.device.type).word_states(new).to(self.vectors.device)
            self._numbers.update(zip(new, range(len(self.vectors), len(self.vectors) + len(new)), strict=True))
            self.vectors = torch.cat([self.vectors, sentence_vectors(found)])
            longest = max(self.words.shape[1], found.shape[1])
            self.words = torch.cat([_padded(self.words, longest), _padded(found.half(), longest)])
        return np.array([self._numbers[text] for text in texts], np.int64)


def _padded(words: torch.Tensor, longest: int) -> torch.Tensor:
    """Return words with zeros behind them, Shape=(n, longest, TEXT_WIDTH)."""
    return pad(words, (0, 0, 0, longest - words.shape[1]))
