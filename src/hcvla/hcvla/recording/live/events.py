"""What the executor tells of its tasks, in order of the robot's clock."""

from __future__ import annotations

import math
from bisect import insort
from collections.abc import Mapping
from dataclasses import dataclass, field

from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.types import Pose, Value


@dataclass(frozen=True)
class Mark:
    """Something that happened to a task."""

    stamp_sec: float
    """On the robot's clock."""
    task_id: str


@dataclass(frozen=True)
class Told(Mark):
    """The task's sentence, and its program as it is now."""

    sentence: str
    program: str


@dataclass(frozen=True)
class Remembered(Mark):
    """What the task's program remembers now."""

    poses: Mapping[str, Pose]


@dataclass(frozen=True)
class CallMark(Mark):
    """Something about a call."""

    call_id: int
    """The executor's number, of the program's own call."""
    inner: bool = field(default=False, kw_only=True)
    """Whether it is about a call that this one is made of."""


@dataclass(frozen=True)
class Started(CallMark):
    """A call began."""

    function: str
    arguments: Mapping[str, Value]
    label: str


@dataclass(frozen=True)
class Phase(CallMark):
    """The skill does something else now."""

    word: str


@dataclass(frozen=True)
class TaskEnd(CallMark):
    """A call ended."""

    verdict: Verdict


@dataclass(frozen=True)
class Over(Mark):
    """The task ended."""

    outcome: Outcome


class MarkQueue:
    """Marks that wait, ordered by time; those of one time as they came, a task's end after all else of it."""

    def __init__(self) -> None:
        """Start empty."""
        self._waiting: list[tuple[float, int, int, int, float, Mark]] = []
        self._tasks: dict[str, int] = {}
        self._count = 0

    def add(self, mark: Mark, now_sec: float) -> None:
        """Take a mark that came at `now_sec` on the system clock."""
        # Topics overtake one another, and while the robot's clock stands still two tasks share a stamp.
        task = self._tasks.setdefault(mark.task_id, len(self._tasks))
        self._count += 1
        insort(self._waiting, (mark.stamp_sec, task, int(isinstance(mark, Over)), self._count, now_sec, mark))

    def first(self) -> tuple[Mark, float] | None:
        """Return the earliest mark and when it came [s, system clock]."""
        return (self._waiting[0][5], self._waiting[0][4]) if self._waiting else None

    def pop(self) -> Mark:
        """Take out the earliest mark."""
        return self._waiting.pop(0)[5]

    def next_end_sec(self) -> float:
        """Return when the next call that is known to end does, infinite if none is."""
        return next((entry[0] for entry in self._waiting if isinstance(entry[5], TaskEnd)), math.inf)

    @property
    def over(self) -> bool:
        """Whether the end of a task is among them."""
        return any(isinstance(entry[5], Over) for entry in self._waiting)

    def clear(self) -> None:
        """Forget all."""
        self._waiting.clear()
