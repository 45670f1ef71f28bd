"""What every hcvla node has in common: parameters, a heartbeat, a clean start and a clean end."""

from __future__ import annotations

import os
import secrets
import signal
import sys
import threading
from collections.abc import Callable
from typing import Any

import rclpy
from hcvla_interfaces.msg import Heartbeat
from rclpy.clock import Clock, ClockType
from rclpy.event_handler import PublisherEventCallbacks, SubscriptionEventCallbacks
from rclpy.node import Node
from rclpy.publisher import Publisher
from rclpy.qos import DurabilityPolicy, QoSProfile, ReliabilityPolicy
from rclpy.signals import SignalHandlerOptions
from rclpy.subscription import Subscription

from hcvla.api.errors import HcvlaError
from hcvla.nodes.ros.executor import StackExecutor, WaitingGroup
from hcvla.nodes.ros.middleware import prepare_middleware
from hcvla.nodes.ros.parameters import read_common

BASE_FRAME = "fr3_link0"
"""The frame of every pose that crosses the robot API, as the robot's description names it, without a prefix."""

LATCHED = QoSProfile(depth=1, durability=DurabilityPolicy.TRANSIENT_LOCAL)
"""A late subscriber gets the newest message."""

NEWEST = QoSProfile(depth=1, reliability=ReliabilityPolicy.RELIABLE)
"""Only the newest message matters, but it must arrive: images, states, commands."""

HEARTBEAT_PERIOD_SEC = 0.5

FINISH_LIMIT_SEC = 2.0
"""A node that is asked to end gives what still runs this long to come to an end."""

PARENT_VARIABLE = "HCVLA_PARENT"
"""Environment variable with the process id of who started the nodes; they end when that process is gone."""

_NO_PUBLISHER_EVENTS = PublisherEventCallbacks(use_default_callbacks=False)
_NO_SUBSCRIPTION_EVENTS = SubscriptionEventCallbacks(use_default_callbacks=False)


class HcvlaNode(Node):
    """A node with a heartbeat; subclasses set `ready` and `not_ready_because`."""

    def __init__(self, name: str, **kwargs: Any) -> None:
        """Create the node in the namespace it is started in (bring-up uses /hcvla)."""
        super().__init__(name, **kwargs)
        self.frame_prefix = read_common(self).frame_prefix
        self.base_frame = self.frame_prefix + BASE_FRAME
        self.not_ready_because = "starting"
        self.waiting = WaitingGroup()
        self._incarnation = secrets.randbits(64)
        self._system_clock = Clock(clock_type=ClockType.SYSTEM_TIME)
        self._heartbeat = self.create_publisher(Heartbeat, "heartbeat", 20)
        # On the steady clock: a heartbeat must not stop when simulated time does.
        steady = Clock(clock_type=ClockType.STEADY_TIME)
        self._beat_timer = self.create_timer(HEARTBEAT_PERIOD_SEC, self._beat, clock=steady)

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

    def create_publisher(self, *args: Any, **kwargs: Any) -> Publisher:
        """Create a publisher without rclpy's watch for mismatched QoS, two more events to wait for at each wake."""
        return super().create_publisher(*args, **({"event_callbacks": _NO_PUBLISHER_EVENTS} | kwargs))

    def create_subscription(self, *args: Any, **kwargs: Any) -> Subscription:
        """Create a subscription, likewise without that watch."""
        return super().create_subscription(*args, **({"event_callbacks": _NO_SUBSCRIPTION_EVENTS} | kwargs))

    def finish(self) -> None:
        """End what still runs; called once, in a thread of its own, so that other nodes' answers are heard."""

    def close(self) -> None:
        """Release what the node holds; called once at the end."""

    def _beat(self) -> None:
        message = Heartbeat(node=self.get_name(), incarnation=self._incarnation)
        message.ready, message.message = self.ready, self.not_ready_because
        message.header.stamp = self._system_clock.now().to_msg()
        self._heartbeat.publish(message)


def _is_orphan() -> bool:
    """Whether whoever started this node is gone, e.g. by a kill -9: then no one is left to end it."""
    return os.environ.get(PARENT_VARIABLE, str(os.getppid())) != str(os.getppid())


def run_node(node_class: Callable[[], HcvlaNode], args: list[str] | None = None) -> None:
    """Run one node as a process until SIGINT or SIGTERM; a faulty configuration ends it with one line and status 2."""
    prepare_middleware()
    # Our own handlers: rclpy's would take the context away under the threads that still publish.
    rclpy.init(args=args, signal_handler_options=SignalHandlerOptions.NO)
    asked_to_end = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: asked_to_end.set())
    node: HcvlaNode | None = None
    executor = StackExecutor()
    try:
        node = node_class()
        executor.add_node(node)
        while not asked_to_end.is_set() and not _is_orphan():
            # A signal is noticed when something wakes the executor, at the latest the next heartbeat.
            executor.spin_once()
    except HcvlaError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(2)
    finally:
        if node is not None:
            executor.spin_beside(node.finish, FINISH_LIMIT_SEC)
            node.close()
        executor.shutdown(timeout_sec=1.0)
        rclpy.try_shutdown()
