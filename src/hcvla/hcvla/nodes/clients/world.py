"""Perception behind its topic."""

from __future__ import annotations

import math
import threading
import time

from hcvla_interfaces.msg import NamedObjects
from rclpy.node import Node

from hcvla.api.types import NamedObject
from hcvla.nodes.messages.conversions import object_from_msg, time_from_msg
from hcvla.nodes.ros.futures import NodeLostError
from hcvla.nodes.ros.node import NEWEST

OBJECTS_LIMIT_SEC = 3.0
"""Without new objects for this long perception counts as lost [s, system clock]."""


class RemoteWorld:
    """Implements hcvla.world.world.World on the topic `objects`."""

    def __init__(self, node: Node) -> None:
        """Subscribe on behalf of `node`."""
        self._news = threading.Condition()
        self._message: NamedObjects | None = None
        self._received = 0.0
        self._newer_than_sec = -math.inf
        self._decoded: list[NamedObject] | None = None
        node.create_subscription(NamedObjects, "objects", self._on_objects, NEWEST)

    def objects(self) -> list[NamedObject]:
        """Return the newest estimates, waiting for the first; raise NodeLostError if perception is silent."""
        with self._news:
            # A node that has just joined receives from a ready perception only a moment later; and what was seen before
            # a subtask ended says nothing of what it did.
            self._news.wait_for(self._is_current, OBJECTS_LIMIT_SEC)
            message, age = self._message, time.monotonic() - self._received
        if message is None or age > OBJECTS_LIMIT_SEC:
            raise NodeLostError(f"no objects for {OBJECTS_LIMIT_SEC:g} s; are the camera and perception nodes running?")
        if self._decoded is None:
            self._decoded = [object_from_msg(named) for named in message.objects]
        return self._decoded

    def seen_sec(self) -> float:
        """Return the stamp of the newest image behind the estimates [s], minus infinity before the first."""
        with self._news:
            return -math.inf if self._message is None else time_from_msg(self._message.header.stamp)

    def expect_newer(self, stamp_sec: float) -> None:
        """Let `objects` wait for what was seen after a time on the robot's clock [s]."""
        self._newer_than_sec = stamp_sec

    def _is_current(self) -> bool:
        return self._message is not None and time_from_msg(self._message.header.stamp) >= self._newer_than_sec

    def _on_objects(self, message: NamedObjects) -> None:
        with self._news:
            self._decoded, self._message, self._received = None, message, time.monotonic()
            self._news.notify_all()
