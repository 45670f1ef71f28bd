"""The stop of one task: latched outside the program, so that no line of it can undo it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from hcvla.api.errors import HcvlaError, StoppedError
from hcvla.robots.arm import StopReport

_AGAIN_SEC = 0.03


class StopLatch:
    """Says whether a task must stop, and makes sure that a subtask which just began stops too."""

    def __init__(self) -> None:
        """Start released."""
        self._requested = threading.Event()
        self._no_subtask = threading.Event()
        self._no_subtask.set()
        self._reported = threading.Event()
        self._report: StopReport | None = None

    @property
    def requested(self) -> bool:
        """Whether a stop was requested."""
        return self._requested.is_set()

    def ask(self) -> None:
        """Latch the stop; nothing new begins from here on."""
        self._requested.set()

    def check(self) -> None:
        """Raise StoppedError if a stop was requested."""
        if self.requested:
            raise StoppedError("the task was stopped")

    def wait(self, duration_sec: float) -> None:
        """Wait for a duration [s]; raise as `check` does as soon as a stop is requested."""
        self._requested.wait(duration_sec)
        self.check()

    @contextmanager
    def subtask(self) -> Iterator[None]:
        """Bracket one subtask; raise as `check` does instead of letting it begin after a stop."""
        self._no_subtask.clear()
        try:
            self.check()
            yield
        finally:
            self._no_subtask.set()

    def brake(self, cancel: Callable[[], StopReport], limit_sec: float) -> StopReport:
        """Cancel until no subtask runs any more, at most `limit_sec` [s]; return what the stop saw."""
        started = time.monotonic()
        report = _measured(cancel)
        # A subtask that passed its check just before the latch may reach the arm just after the first cancel.
        while not self._no_subtask.wait(_AGAIN_SEC) and time.monotonic() - started < limit_sec:
            again = _measured(cancel)
            report = replace(again, braking_sec=max(report.braking_sec, again.braking_sec))
        if not self._no_subtask.is_set():
            report = replace(report, at_rest=False, message=f"the subtask did not return within {limit_sec:g} s")
        self._report = report
        self._reported.set()
        return report

    def report(self, limit_sec: float) -> StopReport | None:
        """Return what the stop saw, waiting for it at most `limit_sec` [s]; None if it has not come."""
        self._reported.wait(limit_sec)
        return self._report


def _measured(cancel: Callable[[], StopReport]) -> StopReport:
    started = time.monotonic()
    try:
        return cancel()
    except HcvlaError as error:
        return StopReport(False, time.monotonic() - started, str(error))
