"""What a node reports of itself on /diagnostics, once a second, in the layout of diagnostic_updater."""

from __future__ import annotations

from collections.abc import Callable

from diagnostic_msgs.msg import DiagnosticArray, DiagnosticStatus, KeyValue
from rclpy.clock import Clock, ClockType
from rclpy.node import Node

from hcvla.nodes.ros.part_status import PartStatus

TOPIC = "/diagnostics"
"""One for all robots, as diagnostic_aggregator and rqt_robot_monitor expect it; names begin with the namespace."""
PERIOD_SEC = 1.0
_DEPTH = 10


class Diagnostics:
    """Parts of a node, each with a function that says how it is."""

    def __init__(self, node: Node) -> None:
        """Publish on behalf of `node` from now on."""
        self._node, self._parts = node, dict[str, Callable[[], PartStatus]]()
        self._publisher = node.create_publisher(DiagnosticArray, TOPIC, _DEPTH)
        self._system_clock = Clock(clock_type=ClockType.SYSTEM_TIME)
        # On the steady clock: it must not stop when simulated time does.
        node.create_timer(PERIOD_SEC, self._publish, clock=Clock(clock_type=ClockType.STEADY_TIME))

    def add(self, part: str, status: Callable[[], PartStatus]) -> None:
        """Report a part by what `status` returns; it is called in the node's thread and must return at once."""
        self._parts[part] = status

    def _publish(self) -> None:
        if not self._publisher.get_subscription_count():
            return
        message = DiagnosticArray(status=[self._status(part, of_part()) for part, of_part in self._parts.items()])
        message.header.stamp = self._system_clock.now().to_msg()
        self._publisher.publish(message)

    def _status(self, part: str, status: PartStatus) -> DiagnosticStatus:
        return DiagnosticStatus(
            name=f"{self._node.get_fully_qualified_name()}: {part}",
            level=bytes([status.level]),
            message=status.message,
            hardware_id=self._node.get_namespace().strip("/"),
            values=[KeyValue(key=key, value=_text(value)) for key, value in status.values.items()],
        )


def _text(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
