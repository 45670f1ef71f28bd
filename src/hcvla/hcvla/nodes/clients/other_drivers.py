"""Who else drives a robot: it has one controlling client, either ros2_control or our own driver."""

from __future__ import annotations

import threading
from collections.abc import Callable

from rclpy.node import Node

from hcvla.api.errors import HcvlaError

_SERVICE = "/controller_manager/list_controllers"
_STATES = "/franka_robot_state_broadcaster/robot_state"
_FRANKA_BRIDGE = "franka_bridge"
_POLL_SEC = 0.1
LOOK_SEC = 1.0
"""What runs is discovered well within this [s]."""


class RobotDrivenAlreadyError(HcvlaError):
    """Another program drives the robot."""

    def __init__(self, who: str, what: str) -> None:
        """Name it and what shows it, and what to do."""
        super().__init__(f"{who} drives the robot ({what} is on the ROS graph): end it and start this again")


def require_no_controller_manager(node: Node, look_sec: float = LOOK_SEC) -> None:
    """Raise RobotDrivenAlreadyError if ros2_control is on the graph, in any namespace; takes `look_sec` [s]."""
    _require_none("ros2_control", lambda: _controller_manager(node), look_sec)


def require_no_franka_bridge(node: Node, look_sec: float = LOOK_SEC) -> None:
    """Raise RobotDrivenAlreadyError if a bridge with our own driver is on the graph; takes `look_sec` [s]."""
    _require_none("robot:=franka", lambda: _franka_bridge(node), look_sec)


def _controller_manager(node: Node) -> str:
    """Return the name by which ros2_control shows itself, empty if it does not."""
    services = [name for name, _ in node.get_service_names_and_types() if name.endswith(_SERVICE)]
    topics = [name for name, _ in node.get_topic_names_and_types() if name.endswith(_STATES)]
    published = [name for name in topics if node.count_publishers(name)]
    return next(iter([*services, *published]), "")


def _franka_bridge(node: Node) -> str:
    found = [
        f"{namespace.rstrip('/')}/{name}"
        for name, namespace in node.get_node_names_and_namespaces()
        if name == _FRANKA_BRIDGE
    ]
    return next(iter(found), "")


def _require_none(who: str, look: Callable[[], str], look_sec: float) -> None:
    tick = threading.Event()
    for _ in range(round(look_sec / _POLL_SEC)):
        if what := look():
            raise RobotDrivenAlreadyError(who, what)
        tick.wait(_POLL_SEC)
