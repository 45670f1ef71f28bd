"""The motion generators of the robot: what each part of a command makes of the desired joints, period by period."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from ruckig import InputParameter, OutputParameter, Ruckig

from hcvla.fake_franka.desired import DesiredJoints
from hcvla.fake_franka.limits import START_M, START_RAD, joint_error, twist_error
from hcvla.fake_franka.tool_frame import ToolFrame, moved, way_between
from hcvla.fake_franka.wire import TICK_SEC, Generator, pose_from_wire
from hcvla.robots.fr3.table import ACCELERATION, JERK

_JOINT_SIDE = "cartesian_motion_generator_joint_"


@dataclass(frozen=True)
class CommandedTool:
    """Where the end effector should be: pose Shape=(4, 4), its twist and acceleration Shape=(6,), base frame."""

    pose: np.ndarray
    twist: np.ndarray
    acceleration: np.ndarray


class MotionGenerator(Protocol):
    """One running motion; errors are the robot's names for what it does not accept, empty if it does."""

    streamed: bool
    """Whether a command is expected in every period."""

    def take(self, command: np.void) -> str:
        """Follow a command; return its error, and then stay where it was."""
        ...

    def miss(self) -> None:
        """Go on for a period without a command."""
        ...

    def commanded_tool(self) -> CommandedTool | None:
        """Return the tool's commanded motion if that is what is commanded: clients that plan go on from it."""
        ...


class MeasuredMotion:
    """No generator: the desired joints are the measured ones; only torques are commanded."""

    streamed = True

    def take(self, command: np.void) -> str:
        """Nothing to follow."""
        return ""

    def miss(self) -> None:
        """Nothing to go on with."""

    def commanded_tool(self) -> None:
        """No tool is commanded."""


class JointPositionMotion:
    """Every command is where the joints are next."""

    streamed = True

    def __init__(self, desired: DesiredJoints, strict: bool) -> None:
        """Start from the desired joints; commands are judged if `strict`."""
        self._desired, self._strict, self._first = desired, strict, True

    def take(self, command: np.void) -> str:
        """Go to the commanded position."""
        q = np.array(command["q_c"])
        error = joint_error(self._desired, q) if self._strict else ""
        if error and self._first and np.abs(q - self._desired.q).max() > START_RAD:
            error = "joint_position_motion_generator_start_pose_invalid"
        if not error:
            self._desired.move_to(q)
            self._first = False
        return error

    def miss(self) -> None:
        """Go on with constant acceleration."""
        self._desired.extrapolate()

    def commanded_tool(self) -> None:
        """No tool is commanded."""


class JointVelocityMotion:
    """Every command is how fast the joints are."""

    streamed = True

    def __init__(self, desired: DesiredJoints, strict: bool) -> None:
        """Start from the desired joints; commands are judged if `strict`."""
        self._desired, self._strict = desired, strict

    def take(self, command: np.void) -> str:
        """Move at the commanded velocity."""
        q = self._desired.q + TICK_SEC * command["dq_c"]
        error = joint_error(self._desired, q) if self._strict else ""
        if not error:
            self._desired.move_to(q)
        return error

    def miss(self) -> None:
        """Go on with constant acceleration."""
        self._desired.extrapolate()

    def commanded_tool(self) -> None:
        """No tool is commanded."""


class CartesianMotion:
    """Every command is where the end effector is next, or how fast it moves; judged on both sides of the kinematics."""

    streamed = True

    def __init__(self, desired: DesiredJoints, tool: ToolFrame, strict: bool, *, by_velocity: bool) -> None:
        """Start from the desired joints; commands are poses, or twists if `by_velocity`."""
        self._desired, self._tool, self._strict, self._by_velocity = desired, tool, strict, by_velocity
        self._tool_state = CommandedTool(tool.pose(desired.q), np.zeros(6), np.zeros(6))
        self._first = True

    def take(self, command: np.void) -> str:
        """Follow the commanded pose or twist."""
        if self._by_velocity:
            return self._follow(moved(self._tool_state.pose, command["O_dP_EE_c"]))
        pose = pose_from_wire(command["O_T_EE_c"])
        if not _is_frame(pose):
            return "cartesian_position_motion_generator_invalid_frame"
        off = float(np.linalg.norm(pose[:3, 3] - self._tool_state.pose[:3, 3]))
        if self._first and self._strict and off > START_M:
            return "cartesian_position_motion_generator_start_pose_invalid"
        return self._follow(pose)

    def miss(self) -> None:
        """Go on with constant acceleration."""
        now = self._tool_state
        self._follow(moved(now.pose, now.twist + TICK_SEC * now.acceleration), judged=False)

    def commanded_tool(self) -> CommandedTool:
        """Return the commanded pose and its rates."""
        return self._tool_state

    def _follow(self, pose: np.ndarray, judged: bool = True) -> str:
        now = self._tool_state
        twist = way_between(now.pose, pose) / TICK_SEC
        acceleration = (twist - now.twist) / TICK_SEC
        jerk = (acceleration - now.acceleration) / TICK_SEC
        judged = judged and self._strict
        if judged and (error := twist_error((twist, acceleration, jerk))):
            return error
        q = self._tool.joints_at(pose, self._desired.q)
        if judged and (error := joint_error(self._desired, q, _JOINT_SIDE)):
            return error
        self._desired.move_to(q)
        self._tool_state, self._first = CommandedTool(pose, twist, acceleration), False
        return ""


class AsynchronousMotion:
    """Commands are goals that come at any time; the robot plans the way, within a velocity that the client gave."""

    streamed = False

    def __init__(self, desired: DesiredJoints, maximum_velocities: np.ndarray) -> None:
        """Stay until the first goal; `maximum_velocities` Shape=(7,), [rad/s]."""
        self._desired = desired
        self._generator = Ruckig(7, TICK_SEC)
        self._input, self._output = InputParameter(7), OutputParameter(7)
        self._input.max_velocity = np.maximum(maximum_velocities, 1e-3).tolist()
        self._input.max_acceleration, self._input.max_jerk = [ACCELERATION] * 7, [JERK] * 7
        self._input.current_position = self._input.target_position = desired.q.tolist()

    def take(self, command: np.void) -> str:
        """Head for another goal."""
        self._input.target_position = command["q_c"].tolist()
        self.miss()
        return ""

    def miss(self) -> None:
        """Go on towards the goal."""
        self._generator.update(self._input, self._output)
        self._output.pass_to_input(self._input)
        self._desired.move_to(np.array(self._output.new_position))

    def commanded_tool(self) -> None:
        """No tool is commanded."""


def make_motion(move: np.void, desired: DesiredJoints, tool: ToolFrame, strict: bool) -> MotionGenerator | None:
    """Return the motion that a Move requests; None if there is none of that kind."""
    if move["asynchronous"]:
        is_position = move["generator"] + 1 == Generator.JOINT_POSITION
        return AsynchronousMotion(desired, np.array(move["maximum_velocities"])) if is_position else None
    kind = int(move["generator"]) + 1
    if kind == Generator.JOINT_POSITION:
        return JointPositionMotion(desired, strict)
    if kind == Generator.JOINT_VELOCITY:
        return JointVelocityMotion(desired, strict)
    if kind in (Generator.CARTESIAN_POSITION, Generator.CARTESIAN_VELOCITY):
        return CartesianMotion(desired, tool, strict, by_velocity=kind == Generator.CARTESIAN_VELOCITY)
    return MeasuredMotion() if kind == Generator.NONE else None


def _is_frame(pose: np.ndarray) -> bool:
    """Whether a matrix, Shape=(4, 4), is a rotation with a translation, to the wire's rounding."""
    rotation = pose[:3, :3]
    straight = np.abs(rotation @ rotation.T - np.eye(3)).max() < 1e-5 and np.linalg.det(rotation) > 0.0
    return bool(straight and np.array_equal(pose[3], (0.0, 0.0, 0.0, 1.0)))
