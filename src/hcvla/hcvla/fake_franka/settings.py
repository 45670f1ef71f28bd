"""What a client may set on the robot outside its motions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from hcvla.fake_franka import wire
from hcvla.fake_franka.wire import Command, RobotMode, Status

if TYPE_CHECKING:
    from hcvla.fake_franka.robot import Robot


def configure(robot: Robot, command: int, payload: bytes) -> Status:
    """Carry out one of the Set... requests; impedances and guiding axes are accepted and change nothing here."""
    if command not in _SETTERS:
        return Status.NOT_POSSIBLE
    layout, apply = _SETTERS[Command(command)]
    if len(payload) != layout.itemsize:
        return Status.INVALID_ARGUMENT
    values = np.frombuffer(payload, layout)[0]
    if not all(np.isfinite(values[name]).all() for name in layout.names or ()):
        return Status.INVALID_ARGUMENT
    # Thresholds may change while the arm moves; where the tool is and what it weighs may not.
    if robot.mode is RobotMode.MOVE and command != Command.SET_COLLISION_BEHAVIOR:
        return Status.NOT_POSSIBLE
    return apply(robot, values)


def _collisions(robot: Robot, values: np.void) -> Status:
    if any((values[name] < 0.0).any() for name in values.dtype.names or ()):
        return Status.INVALID_ARGUMENT
    robot.collisions.thresholds[...] = values
    return Status.SUCCESS


def _stiffness(robot: Robot, values: np.void) -> Status:
    return Status.SUCCESS if (values["stiffness"] > 0.0).all() else Status.INVALID_ARGUMENT


def _guiding(robot: Robot, values: np.void) -> Status:
    return Status.SUCCESS


def _stiffness_frame(robot: Robot, values: np.void) -> Status:
    robot.tool.EE_T_K = wire.pose_from_wire(values["pose"])
    return Status.SUCCESS


def _end_effector(robot: Robot, values: np.void) -> Status:
    robot.tool.NE_T_EE = wire.pose_from_wire(values["pose"])
    return Status.SUCCESS


def _load(robot: Robot, values: np.void) -> Status:
    if values["m_load"] < 0.0:
        return Status.INVALID_ARGUMENT
    robot.load = values
    return Status.SUCCESS


_POSE = np.dtype([("pose", "<f8", 16)])
_SETTERS: dict[Command, tuple[np.dtype, Callable[[Robot, np.void], Status]]] = {
    Command.SET_COLLISION_BEHAVIOR: (wire.COLLISION, _collisions),
    Command.SET_JOINT_IMPEDANCE: (np.dtype([("stiffness", "<f8", 7)]), _stiffness),
    Command.SET_CARTESIAN_IMPEDANCE: (np.dtype([("stiffness", "<f8", 6)]), _stiffness),
    Command.SET_GUIDING_MODE: (np.dtype([("axes", "u1", 6), ("nullspace", "u1")]), _guiding),
    Command.SET_EE_TO_K: (_POSE, _stiffness_frame),
    Command.SET_NE_TO_EE: (_POSE, _end_effector),
    Command.SET_LOAD: (wire.LOAD, _load),
}
