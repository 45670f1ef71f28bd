"""Where everything that a running stack sends is put, from any thread, until it is written."""

from __future__ import annotations

import math
import threading
from collections.abc import Mapping, Sequence

import numpy as np

from hcvla.api.events import SubtaskEvent, TaskEvent
from hcvla.api.types import NamedObject, Pose
from hcvla.recording.live.alignment import AlignedSample, Streams
from hcvla.recording.live.config import AlignConfig
from hcvla.recording.live.errors import CutOffError
from hcvla.recording.live.event_queue import EventQueue
from hcvla.robots.arm import GripperCommand, MoveCommand

_SAME_SEC = 1e-6


class EventBuffer:
    """Streams and events behind one lock; nothing here takes long."""

    def __init__(self, config: AlignConfig | None = None) -> None:
        """Start empty."""
        self._lock = threading.Lock()
        self.config = config or AlignConfig()
        self._streams, self._events = Streams(self.config), EventQueue()
        self._cut: CutOffError | None = None
        self._written_sec = -math.inf
        self.late = 0
        """Events about calls that came after frames they are of had been written."""
        self._began_sec = -math.inf
        self._tasks_before: frozenset[str] = frozenset()

    # -- put in, from any thread -----------------------------------------------------------------------------

    def add_state(self, stamp_sec: float, vector: np.ndarray, now_sec: float) -> None:
        """Take a measured state, Shape=(31,), that came at `now_sec` on the system clock."""
        with self._lock:
            newest = self._streams.newest_sec
            if newest is None:
                # What came before could not be compared, and what is from the future would stay the newest.
                self._streams.drop_after(stamp_sec + self.config.lost_state_sec)
            elif stamp_sec < newest - _SAME_SEC:
                self._cut = CutOffError(
                    "clock jumped", f"the robot's clock jumped back from {newest:.3f} s to {stamp_sec:.3f} s"
                )
                self._streams.clear()
                self._events.clear()
                self._began_sec, self._written_sec = stamp_sec, -math.inf
            self._streams.add_state(stamp_sec, vector, now_sec)

    def add_image(self, camera: str, stamp_sec: float, image: object, now_sec: float) -> None:
        """Take an image in any form, which came at `now_sec` on the system clock."""
        with self._lock:
            self._streams.add_image(camera, stamp_sec, image, now_sec)

    def add_reference(self, stamp_sec: float, T_base_tool: Pose) -> None:
        """Take where the arm's own motion has the tool."""
        with self._lock:
            self._streams.add_reference(stamp_sec, T_base_tool)

    def add_move(self, command: MoveCommand) -> None:
        """Take a command to the arm; its target is a pose."""
        with self._lock:
            self._streams.add_move(command)

    def add_grip(self, stamp_sec: float, command: GripperCommand) -> None:
        """Take a command to the gripper."""
        with self._lock:
            self._streams.add_grip(stamp_sec, command)

    def add_observed(self, stamp_sec: float, objects: Sequence[NamedObject]) -> None:
        """Take what perception reports of objects."""
        with self._lock:
            self._streams.add_observed(stamp_sec, objects)

    def add_truth(self, stamp_sec: float, objects: Mapping[str, NamedObject]) -> None:
        """Take the true poses of all objects."""
        with self._lock:
            self._streams.add_truth(stamp_sec, objects)

    def add_event(self, event: TaskEvent, now_sec: float) -> None:
        """Take what the executor publishes, which came at `now_sec` on the system clock."""
        with self._lock:
            self.late += isinstance(event, SubtaskEvent) and event.stamp_sec <= self._written_sec
            self._events.add(event, now_sec)

    def cut(self, cause: str, message: str) -> None:
        """End the running episode before its task."""
        with self._lock:
            self._cut = CutOffError(cause, message)

    def begin(self) -> None:
        """Take tasks reported from now on for whole ones."""
        with self._lock:
            newest = self._streams.newest_sec
            self._began_sec = newest - self.config.settle_sec if newest is not None else -math.inf
            self._tasks_before = self._events.tasks

    def began_with(self, event: TaskEvent) -> bool:
        """Whether a task's first event came only after the recording began, so that the task is whole.

        Its sender may know an older state of the robot than the recording does.
        """
        with self._lock:
            return event.task_id not in self._tasks_before and event.stamp_sec >= self._began_sec

    @property
    def newest_sec(self) -> float:
        """Time of the newest state [s, robot's clock]; 0 before the first."""
        with self._lock:
            return self._streams.newest_sec or 0.0

    @property
    def task_ends(self) -> bool:
        """Whether a task has ended of which not everything is written yet."""
        with self._lock:
            return self._events.task_ends

    @property
    def missing(self) -> list[str]:
        """What nothing has come from yet: "robot", or a camera's name."""
        with self._lock:
            return self._streams.missing

    # -- taken out, by the one thread that writes ------------------------------------------------------------

    def take_cut(self) -> CutOffError | None:
        """Return why the running episode has to end, once."""
        with self._lock:
            cut, self._cut = self._cut, None
            return cut

    def take_event(self, until_sec: float, now_sec: float) -> tuple[TaskEvent | None, bool]:
        """Return the next event up to a time, and whether there is one that is not settled yet."""
        with self._lock:
            first = self._events.first()
            if first is None or first[0].stamp_sec > until_sec + _SAME_SEC:
                return None, False
            if now_sec - first[1] < self.config.settle_sec:
                return None, True
            return self._events.pop(), False

    def take_sample(
        self, time_sec: float, action_before: np.ndarray | None, now_sec: float, commanded_from_sec: float
    ) -> AlignedSample | None:
        """Return the frame of a time, None if it is not ready; raise CutOffError if there will be none."""
        with self._lock:
            if not self._streams.ready(time_sec, now_sec):
                silent_sec = self._streams.silent_sec(now_sec)
                if silent_sec > self.config.lost_state_sec:
                    raise CutOffError("robot lost", f"the robot has sent no state for {silent_sec:.1f} s")
                return None
            lag_sec = now_sec - (self._streams.came_sec(time_sec) or now_sec)
            if lag_sec > self.config.longest_lag_sec:
                raise CutOffError("too slow", f"writing is {lag_sec:.1f} s behind; record on a faster machine")
            # What is commanded after the call's end is the next one's, even if it comes before the next frame.
            span = (commanded_from_sec, self._events.next_end_sec())
            sample = self._streams.sample(time_sec, action_before, now_sec, span)
            self._streams.forget(time_sec - self.config.old_image_sec)
            self._written_sec = time_sec
            return sample

    def behind_sec(self, time_sec: float, now_sec: float) -> float:
        """Return how long ago the robot reached a time [s, system clock]."""
        with self._lock:
            return now_sec - (self._streams.came_sec(time_sec) or now_sec)

    def forget_before(self, came_sec: float) -> None:
        """Drop what is of states that came before a time on the system clock [s]."""
        with self._lock:
            if self._events.first() is None:
                self._streams.forget_before(came_sec)
