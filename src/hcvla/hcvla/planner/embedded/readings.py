"""What a sentence can mean: goal and program together, and which of these nothing contradicts.

Goal and program are written independently, each with a probability. A pair that the sentence or the other one
contradicts is ruled out (`hcvla.planner.checks`), and what it had of the probability goes to those that are left: a
reading that was second may be the only one that can be meant.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product

from hcvla.api.outcomes import Outcome, Verdict
from hcvla.planner.checks.ideal_run import Effect

MOST_READINGS = 40
"""So many of the likeliest pairs are checked."""


@dataclass(frozen=True)
class Interpretation:
    """A goal and the answers of a program for it."""

    goal: str
    program: tuple[str, ...]
    probability: float
    objection: Verdict | None = None
    """What speaks against it."""
    effect: Effect | None = None
    """What comes of its program; None: not known."""

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
        """Of all that do the same the likeliest reading; what is likeliest to be done first."""
        shares = self._shares
        first = {self._kinds[reading.deeds]: reading for reading in reversed(self.possible)}
        return [first[kind] for kind in sorted(first, key=lambda kind: -shares[kind])]

    @property
    def share(self) -> float:
        """How much of the probability of what may be meant those have that do the likeliest, 0 to 1."""
        return max(self._shares.values(), default=0.0) / (self.probability or 1.0)

    def with_sure_goal(self) -> Understanding:
        """Return the same, the one goal of which is sure, so that of all programs those count that bring it about.

        Each then has its share of the probability that all programs have together. Those that do the same to the same
        things count as one: what else differs, the goal does not ask for.
        """
        every, bringing = (sum(reading.probability for reading in some) for some in (self.readings, self.possible))
        scale = every / bringing if bringing else 1.0
        return Understanding(
            [
                replace(reading, probability=reading.probability * scale, effect=_without_places(reading.effect))
                for reading in self.possible
            ]
        )

    @property
    def _shares(self) -> dict[Hashable, float]:
        shares: dict[Hashable, float] = defaultdict(float)
        for reading in self.possible:
            shares[self._kinds[reading.deeds]] += reading.probability
        return shares

    @cached_property
    def _kinds(self) -> dict[tuple[str, ...], Hashable]:
        """What tells the programs of these deeds from others.

        Of two that bring the same goals about by doing the same to the same things, with the same end, it does not
        matter which is meant: an exchange may begin with either of the two.
        """
        goals: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for reading in self.possible:
            goals[reading.deeds].add(reading.goal)
        effects = {reading.deeds: reading.effect for reading in reversed(self.possible)}
        return {
            deeds: deeds if effect is None else (effect, frozenset(goals[deeds])) for deeds, effect in effects.items()
        }


def _without_places(effect: Effect | None) -> Effect | None:
    return effect and replace(effect, places=())


def understand(
    goals: Iterable[tuple[str, float]],
    programs: Iterable[tuple[tuple[str, ...], float]],
    object_to: Callable[[str, tuple[str, ...]], Verdict | None],
    effect_of: Callable[[tuple[str, ...]], Effect | None] = lambda program: None,
) -> Understanding:
    """Pair goals with programs, both with their probabilities, and ask what speaks against each pair.

    `effect_of` says what comes of a program, for those that are left.
    """
    pairs = [(goal, program, first * second) for (goal, first), (program, second) in product(goals, programs)]
    likeliest = heapq.nlargest(MOST_READINGS, pairs, key=lambda pair: pair[2])
    readings = [Interpretation(goal, program, p, object_to(goal, program)) for goal, program, p in likeliest]
    return Understanding(
        [each if each.contradicted else replace(each, effect=effect_of(each.program)) for each in readings]
    )
