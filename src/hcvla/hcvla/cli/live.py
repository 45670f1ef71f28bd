"""The live view of a task: drawn in place on a terminal, a line for each change elsewhere."""

from __future__ import annotations

from types import TracebackType

import typer
from rich.console import Console
from rich.live import Live

from hcvla.monitor.state import TaskView
from hcvla.monitor.terminal import changes, render


class LiveView:
    """Redraws in place on a terminal; prints each change as one line elsewhere. A context manager."""

    def __init__(self, task: str, console: Console | None = None) -> None:
        """Choose by what the output is."""
        self._console = console or Console()
        self._view = TaskView(task=task)
        self._live = Live(render(self._view), console=self._console, auto_refresh=False)

    def __enter__(self) -> LiveView:
        """Begin to draw."""
        if self._console.is_terminal:
            self._live.start()
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Leave the last picture standing."""
        if self._console.is_terminal:
            self._live.stop()

    def ask(self, question: str) -> bool:
        """Return a person's answer, yes or no; no if there is none to be had."""
        if self._console.is_terminal:
            self._live.stop()
        try:
            return typer.confirm(question, default=False)
        except typer.Abort:
            return False
        finally:
            if self._console.is_terminal:
                self._live.start()

    def show(self, view: TaskView) -> None:
        """Show what is seen of the task now."""
        before, self._view = self._view, view
        if self._console.is_terminal:
            self._live.update(render(view), refresh=True)
            return
        for line in changes(before, view):
            self._console.print(line, highlight=False, markup=False, soft_wrap=True)
