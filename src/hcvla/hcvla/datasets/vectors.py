"""What is measured and what is commanded as the numbers of a row: observation.state and action."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hcvla.api.types import Pose
from hcvla.robots.arm import ArmState, GripperCommand, GripperState, MoveCommand
from hcvla.skills.skill import Action

TOOL = slice(7, 14)
"""Where observation.state holds the pose of the tool centre point."""
WIDTH, FORCE, GRASPED = 14, 15, 16
"""Where it holds the gripper's width, closing force and whether something is grasped."""
SPEEDS, TORQUES = slice(17, 24), slice(24, 31)
"""Where it holds joint speeds and external torques."""
ACTION_TOOL = slice(0, 7)
"""Where `action` holds the way point."""
ACTION_WIDTH, ACTION_SPEED, ACTION_FORCE = 7, 8, 9
"""Where it holds gripper width, cap on the tool's speed and closing force."""


@dataclass(frozen=True)
class Commanded:
    """What was commanded in a control period; None: nothing new."""

    T_base_tool: Pose | None = None
    max_speed_m_s: float | None = None
    """Belongs to the pose; None is the guard's own limit."""
    gripper_width_m: float | None = None
    gripper_force_n: float = 0.0
    """Belongs to the width."""


def commanded(action: Action) -> Commanded:
    """Return what a skill's action commands."""
    return Commanded(action.T_base_tool, action.max_speed_m_s, action.gripper_width_m, action.gripper_force_n)


def state_vector(state: ArmState) -> np.ndarray:
    """Return a measured state as observation.state, Shape=(31,)."""
    gripper = state.gripper
    measured = [gripper.width_m, gripper.force_n, float(gripper.grasped)]
    return np.concatenate([state.q, pose_vector(state.T_base_tool), measured, state.dq, state.tau_ext])


def state_of(vector: np.ndarray, reference: np.ndarray, stamp_sec: float) -> ArmState:
    """Return the measured state of a row: observation.state, Shape=(31,), and observation.reference, Shape=(7,)."""
    vector = np.asarray(vector, dtype=float)
    return ArmState(
        stamp_sec,
        q=vector[: TOOL.start],
        dq=vector[SPEEDS],
        T_base_tool=pose_of(vector[TOOL]),
        gripper=GripperState(float(vector[WIDTH]), float(vector[FORCE]), grasped=bool(vector[GRASPED] > 0.5)),
        tau_ext=vector[TORQUES],
        T_base_tool_commanded=pose_of(reference),
    )


def action_vector(commanded: Commanded, state: np.ndarray, before: np.ndarray | None) -> np.ndarray:
    """Return what is commanded on a state, Shape=(31,), as `action`, Shape=(10,).

    What is left open stays as commanded before; where nothing was, as measured, without speed and force.
    """
    vector = np.concatenate([state[TOOL], [state[WIDTH], 0.0, 0.0]]) if before is None else before.copy()
    if commanded.T_base_tool is not None:
        vector[ACTION_TOOL] = pose_vector(commanded.T_base_tool)
        vector[ACTION_SPEED] = commanded.max_speed_m_s or 0.0
    if commanded.gripper_width_m is not None:
        vector[ACTION_WIDTH] = commanded.gripper_width_m
        vector[ACTION_FORCE] = commanded.gripper_force_n
    return vector


def move_of(action: np.ndarray, stamp_sec: float) -> MoveCommand:
    """Return the motion command of a row of `action`, Shape=(10,), made at a time [s, robot's clock]."""
    speed = float(action[ACTION_SPEED])
    return MoveCommand(
        stamp_sec, T_base_tool=pose_of(action[ACTION_TOOL]), max_speed_m_s=speed if speed > 0.0 else None
    )


def grip_of(action: np.ndarray) -> GripperCommand | None:
    """Return the gripper command of a row of `action`, Shape=(10,); None if the gripper was not commanded yet."""
    force = float(action[ACTION_FORCE])
    return GripperCommand(float(action[ACTION_WIDTH]), force_n=force) if force > 0.0 else None


def pose_of(vector: np.ndarray) -> Pose:
    """Return the pose of position and quaternion, Shape=(7,), rounded when stored, with a quaternion of length 1."""
    quaternion = np.asarray(vector[3:], dtype=float)
    quaternion = quaternion / np.linalg.norm(quaternion)
    return Pose(*(float(value) for value in (*vector[:3], *quaternion)))


def pose_vector(pose: Pose) -> np.ndarray:
    """Return position and quaternion, Shape=(7,), of the two equal quaternions the one with x not negative.

    The tool points down, so that x and y carry its yaw while w is near zero and its sign means nothing.
    """
    return np.concatenate([pose.position, _signed(pose.quaternion)])


def signed_pose(vector: np.ndarray) -> np.ndarray:
    """Return a pose, Shape=(7,), with that of its two equal quaternions that `pose_vector` takes."""
    return np.concatenate([vector[:3], _signed(vector[3:])])


def between_poses(a: np.ndarray, b: np.ndarray, share: float) -> np.ndarray:
    """Return the poses at a share of the way from some to others that are near, Shape=(..., 7)."""
    q_a, q_b = a[..., 3:], b[..., 3:]
    q_b = np.where(np.sum(q_a * q_b, axis=-1, keepdims=True) < 0.0, -q_b, q_b)
    quaternion = (1.0 - share) * q_a + share * q_b
    quaternion /= np.linalg.norm(quaternion, axis=-1, keepdims=True)
    return np.concatenate([(1.0 - share) * a[..., :3] + share * b[..., :3], quaternion], axis=-1)


def between_states(a: np.ndarray, b: np.ndarray, share: float) -> np.ndarray:
    """Return observation.state at a share of the way from one to the next, Shape=(31,)."""
    vector = (1.0 - share) * a + share * b
    vector[GRASPED] = a[GRASPED]  # a flag has nothing in between: the one last measured holds
    vector[TOOL] = signed_pose(between_poses(a[TOOL], b[TOOL], share))
    return vector


def _signed(quaternion: np.ndarray) -> np.ndarray:
    return -quaternion if quaternion[0] < 0.0 else quaternion
