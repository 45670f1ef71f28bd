"""A goal: a boolean expression over predicates, as text, tested on facts about a task.

A goal is Python-like text: predicates of hcvla.goals.spatial_predicates and hcvla.goals.action_predicates with object
names as strings, joined by and, or, not. `then(first, second, ...)` asks for conditions one after the other,
`once(condition)` for one that was true at some time. It holds when the expression is true, every object it names is at
rest, and nothing is in the gripper but objects named in `held`. If it speaks of the tool alone, anything may be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from hcvla.goals import action_predicates, spatial_predicates
from hcvla.goals.conditions import Condition, Part, mean_share, missing
from hcvla.goals.facts import Facts
from hcvla.goals.parser import GoalParser
from hcvla.goals.status import CannotTellError, Finding, Status, all_of, every
from hcvla.language.phrases import listed

SOURCES = (spatial_predicates, action_predicates)
"""Modules whose import declares the predicates."""


@dataclass(frozen=True, kw_only=True)
class Goal:
    """A parsed goal, bound to the names of a scene."""

    text: str
    parts: tuple[Part, ...]
    names: frozenset[str]
    """Objects it names."""
    resting: frozenset[str]
    """Those among them that must be at rest and released."""
    in_hand: frozenset[str]
    """Those that may be in the gripper."""
    about_tool: bool = False
    """Whether it says where the tool must be at the end."""

    @property
    def lets_hold_anything(self) -> bool:
        """Whether it speaks of the tool alone: then it does not matter what is in the gripper."""
        return self.about_tool and not self.names

    @classmethod
    def parse(cls, text: str, names: Sequence[str] | None = None) -> Goal:
        """Return the goal written as `text` over objects called `names`, None for any; raise GoalError in one line."""
        parser = GoalParser(text, None if names is None else tuple(names))
        parts = parser.parts()
        return cls(
            text=text.strip(),
            parts=parts,
            names=frozenset(parser.used),
            resting=frozenset(parser.resting),
            in_hand=frozenset(parser.in_hand),
            about_tool=parser.about_tool,
        )

    @property
    def words(self) -> str:
        """The same, as people say it: "the red cube is on the green tray"."""
        return listed(list(dict.fromkeys(condition.words for condition in self.conditions)))

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """The conditions of its parts."""
        return tuple(part.condition for part in self.parts)

    def status(self, facts: Facts) -> Status:
        """Return whether every part holds, everything it names has come to rest and nothing else is held."""
        # Every part is tested, for orders note how far they have come.
        return every([*[condition.status(facts) for condition in self.conditions], self._still(facts)])

    def holds(self, facts: Facts) -> bool:
        """Whether it is known to hold."""
        return self.status(facts) is Status.HOLDS

    def test(self, facts: Facts) -> Finding:
        """Return whether it holds, with what is missing or cannot be decided in words."""
        status = self.status(facts)
        if status is Status.HOLDS:
            return Finding(status)
        reasons = missing(self.conditions, facts)
        still = self._still(facts)
        if still is status:
            reasons += self._unrest(facts)
        return Finding(status, tuple(dict.fromkeys(reasons)))

    def share(self, facts: Facts) -> float:
        """Return how much of it is reached, 0 to 1: the mean over its parts; of an order, the share of its steps."""
        return mean_share(self.conditions, facts)

    def _still(self, facts: Facts) -> Status:
        if not self._gripper_is_right(facts):
            return Status.DOES_NOT_HOLD
        try:
            rests = all_of(partial(facts.rests, name) for name in sorted(self.resting))
        except CannotTellError:
            return Status.UNKNOWN
        return Status.HOLDS if rests else Status.DOES_NOT_HOLD

    def _gripper_is_right(self, facts: Facts) -> bool:
        return self.lets_hold_anything or facts.in_hand <= self.in_hand

    def _unrest(self, facts: Facts) -> list[str]:
        reasons = [f"'{name}' is still in the gripper" for name in sorted(facts.in_hand - self.in_hand)]
        for name in sorted(self.resting - facts.in_hand):
            try:
                reasons += [] if facts.rests(name) else [f"'{name}' is not at rest"]
            except CannotTellError as error:
                reasons.append(str(error))
        return reasons
