"""The live view of a task in the terminal: the program with its running line, and every subtask with its verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from types import TracebackType

from rich.console import Console, Group
from rich.live import Live
from rich.panel import Panel
from rich.syntax import Syntax
from rich.table import Table
from rich.text import Text


@dataclass(frozen=True)
class SubtaskRow:
    """One subtask as shown."""

    label: str
    verdict: str = ""
    """Empty while it runs."""
    done: bool = False
    seconds: float = 0.0
    """On the robot's clock [s]."""


@dataclass(frozen=True)
class LiveState:
    """Everything on the screen."""

    task: str
    state: str = "starting"
    program: str = ""
    line: int = 0
    elapsed_sec: float = 0.0
    subtasks: Sequence[SubtaskRow] = field(default_factory=tuple)


class LiveView:
    """Redraws in place on a terminal; prints each change as one line elsewhere. A context manager."""

    def __init__(self, task: str, console: Console | None = None) -> None:
        """Choose by what the output is."""
        self._console = console or Console()
        self._state = LiveState(task)
        self._live = Live(render(self._state), console=self._console, auto_refresh=False)

    def __enter__(self) -> LiveView:
        """Begin to draw."""
        if self._console.is_terminal:
            self._live.start()
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Leave the last picture standing."""
        if self._console.is_terminal:
            self._live.stop()

    def show(self, state: LiveState) -> None:
        """Show a new state."""
        before, self._state = self._state, state
        if self._console.is_terminal:
            self._live.update(render(state), refresh=True)
            return
        for line in changes(before, state):
            self._console.print(line, highlight=False, markup=False, soft_wrap=True)


def render(state: LiveState) -> Panel:
    """Return the picture of a state."""
    program: Syntax | Text = Text("waiting for the planner …", style="dim")
    if state.program:
        highlighted = {state.line} if state.line else set()
        program = Syntax(state.program, "python", line_numbers=True, highlight_lines=highlighted, word_wrap=True)
    table = Table(box=None, expand=True, padding=(0, 1), show_header=bool(state.subtasks))
    table.add_column("subtask", ratio=3)
    table.add_column("verdict", ratio=2)
    table.add_column("s", justify="right")
    for row in state.subtasks:
        style = "green" if row.done else "red" if row.verdict else "yellow"
        seconds = f"{row.seconds:.1f}" if row.verdict else "…"
        table.add_row(Text(row.label), Text(row.verdict or "running", style=style), seconds)
    return Panel(Group(program, table), title=Text(state.task, style="bold"), subtitle=_status(state))


def changes(before: LiveState, after: LiveState) -> list[str]:
    """Return what is new, one line each, for output that is not a terminal."""
    lines = []
    if after.program != before.program:
        old = before.program.splitlines()
        new = after.program.splitlines()
        kept = len(old) if new[: len(old)] == old else 0
        lines += [f"program {number:3d} | {text}" for number, text in enumerate(new, 1) if number > kept]
    for number, row in enumerate(after.subtasks):
        known = before.subtasks[number] if number < len(before.subtasks) else None
        if known is None:
            lines.append(f"line {after.line:3d} > {row.label}")
        if row.verdict and (known is None or not known.verdict):
            lines.append(f"         {row.verdict} after {row.seconds:.1f} s")
    if after.state != before.state:
        lines.append(f"[{after.elapsed_sec:5.1f} s] {after.state}")
    return lines


def _status(state: LiveState) -> Text:
    return Text(f"{state.state}   {state.elapsed_sec:.1f} s", style="dim")
