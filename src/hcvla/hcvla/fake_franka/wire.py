"""Messages of the Franka Control Interface, server version 10: packed, little-endian; units SI, poses column by column.

Field names are libfranka's, so that a reader finds them in its documentation.
"""

from __future__ import annotations

import struct
from enum import IntEnum

import numpy as np

FCI_PORT = 1337
VERSION = 10
TICK_SEC = 0.001
"""The robot sends a state and expects a command this often [s]."""

HEADER = struct.Struct("<III")
"""Command, id, size of the whole message [byte]."""
CONNECT = struct.Struct("<HH")
"""Version and UDP port of the client."""


class Command(IntEnum):
    """What a client requests over TCP."""

    CONNECT = 0
    MOVE = 1
    STOP_MOVE = 2
    SET_COLLISION_BEHAVIOR = 3
    SET_JOINT_IMPEDANCE = 4
    SET_CARTESIAN_IMPEDANCE = 5
    SET_GUIDING_MODE = 6
    SET_EE_TO_K = 7
    SET_NE_TO_EE = 8
    SET_LOAD = 9
    AUTOMATIC_ERROR_RECOVERY = 10
    GET_ROBOT_MODEL = 11


class MoveStatus(IntEnum):
    """Answers to a Move: `MOTION_STARTED` at once, one of the others at its end."""

    SUCCESS = 0
    MOTION_STARTED = 1
    PREEMPTED = 2
    PREEMPTED_BY_SAFETY = 3
    REJECTED_BY_SAFETY = 4
    NOT_POSSIBLE = 5
    START_AT_SINGULAR_POSE = 6
    INVALID_ARGUMENT = 7
    REFLEX_ABORTED = 8
    EMERGENCY_ABORTED = 9
    INPUT_ERROR_ABORTED = 10
    ABORTED = 11


class SetStatus(IntEnum):
    """Answers to every other request."""

    SUCCESS = 0
    NOT_POSSIBLE = 1
    INVALID_ARGUMENT = 2
    REJECTED_BY_SAFETY = 3


RECOVERY_REJECTED_BY_SAFETY = 2
"""Recovery numbers its answers in its own way."""


class RobotMode(IntEnum):
    """What the robot says it is doing."""

    OTHER = 0
    IDLE = 1
    MOVE = 2
    GUIDING = 3
    REFLEX = 4
    USER_STOPPED = 5
    RECOVERY = 6


class Generator(IntEnum):
    """Which part of a command is followed, as the state says it; a Move asks for one less."""

    IDLE = 0
    JOINT_POSITION = 1
    JOINT_VELOCITY = 2
    CARTESIAN_POSITION = 3
    CARTESIAN_VELOCITY = 4
    NONE = 5


class Controller(IntEnum):
    """Who computes the torques."""

    JOINT_IMPEDANCE = 0
    CARTESIAN_IMPEDANCE = 1
    EXTERNAL = 2
    OTHER = 3


_POSES = ("O_T_EE", "O_T_EE_d", "F_T_EE", "EE_T_K", "F_T_NE", "NE_T_EE")
_JOINTS = ("tau_J", "tau_J_d", "dtau_J", "q", "q_d", "dq", "dq_d", "ddq_d")

STATE = np.dtype(
    [
        ("message_id", "<u8"),
        *((name, "<f4", 16) for name in _POSES),
        *(("m_ee", "<f4"), ("I_ee", "<f4", 9), ("F_x_Cee", "<f4", 3)),
        *(("m_load", "<f4"), ("I_load", "<f4", 9), ("F_x_Cload", "<f4", 3)),
        *(("elbow", "<f4", 2), ("elbow_d", "<f4", 2)),
        *((name, "<f4", 7) for name in _JOINTS),
        *(("joint_contact", "<f4", 7), ("cartesian_contact", "<f4", 6)),
        *(("joint_collision", "<f4", 7), ("cartesian_collision", "<f4", 6)),
        *(("tau_ext_hat_filtered", "<f4", 7), ("O_F_ext_hat_K", "<f4", 6), ("K_F_ext_hat_K", "<f4", 6)),
        *(("O_dP_EE_d", "<f4", 6), ("O_ddP_O", "<f4", 3)),
        *(("elbow_c", "<f4", 2), ("delbow_c", "<f4", 2), ("ddelbow_c", "<f4", 2)),
        *(("O_T_EE_c", "<f4", 16), ("O_dP_EE_c", "<f4", 6), ("O_ddP_EE_c", "<f4", 6)),
        *(("theta", "<f4", 7), ("dtheta", "<f4", 7)),
        *(("accelerometer_top", "<f4", 18), ("accelerometer_bottom", "<f4", 18)),
        *(("motion_generator_mode", "u1"), ("controller_mode", "u1")),
        *(("errors", "?", 41), ("reflex_reason", "?", 41)),
        *(("robot_mode", "u1"), ("control_command_success_rate", "<f4")),
    ]
)  # fmt: skip
"""The robot's state, one UDP datagram."""

MOTION_COMMAND = np.dtype(
    [
        ("message_id", "<u8"),
        *(("q_c", "<f8", 7), ("dq_c", "<f8", 7), ("O_T_EE_c", "<f8", 16), ("O_dP_EE_c", "<f8", 6)),
        *(("elbow_c", "<f8", 2), ("valid_elbow", "?"), ("motion_generation_finished", "?")),
        *(("tau_J_d", "<f8", 7), ("torque_command_finished", "?")),
    ]
)  # fmt: skip
"""The client's answer to a state, one UDP datagram with the state's id."""

MOVE = np.dtype(
    [
        *(("controller", "<u4"), ("generator", "<u4"), ("path_deviation", "<f8", 3), ("goal_deviation", "<f8", 3)),
        *(("asynchronous", "?"), ("maximum_velocities", "<f8", 7)),
    ]
)  # fmt: skip

COLLISION = np.dtype(
    [
        (f"{side}_{what}_{phase}", "<f8", size)
        for what, size in (("torque", 7), ("force", 6))
        for phase in ("acceleration", "nominal")
        for side in ("lower", "upper")
    ]
)
"""Thresholds of contact (lower) and collision (upper): torques of the joints [Nm], forces and torques at the tool."""

LOAD = np.dtype([("m_load", "<f8"), ("F_x_Cload", "<f8", 3), ("I_load", "<f8", 9)])

ERRORS = (
    "joint_position_limits_violation",
    "cartesian_position_limits_violation",
    "self_collision_avoidance_violation",
    "joint_velocity_violation",
    "cartesian_velocity_violation",
    "force_control_safety_violation",
    "joint_reflex",
    "cartesian_reflex",
    "max_goal_pose_deviation_violation",
    "max_path_pose_deviation_violation",
    "cartesian_velocity_profile_safety_violation",
    "joint_position_motion_generator_start_pose_invalid",
    "joint_motion_generator_position_limits_violation",
    "joint_motion_generator_velocity_limits_violation",
    "joint_motion_generator_velocity_discontinuity",
    "joint_motion_generator_acceleration_discontinuity",
    "cartesian_position_motion_generator_start_pose_invalid",
    "cartesian_motion_generator_elbow_limit_violation",
    "cartesian_motion_generator_velocity_limits_violation",
    "cartesian_motion_generator_velocity_discontinuity",
    "cartesian_motion_generator_acceleration_discontinuity",
    "cartesian_motion_generator_elbow_sign_inconsistent",
    "cartesian_motion_generator_start_elbow_invalid",
    "force_controller_desired_force_tolerance_violation",
    "start_elbow_sign_inconsistent",
    "communication_constraints_violation",
    "power_limit_violation",
    "cartesian_motion_generator_joint_position_limits_violation",
    "cartesian_motion_generator_joint_velocity_limits_violation",
    "cartesian_motion_generator_joint_velocity_discontinuity",
    "cartesian_motion_generator_joint_acceleration_discontinuity",
    "cartesian_position_motion_generator_invalid_frame",
    "controller_torque_discontinuity",
    "joint_p2p_insufficient_torque_for_planning",
    "tau_j_range_violation",
    "instability_detected",
    "joint_move_in_wrong_direction",
    "cartesian_spline_motion_generator_violation",
    "joint_via_motion_generator_planning_joint_limit_violation",
    "base_acceleration_initialization_timeout",
    "base_acceleration_invalid_reading",
)
"""Names of the error flags, in the order of their bytes."""


def message(command: int, ident: int, status: int, payload: bytes = b"") -> bytes:
    """Return an answer over TCP."""
    return HEADER.pack(command, ident, HEADER.size + 1 + len(payload)) + bytes([status]) + payload


def pose_to_wire(transform: np.ndarray) -> np.ndarray:
    """Return a transform, Shape=(4, 4), as the wire has it, Shape=(16,), column by column."""
    return transform.T.ravel()


def pose_from_wire(numbers: np.ndarray) -> np.ndarray:
    """Return the transform, Shape=(4, 4), of 16 numbers column by column."""
    return np.asarray(numbers, dtype=float).reshape(4, 4).T
