"""Publishers of what lasts: a scene, a calibration, the state of a program."""

from __future__ import annotations

import threading
from typing import Any

from rclpy.clock import Clock, ClockType
from rclpy.node import Node

from hcvla.nodes.ros.node import LATCHED

REPEAT_SEC = 1.0
"""So often the newest message is published again [s, system clock]."""


class LatchedPublisher:
    """Publishes latched messages, and the newest again every second while anyone subscribes.

    A subscriber that took another publisher's message for the newest would keep it until the next change, which of a
    camera's place or a scene may never come.
    """

    def __init__(self, node: Node, kind: type, topic: str) -> None:
        """Advertise on behalf of `node`."""
        self._publisher = node.create_publisher(kind, topic, LATCHED)
        self._lock = threading.Lock()
        self._newest: Any = None
        # On the steady clock: simulated time may stand still.
        node.create_timer(REPEAT_SEC, self._repeat, clock=Clock(clock_type=ClockType.STEADY_TIME))

    def publish(self, message: Any) -> None:
        """Publish a message, which is not changed afterwards; from any thread."""
        with self._lock:
            self._newest = message
            self._publisher.publish(message)

    def get_subscription_count(self) -> int:
        """Return how many subscribe."""
        return self._publisher.get_subscription_count()

    def _repeat(self) -> None:
        with self._lock:
            if self._newest is not None and self._publisher.get_subscription_count():
                self._publisher.publish(self._newest)
