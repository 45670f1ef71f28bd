"""How far the arm was from where it should have been, from the bridge's own reports."""

from __future__ import annotations

from diagnostic_msgs.msg import DiagnosticArray
from rclpy.node import Node

from hcvla.nodes.ros.diagnostics import TOPIC

_NAME = "largest_tracking_error_rad"
_DEPTH = 10


class TrackingError:
    """Keeps the largest error of a joint that any node has reported."""

    def __init__(self, node: Node) -> None:
        """Listen on behalf of `node`."""
        self._largest_rad: float | None = None
        node.create_subscription(DiagnosticArray, TOPIC, self._on_diagnostics, _DEPTH)

    def figures(self) -> dict[str, float]:
        """Return the largest error [rad] by its name; nothing if none was reported."""
        return {} if self._largest_rad is None else {_NAME: self._largest_rad}

    def _on_diagnostics(self, message: DiagnosticArray) -> None:
        for status in message.status:
            for value in status.values:
                if value.key == _NAME:
                    self._largest_rad = max(self._largest_rad or 0.0, float(value.value))
