"""How far a number of episodes is: a bar in a terminal, a line now and then elsewhere."""

from __future__ import annotations

import time
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

_LINE_SEC = 30.0
"""Where there is no terminal, a line is printed no more often."""


class EpisodeProgress:
    """Shows how many of the wanted episodes there are, their rate and the time left; a context manager."""

    def __init__(self, console: Console, total: int, done: int = 0, todo: str = "to run") -> None:
        """Start with what an interrupted run has left; `todo` says what becomes of the others."""
        self._console, self._total, self._done, self._before, self._todo = console, total, done, done, todo
        self._began_sec = self._shown_sec = time.monotonic()
        self._facts = ""
        columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
        self._bar = Progress(*columns, console=console)
        self._id = self._bar.add_task("starting …", total=total, completed=done)

    def update(self, done: int, facts: str) -> None:
        """Show that so many episodes are done, and what else is known of them."""
        self._done, self._facts = done, facts
        self._bar.update(self._id, completed=done, description=self.words())
        if not self._console.is_terminal and time.monotonic() - self._shown_sec > _LINE_SEC:
            self._line()

    @property
    def passed_sec(self) -> float:
        """How long this run has taken [s]."""
        return max(1e-9, time.monotonic() - self._began_sec)

    def words(self) -> str:
        """Return the facts, the rate of this run and the time left."""
        new = self._done - self._before
        left_sec = (self._total - self._done) * self.passed_sec / max(1, new)
        return f"{self._facts}, {60.0 * new / self.passed_sec:.1f} episodes a minute, {_clock(left_sec)} left"

    def __enter__(self) -> EpisodeProgress:
        """Begin to draw."""
        self._console.print(f"{self._total} episodes, {self._total - self._done} of them {self._todo}", markup=False)
        if self._console.is_terminal:
            self._bar.start()
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Leave the last state standing."""
        if self._console.is_terminal:
            self._bar.stop()
        elif self._facts:
            self._line()

    def _line(self) -> None:
        self._shown_sec = time.monotonic()
        self._console.print(f"{self._done} of {self._total}: {self.words()}", markup=False, soft_wrap=True)


def _clock(duration_sec: float) -> str:
    minutes, seconds = divmod(round(duration_sec), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}"
