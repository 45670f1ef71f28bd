"""What a text says of each thing that is looked for: attention over its words.

One vector of a whole sentence names both of two things, but hardly says which comes first; the state of each word does.
"""

from __future__ import annotations

import torch
from torch import nn

from hcvla.language.text_encoder import TEXT_WIDTH

_WIDTH, _HIDDEN = 64, 128
_NEVER = -1e9
"""Added to the likeness of padding; finite, so that a text without words is read as nothing and not as NaN."""


class WordAttention(nn.Module):
    """Learned questions, "what is the first thing?", are compared with all words; a query comes from those alike."""

    def __init__(self, questions: int, query_width: int) -> None:
        """Ask so many questions; a query has so many numbers."""
        super().__init__()
        self.words = nn.Linear(TEXT_WIDTH, _WIDTH)
        self.questions = nn.Parameter(torch.randn(questions, _WIDTH) * _WIDTH**-0.5)
        # One for all questions: a red cube looks the same wherever it stands in a sentence.
        self.query = nn.Sequential(nn.Linear(_WIDTH, _HIDDEN), nn.SiLU(), nn.Linear(_HIDDEN, query_width))

    def forward(self, words: torch.Tensor) -> torch.Tensor:
        """Return a query for each question, Shape=(batch, questions, query_width).

        `words`: `TextEncoder.word_states`, zero behind a text's last piece, Shape=(batch, longest, TEXT_WIDTH).
        """
        states, said = self.words(words), (words != 0.0).any(-1)[:, None]
        likeness = self.questions @ states.transpose(1, 2)
        weights = (likeness + _NEVER * ~said).softmax(-1) * said
        return self.query(weights @ states)
