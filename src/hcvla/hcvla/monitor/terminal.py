"""A task in the terminal: the program with its running line, every subtask with its verdict, what is remembered."""

from __future__ import annotations

from collections.abc import Set

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.syntax import Syntax
from rich.table import Table
from rich.text import Text

from hcvla.api.outcomes import Verdict
from hcvla.monitor.state import UNDER_WAY, TaskView
from hcvla.monitor.words import call_words, goal_words, progress_words, verdict_words

_COLOR_OF_RUNNING = "yellow"
_COLOR_OF_DOUBT = "bold yellow"
_AHEAD = "then, if all goes well:"


def render(view: TaskView) -> Panel:
    """Return the picture of a task."""
    parts: list[RenderableType] = [Text(f"goal: {goal_words(view.goal)}", style="bold")] if view.goal else []
    parts.append(_program(view))
    if view.ahead:
        parts += [Text(_AHEAD, style="dim"), _code(view.ahead, first=len(view.program.splitlines()) + 1)]
    if view.doubt:
        parts.append(Text(view.doubt, style=_COLOR_OF_DOUBT))
    if view.waiting:
        parts.append(Text(view.waiting, style=_COLOR_OF_DOUBT))
    if view.subtasks:
        parts.append(_subtasks(view))
    if view.memory:
        parts.append(Text(f"remembered poses: {', '.join(view.memory)}", style="dim"))
    if view.verdict is not None:
        parts.append(Text(verdict_words(view.verdict), style=_color(view.verdict)))
    return Panel(Group(*parts), title=Text(view.task, style="bold"), subtitle=_status(view))


def changes(before: TaskView, after: TaskView) -> list[str]:
    """Return what is new, one line each, for output that is not a terminal."""
    lines = [f"task: {after.task}"] if before.task and after.task != before.task else []
    if after.goal and after.goal != before.goal:
        lines.append(f"goal: {goal_words(after.goal)}")
    if after.program != before.program:
        old = before.program.splitlines()
        new = after.program.splitlines()
        kept = len(old) if new[: len(old)] == old else 0
        lines += [f"program {number:3d} | {text}" for number, text in enumerate(new, 1) if number > kept]
    if after.ahead and after.ahead != before.ahead:
        number = len(after.program.splitlines()) + 1
        lines += [_AHEAD, *(f"        {at:3d} | {text}" for at, text in enumerate(after.ahead.splitlines(), number))]
    if after.doubt and after.doubt != before.doubt:
        lines.append(after.doubt)
    lines += _news_of_subtasks(before, after)
    new_poses = [name for name, pose in after.memory.items() if before.memory.get(name) != pose]
    if new_poses:
        lines.append(f"         remembered poses: {', '.join(new_poses)}")
    if state := _news_of_state(before, after):
        lines.append(f"[{after.elapsed_sec:5.1f} s] {state}")
    if after.waiting and after.waiting != before.waiting:
        lines.append(f"         {after.waiting}")
    return lines


def _news_of_subtasks(before: TaskView, after: TaskView) -> list[str]:
    """Return which calls have begun or ended."""
    lines = []
    known = {subtask.number: subtask for subtask in before.subtasks}
    # The result of a resumed task also has what was done before the interruption.
    first = min(known, default=0)
    for subtask in after.subtasks:
        earlier = known.get(subtask.number)
        if earlier is None and subtask.number > first:
            lines.append(f"line {subtask.line:3d} > {call_words(subtask.call)}")
        if subtask.verdict is not None and subtask.number >= first and (earlier is None or earlier.verdict is None):
            lines.append(f"         {verdict_words(subtask.verdict)} ({subtask.seconds:.1f} s)")
    return lines


def _news_of_state(before: TaskView, after: TaskView) -> str:
    """Return what the task does now, or how it ended, if that is new; the end waits for its verdict, which says why."""
    if after.verdict is not None:
        return verdict_words(after.verdict) if before.verdict is None else ""
    return after.state if after.state != before.state and after.state in UNDER_WAY else ""


def _program(view: TaskView) -> RenderableType:
    if not view.program:
        waiting = "" if view.verdict is not None else "waiting for the planner …"
        return Text(waiting, style="dim")
    return _code(view.program, highlighted={view.line} if view.line else set())


def _code(program: str, first: int = 1, highlighted: Set[int] = frozenset()) -> Syntax:
    """Return lines with their numbers, from `first` on."""
    shown, lit = program.rstrip("\n"), set(highlighted)
    return Syntax(shown, "python", line_numbers=True, start_line=first, highlight_lines=lit, word_wrap=True)


def _subtasks(view: TaskView) -> Table:
    table = Table(box=None, expand=True, padding=(0, 1))
    table.add_column("line", justify="right", style="dim")
    table.add_column("subtask", ratio=3)
    table.add_column("verdict", ratio=3)
    table.add_column("seconds", justify="right")
    for subtask in view.subtasks:
        verdict = subtask.verdict
        words = progress_words(subtask) if verdict is None else verdict_words(verdict)
        seconds = "…" if verdict is None else f"{subtask.seconds:.1f}"
        table.add_row(str(subtask.line), Text(call_words(subtask.call)), Text(words, style=_color(verdict)), seconds)
    return table


def _color(verdict: Verdict | None) -> str:
    if verdict is None:
        return _COLOR_OF_RUNNING
    if verdict.outcome.in_doubt:
        return _COLOR_OF_DOUBT
    return "green" if verdict.done else "red"


def _status(view: TaskView) -> Text:
    return Text(f"{view.state}, {view.elapsed_sec:.1f} s", style="dim")
