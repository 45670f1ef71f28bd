"""A topic whose newest message is taken when it is wanted: no callback runs for the hundreds that come in between."""

from __future__ import annotations

import threading
from typing import Any

from rclpy.callback_groups import CallbackGroup
from rclpy.node import Node
from rclpy.qos import QoSProfile, ReliabilityPolicy

_NEWEST_OR_NONE = QoSProfile(depth=1, reliability=ReliabilityPolicy.BEST_EFFORT)
"""A best-effort subscription matches publishers of both kinds."""


class _NeverSpun(CallbackGroup):
    """Executors wait for nothing in it: at 1 kHz waking for each message would take a whole core."""

    def can_execute(self, entity: Any) -> bool:
        """Never."""
        return False


class PolledTopic:
    """The newest message of a topic, from any thread."""

    def __init__(self, node: Node, kind: Any, name: str) -> None:
        """Subscribe."""
        self._lock = threading.Lock()
        self._subscription = node.create_subscription(
            kind, name, lambda _: None, _NEWEST_OR_NONE, callback_group=_NeverSpun()
        )

    def take(self) -> Any:
        """Return the newest message that was not taken yet, None if there is none."""
        with self._lock, self._subscription.handle:
            taken = self._subscription.handle.take_message(self._subscription.msg_type, self._subscription.raw)
        return None if taken is None else taken[0]
