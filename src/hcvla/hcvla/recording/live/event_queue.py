"""What the executor publishes of its tasks, in order of the robot's clock."""

from __future__ import annotations

import math
from bisect import insort

from hcvla.api.events import InnerEnded, SubtaskEnded, TaskEnded, TaskEvent


class EventQueue:
    """Events that wait, ordered by time; those of one time as they came, a task's end after all else of it."""

    def __init__(self) -> None:
        """Start empty."""
        self._waiting: list[tuple[float, int, int, int, float, TaskEvent]] = []
        self._tasks: dict[str, int] = {}
        self._count = 0

    def add(self, event: TaskEvent, now_sec: float) -> None:
        """Take an event that came at `now_sec` on the system clock."""
        # Topics overtake one another, and while the robot's clock stands still two tasks share a stamp.
        task = self._tasks.setdefault(event.task_id, len(self._tasks))
        self._count += 1
        last = int(isinstance(event, TaskEnded))
        insort(self._waiting, (event.stamp_sec, task, last, self._count, now_sec, event))

    def first(self) -> tuple[TaskEvent, float] | None:
        """Return the earliest event and when it came [s, system clock]."""
        return (self._waiting[0][5], self._waiting[0][4]) if self._waiting else None

    def pop(self) -> TaskEvent:
        """Take out the earliest event."""
        return self._waiting.pop(0)[5]

    def next_end_sec(self) -> float:
        """Return when the next call that is known to end does, infinite if none is."""
        ends = (entry[0] for entry in self._waiting if isinstance(entry[5], SubtaskEnded | InnerEnded))
        return next(ends, math.inf)

    @property
    def tasks(self) -> frozenset[str]:
        """Names of the tasks of which any event has come."""
        return frozenset(self._tasks)

    @property
    def task_ends(self) -> bool:
        """Whether the end of a task is among them."""
        return any(isinstance(entry[5], TaskEnded) for entry in self._waiting)

    def clear(self) -> None:
        """Forget all."""
        self._waiting.clear()
