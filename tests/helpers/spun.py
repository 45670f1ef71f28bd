"""A ROS node that spins in a thread of the test's process."""

import threading
from contextlib import contextmanager

import rclpy

from hcvla.nodes.ros.executor import StackExecutor
from hcvla.nodes.ros.node import RobustNode


@contextmanager
def spun_node(name):
    """Yield a node that spins in a thread."""
    context = rclpy.Context()
    rclpy.init(context=context)
    node, executor = RobustNode(name, context=context), StackExecutor(context)
    executor.add_node(node)
    thread = threading.Thread(target=executor.spin, daemon=True)
    thread.start()
    yield node
    executor.shutdown(2.0)
    thread.join(2.0)
    node.destroy_node()
    rclpy.shutdown(context=context)
