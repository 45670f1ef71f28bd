"""The interface to what carries out a program's calls: the executor, a test, the evaluation harness."""

from __future__ import annotations

from typing import Protocol

from hcvla.api.registry import Call
from hcvla.api.types import Actor, Value


class Host(Protocol):
    """Who answers a program's calls."""

    def call(self, call: Call, line: int) -> Value | list[Actor]:
        """Carry out a checked call from `line` (1-based, of `ProgramSession.program`); may raise HcvlaError."""
        ...

    def sleep(self, seconds: float) -> None:
        """Let time pass for the arm and the program [s], 0 or more; raise StoppedError if a stop comes meanwhile."""
        ...

    def clock(self) -> float:
        """Return the time that `sleep` passes [s]."""
        ...
