"""What a sentence can mean: goal and program together, and which of these nothing contradicts.

Goal and program are written independently, each with a probability. A pair that the sentence or the other one
contradicts is ruled out (`hcvla.planner.checks`), and what it had of the probability goes to those that are left: a
reading that was second may be the only one that can be meant.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product

from hcvla.api.outcomes import Outcome, Verdict

MOST_READINGS = 40
"""So many of the likeliest pairs are checked."""
LEAST_SHARE = 0.8
"""What is done brings about at least this share of all that may be meant."""


@dataclass(frozen=True)
class Interpretation:
    """A goal and the answers of a program for it."""

    goal: str
    program: tuple[str, ...]
    probability: float
    objection: Verdict | None = None
    """What speaks against it."""

    @property
    def deeds(self) -> tuple[str, ...]:
        """What its program does, in whatever order: where that matters, the other order is contradicted."""
        return tuple(sorted(self.program))

    @property
    def contradicted(self) -> bool:
        """Whether it cannot be meant; what only the robot cannot do may be."""
        return self.objection is not None and self.objection.outcome is Outcome.NOT_UNDERSTOOD


@dataclass(frozen=True)
class Understanding:
    """All readings of a sentence that were checked, the likeliest first."""

    readings: Sequence[Interpretation]

    @property
    def possible(self) -> list[Interpretation]:
        """Those that nothing contradicts."""
        return [reading for reading in self.readings if not reading.contradicted]

    @property
    def probability(self) -> float:
        """How probable it is that one of those is meant."""
        return sum(reading.probability for reading in self.possible)

    @property
    def best(self) -> list[Interpretation]:
        """Of all that do the same the likeliest reading; what is to be done first.

        That is the likeliest of those programs which bring about so much of what may be meant that they can be done.
        """
        shares, reached = self._shares, self._reached
        first = {reading.deeds: reading for reading in reversed(self.possible)}
        order = sorted(first, key=lambda deeds: (reached[deeds] < self._enough, -shares[deeds]))
        return [first[deeds] for deeds in order]

    @property
    def share(self) -> float:
        """How much of the probability of what may be meant those goals have that the best brings about, 0 to 1."""
        return self._reached[self.best[0].deeds] / self.probability if self.possible else 0.0

    def with_sure_goal(self) -> Understanding:
        """Return the same, the one goal of which is sure, so that of all programs those count that bring it about.

        Each then has its share of the probability that all programs have together.
        """
        every, bringing = (sum(reading.probability for reading in some) for some in (self.readings, self.possible))
        scale = every / bringing if bringing else 1.0
        return Understanding([replace(reading, probability=reading.probability * scale) for reading in self.possible])

    @property
    def _enough(self) -> float:
        return LEAST_SHARE * self.probability

    @cached_property
    def _shares(self) -> dict[tuple[str, ...], float]:
        shares: dict[tuple[str, ...], float] = defaultdict(float)
        for reading in self.possible:
            shares[reading.deeds] += reading.probability
        return shares

    @cached_property
    def _reached(self) -> dict[tuple[str, ...], float]:
        """How probable the goals together are that each program brings about.

        Where only one goal may be meant it does not matter by which program it is reached: an exchange may begin with
        either of the two. Of what has no goal, only the program itself is known to be meant.
        """
        goals: dict[str | tuple[str, ...], float] = defaultdict(float)
        reached: dict[tuple[str, ...], set[str | tuple[str, ...]]] = defaultdict(set)
        for reading in self.possible:
            meant = reading.goal or reading.deeds
            goals[meant] += reading.probability
            reached[reading.deeds].add(meant)
        return {deeds: sum(goals[each] for each in brought) for deeds, brought in reached.items()}


def understand(
    goals: Iterable[tuple[str, float]],
    programs: Iterable[tuple[tuple[str, ...], float]],
    object_to: Callable[[str, tuple[str, ...]], Verdict | None],
) -> Understanding:
    """Pair goals with programs, both with their probabilities, and ask what speaks against each pair."""
    pairs = [(goal, program, first * second) for (goal, first), (program, second) in product(goals, programs)]
    likeliest = heapq.nlargest(MOST_READINGS, pairs, key=lambda pair: pair[2])
    return Understanding([Interpretation(goal, program, p, object_to(goal, program)) for goal, program, p in likeliest])
