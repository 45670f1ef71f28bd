"""How often a task may fail and be planned again, and the errors of ending it."""

from __future__ import annotations

from hcvla.api.errors import HcvlaError
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.executor.config import ExecutorConfig
from hcvla.executor.situation import Situation
from hcvla.executor.subtasks import SubtaskFailedError
from hcvla.memory.records import StepRecord

_ADVICE = {
    Outcome.UNREACHABLE: "bring it nearer to the robot, or name another object or place",
    Outcome.BLOCKED: "make room, or name another object or place",
    Outcome.OBJECT_NOT_FOUND: "name one of what is seen or remembered",
    Outcome.AMBIGUOUS: "name one object alone",
    Outcome.BAD_ARGUMENT: "ask for something else",
}
"""Failures that last as long as everything stands as it does, and what a person can do about them."""


class TaskFailedError(HcvlaError):
    """A task cannot be finished; carries the outcome of what stood in its way."""

    def __init__(self, outcome: Outcome, message: str) -> None:
        """Take the outcome that the task ends with."""
        super().__init__(message)
        self.outcome = outcome

    @classmethod
    def of(cls, step: StepRecord) -> TaskFailedError:
        """Return a recorded step's failure as the program is to see it again."""
        verdict = step.verdict or Verdict(Outcome.STOPPED, "it has not ended")
        return cls(verdict.outcome, f"{step.the_call.label}: {verdict.message or verdict.outcome.label}")


class FailureCount:
    """Counts the failed steps of a task against what its config allows."""

    def __init__(self, config: ExecutorConfig) -> None:
        """Start at none."""
        self._config = config
        self._all = 0
        self._row = 0
        self._newest = ""
        self._lasting: tuple[HcvlaError, str, Situation] | None = None

    def add(self, error: HcvlaError, code: str, situation: Situation | None) -> None:
        """Count a failure of lines that were asked for in a situation; raise TaskFailedError if there were too many."""
        self._lasting = None
        if error.outcome in _ADVICE and situation is not None:
            self._lasting = (error, code.strip(), situation)
        label = error.call.label if isinstance(error, SubtaskFailedError) else str(error)
        self._all += 1
        self._row = self._row + 1 if label == self._newest else 1
        self._newest = label
        if self._all > self._config.failures:
            raise TaskFailedError(error.outcome, f"{error} (after {self._all} failed steps)")
        if self._row > self._config.failures_in_a_row:
            raise TaskFailedError(error.outcome, f"{error} ({self._row} times in a row)")

    def require_change(self, code: str, situation: Situation | None) -> None:
        """Raise TaskFailedError if lines are those that failed for a lasting reason, and nothing has changed since."""
        if self._lasting is None or situation is None:
            return
        error, failed, before = self._lasting
        if code.strip() == failed and situation.is_like(before):
            why = "nothing has changed since, so it is not tried again"
            raise TaskFailedError(error.outcome, f"{error}; {why}: {_ADVICE[error.outcome]}")

    def clear_row(self) -> None:
        """Forget what failed last: something else succeeded since."""
        self._row, self._newest, self._lasting = 0, "", None
