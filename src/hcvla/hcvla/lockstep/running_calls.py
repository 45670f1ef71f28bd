"""Which call runs now, from the events of a task: for those who act on it from outside."""

from __future__ import annotations

from typing import Protocol

from hcvla.api.events import InnerEnded, InnerStarted, SubtaskEnded, SubtaskStarted, TaskEvent
from hcvla.api.registry import Call


class RunningCall(Protocol):
    """A call that runs, as far as disturbances depend on it."""

    @property
    def function(self) -> str:
        """Name of the API function."""
        ...

    @property
    def label(self) -> str:
        """The call as program text."""
        ...


class KnowsCall(Protocol):
    """Knows which call runs now."""

    @property
    def running(self) -> RunningCall | None:
        """The innermost running call."""
        ...


class RunningCalls:
    """Implements KnowsCall from the events of a task."""

    def __init__(self) -> None:
        """Start with no call."""
        self.running: Call | None = None
        """The innermost call that runs."""
        self._outer: Call | None = None

    def on_event(self, event: TaskEvent) -> None:
        """Note calls that begin and end."""
        if isinstance(event, SubtaskStarted):
            self.running = self._outer = event.call
        elif isinstance(event, InnerStarted):
            self.running = event.call
        elif isinstance(event, InnerEnded):
            self.running = self._outer
        elif isinstance(event, SubtaskEnded):
            self.running = self._outer = None
