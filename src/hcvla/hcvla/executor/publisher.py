"""Publishes the events of one task: complete, stamped, and one at a time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from hcvla.api.events import (
    EventSubscriber,
    InnerEnded,
    InnerStarted,
    PosesStored,
    SubtaskPhase,
    TaskEvent,
)
from hcvla.api.types import Pose


class TaskPublisher:
    """Says of every event which task it is of and when it happened; may be called from any thread."""

    def __init__(self, subscriber: EventSubscriber, robot_clock: Callable[[], float]) -> None:
        """Publish to a subscriber; `robot_clock` returns the time to stamp with [s]."""
        self.task_id = ""
        """Empty until a task was accepted."""
        self._subscriber, self._robot_clock = subscriber, robot_clock
        # A skill behind ROS says what it does from a thread of its own.
        self._one_event = threading.RLock()
        self._poses: Mapping[str, Pose] = {}

    def publish(self, event: TaskEvent) -> None:
        """Publish an event of this task that happens now."""
        with self._one_event:
            self._subscriber(replace(event, task_id=self.task_id, stamp_sec=self._robot_clock()))

    def publish_poses(self, poses: Mapping[str, Pose]) -> None:
        """Publish what the program remembers, if it is something else than before."""
        if poses != self._poses:
            self._poses = dict(poses)
            self.publish(PosesStored(poses=self._poses))

    @contextmanager
    def skill_events(self, number: int, line: int) -> Iterator[EventSubscriber]:
        """Yield what a skill publishes to while it carries out call `number` from `line` of the program.

        What comes later, as messages may, is dropped: the end of a subtask is the last that is published of it.
        """
        running = True

        def publish(event: TaskEvent) -> None:
            with self._one_event:
                if running and isinstance(event, SubtaskPhase | InnerStarted | InnerEnded):
                    self.publish(replace(event, number=number, line=line))

        try:
            yield publish
        finally:
            with self._one_event:
                running = False
