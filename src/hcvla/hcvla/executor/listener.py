"""Who watches a task run: action feedback, markers, the terminal, a recorder."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from hcvla.api.outcomes import Verdict
from hcvla.api.registry import Call
from hcvla.executor.result import SubtaskTrace
from hcvla.skills.observer import NobodyWatches, SubtaskWatch


class TaskListener(SubtaskWatch, Protocol):
    """Is told what happens, in order; must return at once and not raise. Phases may come from another thread."""

    def on_task(self, task_id: str, task: str) -> None:
        """Hear that a task was accepted."""

    def on_state(self, state: str) -> None:
        """Hear the state: planning, running, repairing, stopping; at the end done, failed, stopped or resumable."""

    def on_program(self, program: str) -> None:
        """Hear that lines were added; `program` is all of them."""

    def on_line(self, line: int) -> None:
        """Hear which line of the program (1-based) makes an API call; 0 when none runs."""

    def on_subtask_started(self, trace: SubtaskTrace) -> None:
        """Hear that a subtask begins."""

    def on_subtask_ended(self, trace: SubtaskTrace) -> None:
        """Hear that a subtask ended; its trace has the verdict."""


class QuietListener(NobodyWatches):
    """Does nothing; a base for listeners that want only some of the events."""

    def on_task(self, task_id: str, task: str) -> None:
        """Ignore."""

    def on_state(self, state: str) -> None:
        """Ignore."""

    def on_program(self, program: str) -> None:
        """Ignore."""

    def on_line(self, line: int) -> None:
        """Ignore."""

    def on_subtask_started(self, trace: SubtaskTrace) -> None:
        """Ignore."""

    def on_subtask_ended(self, trace: SubtaskTrace) -> None:
        """Ignore."""


class Listeners:
    """Several listeners as one, told in order."""

    def __init__(self, listeners: Sequence[TaskListener]) -> None:
        """Take the listeners."""
        self._listeners = tuple(listeners)

    def on_task(self, task_id: str, task: str) -> None:
        """Tell all."""
        for listener in self._listeners:
            listener.on_task(task_id, task)

    def on_state(self, state: str) -> None:
        """Tell all."""
        for listener in self._listeners:
            listener.on_state(state)

    def on_program(self, program: str) -> None:
        """Tell all."""
        for listener in self._listeners:
            listener.on_program(program)

    def on_line(self, line: int) -> None:
        """Tell all."""
        for listener in self._listeners:
            listener.on_line(line)

    def on_subtask_started(self, trace: SubtaskTrace) -> None:
        """Tell all."""
        for listener in self._listeners:
            listener.on_subtask_started(trace)

    def on_phase(self, phase: str) -> None:
        """Tell all."""
        for listener in self._listeners:
            listener.on_phase(phase)

    def on_inner_started(self, call: Call) -> None:
        """Tell all."""
        for listener in self._listeners:
            listener.on_inner_started(call)

    def on_inner_ended(self, call: Call, verdict: Verdict) -> None:
        """Tell all."""
        for listener in self._listeners:
            listener.on_inner_ended(call, verdict)

    def on_subtask_ended(self, trace: SubtaskTrace) -> None:
        """Tell all."""
        for listener in self._listeners:
            listener.on_subtask_ended(trace)
