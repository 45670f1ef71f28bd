"""How often a task may fail and be planned again, and the errors of ending it."""

from __future__ import annotations

from hcvla.api.errors import HcvlaError
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.executor.config import ExecutorConfig
from hcvla.executor.subtasks import SubtaskFailedError
from hcvla.memory.records import StepRecord


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

    def add(self, error: HcvlaError) -> None:
        """Count a failure; raise TaskFailedError if there were too many."""
        label = error.call.label if isinstance(error, SubtaskFailedError) else str(error)
        self._all += 1
        self._row = self._row + 1 if label == self._newest else 1
        self._newest = label
        if self._all > self._config.failures:
            raise TaskFailedError(error.outcome, f"{error} (after {self._all} failed steps)")
        if self._row > self._config.failures_in_a_row:
            raise TaskFailedError(error.outcome, f"{error} ({self._row} times in a row)")

    def clear_row(self) -> None:
        """Forget what failed last: something else succeeded since."""
        self._row, self._newest = 0, ""
