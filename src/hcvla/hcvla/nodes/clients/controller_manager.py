"""Whether ros2_control is on the ROS graph: a robot has one controlling client, so it is either that or our driver."""

from __future__ import annotations

import threading

from rclpy.node import Node

from hcvla.api.errors import HcvlaError

_SERVICE = "/controller_manager/list_controllers"
_STATES = "/franka_robot_state_broadcaster/robot_state"
_POLL_SEC = 0.1
LOOK_SEC = 1.0
"""Services that run are discovered well within this [s]."""


class RobotDrivenAlreadyError(HcvlaError):
    """Another program drives the robot."""

    def __init__(self, what: str) -> None:
        """Name what shows it, and what to do."""
        super().__init__(f"ros2_control drives the robot ({what} is on the ROS graph): end it and start this again")


def found_on_graph(node: Node) -> str:
    """Return the name by which ros2_control shows itself in any namespace, empty if it does not."""
    services = [name for name, _ in node.get_service_names_and_types() if name.endswith(_SERVICE)]
    topics = [name for name, _ in node.get_topic_names_and_types() if name.endswith(_STATES)]
    published = [name for name in topics if node.count_publishers(name)]
    return next(iter([*services, *published]), "")


def require_no_controller_manager(node: Node, look_sec: float = LOOK_SEC) -> None:
    """Raise RobotDrivenAlreadyError if ros2_control is on the graph; takes `look_sec` [s]."""
    tick = threading.Event()
    for _ in range(round(look_sec / _POLL_SEC)):
        if what := found_on_graph(node):
            raise RobotDrivenAlreadyError(what)
        tick.wait(_POLL_SEC)
