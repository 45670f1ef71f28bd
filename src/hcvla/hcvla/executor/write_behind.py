"""Records of what begins, written beside the motion instead of before it.

A record over ROS costs as much as the whole of a bare action. It need not be waited for: the end of a step is
recorded only after its beginning, so a step whose beginning was lost with a killed process is begun again from the
snapshot before it, as one is that was cut off right after its record. What must not happen is a long motion of which
nothing is known: a record that fails stops the arm, and with a memory that is not alive everything is written first.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, Future
from contextlib import suppress

from hcvla.api.errors import HcvlaError
from hcvla.api.outcomes import Outcome
from hcvla.api.types import Pose
from hcvla.memory.journal import Journal
from hcvla.memory.records import ResumePoint, StepRecord, TaskRecord, TaskState

_HEAD_START_SEC = 0.01
"""The motion's first command goes out before the record: both at once would share the cores."""


class WriteBehind:
    """A journal that returns while what begins is on its way; implements Journal for one thread and one task."""

    def __init__(
        self,
        journal: Journal,
        alive: Callable[[], bool],
        on_failure: Callable[[HcvlaError], None],
        beside: Executor,
    ) -> None:
        """Record in `journal`, by the one thread of `beside` while it is `alive`.

        `on_failure` hears at once of a lost record.
        """
        self._journal, self._alive, self._on_failure, self._beside = journal, alive, on_failure, beside
        self._on_their_way: list[Future[None]] = []
        self._awaited = threading.Event()

    def begin_task(self, task: TaskRecord) -> None:
        """Begin to record a task."""
        self._begin(lambda: self._journal.begin_task(task))

    def record_step(
        self, step: StepRecord, poses: Mapping[str, Pose] | None = None, snapshot: bytes | None = None
    ) -> None:
        """Begin to record a step that begins; one that ended is on the disk when this returns."""
        if step.verdict is None:
            self._begin(lambda: self._journal.record_step(step, poses, snapshot))
            return
        self.settle()
        self._journal.record_step(step, poses, snapshot)

    def end_task(self, task_id: str, state: TaskState, outcome: Outcome, message: str, ended_sec: float) -> None:
        """Record how a task ended; a lost beginning was told and keeps nobody from recording the end."""
        with suppress(HcvlaError):
            self.settle()
        self._journal.end_task(task_id, state, outcome, message, ended_sec)

    def resume_point(self, task_id: str) -> ResumePoint:
        """Return where to continue a task."""
        self.settle()
        return self._journal.resume_point(task_id)

    def settle(self) -> None:
        """Return when all that was begun is on the disk; raise, once, what kept the first of it from there."""
        sent, self._on_their_way = self._on_their_way, []
        self._awaited.set()
        try:
            for record in sent:
                record.result()
        finally:
            self._awaited.clear()

    def _begin(self, record: Callable[[], None]) -> None:
        if not self._alive():
            self.settle()
            record()
            return
        self._on_their_way.append(self._beside.submit(self._recorded, record))

    def _recorded(self, record: Callable[[], None]) -> None:
        self._awaited.wait(_HEAD_START_SEC)
        try:
            record()
        except HcvlaError as error:
            self._on_failure(error)
            raise
