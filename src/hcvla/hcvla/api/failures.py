"""Which builtin exception a program sees when an API call fails: one for each kind of failure."""

from __future__ import annotations

from hcvla.api.errors import HcvlaError
from hcvla.api.outcomes import Outcome

FAILURE_BUILTINS: dict[Outcome, type[Exception]] = {
    Outcome.OBJECT_NOT_FOUND: LookupError,
    Outcome.AMBIGUOUS: LookupError,
    Outcome.BAD_ARGUMENT: ValueError,
    Outcome.TIMED_OUT: TimeoutError,
    Outcome.UNREACHABLE: OSError,
    Outcome.BLOCKED: OSError,
    Outcome.NOT_GRASPED: RuntimeError,
    Outcome.DROPPED: RuntimeError,
    Outcome.NOT_PLACED: RuntimeError,
    Outcome.UNVERIFIED: RuntimeError,
}
"""A program may catch these; every other outcome (stop, lost node, robot fault, ...) ends it uncatchably."""


def program_exception(error: HcvlaError) -> Exception | None:
    """Return what the program sees, its message starting with the outcome's label; None if it may not go on."""
    builtin = FAILURE_BUILTINS.get(error.outcome)
    return None if builtin is None else builtin(f"{error.outcome.label}: {error}")
