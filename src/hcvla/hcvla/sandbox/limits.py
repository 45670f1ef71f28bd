"""What a program may use up, and the errors of running out."""

from __future__ import annotations

import time
from dataclasses import dataclass

from hcvla.api.errors import HcvlaError
from hcvla.api.outcomes import Outcome
from hcvla.configuration.ranges import NonNegativeFloat, PositiveFloat, PositiveInt


@dataclass(frozen=True, kw_only=True)
class SandboxLimits:
    """Limits of one program session; the defaults hold every attack in tests/sandbox."""

    turn_sec: PositiveFloat = 1.0
    """Computing time between two API calls [s]."""
    feed_sec: PositiveFloat = 3.0
    """Computing time of one run of lines, API calls not counted [s]."""
    sleep_sec: NonNegativeFloat = 60.0
    """All sleeping together, on the robot's clock [s]; programs wait a second or two between tries."""
    memory_bytes: PositiveInt = 64 << 20
    """Most memory of the worker process."""
    recursion: PositiveInt = 200
    """Deepest nesting of calls."""
    source_chars: PositiveInt = 20_000
    """Longest program text, all runs of lines together."""
    printed_bytes: PositiveInt = 64 << 10
    """Most that one run of lines may print."""
    api_calls: PositiveInt = 500
    """Most API calls of a session; a task of the suite needs fewer than 100."""
    wall_sec: PositiveFloat = 3600.0
    """From making the session to its last call, subtasks included [s]."""
    remembered_poses: PositiveInt = 200
    """Most entries of pose_dict: it crosses the border at every call."""
    text_chars: PositiveInt = 200
    """Longest text that may be an argument or a key."""
    backstop_sec: PositiveFloat = 10.0
    """A worker that has not answered after this long is killed [s]."""


class BudgetExceededError(HcvlaError):
    """A program used up its API calls, its time or its memory of poses."""

    outcome = Outcome.BUDGET_EXCEEDED


class SandboxBusyError(HcvlaError):
    """A session was used while its program runs."""

    outcome = Outcome.BUSY


class CallBudget:
    """The API calls and the time that are left to a session."""

    def __init__(self, limits: SandboxLimits) -> None:
        """Start the clock."""
        self._limits = limits
        self._deadline = time.monotonic() + limits.wall_sec
        self.calls = 0
        """API calls made so far."""

    def charge(self, line: int) -> None:
        """Count a call from a line; raise BudgetExceededError if there are too many or the time is over."""
        self.calls += 1
        if self.calls > self._limits.api_calls:
            raise BudgetExceededError(f"line {line}: more than {self._limits.api_calls} API calls in one program")
        if time.monotonic() > self._deadline:
            raise BudgetExceededError(f"line {line}: the program took longer than {self._limits.wall_sec:g} s")
