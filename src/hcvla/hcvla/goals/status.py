"""What a test of a goal can find: it holds, it does not, or what is known does not tell."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

from hcvla.api.errors import HcvlaError


class CannotTellError(HcvlaError):
    """What is known does not decide a question; the message says what is not known."""


class Status(Enum):
    """Kleene's three truth values."""

    HOLDS = "holds"
    DOES_NOT_HOLD = "does not hold"
    UNKNOWN = "unknown"

    @property
    def negated(self) -> Status:
        """The status of the contrary."""
        contrary = {Status.HOLDS: Status.DOES_NOT_HOLD, Status.DOES_NOT_HOLD: Status.HOLDS}
        return contrary.get(self, Status.UNKNOWN)


@dataclass(frozen=True)
class Finding:
    """How a test of a goal came out."""

    status: Status
    reasons: tuple[str, ...] = ()
    """What is missing, or what cannot be decided, in words; empty if it holds."""

    @property
    def holds(self) -> bool:
        """Whether the goal is known to hold."""
        return self.status is Status.HOLDS

    @property
    def why(self) -> str:
        """The reasons as one line."""
        return "; ".join(self.reasons)


def every(statuses: Iterable[Status]) -> Status:
    """Return the status of all together; every one is asked."""
    found = set(statuses)
    if Status.DOES_NOT_HOLD in found:
        return Status.DOES_NOT_HOLD
    return Status.UNKNOWN if Status.UNKNOWN in found else Status.HOLDS


def either(statuses: Iterable[Status]) -> Status:
    """Return the status of at least one of them; every one is asked."""
    return every([status.negated for status in statuses]).negated


def all_of(tests: Iterable[Callable[[], bool]]) -> bool:
    """Whether every test is true; one that is false decides, whatever others cannot tell. Raise CannotTellError."""
    doubt: CannotTellError | None = None
    for test in tests:
        try:
            if not test():
                return False
        except CannotTellError as error:
            doubt = doubt or error
    if doubt is not None:
        raise doubt
    return True
