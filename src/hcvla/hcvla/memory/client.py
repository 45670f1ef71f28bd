"""A journal kept by a memory in another process, which may be killed and restarted at any time."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from hcvla.api.outcomes import Outcome
from hcvla.api.types import Pose
from hcvla.memory import journal, serialization
from hcvla.memory.errors import MemoryLostError
from hcvla.memory.records import ResumePoint, StepRecord, TaskRecord, TaskState

Send = Callable[[str, float], str]
"""Sends one record, given a limit [s], and returns the answer; raises ConnectionError or TimeoutError."""


@dataclass(frozen=True)
class RetryConfig:
    """How long an unreachable memory is waited for."""

    total_sec: float = 15.0
    """A memory that does not answer for this long ends the task as NODE_LOST; a restart takes 1-3 s."""
    attempt_sec: float = 2.0
    """Limit of one attempt."""
    pause_sec: float = 0.2
    """Between attempts."""


class RemoteJournal:
    """Implements Journal by sending records; sends again, for a bounded time, while no node answers."""

    def __init__(
        self, send: Send, config: RetryConfig | None = None, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        """Take how to send one record; nothing is sent yet."""
        self._send = send
        self._config = config or RetryConfig()
        self._sleep = sleep

    def begin_task(self, task: TaskRecord) -> None:
        """Record a new (or resumed) task."""
        self._ask(journal.encode_begin_task(task))

    def record_step(
        self, step: StepRecord, poses: Mapping[str, Pose] | None = None, snapshot: bytes | None = None
    ) -> None:
        """Record a step as it stands, in one transaction of the other side."""
        self._ask(journal.encode_record_step(step, poses, snapshot))

    def end_task(self, task_id: str, state: TaskState, outcome: Outcome, message: str, ended_sec: float) -> None:
        """Record how a task ended."""
        self._ask(journal.encode_end_task(task_id, state, outcome, message, ended_sec))

    def resume_point(self, task_id: str) -> ResumePoint:
        """Return where to continue a task."""
        return serialization.decode_resume_point(self._ask(journal.encode_resume_query(task_id)))

    def resumable_tasks(self) -> list[TaskRecord]:
        """Return the newest tasks that were cut off and not replaced since, newest first."""
        return [serialization.decode_task(task) for task in self._ask(journal.encode_resumable_query())]

    def task(self, task_id: str) -> TaskRecord:
        """Return a task as it stands."""
        return serialization.decode_task(self._ask(journal.encode_task_query(task_id)))

    def _ask(self, record: str) -> Any:
        started = time.monotonic()
        while True:
            left = self._config.total_sec - (time.monotonic() - started)
            try:
                answer = self._send(record, max(0.01, min(left, self._config.attempt_sec)))
                return journal.decode_answer(answer)
            except (ConnectionError, TimeoutError) as error:
                if left <= self._config.pause_sec:
                    waited = time.monotonic() - started
                    raise MemoryLostError(waited, str(error) or type(error).__name__) from error
            self._sleep(self._config.pause_sec)
