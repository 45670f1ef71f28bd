"""How far a collection is: a bar in a terminal, a line now and then elsewhere."""

from __future__ import annotations

import time
from types import TracebackType
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

if TYPE_CHECKING:
    from hcvla.recording.simulation.job import JobResult
    from hcvla.recording.simulation.schedule import Schedule

_LINE_SEC = 30.0
"""Where there is no terminal, a line is printed no more often."""


class CollectionProgress:
    """Counts episodes as they end; a context manager."""

    def __init__(self, console: Console, schedule: Schedule) -> None:
        """Start with what a schedule already has."""
        self._console, self._schedule, self._before = console, schedule, schedule.good
        self._frames, self._failed = 0, 0
        self._begun = self._shown = time.monotonic()
        columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
        self._bar = Progress(*columns, console=console)
        self._id = self._bar.add_task("starting …", total=schedule.wanted, completed=schedule.good)

    def add(self, result: JobResult) -> None:
        """Count one more."""
        self._frames += result.frames if result.kept else 0
        self._failed += not result.success
        self._bar.update(self._id, completed=self._schedule.good, description=self.words())
        if not self._console.is_terminal and time.monotonic() - self._shown > _LINE_SEC:
            self._line()

    def words(self) -> str:
        """Return rate, failures and time left."""
        passed = max(1e-9, time.monotonic() - self._begun)
        new = self._schedule.good - self._before
        left = (self._schedule.wanted - self._schedule.good) * passed / max(1, new)
        rate = f"{60.0 * new / passed:.1f} episodes a minute, {self._frames / passed:.0f} frames a second"
        minutes, seconds = divmod(round(left), 60)
        return f"{rate}, {self._failed} failed, {minutes // 60}:{minutes % 60:02d}:{seconds:02d} left"

    def __enter__(self) -> CollectionProgress:
        """Begin to draw."""
        todo = self._schedule.wanted - self._schedule.good
        self._console.print(f"{self._schedule.wanted} episodes, {todo} of them to collect", markup=False)
        if self._console.is_terminal:
            self._bar.start()
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Leave the last state standing."""
        if self._console.is_terminal:
            self._bar.stop()
        else:
            self._line()

    def _line(self) -> None:
        self._shown = time.monotonic()
        done = f"{self._schedule.good} of {self._schedule.wanted}"
        self._console.print(f"{done}: {self.words()}", markup=False, soft_wrap=True)
