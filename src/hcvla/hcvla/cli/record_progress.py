"""How a recording goes: one line that changes in a terminal, a line for each change elsewhere."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING

from rich.console import Console
from rich.status import Status

if TYPE_CHECKING:
    from hcvla_interfaces.action import Record


class RecordProgress:
    """Shows the feedback of a recording; a context manager."""

    def __init__(self, console: Console) -> None:
        """Start with nothing to show."""
        self._console = console
        self._status = Status("starting …", console=console)
        self._episodes, self._message, self._state = 0, "", ""
        self.started = False
        """Whether the recorder took the request."""

    def show(self, feedback: Record.Feedback) -> None:
        """Show the feedback of the recorder."""
        self.started = True
        counted = feedback.episodes + feedback.failed
        if counted != self._episodes:
            self._episodes = counted
            self._print(f"{feedback.episodes} kept, {feedback.failed} failed: {feedback.message}")
        elif feedback.state != self._state and not self._console.is_terminal:
            self._print(words(feedback))
        self._state = feedback.state
        if self._console.is_terminal:
            self._status.update(words(feedback).replace("[", "\\["))

    def __enter__(self) -> RecordProgress:
        """Begin to draw."""
        if self._console.is_terminal:
            self._status.start()
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Take the changing line away."""
        if self._console.is_terminal:
            self._status.stop()

    def _print(self, text: str) -> None:
        self._console.print(text, markup=False, soft_wrap=True)


def words(feedback: Record.Feedback) -> str:
    """Return the state of a recording in one line."""
    number = feedback.episodes + feedback.failed + 1
    if feedback.state == "waiting":
        return feedback.message
    if feedback.state == "ready":
        silent = f"; {feedback.message}" if number == 1 and feedback.message else ""
        return f"ready for episode {number}: waiting for a task (Ctrl-C ends){silent}"
    text = f'episode {number} "{feedback.task}": {feedback.frames} frames, {feedback.call or "no call"}'
    if feedback.old_images:
        text += f", {feedback.old_images} frames with an old image"
    if feedback.late_events:
        text += f", {feedback.late_events} late events"
    return text + f", {feedback.behind:.1f} s behind"
