"""What eyes practise: a text that names one or two things of an image, and where those are."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch

from hcvla.skills.diffusion.gaze import THINGS
from hcvla.training.eyes.views import EyesViews
from hcvla.training.policy.texts import TextTable

_NAMED = ("{}", "pick {}", "pick up the {}", "put it down on the {}")
_PHRASES = (
    "{} on {}",
    "place {} {}",
    "put the {} on the {}",
    "push the {} to the {}",
    "swap the {} and the {}",
    "the {}, then the {}",
)
"""Of two names."""
_MOST_TEXTS = 3000
"""With two names: a text takes 5 ms to be read."""


@dataclass(frozen=True, kw_only=True)
class Lesson:
    """One batch."""

    images: torch.Tensor
    """Shape=(batch, cameras, pixels, pixels, 3), uint8."""
    words: torch.Tensor
    """Of the text, `TextEncoder.word_states`, Shape=(batch, longest, TEXT_WIDTH)."""
    tool: torch.Tensor
    points: torch.Tensor
    """Of what the text names, gripper frame [m], Shape=(batch, THINGS, 3)."""
    yaws: torch.Tensor
    counts: torch.Tensor
    """Which of THINGS the text names, Shape=(batch, THINGS)."""
    places: torch.Tensor
    """Where those are in the images, Shape=(batch, THINGS, cameras, 2)."""


class Lessons:
    """Draws batches from rows of a dataset."""

    def __init__(self, views: EyesViews, rows: torch.Tensor, generator: torch.Generator) -> None:
        """Draw from some rows, Shape=(n,), of which each shows something."""
        self._views, self._generator = views, generator
        self._rows = rows[(views.named[rows] >= 0).any(1)]
        texts = TextTable(torch.device("cpu"))
        alone = [texts.numbers([phrase.format(name) for name in views.names]) for phrase in _NAMED]
        self._alone = torch.from_numpy(np.stack(alone, axis=1))
        self._together = self._read_together(texts)
        self._words = texts.words

    def draw(self, size: int) -> Lesson:
        """Return a batch; half of its texts name two things, where two are in view and their phrase was read."""
        views = self._views
        rows = self._rows[self._drawn(len(self._rows), size)]
        things = self._two_things(rows)
        names = views.named[rows[:, None], things]
        which = self._drawn(self._together.shape[2], size)
        text = self._together[names[:, 0], names[:, 1].clamp(min=0), which]
        both = (text >= 0) & (names[:, 1] >= 0) & (torch.rand(size, generator=self._generator) < 0.5)
        text = torch.where(both, text, self._alone[names[:, 0], self._drawn(len(_NAMED), size)])
        return Lesson(
            images=torch.from_numpy(views.images.take(rows.numpy())),
            words=self._words[text],
            tool=views.tool[rows],
            points=views.points[rows[:, None], things],
            yaws=views.yaws[rows[:, None], things],
            counts=torch.stack([torch.ones(size), both.float()], dim=1),
            places=views.places[rows[:, None], things],
        )

    def _read_together(self, texts: TextTable) -> torch.Tensor:
        """Return the texts of pairs of names, Shape=(names, names, phrases of a pair); -1 for pairs without any."""
        names, pairs = self._views.names, self._pairs()
        each = max(1, min(len(_PHRASES), _MOST_TEXTS // max(1, len(pairs))))
        found = torch.full((len(names), len(names), each), -1, dtype=torch.int64)
        chosen = torch.rand(len(pairs), len(_PHRASES), generator=self._generator).argsort(dim=1)[:, :each]
        phrases = [
            _PHRASES[which].format(names[first], names[second])
            for (first, second), row in zip(pairs.tolist(), chosen.tolist(), strict=True)
            for which in row
        ]
        if phrases:
            found[pairs[:, 0], pairs[:, 1]] = torch.from_numpy(texts.numbers(phrases)).view(-1, each)
        return found

    def _pairs(self) -> torch.Tensor:
        """Return pairs of names that are seen together, Shape=(n, 2), the most frequent if they are too many."""
        seen = self._views.named[self._rows].unique(dim=0)
        pairs = [
            (first, second)
            for row in seen.tolist()
            for first in row
            for second in row
            if first >= 0 and second >= 0 and first != second
        ]
        if not pairs:
            return torch.empty(0, 2, dtype=torch.int64)
        found, counts = torch.tensor(pairs).unique(dim=0, return_counts=True)
        return found[counts.argsort(descending=True, stable=True)[:_MOST_TEXTS]]

    def _two_things(self, rows: torch.Tensor) -> torch.Tensor:
        """Return the places of THINGS different things of each row; where there is one only, an empty place."""
        named = self._views.named[rows] >= 0
        chance = torch.rand(named.shape, generator=self._generator) + named.float()
        return chance.topk(THINGS, dim=1).indices

    def _drawn(self, below: int, size: int) -> torch.Tensor:
        return torch.randint(below, (size,), generator=self._generator)
