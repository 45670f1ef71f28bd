"""What a client may set on the robot outside its motions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from hcvla.fake_franka import wire
from hcvla.fake_franka.wire import Command, RobotMode, SetStatus

if TYPE_CHECKING:
    from hcvla.fake_franka.robot import FakeRobot


def configure(robot: FakeRobot, command: int, payload: bytes) -> SetStatus:
    """Carry out one of the Set... requests; impedances and guiding axes are accepted and change nothing here."""
    if command not in _SETTERS:
        return SetStatus.NOT_POSSIBLE
    layout, apply = _SETTERS[Command(command)]
    if len(payload) != layout.itemsize:
        return SetStatus.INVALID_ARGUMENT
    values = np.frombuffer(payload, layout)[0]
    if not all(np.isfinite(values[name]).all() for name in layout.names or ()):
        return SetStatus.INVALID_ARGUMENT
    # Thresholds may change while the arm moves; where the tool is and what it weighs may not.
    if robot.mode is RobotMode.MOVE and command != Command.SET_COLLISION_BEHAVIOR:
        return SetStatus.NOT_POSSIBLE
    return apply(robot, values)


def _collisions(robot: FakeRobot, values: np.void) -> SetStatus:
    if any((values[name] < 0.0).any() for name in values.dtype.names or ()):
        return SetStatus.INVALID_ARGUMENT
    robot.collisions.thresholds[...] = values
    return SetStatus.SUCCESS


def _stiffness(robot: FakeRobot, values: np.void) -> SetStatus:
    return SetStatus.SUCCESS if (values["stiffness"] > 0.0).all() else SetStatus.INVALID_ARGUMENT


def _guiding(robot: FakeRobot, values: np.void) -> SetStatus:
    return SetStatus.SUCCESS


def _stiffness_frame(robot: FakeRobot, values: np.void) -> SetStatus:
    robot.tool.EE_T_K = wire.pose_from_wire(values["pose"])
    return SetStatus.SUCCESS


def _end_effector(robot: FakeRobot, values: np.void) -> SetStatus:
    robot.tool.NE_T_EE = wire.pose_from_wire(values["pose"])
    return SetStatus.SUCCESS


def _load(robot: FakeRobot, values: np.void) -> SetStatus:
    if values["m_load"] < 0.0:
        return SetStatus.INVALID_ARGUMENT
    robot.load = values
    return SetStatus.SUCCESS


_POSE = np.dtype([("pose", "<f8", 16)])
_SETTERS: dict[Command, tuple[np.dtype, Callable[[FakeRobot, np.void], SetStatus]]] = {
    Command.SET_COLLISION_BEHAVIOR: (wire.COLLISION, _collisions),
    Command.SET_JOINT_IMPEDANCE: (np.dtype([("stiffness", "<f8", 7)]), _stiffness),
    Command.SET_CARTESIAN_IMPEDANCE: (np.dtype([("stiffness", "<f8", 6)]), _stiffness),
    Command.SET_GUIDING_MODE: (np.dtype([("axes", "u1", 6), ("nullspace", "u1")]), _guiding),
    Command.SET_EE_TO_K: (_POSE, _stiffness_frame),
    Command.SET_NE_TO_EE: (_POSE, _end_effector),
    Command.SET_LOAD: (wire.LOAD, _load),
}
