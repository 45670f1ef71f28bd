"""What every hcvla node has in common: nothing that it is sent ends it, a heartbeat, a clean start and a clean end."""

from __future__ import annotations

import secrets
import sys
import threading
from collections.abc import Callable
from typing import Any, NoReturn

import rclpy
from hcvla_interfaces.msg import Heartbeat
from rclpy.action import ActionServer, CancelResponse, GoalResponse
from rclpy.action.server import ServerGoalHandle
from rclpy.clock import Clock, ClockType
from rclpy.event_handler import PublisherEventCallbacks, SubscriptionEventCallbacks
from rclpy.node import Node
from rclpy.publisher import Publisher
from rclpy.qos import DurabilityPolicy, QoSProfile, ReliabilityPolicy
from rclpy.service import Service
from rclpy.signals import SignalHandlerOptions
from rclpy.subscription import Subscription

from hcvla.api.errors import HcvlaError
from hcvla.nodes.bringup.environment import check_environment
from hcvla.nodes.ros.action_client import BURST
from hcvla.nodes.ros.answers import answered, finished
from hcvla.nodes.ros.diagnostics import Diagnostics
from hcvla.nodes.ros.ending import FAULTY_STATUS, EndRequest, end_process
from hcvla.nodes.ros.executor import StackExecutor, WaitingGroup
from hcvla.nodes.ros.faults import Faults, describe
from hcvla.nodes.ros.middleware import prepare_middleware
from hcvla.nodes.ros.namesake import NamesakeWatch
from hcvla.nodes.ros.parameters import read_common
from hcvla.nodes.ros.part_status import Level, PartStatus

BASE_FRAME = "fr3_link0"
"""The frame of every pose that crosses the robot API, as the robot's description names it, without a prefix."""

LATCHED = QoSProfile(depth=1, durability=DurabilityPolicy.TRANSIENT_LOCAL)
"""A late subscriber gets the newest message."""

NEWEST = QoSProfile(depth=1, reliability=ReliabilityPolicy.RELIABLE)
"""Only the newest message matters, but it must arrive: images, states, commands."""

HEARTBEAT_PERIOD_SEC = 0.5

FINISH_LIMIT_SEC = 2.0
"""How long a node that must end waits for what still runs."""

_NO_PUBLISHER_EVENTS = PublisherEventCallbacks(use_default_callbacks=False)
_NO_SUBSCRIPTION_EVENTS = SubscriptionEventCallbacks(use_default_callbacks=False)


class RobustNode(Node):
    """A node that survives every exception of its callbacks: `faults` says what was refused and what failed."""

    def __init__(self, name: str, **kwargs: Any) -> None:
        """Create the node; rclpy's own services are answered likewise."""
        self.faults = Faults(rclpy.logging.get_logger(name))
        super().__init__(name, **kwargs)

    def create_publisher(self, *args: Any, **kwargs: Any) -> Publisher:
        """Create a publisher without rclpy's watch for mismatched QoS, two more events to wait for at each wake."""
        return super().create_publisher(*args, **({"event_callbacks": _NO_PUBLISHER_EVENTS} | kwargs))

    def create_subscription(self, *args: Any, **kwargs: Any) -> Subscription:
        """Create a subscription, likewise without that watch."""
        return super().create_subscription(*args, **({"event_callbacks": _NO_SUBSCRIPTION_EVENTS} | kwargs))

    def create_service(
        self, srv_type: Any, srv_name: str, callback: Callable[[Any, Any], Any], **kwargs: Any
    ) -> Service:
        """Create a service whose callback may raise: the error is the answer."""
        return super().create_service(srv_type, srv_name, answered(srv_name, callback, self.faults), **kwargs)

    def start_thread(self, name: str, work: Callable[[], object]) -> threading.Thread:
        """Run `work` in a thread; if it raises, the node says so and ends, so that it is started again."""

        def run() -> None:
            try:
                work()
            except Exception as error:  # noqa: BLE001 - the edge of the thread
                self.faults.ended(f"thread '{name}'", error)

        thread = threading.Thread(target=run, name=name, daemon=True)
        thread.start()
        return thread


class HcvlaNode(RobustNode):
    """A node with a heartbeat; subclasses say by `set_ready` and `not_ready_because` whether it can do its work."""

    def __init__(self, name: str, **kwargs: Any) -> None:
        """Create the node in the namespace it is started in (bring-up uses /hcvla)."""
        super().__init__(name, **kwargs)
        self.frame_prefix = read_common(self).frame_prefix
        self.base_frame = self.frame_prefix + BASE_FRAME
        self.not_ready_because = "starting"
        self.waiting = WaitingGroup()
        self._incarnation = secrets.randbits(64)
        self._system_clock = Clock(clock_type=ClockType.SYSTEM_TIME)
        self._namesakes = NamesakeWatch(self, self._incarnation)
        self._heartbeat = self.create_publisher(Heartbeat, "heartbeat", 20)
        # On the steady clock: a heartbeat must not stop when simulated time does.
        steady = Clock(clock_type=ClockType.STEADY_TIME)
        self._beat_timer = self.create_timer(HEARTBEAT_PERIOD_SEC, self._beat, clock=steady)
        self._was_ready = False
        self.diagnostics = Diagnostics(self)
        self.diagnostics.add("readiness", self._readiness)

    @property
    def problem(self) -> str:
        """Why the node cannot do its work, empty if it can."""
        return self.not_ready_because or self.faults.newest

    @property
    def ready(self) -> bool:
        """Whether the node can do its work."""
        return not self.problem

    def set_ready(self) -> None:
        """Say that the node can do its work from now on."""
        if self.not_ready_because:
            self.get_logger().info("ready")
        self.not_ready_because, self._was_ready = "", True
        self._beat()

    def create_action(
        self,
        kind: Any,
        name: str,
        execute: Callable[[ServerGoalHandle], Any],
        cancel: Callable[[ServerGoalHandle], CancelResponse] = lambda _: CancelResponse.ACCEPT,
    ) -> ActionServer:
        """Offer an action that takes every goal; `execute` gets a thread and may raise: the error is the result."""
        return ActionServer(
            self,
            kind,
            name,
            execute_callback=finished(name, execute, kind.Result, self.faults),
            goal_callback=lambda _: GoalResponse.ACCEPT,
            cancel_callback=cancel,
            callback_group=self.waiting,
            goal_service_qos_profile=BURST,
            result_service_qos_profile=BURST,
            cancel_service_qos_profile=BURST,
        )

    def require_alone(self) -> None:
        """Raise NamesakeError if a node of the same name runs already."""
        self._namesakes.require_none()

    def finish(self) -> None:
        """End what still runs; called once, in a thread of its own, so that other nodes' answers are received."""

    def close(self) -> None:
        """Release what the node holds; called once at the end."""

    def _readiness(self) -> PartStatus:
        level = Level.ERROR if self._was_ready else Level.WARN
        values = {"refused": self.faults.refusals, "failed": self.faults.failures}
        return PartStatus(level if self.problem else Level.OK, self.problem or "ready", values)

    def _beat(self) -> None:
        message = Heartbeat(node=self.get_name(), incarnation=self._incarnation)
        problem = self.problem
        message.ready, message.message = not problem, problem
        message.header.stamp = self._system_clock.now().to_msg()
        self._heartbeat.publish(message)
        self._namesakes.count_own_beat()


def run_node(node_class: Callable[[], HcvlaNode], args: list[str] | None = None) -> NoReturn:
    """Run one node until its process is to end.

    A faulty configuration ends it with one line and FAULTY_STATUS, a failure that it cannot go on from with status 1.
    """
    try:
        check_environment()
    except HcvlaError as error:
        sys.stderr.write(f"{error}\n")
        end_process(FAULTY_STATUS)
    prepare_middleware()
    # Our own handlers: rclpy's would take the context away under the threads that still publish.
    rclpy.init(args=args, signal_handler_options=SignalHandlerOptions.NO)
    node: HcvlaNode | None = None
    executor = StackExecutor()
    end, status = EndRequest(executor.wake), 0
    try:
        node = node_class()
        executor.add_node(node)
        while not (end.is_due() or node.faults.ended_because):
            # At the latest the next heartbeat ends the wait, and it is looked whether the parent still lives.
            executor.spin_once_unless(end.is_made)
            node.require_alone()
        status = int(bool(node.faults.ended_because))
    except HcvlaError as error:
        sys.stderr.write(f"{error}\n")
        status = FAULTY_STATUS
    except Exception as error:  # noqa: BLE001 - the edge of the process
        sys.stderr.write(f"{describe('the node', error)}\n")
        status = 1
    if node is not None:
        executor.spin_in_background(node.finish, FINISH_LIMIT_SEC)
        node.close()
    executor.shutdown(timeout_sec=1.0)
    if node is not None:
        # Others learn at once that it left, and its shared memory is given back.
        node.destroy_node()
    rclpy.try_shutdown()
    end_process(status)
