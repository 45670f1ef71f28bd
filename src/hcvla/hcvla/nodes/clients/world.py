"""Perception behind its topic."""

from __future__ import annotations

import math
import threading
import time

from hcvla_interfaces.msg import NamedObjects
from rclpy.node import Node

from hcvla.api.types import NamedObject
from hcvla.nodes.clients.scene import SceneWatch
from hcvla.nodes.messages.conversions import objects_from_msg, time_from_msg
from hcvla.nodes.messages.robot_clock import RobotClock
from hcvla.nodes.ros.futures import NodeLostError
from hcvla.nodes.ros.liveness import Liveness, Watch
from hcvla.nodes.ros.node import BASE_FRAME, NEWEST
from hcvla.world.world import OBJECTS_LIMIT_SEC

PERCEPTION = "perception"

_OLD_SEC = 1.0
"""Objects come at least every half second; when they are older, it is looked whether perception says why [s]."""
_TICK_SEC = 1e-3
"""So much later than something is later than it [s]; stamps are multiples of 0.002 s."""
_RESTART_SEC = 1.0
"""Objects seen so much earlier than those before are of a clock that began again [s]."""


class RemoteWorld:
    """Implements hcvla.world.world.World on the topic `objects`."""

    def __init__(self, node: Node, liveness: Liveness, clock: RobotClock, base_frame: str = BASE_FRAME) -> None:
        """Subscribe on behalf of `node`; `liveness` knows what became of perception when nothing comes."""
        self._liveness, self._clock, self._base_frame = liveness, clock, base_frame
        self._watch: Watch | None = None
        self._news = threading.Condition()
        self._objects: list[NamedObject] | None = None
        self._stamp_sec = self._newer_than_sec = -math.inf
        self._received = 0.0
        self._incarnation: int | None = None
        node.create_subscription(NamedObjects, "objects", self._on_objects, NEWEST)
        self.scene = SceneWatch(node, self._on_replaced)

    def begin_task(self, limit_sec: float) -> None:
        """Demand of perception to live on from now: one that was started again knows nothing of what it saw before.

        What a new one sees is waited for, at most `limit_sec` [s]; what shows the end of the last call, only when it is
        asked for: a program may begin without.
        """
        self._watch = self._liveness.watch([PERCEPTION])
        with self._news:
            self._news.wait_for(lambda: self._objects is not None and self._is_of_this_process(), limit_sec)

    def objects(self) -> list[NamedObject]:
        """Return the newest estimates, waiting for the first; raise NodeLostError or CameraSilentError."""
        if self._watch is not None:
            self._watch.require()
        with self._news:
            # A node that has just joined receives from a ready perception only a moment later; and what was seen before
            # a subtask ended says nothing of what it did.
            self._news.wait_for(self._is_current, OBJECTS_LIMIT_SEC)
            objects, age = self._objects, time.monotonic() - self._received
        if objects is None or age > _OLD_SEC or not self._is_of_this_process():
            # What it says of itself first: it names a camera that is lost.
            self._liveness.require([PERCEPTION])
        if objects is None or age > OBJECTS_LIMIT_SEC or not self._is_of_this_process():
            raise NodeLostError(f"node '{PERCEPTION}' is alive, but sends no objects for {OBJECTS_LIMIT_SEC:g} s")
        return objects

    def seen_sec(self) -> float:
        """Return the stamp of the newest image behind the estimates [s], minus infinity before the first."""
        return self._stamp_sec

    def expect_newer(self, stamp_sec: float) -> None:
        """Let `objects` wait for what was seen after a time on the robot's clock [s]."""
        self._newer_than_sec = stamp_sec

    def _is_of_this_process(self) -> bool:
        """Whether the objects were sent by the perception that lives now, not by one that died meanwhile."""
        # None: they came before its first heartbeat.
        return self._incarnation in (None, self._liveness.incarnation(PERCEPTION))

    def _is_current(self) -> bool:
        if not self._is_of_this_process():
            return False
        return self._objects is not None and self._stamp_sec >= self._newer_than_sec

    def _on_replaced(self) -> None:
        """Let `objects` wait for what was seen of the new scene."""
        if self._clock.newest_sec is not None:
            self.expect_newer(self._clock.newest_sec + _TICK_SEC)

    def _on_objects(self, message: NamedObjects) -> None:
        objects, stamp_sec = objects_from_msg(message, self._base_frame), time_from_msg(message.header.stamp)
        self._clock.check("objects", stamp_sec)
        with self._news:
            if stamp_sec < self._stamp_sec - _RESTART_SEC:
                self._newer_than_sec = -math.inf
            self._objects, self._stamp_sec, self._received = objects, stamp_sec, time.monotonic()
            self._incarnation = self._liveness.incarnation(PERCEPTION)
            self._news.notify_all()
