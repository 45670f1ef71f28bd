"""What goals are built of: conditions on facts, what can be said of each, and how much of it is already so."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from hcvla.goals.facts import Facts
from hcvla.goals.status import CannotTellError, Status, either, every
from hcvla.goals.wording import denied
from hcvla.language.phrases import listed

Describe = Callable[[Facts], str]
"""Says in words what is the case where a predicate is not true."""


class Condition(ABC):
    """Something that facts fulfil or not; asked once at every update, for some remember what was true."""

    @property
    @abstractmethod
    def words(self) -> str:
        """What it says, as people say it."""

    @abstractmethod
    def status(self, facts: Facts) -> Status:
        """Return whether it holds now."""

    @abstractmethod
    def reasons(self, facts: Facts) -> list[str]:
        """Return why it does not hold, or why that cannot be decided; empty if it holds."""

    def share(self, facts: Facts) -> float:
        """Return how much of it is reached, 0 to 1; at 1 an order need not hold: its last term may be false again."""
        return float(self.status(facts) is Status.HOLDS)


@dataclass(frozen=True)
class Atom(Condition):
    """A predicate with its arguments."""

    text: str
    said: str
    """The same, as people say it."""
    test: Callable[[Facts], bool]
    describe: Describe

    @property
    def words(self) -> str:
        """What the predicate says."""
        return self.said

    def status(self, facts: Facts) -> Status:
        """Return whether the predicate is true."""
        try:
            return Status.HOLDS if self.test(facts) else Status.DOES_NOT_HOLD
        except CannotTellError:
            return Status.UNKNOWN

    def reasons(self, facts: Facts) -> list[str]:
        """Return what is otherwise than the predicate says."""
        try:
            return [] if self.test(facts) else [self.describe(facts)]
        except CannotTellError as error:
            return [str(error)]


@dataclass(frozen=True)
class Every(Condition):
    """All of several conditions at once."""

    terms: tuple[Condition, ...]

    @property
    def words(self) -> str:
        """What the terms say, joined."""
        return listed(list(dict.fromkeys(term.words for term in self.terms)))

    def status(self, facts: Facts) -> Status:
        """Return whether all hold; every one is asked."""
        return every([term.status(facts) for term in self.terms])

    def reasons(self, facts: Facts) -> list[str]:
        """Return what is missing: what does not hold, or else what cannot be decided."""
        return missing(self.terms, facts)

    def share(self, facts: Facts) -> float:
        """Return the mean share of the terms."""
        return mean_share(self.terms, facts)


@dataclass(frozen=True)
class Either(Condition):
    """At least one of several conditions."""

    terms: tuple[Condition, ...]

    @property
    def words(self) -> str:
        """What the terms say, of which one is enough."""
        return f"either {listed([term.words for term in self.terms], 'or')}"

    def status(self, facts: Facts) -> Status:
        """Return whether one holds; every one is asked."""
        return either([term.status(facts) for term in self.terms])

    def reasons(self, facts: Facts) -> list[str]:
        """Return what is missing to each of the terms, in one text."""
        if self.status(facts) is Status.HOLDS:
            return []
        return [" and ".join(", ".join(term.reasons(facts)) for term in self.terms)]


@dataclass(frozen=True)
class Negation(Condition):
    """The contrary of a condition."""

    text: str
    """That of the condition."""
    term: Condition

    @property
    def words(self) -> str:
        """What must not be so."""
        return denied(self.term.words)

    def status(self, facts: Facts) -> Status:
        """Return whether the condition does not hold."""
        return self.term.status(facts).negated

    def reasons(self, facts: Facts) -> list[str]:
        """Say that the condition holds."""
        return [f"{self.text} holds"] if self.term.status(facts) is Status.HOLDS else self.term.reasons(facts)


@dataclass(frozen=True)
class Order(Condition):
    """Conditions that become true one after the other; earlier ones may be false again later, the last may not."""

    key: str
    """Its text, under which the facts keep how far it has come."""
    terms: tuple[Condition, ...]
    texts: tuple[str, ...] = field(default=())
    """Those of the terms."""

    @property
    def words(self) -> str:
        """What the terms say, one after the other."""
        return f"first {', then '.join(term.words for term in self.terms)}"

    def status(self, facts: Facts) -> Status:
        """Return whether all were true in this order and the last one still is."""
        if self._advance(facts) == len(self.terms):
            return self.terms[-1].status(facts)
        return Status.UNKNOWN if self.key in facts.doubts else Status.DOES_NOT_HOLD

    def reasons(self, facts: Facts) -> list[str]:
        """Return what is missing to the condition that is due, or to the last one."""
        reached = self._advance(facts)
        if reached == len(self.terms):
            return self.terms[-1].reasons(facts)
        if self.key in facts.doubts:
            return [facts.doubts[self.key]]
        due = ", ".join(self.terms[reached].reasons(facts))
        return [f"{self.texts[reached]} was never seen to hold (step {reached + 1} of {len(self.terms)}; now {due})"]

    def share(self, facts: Facts) -> float:
        """Return the share of the terms that were reached, the one that is due in part."""
        reached = self._advance(facts)
        begun = self.terms[reached].share(facts) if reached < len(self.terms) else 0.0
        return (reached + begun) / len(self.terms)

    def _advance(self, facts: Facts) -> int:
        reached = facts.reached.get(self.key, 0)
        while reached < len(self.terms):
            status = self.terms[reached].status(facts)
            if status is Status.UNKNOWN and self.key not in facts.doubts:
                facts.doubts[self.key] = ", ".join(self.terms[reached].reasons(facts))
            if status is not Status.HOLDS:
                break
            facts.doubts.pop(self.key, None)
            reached += 1
        facts.reached[self.key] = reached
        return reached


@dataclass(frozen=True)
class Once(Condition):
    """A condition that has been true at some time."""

    key: str
    term: Condition

    @property
    def words(self) -> str:
        """What was so at some time."""
        return f"at some time {self.term.words}"

    def status(self, facts: Facts) -> Status:
        """Return whether it is or was true."""
        if facts.reached.get(self.key):
            return Status.HOLDS
        status = self.term.status(facts)
        if status is Status.HOLDS:
            facts.reached[self.key] = 1
        elif status is Status.UNKNOWN:
            facts.doubts.setdefault(self.key, ", ".join(self.term.reasons(facts)))
        doubted = status is Status.DOES_NOT_HOLD and self.key in facts.doubts
        return Status.UNKNOWN if doubted else status

    def reasons(self, facts: Facts) -> list[str]:
        """Return what is missing to the condition now, or why it may have been true."""
        if self.status(facts) is Status.HOLDS:
            return []
        return [facts.doubts[self.key]] if self.key in facts.doubts else self.term.reasons(facts)


@dataclass(frozen=True)
class Part:
    """One of the conditions that a goal joins by `and`."""

    text: str
    condition: Condition


def missing(terms: Sequence[Condition], facts: Facts) -> list[str]:
    """Return the reasons of the terms that do not hold; if there are none, of those that cannot be decided."""
    statuses = [term.status(facts) for term in terms]
    wanted = Status.DOES_NOT_HOLD if Status.DOES_NOT_HOLD in statuses else Status.UNKNOWN
    return [
        reason
        for term, status in zip(terms, statuses, strict=True)
        if status is wanted
        for reason in term.reasons(facts)
    ]


def mean_share(terms: Sequence[Condition], facts: Facts) -> float:
    """Return the mean share of several conditions, 0 to 1."""
    return sum(term.share(facts) for term in terms) / max(1, len(terms))
