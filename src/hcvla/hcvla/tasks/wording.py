"""Sentences of a task: templates whose slots the episode fills, some of them held out from training."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from hcvla.api.errors import HcvlaError
from hcvla.language import phrases
from hcvla.tasks.splits import Split

LEAST_WORDINGS = 8
LEAST_HELD_OUT = 2


class WordingError(HcvlaError):
    """A task that has too few wordings."""


@dataclass(frozen=True)
class Wordings:
    """The templates of one task; `{slot}` is filled in."""

    taught: tuple[str, ...]
    """What training says; the first is the plainest."""
    held_out: tuple[str, ...]
    """What training never says."""

    def __post_init__(self) -> None:
        """Refuse too few."""
        every = {*self.taught, *self.held_out}
        if len(every) < LEAST_WORDINGS or len(self.held_out) < LEAST_HELD_OUT:
            raise WordingError(
                f"{len(every)} wordings with {len(self.held_out)} held out: {self.taught[:1]}; "
                f"expected at least {LEAST_WORDINGS} with {LEAST_HELD_OUT}"
            )

    def choose(self, rng: np.random.Generator, split: Split) -> str:
        """Draw a template of a split; the plainest for "all"."""
        if split == "all":
            return self.taught[0]
        return str(rng.choice(list(self.held_out if split == "wordings" else self.taught)))


def fill(template: str, slots: Mapping[str, str]) -> str:
    """Return the sentence of a template."""
    try:
        return template.format(**slots)
    except (KeyError, IndexError) as error:
        raise WordingError(f"{template!r} has no value for {error}; there are {', '.join(slots)}") from None


def listed(names: Sequence[str], last: str = "and") -> str:
    """Return names as "the red cube, the blue cube and the green cube"."""
    return phrases.listed([f"the {name}" for name in names], last)


def one_on_another(names: Sequence[str]) -> str:
    """Return a stack, lowest first, as "the blue cube on the red cube, then the green cube on the blue cube"."""
    return ", then ".join(f"the {upper} on the {lower}" for lower, upper in pairwise(names))
