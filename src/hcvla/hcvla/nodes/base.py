"""What every hcvla node has in common: parameters, a heartbeat, a clean start and a clean end."""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence

import rclpy
from hcvla_interfaces.msg import Heartbeat
from rclpy.callback_groups import ReentrantCallbackGroup
from rclpy.clock import Clock, ClockType
from rclpy.executors import ExternalShutdownException, MultiThreadedExecutor
from rclpy.node import Node
from rclpy.qos import DurabilityPolicy, QoSProfile, ReliabilityPolicy

from hcvla.api.outcomes import HcvlaError

BASE_FRAME = "fr3_link0"
"""The frame of every pose that crosses the robot API."""

LATCHED = QoSProfile(depth=1, durability=DurabilityPolicy.TRANSIENT_LOCAL)
"""A late subscriber gets the newest message."""

NEWEST = QoSProfile(depth=1, reliability=ReliabilityPolicy.RELIABLE)
"""Only the newest message matters, but it must arrive: images, states, commands."""

HEARTBEAT_PERIOD_SEC = 0.25

_THREADS = 4


class HcvlaNode(Node):
    """A node with a heartbeat; subclasses set `ready` and `not_ready_because`."""

    def __init__(self, name: str, **kwargs: object) -> None:
        """Create the node in the namespace it is started in (bring-up uses /hcvla)."""
        super().__init__(name, **kwargs)
        self.not_ready_because = "starting"
        self.parallel = ReentrantCallbackGroup()
        self._system_clock = Clock(clock_type=ClockType.SYSTEM_TIME)
        self._heartbeat = self.create_publisher(Heartbeat, "heartbeat", 20)
        # On the steady clock: a heartbeat must not stop when simulated time does.
        steady = Clock(clock_type=ClockType.STEADY_TIME)
        self._beat_timer = self.create_timer(HEARTBEAT_PERIOD_SEC, self._beat, self.parallel, steady)

    @property
    def ready(self) -> bool:
        """Whether the node can do its work."""
        return not self.not_ready_because

    def set_ready(self) -> None:
        """Say that the node can do its work from now on."""
        if not self.ready:
            self.get_logger().info("ready")
        self.not_ready_because = ""
        self._beat()

    def close(self) -> None:
        """Release what the node holds; called once at the end."""

    def _beat(self) -> None:
        message = Heartbeat(node=self.get_name(), ready=self.ready, message=self.not_ready_because)
        message.header.stamp = self._system_clock.now().to_msg()
        self._heartbeat.publish(message)


def run_node(node_class: type[HcvlaNode], args: Sequence[str] | None = None) -> None:
    """Run one node as a process until SIGINT or SIGTERM; a faulty configuration ends it with one line and status 2."""
    rclpy.init(args=args)
    signal.signal(signal.SIGTERM, lambda *_: rclpy.try_shutdown())
    node: HcvlaNode | None = None
    try:
        node = node_class()
        executor = MultiThreadedExecutor(num_threads=_THREADS)
        executor.add_node(node)
        executor.spin()
    except (KeyboardInterrupt, ExternalShutdownException):
        pass
    except HcvlaError as error:
        sys.stderr.write(f"{node_class.__name__}: {error}\n")
        sys.exit(2)
    finally:
        if node is not None:
            node.close()
            node.destroy_node()
        rclpy.try_shutdown()
