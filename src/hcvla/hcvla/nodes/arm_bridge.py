"""What the bridge of every arm does, simulated or real: commands in, states and frames out, stop and its release.

A bridge for another arm subclasses `ArmBridge`, makes the loop that owns its arm, adds what only that arm has, and
calls `run`. Every command passes the arm's guard; without new commands the arm's own watchdog brakes it.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from geometry_msgs.msg import PoseStamped
from hcvla_interfaces.msg import ArmCommand, RobotState
from hcvla_interfaces.msg import GripperCommand as GripperCommandMsg
from hcvla_interfaces.srv import Stop
from sensor_msgs.msg import JointState
from std_msgs.msg import String
from std_srvs.srv import Trigger
from tf2_msgs.msg import TFMessage
from visualization_msgs.msg import Marker

from hcvla.api.errors import HcvlaError
from hcvla.api.excerpt import excerpt
from hcvla.nodes.arm_health import ArmHealth
from hcvla.nodes.messages import conversions as convert
from hcvla.nodes.messages.link_frames import LinkFrames
from hcvla.nodes.messages.markers import CommandedPath
from hcvla.nodes.ros.latched import LatchedPublisher
from hcvla.nodes.ros.managed_node import ManagedNode
from hcvla.nodes.ros.node import LATCHED, NEWEST
from hcvla.robots.arm import Arm, ArmState, StaleCommandError
from hcvla.robots.fr3.table import FINGER_JOINT_NAMES, JOINT_NAMES
from hcvla.robots.fr3.urdf import urdf

TICK_SEC = 0.01
"""A loop calls `on_tick` this often on the arm's clock."""

_STATE_EVERY = 2
_IDLE_STATE_EVERY = 10
"""States are published at 50 Hz, and at 10 Hz when nothing was commanded for a second."""
_IDLE_SEC = 1.0
_MARKER_EVERY = 10

Result = TypeVar("Result")


class ArmLoop(Protocol):
    """The thread that owns an arm: everything else is a job for it, done between two control periods."""

    @property
    def arm(self) -> Arm:
        """The arm; only for jobs and for `on_tick`."""
        ...

    @property
    def now_sec(self) -> float:
        """The arm's clock [s]; from any thread."""
        ...

    def start(self) -> None:
        """Begin to call the bridge's `on_tick`."""
        ...

    def close(self) -> None:
        """End the thread."""
        ...

    def post(self, job: Callable[[], object]) -> None:
        """Have a job done; its errors are its own business."""
        ...

    def ask(self, job: Callable[[], Result]) -> Result:
        """Have a job done and return its result; raise what it raised, or NodeLostError after a limit."""
        ...


class ArmMovesError(HcvlaError):
    """The arm is not at rest, and must be."""


class ArmBridge(ManagedNode):
    """An arm as topics and services; subclasses make its loop."""

    _loop: ArmLoop

    def __init__(self, name: str, **kwargs: Any) -> None:
        """Advertise what every arm has; nothing moves before `run`."""
        super().__init__(name, **kwargs)
        self._links, self._path = LinkFrames(self.frame_prefix), CommandedPath(self.base_frame)
        self._refusal, self._fault_reported = RobotState(), False
        self._commanded_sec = -math.inf
        self._ticks = 0
        self._stopped_before = False
        self._health = ArmHealth()
        for part, status in self._health.parts.items():
            self.diagnostics.add(part, status)
        self._state = self.create_publisher(RobotState, "robot_state", NEWEST)
        self._reference = self.create_publisher(PoseStamped, "tool_reference", NEWEST)
        self._joints = self.create_publisher(JointState, "joint_states", 10)
        self._tf = self.create_publisher(TFMessage, "/tf", 100)
        self._tf_static = LatchedPublisher(self, TFMessage, "/tf_static")
        self._description = self.create_publisher(String, "robot_description", LATCHED)
        self._path_marker = self.create_publisher(Marker, "markers/path", 1)
        self.create_subscription(ArmCommand, "command/arm", self._on_arm, NEWEST)
        self.create_subscription(GripperCommandMsg, "command/gripper", self._on_gripper, 10)
        self.create_service(Stop, "stop", self._stop, callback_group=self.waiting)
        self.create_service(Trigger, "clear_stop", self._clear_stop, callback_group=self.waiting)

    def run(self, loop: ArmLoop, publish_tf: bool = True) -> None:
        """Serve the arm of `loop` from now on, until `close`; the last call of a subclass's constructor.

        Without `publish_tf` the links' frames are left to a robot_state_publisher.
        """
        self._loop, self._publish_tf = loop, publish_tf
        self._description.publish(String(data=urdf()))
        if publish_tf:
            self._tf_static.publish(TFMessage(transforms=self._links.static()))
        loop.start()
        self.begin()
        self.set_ready()

    def close(self) -> None:
        """End the loop, and with it the arm's motion."""
        self._loop.close()

    def hand_over(self) -> None:
        """Stop the arm; the stop stays latched as long as the bridge is inactive. Raise ArmMovesError."""
        self._stopped_before = self._loop.ask(lambda: self._loop.arm.state().stopped)
        report = self._loop.ask(lambda: self._loop.arm.stop())
        if not report.at_rest:
            raise ArmMovesError(report.message)

    def take_over(self) -> None:
        """Release the stop that came with the hand-over; one that was latched before stays."""
        if self._loop.ask(lambda: self._loop.arm.state().stopped) and not self._stopped_before:
            self._loop.ask(self._clear)

    @property
    def idle_sec(self) -> float:
        """How long nothing has been commanded, on the arm's clock [s]."""
        return self._loop.now_sec - self._commanded_sec

    # -- in the loop's thread ---------------------------------------------------------------------------------

    def on_tick(self) -> None:
        """Publish what is due; called by the loop every `TICK_SEC`, in its thread."""
        self._ticks += 1
        if self._ticks % (_IDLE_STATE_EVERY if self.idle_sec > _IDLE_SEC else _STATE_EVERY) == 0:
            self.publish_state(self._loop.arm.state())
        if self._ticks % _MARKER_EVERY == 0 and self._path_marker.get_subscription_count():
            self._path_marker.publish(self._path.marker())

    def publish_state(self, state: ArmState) -> None:
        """Publish a measured state in every form it is wanted in."""
        stamp = convert.time_to_msg(state.stamp_sec)
        if state.fault and not self._fault_reported:
            self.get_logger().error(f"fault at {state.stamp_sec:.3f} s: {state.fault}")
        self._fault_reported = bool(state.fault)
        message = convert.state_to_msg(state, self.base_frame)
        message.refusal, message.refused_sender = self._refusal.refusal, self._refusal.refused_sender
        message.refused_stamp = self._refusal.refused_stamp
        self._state.publish(message)
        self._health.stated(state)
        if state.T_base_tool_commanded is not None and self._reference.get_subscription_count():
            reference = PoseStamped(pose=convert.pose_to_msg(state.T_base_tool_commanded))
            reference.header.frame_id, reference.header.stamp = self.base_frame, stamp
            self._reference.publish(reference)
        joints = JointState(
            name=[*JOINT_NAMES, *FINGER_JOINT_NAMES],
            position=[*state.q.tolist(), *[state.gripper.width_m / 2.0] * 2],
            velocity=[*state.dq.tolist(), 0.0, 0.0],
            effort=[*state.tau.tolist(), *[state.gripper.force_n] * 2],
        )
        joints.header.stamp = stamp
        self._joints.publish(joints)
        if self._publish_tf:
            moving = self._links.moving(state.q, state.gripper.width_m, state.stamp_sec)
            self._tf.publish(TFMessage(transforms=moving))

    # -- commands and services --------------------------------------------------------------------------------

    def _on_arm(self, message: ArmCommand) -> None:
        def move() -> None:
            command = convert.move_from_msg(message, self.base_frame)
            self._loop.arm.move(command)
            if command.T_base_tool is not None:
                self._path.add(command.T_base_tool)

        self._loop.post(lambda: self._guarded(move, message))

    def _on_gripper(self, message: GripperCommandMsg) -> None:
        self._loop.post(lambda: self._guarded(lambda: self._loop.arm.grip(convert.grip_from_msg(message)), message))

    def _guarded(self, act: Callable[[], None], message: ArmCommand | GripperCommandMsg) -> None:
        """Carry out a command; a refusal goes into the state, with the sender and stamp of what was refused."""
        self._commanded_sec = self._loop.now_sec
        try:
            act()
            self._health.accepted()
        except StaleCommandError as error:
            self._health.dropped()
            # A hiccup of a busy machine: the next command replaces it, and the watchdog brakes if none comes.
            self.faults.refused("command", str(error))
        except HcvlaError as error:
            self._refusal = RobotState(
                refusal=str(error),
                refused_sender=excerpt(message.sender),
                refused_stamp=message.header.stamp,
            )
            self._health.refused(str(error))
            self.faults.refused("command", str(error))
        except Exception as error:  # noqa: BLE001 - the edge of the job: no one else would see it
            self.faults.failed("command", error)

    def _stop(self, _: Stop.Request, response: Stop.Response) -> Stop.Response:
        report = self._loop.ask(lambda: self._loop.arm.stop())
        response.at_rest, response.braking, response.message = report.at_rest, report.braking_sec, report.message
        return response

    def _clear_stop(self, _: Trigger.Request, response: Trigger.Response) -> Trigger.Response:
        self.require_active()
        self._loop.ask(self._clear)
        response.success = True
        return response

    def _clear(self) -> None:
        self._loop.arm.clear_stop()
        # The next command is stamped by the newest state; one made before the release is refused.
        self._commanded_sec = self._loop.now_sec
        self.publish_state(self._loop.arm.state())
