"""Samples of what training never has: wordings, names, colors on shapes, counts or whole compositions."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Literal

from hcvla.goals.goal import Goal
from hcvla.tasks.language.free_source import FreeSource
from hcvla.tasks.language.layouts import TableStyle
from hcvla.tasks.language.sample import Sample
from hcvla.tasks.language.unseen import names
from hcvla.tasks.language.unseen.wordings import WORDINGS
from hcvla.tasks.language.vocabulary import MAX_OBJECTS, InventedWords
from hcvla.tasks.registry import TASKS
from hcvla.tasks.splits import HELD_OUT_PAIRS

Novelty = Literal["nothing", "wordings", "names", "pairs", "counts", "compositions"]
"""What is new in a sample; "nothing" is the yardstick for the others, drawn as training draws."""
_MORE = 10
_COUNTED = frozenset(
    {
        "sort_stack",
        "move_without_hitting",
        "rotate_symmetry",
        "touch_reset_pick",
        "balance",
        "novel_adj",
        "novel_adj_noun",
    }
)
"""Tasks about all objects of a kind: more objects would make others of them."""
COMPOSITIONS = tuple(name for name, task in TASKS.items() if task.held_out)

_STYLES: Mapping[str, TableStyle] = {
    "names": TableStyle(
        invented=1.0, words=InventedWords(names.ADJECTIVES, names.NOUNS, names.SUPPORT_NOUNS), held=0.0
    ),
    "pairs": TableStyle(pairs=True, held=0.0),
    "counts": TableStyle(more=_MORE, held=0.0),
}


class UnseenSource:
    """An endless source of samples with one kind of novelty, by task of the suite."""

    def __init__(self, seed: int, novelty: Novelty) -> None:
        """Start from a seed."""
        templates = WORDINGS if novelty == "wordings" else {}
        style = _STYLES.get(novelty, TableStyle(held=0.0))
        self._novelty = novelty
        self._source = FreeSource(random.Random(seed), style, spatial=0.0, templates=templates)

    @property
    def tasks(self) -> tuple[str, ...]:
        """The tasks that there are samples of; blocks and pans have no colors that are held out."""
        if self._novelty == "compositions":
            return COMPOSITIONS
        trained = tuple(name for name in TASKS if name not in COMPOSITIONS)
        without = {"pairs": {"balance"}, "counts": _COUNTED}.get(self._novelty, set())
        return tuple(name for name in trained if name not in without)

    def draw(self, task: str) -> Sample:
        """Draw a sample of a task."""
        while True:
            sample = self._source.draw(task)
            if self._is_new(sample):
                return sample

    def _is_new(self, sample: Sample) -> bool:
        if self._novelty == "pairs":
            return bool(Goal.parse(sample.goal, sample.listing).names & HELD_OUT_PAIRS)
        return self._novelty != "counts" or len(sample.listing) > MAX_OBJECTS
