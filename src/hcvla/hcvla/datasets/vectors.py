"""What is measured and what is commanded as the numbers of a row: observation.state and action."""

from __future__ import annotations

import numpy as np

from hcvla.api.types import Pose
from hcvla.robots.arm import ArmState

TOOL = slice(7, 14)
"""Where observation.state holds the pose of the tool centre point."""
WIDTH = 14
"""Where it holds the jaw's width."""


def state_vector(state: ArmState) -> np.ndarray:
    """Return a measured state as observation.state, Shape=(16,)."""
    return np.concatenate([state.q, pose_vector(state.T_base_tool), [state.gripper.width_m, state.gripper.force_n]])


def action_vector(
    T_base_tool: Pose | None, gripper_width_m: float | None, state: np.ndarray, before: np.ndarray | None
) -> np.ndarray:
    """Return what is commanded on a state, Shape=(16,), as `action`, Shape=(8,).

    What is left open stays as commanded before; where nothing was, as measured.
    """
    vector = np.concatenate([state[TOOL], [state[WIDTH]]]) if before is None else before.copy()
    if T_base_tool is not None:
        vector[:7] = pose_vector(T_base_tool)
    if gripper_width_m is not None:
        vector[7] = gripper_width_m
    return vector


def pose_vector(pose: Pose) -> np.ndarray:
    """Return position and quaternion, Shape=(7,), of the two equal quaternions the one with x not negative.

    The tool points down, so that x and y carry its yaw while w is near zero and its sign means nothing.
    """
    return np.concatenate([pose.position, _signed(pose.quaternion)])


def between_poses(a: np.ndarray, b: np.ndarray, share: float) -> np.ndarray:
    """Return the poses at a share of the way from some to others that are near, Shape=(..., 7)."""
    q_a, q_b = a[..., 3:], b[..., 3:]
    q_b = np.where(np.sum(q_a * q_b, axis=-1, keepdims=True) < 0.0, -q_b, q_b)
    quaternion = (1.0 - share) * q_a + share * q_b
    quaternion /= np.linalg.norm(quaternion, axis=-1, keepdims=True)
    return np.concatenate([(1.0 - share) * a[..., :3] + share * b[..., :3], quaternion], axis=-1)


def between_states(a: np.ndarray, b: np.ndarray, share: float) -> np.ndarray:
    """Return observation.state at a share of the way from one to the next, Shape=(16,)."""
    vector = (1.0 - share) * a + share * b
    tool = between_poses(a[TOOL], b[TOOL], share)
    vector[TOOL] = np.concatenate([tool[:3], _signed(tool[3:])])
    return vector


def _signed(quaternion: np.ndarray) -> np.ndarray:
    return -quaternion if quaternion[0] < 0.0 else quaternion
