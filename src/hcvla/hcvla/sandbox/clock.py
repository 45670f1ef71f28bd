"""The time a program sees and sleeps through is the robot's: the host answers, and all sleeping together is bounded."""

from __future__ import annotations

from pydantic_monty import FunctionSnapshot

from hcvla.sandbox.host import Host
from hcvla.sandbox.limits import BudgetExceededError, SandboxLimits


class ProgramClock:
    """Answers time.sleep, time.time and its like."""

    def __init__(self, host: Host, limits: SandboxLimits) -> None:
        """Start with nothing slept."""
        self._host, self._limits = host, limits
        self._slept_sec = 0.0

    def answer(self, call: FunctionSnapshot) -> float | None:
        """Return what an operating system's function returns; raise BudgetExceededError, or what the host raises."""
        if call.function_name != "time.sleep":
            return self._host.clock()
        (seconds,) = call.args
        self._slept_sec += seconds
        if not self._slept_sec <= self._limits.sleep_sec:
            raise BudgetExceededError(f"the program sleeps for more than {self._limits.sleep_sec:g} s in all")
        self._host.sleep(seconds)
        return None

    @staticmethod
    def knows(call: FunctionSnapshot) -> bool:
        """Whether a call is for the clock."""
        return call.function_name in ("time.sleep", "time.time")
