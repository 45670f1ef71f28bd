"""A journal in memory that also tells what a program remembers, as soon as it is recorded."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hcvla.api.outcomes import Outcome
from hcvla.api.types import Pose
from hcvla.memory.journal import Journal
from hcvla.memory.records import ResumePoint, StepRecord, TaskRecord, TaskState
from hcvla.memory.store import MemoryStore


class RememberedPoses:
    """Implements Journal by another one; `on_poses` hears the pose dictionary whenever it is recorded."""

    def __init__(self, journal: Journal | None = None) -> None:
        """Record into `journal`, or into one in memory."""
        self._journal: Journal = journal or MemoryStore()
        self.on_poses: list[Callable[[Mapping[str, Pose]], None]] = []

    def begin_task(self, task: TaskRecord) -> None:
        """Record it."""
        self._journal.begin_task(task)

    def record_step(
        self, step: StepRecord, poses: Mapping[str, Pose] | None = None, snapshot: bytes | None = None
    ) -> None:
        """Record it and tell the poses."""
        self._journal.record_step(step, poses, snapshot)
        if poses is not None:
            for notify in self.on_poses:
                notify(poses)

    def end_task(self, task_id: str, state: TaskState, outcome: Outcome, message: str, ended_sec: float) -> None:
        """Record it."""
        self._journal.end_task(task_id, state, outcome, message, ended_sec)

    def resume_point(self, task_id: str) -> ResumePoint:
        """Return it."""
        return self._journal.resume_point(task_id)
