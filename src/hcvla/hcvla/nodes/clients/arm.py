"""The arm behind its topics: what a skill commands and measures when the bridge is another process."""

from __future__ import annotations

import math
import threading
import time

from hcvla_interfaces.msg import ArmCommand, RobotState
from hcvla_interfaces.msg import GripperCommand as GripperCommandMsg
from hcvla_interfaces.srv import Step, Stop
from rclpy.node import Node
from rclpy.qos import QoSProfile, ReliabilityPolicy
from std_srvs.srv import Trigger

from hcvla.api.errors import StoppedError
from hcvla.nodes.messages.conversions import grip_to_msg, move_to_msg, state_from_msg, time_from_msg
from hcvla.nodes.messages.robot_clock import RobotClock
from hcvla.nodes.ros.futures import NodeLostError, call_service
from hcvla.nodes.ros.node import BASE_FRAME, NEWEST
from hcvla.perception.arm_timeline import ArmTimeline
from hcvla.robots.arm import ArmState, CommandRefusedError, GripperCommand, MoveCommand, StopReport

STATE_LIMIT_SEC = 2.0
"""Without a new state for this long the arm counts as lost [s, system clock]: in one of six kills of nodes a bridge
that lived was silent for a second. The arm itself brakes 0.1 s after the last command."""

_STOP_LIMIT_SEC = 2.0
_CLEARING_SEC = 0.3
_COMMAND_QOS = QoSProfile(depth=1, reliability=ReliabilityPolicy.RELIABLE)


class RemoteArm:
    """Implements hcvla.robots.arm.Arm on the bridge's topics and services."""

    def __init__(self, node: Node, base_frame: str = BASE_FRAME, lockstep: bool = False) -> None:
        """Subscribe and advertise on behalf of `node`; `lockstep` lets `wait` step the simulation."""
        self._base_frame, self._lockstep = base_frame, lockstep
        self.clock = RobotClock()
        self._new_state = threading.Condition()
        self._message: RobotState | None = None
        self._measured: ArmState | None = None
        self._received = 0.0
        self._timeline = ArmTimeline()
        self._name = node.get_name()
        self._refusal_seen: tuple[str, float] = ("", 0.0)
        """What was refused last, and when it was commanded."""
        self._began_sec = self._due_sec = -math.inf
        self._move = node.create_publisher(ArmCommand, "command/arm", _COMMAND_QOS)
        self._grip = node.create_publisher(GripperCommandMsg, "command/gripper", _COMMAND_QOS)
        node.create_subscription(RobotState, "robot_state", self._on_state, NEWEST)
        self._stop = node.create_client(Stop, "stop")
        self._clear = node.create_client(Trigger, "clear_stop")
        self._step = node.create_client(Step, "step")

    def state(self) -> ArmState:
        """Return the newest measured state; raise NodeLostError if the bridge is silent."""
        with self._new_state:
            if self._message is None:
                self._new_state.wait(STATE_LIMIT_SEC)
            measured, age = self._measured, time.monotonic() - self._received
        if measured is None or age > STATE_LIMIT_SEC:
            raise NodeLostError(f"no robot state for {STATE_LIMIT_SEC:g} s; is the robot's bridge running?")
        return measured

    def state_at(self, stamp_sec: float) -> ArmState | None:
        """Return the state at a time of the last seconds on the robot's clock [s]; None if none near it is known."""
        with self._new_state:
            return self._timeline.at(stamp_sec)

    def newest_stamp_sec(self) -> float:
        """Return the time of the newest state on the robot's clock [s], 0 before the first; never waits."""
        measured = self._measured
        return measured.stamp_sec if measured is not None else 0.0

    def begin_stream(self) -> None:
        """Begin a new stream of commands: a refusal of an earlier one that comes late is not raised any more.

        Waits until the state shows that a stop is cleared: what is stamped by an older state is refused.
        """
        with self._new_state:
            self._new_state.wait_for(lambda: self._message is not None and not self._message.stopped, _CLEARING_SEC)
        self._began_sec = self._due_sec = self.state().stamp_sec

    def move(self, command: MoveCommand) -> None:
        """Stream a target; a refusal by the bridge's guard is raised at the next call."""
        self._raise_refusal()
        self._move.publish(move_to_msg(command, self._base_frame, self._name))

    def grip(self, command: GripperCommand) -> None:
        """Command the gripper."""
        self._raise_refusal()
        self._grip.publish(grip_to_msg(command, self.state().stamp_sec, self._name))

    def stop(self) -> StopReport:
        """Latch a stop in the bridge; returns what the bridge measured, never more."""
        try:
            answer = call_service(self._stop, Stop.Request(), _STOP_LIMIT_SEC)
        except NodeLostError as error:
            return StopReport(False, _STOP_LIMIT_SEC, f"not known to be at rest: {error}")
        return StopReport(answer.at_rest, answer.braking, answer.message)

    def clear_stop(self) -> None:
        """Release a latched stop; raise NodeLostError."""
        call_service(self._clear, Trigger.Request(), _STOP_LIMIT_SEC)
        # Wait for the state that no longer says "stopped", or the next command would be refused by an old one.
        deadline = time.monotonic() + STATE_LIMIT_SEC
        with self._new_state:
            while self._message is not None and self._message.stopped and time.monotonic() < deadline:
                self._new_state.wait(0.1)

    def wait(self, duration_sec: float) -> None:
        """Let the robot's clock advance by a duration [s], on average; raise NodeLostError if it stands still."""
        if self._lockstep:
            call_service(self._step, Step.Request(duration=duration_sec), _STOP_LIMIT_SEC)
            return
        now_sec = self.state().stamp_sec
        # Counted from when the last wait was over by the clock: states come in steps, and each wait would add one.
        on_time = 0.0 <= now_sec - self._due_sec < duration_sec
        self._due_sec = (self._due_sec if on_time else now_sec) + duration_sec
        deadline = time.monotonic() + STATE_LIMIT_SEC + 10.0 * duration_sec
        while self.state().stamp_sec < self._due_sec - 1e-6:
            with self._new_state:
                self._new_state.wait(0.05)
            if time.monotonic() > deadline:
                raise NodeLostError("the robot's clock stands still; is the robot's bridge running?")

    def _on_state(self, message: RobotState) -> None:
        measured = state_from_msg(message, self._base_frame)
        self.clock.advance(measured.stamp_sec)
        with self._new_state:
            self._message, self._measured, self._received = message, measured, time.monotonic()
            self._timeline.add(measured)
            self._new_state.notify_all()

    def _raise_refusal(self) -> None:
        message = self._message
        if message is None:
            return
        if message.stopped:
            raise StoppedError("a stop is latched in the robot's bridge; clear it before moving")
        refused = message.refusal, time_from_msg(message.refused_stamp)
        ours = message.refused_sender == self._name and refused[1] >= self._began_sec
        if ours and refused != self._refusal_seen:
            self._refusal_seen = refused
            raise CommandRefusedError(message.refusal)
