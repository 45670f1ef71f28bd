"""What goals are built of: conditions on a history, and how much of each is already true."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hcvla.sim.goals.history import History


class Condition:
    """Something that is true of a history or not; asked once at every update, for some remember what was true."""

    def true(self, history: History) -> bool:
        """Whether it is true now."""
        raise NotImplementedError

    def share(self, history: History) -> float:
        """How much of it is reached, 0 to 1; 1 is not yet truth for what must still be true at the end."""
        return float(self.true(history))


@dataclass(frozen=True)
class Atom(Condition):
    """A predicate with its arguments."""

    test: Callable[[History], bool]

    def true(self, history: History) -> bool:
        """Whether the predicate is true."""
        return self.test(history)


@dataclass(frozen=True)
class Every(Condition):
    """All of several conditions at once."""

    terms: tuple[Condition, ...]

    def true(self, history: History) -> bool:
        """Whether all are true; every one is asked."""
        return all([term.true(history) for term in self.terms])

    def share(self, history: History) -> float:
        """Return the mean share of the terms."""
        return mean_share(self.terms, history)


@dataclass(frozen=True)
class Either(Condition):
    """At least one of several conditions."""

    terms: tuple[Condition, ...]

    def true(self, history: History) -> bool:
        """Whether one is true; every one is asked."""
        return any([term.true(history) for term in self.terms])


@dataclass(frozen=True)
class Negation(Condition):
    """The contrary of a condition."""

    term: Condition

    def true(self, history: History) -> bool:
        """Whether the condition is false."""
        return not self.term.true(history)


@dataclass(frozen=True)
class Order(Condition):
    """Conditions that become true one after the other; earlier ones may be false again later, the last may not."""

    key: str
    """Its text, under which the history keeps how far it has come."""
    terms: tuple[Condition, ...]

    def true(self, history: History) -> bool:
        """Whether all were true in this order and the last one still is."""
        reached = self._advance(history)
        return reached == len(self.terms) and self.terms[-1].true(history)

    def share(self, history: History) -> float:
        """Return the share of the terms that were reached, the one that is due in part."""
        reached = self._advance(history)
        begun = self.terms[reached].share(history) if reached < len(self.terms) else 0.0
        return (reached + begun) / len(self.terms)

    def _advance(self, history: History) -> int:
        reached = history.reached.get(self.key, 0)
        while reached < len(self.terms) and self.terms[reached].true(history):
            reached += 1
        history.reached[self.key] = reached
        return reached


@dataclass(frozen=True)
class Once(Condition):
    """A condition that has been true at some time."""

    key: str
    term: Condition

    def true(self, history: History) -> bool:
        """Whether it is or was true."""
        if not history.reached.get(self.key) and self.term.true(history):
            history.reached[self.key] = 1
        return bool(history.reached.get(self.key))


def mean_share(terms: Sequence[Condition], history: History) -> float:
    """Return the mean share of several conditions, 0 to 1."""
    return sum(term.share(history) for term in terms) / max(1, len(terms))
