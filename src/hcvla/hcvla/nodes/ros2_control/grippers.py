"""The gripper behind ros2_control: by franka_gripper's own actions, or by control_msgs' GripperCommand."""

from __future__ import annotations

import threading
from typing import Any

import numpy as np
from rclpy.node import Node
from rclpy.qos import qos_profile_sensor_data
from sensor_msgs.msg import JointState

from hcvla.nodes.ros.futures import NodeLostError
from hcvla.nodes.ros2_control.goals import GoalClient
from hcvla.nodes.ros2_control.interfaces import interface
from hcvla.nodes.ros2_control.robot import absolute
from hcvla.robots.fr3.table import MAX_WIDTH_M
from hcvla.robots.franka.hand import SHUT_M, Gripper, GripperError, HandReading
from hcvla.robots.franka.ros2_control.config import Ros2ControlConfig, Ros2ControlGripper

_TOLERANCE_M = 0.005
"""What is held may give way by so much; fingers that shut further have lost it."""
_MOVE_EFFORT_N = 20.0
"""GripperCommand closes by grasping: with so little force on anything in the way."""


class FingerStates:
    """The fingers' states as they come."""

    def __init__(self, node: Node, topic: str, silence_sec: float) -> None:
        """Subscribe; publishers of this topic are best effort."""
        self._topic, self._silence_sec = topic, silence_sec
        self._came = threading.Condition()
        self._count, self._width_m, self._problem = 0, 0.0, ""
        node.create_subscription(JointState, topic, self._on_state, qos_profile_sensor_data)

    def next_width(self) -> float:
        """Return the distance between the pads in the next state [m]; raise GripperError if none comes in time."""
        with self._came:
            before = self._count
            if not self._came.wait_for(lambda: self._count > before, self._silence_sec):
                what = self._problem or "start franka_ros2 with the gripper (load_gripper:=true)"
                raise GripperError(f"no state of the fingers on {self._topic} for {self._silence_sec:g} s: {what}")
            return self._width_m

    def _on_state(self, message: JointState) -> None:
        with self._came:
            try:
                self._width_m, self._problem = width_from_msg(message), ""
            except GripperError as error:
                self._problem = str(error)
                return
            self._count += 1
            self._came.notify_all()


def width_from_msg(message: JointState) -> float:
    """Return the distance between the pads [m] in the fingers' state; raise GripperError."""
    # Each finger has half of the width; some publish only one of the two.
    positions = np.array(message.position)
    if len(positions) not in (1, 2) or not (np.abs(positions) <= MAX_WIDTH_M).all():
        raise GripperError(
            f"the fingers are said to be at {positions[:3]} m ({len(positions)} of them), expected one or two within "
            f"{MAX_WIDTH_M:g} m"
        )
    return float(2.0 * positions.mean())


class _Holding:
    """What the fingers closed on, which their states do not report."""

    def __init__(self, fingers: FingerStates) -> None:
        self._fingers = fingers
        self._held_m: float | None = None

    def read(self) -> HandReading:
        """Return the next state."""
        width_m, held_m = self._fingers.next_width(), self._held_m
        holds = held_m is not None and abs(width_m - held_m) < _TOLERANCE_M
        return HandReading(width_m, MAX_WIDTH_M, holds)

    def let_go(self) -> None:
        """Forget what is held: a new command moves the fingers."""
        self._held_m = None

    def shut_on(self) -> bool:
        """Note what the fingers are shut on now; False if it is nothing."""
        width_m = self._fingers.next_width()
        self._held_m = width_m if width_m > SHUT_M else None
        return self._held_m is not None


class FrankaGripperActions:
    """franka_gripper: Homing, Move and Grasp."""

    def __init__(self, node: Node, config: Ros2ControlConfig, fingers: FingerStates) -> None:
        """Make the clients, without waiting for servers."""
        self._limit_sec = config.gripper.command_sec
        self._holding = _Holding(fingers)
        self._kinds = {name: interface("franka_msgs", "action", name) for name in ("Homing", "Move", "Grasp")}
        self._clients = {
            name: GoalClient(node, kind, absolute(config.names, f"{config.gripper.node}/{name.lower()}"))
            for name, kind in self._kinds.items()
        }

    def read(self) -> HandReading:
        """Return the next state."""
        return self._holding.read()

    def home(self) -> bool:
        """Find the largest width."""
        return self._carry_out("Homing")

    def move(self, width_m: float, speed_m_s: float) -> bool:
        """Go to a width; False if something was in between."""
        return self._carry_out("Move", width=width_m, speed=speed_m_s)

    def close_on(self, speed_m_s: float, force_n: float) -> bool:
        """Close on what is between the fingers; False if nothing was."""
        epsilon = interface("franka_msgs", "msg", "GraspEpsilon")(inner=_TOLERANCE_M, outer=MAX_WIDTH_M)
        done = self._carry_out("Grasp", width=0.0, speed=speed_m_s, force=force_n, epsilon=epsilon)
        return done and self._holding.shut_on()

    def stop(self) -> None:
        """End what runs; what is held stays held."""
        for client in self._clients.values():
            client.cancel()

    def _carry_out(self, name: str, **fields: Any) -> bool:
        self._holding.let_go()
        try:
            done, result = self._clients[name].carry_out(self._kinds[name].Goal(**fields), self._limit_sec)
        except NodeLostError as error:
            raise GripperError(str(error)) from error
        if not done and result.error:
            raise GripperError(result.error)
        return done and result.success


class GripperCommandActions:
    """control_msgs/GripperCommand: a position and an effort, and no word on what is held."""

    def __init__(self, node: Node, config: Ros2ControlConfig, fingers: FingerStates) -> None:
        """Make the client, without waiting for a server."""
        self._gripper: Ros2ControlGripper = config.gripper
        self._holding = _Holding(fingers)
        self._kind = interface("control_msgs", "action", "GripperCommand")
        self._client = GoalClient(
            node, self._kind, absolute(config.names, f"{self._gripper.node}/{self._gripper.command}")
        )

    def read(self) -> HandReading:
        """Return the next state."""
        return self._holding.read()

    def home(self) -> bool:
        """Raise GripperError."""
        raise GripperError("a gripper of GripperCommand has no homing: its own driver does it")

    def move(self, width_m: float, speed_m_s: float) -> bool:
        """Go to a width, at the driver's own speed; False if something was in between."""
        return self._carry_out(width_m, _MOVE_EFFORT_N)

    def close_on(self, speed_m_s: float, force_n: float) -> bool:
        """Close on what is between the fingers; False if nothing was, by where they stopped, not by the answer."""
        self._carry_out(0.0, force_n)
        return self._holding.shut_on()

    def stop(self) -> None:
        """End what runs; what is held stays held."""
        self._client.cancel()

    def _carry_out(self, width_m: float, effort_n: float) -> bool:
        self._holding.let_go()
        goal = self._kind.Goal()
        goal.command.position, goal.command.max_effort = self._gripper.position_per_width * width_m, effort_n
        try:
            done, result = self._client.carry_out(goal, self._gripper.command_sec)
        except NodeLostError as error:
            raise GripperError(str(error)) from error
        return done and result.reached_goal


def make_gripper(node: Node, config: Ros2ControlConfig) -> Gripper:
    """Return the gripper of a configuration."""
    gripper = config.gripper
    topic = absolute(config.names, f"{gripper.node}/{gripper.joint_states}")
    fingers = FingerStates(node, topic, gripper.silence_sec)
    kind = FrankaGripperActions if gripper.actions == "franka_gripper" else GripperCommandActions
    return kind(node, config, fingers)
