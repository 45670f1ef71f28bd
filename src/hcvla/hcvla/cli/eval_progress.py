"""How far an evaluation is: a bar in a terminal, a line now and then elsewhere."""

from __future__ import annotations

import time
from collections.abc import Sequence
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from hcvla.evaluation.episode import EpisodeResult

_LINE_SEC = 30.0
"""Where there is no terminal, a line is printed no more often."""


class EvaluationProgress:
    """Counts episodes as they end; a context manager."""

    def __init__(self, console: Console, total: int, known: Sequence[EpisodeResult]) -> None:
        """Start with the results that an interrupted run has left."""
        self._console, self._total = console, total
        self._known = {(result.task, result.seed): result.success for result in known}
        self._new, self._begun, self._shown = 0, time.monotonic(), time.monotonic()
        columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
        self._bar = Progress(*columns, console=console)
        self._id = self._bar.add_task("starting …", total=total, completed=len(self._known))

    def add(self, result: EpisodeResult) -> None:
        """Count one more."""
        self._known[result.task, result.seed] = result.success
        self._new += 1
        self._bar.update(self._id, completed=len(self._known), description=self.words())
        if not self._console.is_terminal and time.monotonic() - self._shown > _LINE_SEC:
            self._line()

    def words(self) -> str:
        """Return successes, rate and time left."""
        left_sec = (self._total - len(self._known)) * self.seconds_per_episode
        good = 100.0 * sum(self._known.values()) / max(1, len(self._known))
        rate = 60.0 / max(1e-9, self.seconds_per_episode)
        return f"{good:.1f} % succeeded, {rate:.1f} episodes a minute, {_clock(left_sec)} left"

    @property
    def seconds_per_episode(self) -> float:
        """Mean time from one new result to the next [s]."""
        return (time.monotonic() - self._begun) / max(1, self._new)

    def __enter__(self) -> EvaluationProgress:
        """Begin to draw."""
        self._console.print(f"{self._total} episodes, {self._total - len(self._known)} of them to run", markup=False)
        if self._console.is_terminal:
            self._bar.start()
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Leave the last state standing."""
        if self._console.is_terminal:
            self._bar.stop()
        elif self._new:
            self._line()

    def _line(self) -> None:
        self._shown = time.monotonic()
        self._console.print(f"{len(self._known)} of {self._total}: {self.words()}", markup=False, soft_wrap=True)


def _clock(duration_sec: float) -> str:
    minutes, seconds = divmod(round(duration_sec), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}"
