"""Another process of the same node name in the same namespace: two of them would share topics and services."""

from __future__ import annotations

from hcvla_interfaces.msg import Heartbeat
from rclpy.node import Node
from rclpy.subscription import Subscription

from hcvla.api.errors import HcvlaError

_LISTENED_BEATS = 6
"""A node listens during so many heartbeats of its own (3 s); afterwards it is the elder, and the younger one ends."""


class NamesakeError(HcvlaError):
    """A node of this name runs already."""

    def __init__(self, name: str) -> None:
        """Say which, and what to do."""
        super().__init__(
            f"a node '{name}' runs already in this namespace and domain; "
            "end that stack, or choose another ROS_DOMAIN_ID or namespace for this one"
        )


class NamesakeWatch:
    """Listens for heartbeats of another node of the own name, in the own first seconds only."""

    def __init__(self, node: Node, incarnation: int) -> None:
        """Begin to listen on behalf of `node`, whose own heartbeats carry `incarnation`."""
        self._node, self._incarnation = node, incarnation
        self._found = False
        self._left = _LISTENED_BEATS
        self._subscription: Subscription | None = node.create_subscription(Heartbeat, "heartbeat", self._on_beat, 50)

    def require_none(self) -> None:
        """Raise NamesakeError if there is another."""
        if self._found:
            raise NamesakeError(self._node.get_fully_qualified_name())

    def count_own_beat(self) -> None:
        """Note that the node sent a heartbeat itself; after enough of them no one is listened to any more."""
        self._left -= 1
        if self._left <= 0 and self._subscription is not None:
            self._node.destroy_subscription(self._subscription)
            self._subscription = None

    def _on_beat(self, message: Heartbeat) -> None:
        same = message.node == self._node.get_name()
        self._found = self._found or (same and message.incarnation != self._incarnation)
