"""A bare rclpy action server for the bench to compare with: takes a task, does nothing, says done.

Run as a process of its own: python benchmarks/ros_server.py --ros-args -r __ns:=/name
"""

from __future__ import annotations

import rclpy
from hcvla_interfaces.action import ExecuteTask
from rclpy.action import ActionServer
from rclpy.action.server import ServerGoalHandle
from rclpy.executors import ExternalShutdownException

from hcvla.nodes.ros.middleware import prepare_middleware

ACTION = "bare_task"


def _execute(goal: ServerGoalHandle) -> ExecuteTask.Result:
    goal.succeed()
    return ExecuteTask.Result()


def main() -> None:
    """Serve until stopped."""
    prepare_middleware()
    rclpy.init()
    node = rclpy.create_node("bench_server")
    server = ActionServer(node, ExecuteTask, ACTION, _execute)
    try:
        rclpy.spin(node)
    except (KeyboardInterrupt, ExternalShutdownException):
        return
    finally:
        server.destroy()


if __name__ == "__main__":
    main()
