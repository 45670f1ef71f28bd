"""Between the object convention of poses (identity = upright) and the tool frame (z out of the fingers).

A tool target is also written as a tool pose, Shape=(6,): position [m] and rotation vector [rad] of the object
convention. For a tool pointing straight down that vector is (0, 0, yaw), and the yaw may run past pi: it says
which way round the wrist is unwrapped.
"""

from __future__ import annotations

import math

import numpy as np

from hcvla.api.types import Pose


def tool_from_upright(pose: Pose) -> Pose:
    """Return the tool pose whose object-convention pose is `pose`: turned by pi about its own x axis."""
    return Pose(pose.x, pose.y, pose.z, pose.qw, pose.qz, -pose.qy, -pose.qx)


def upright_from_tool(pose: Pose) -> Pose:
    """Return the object-convention pose of a tool pose; inverse of `tool_from_upright`."""
    return Pose(pose.x, pose.y, pose.z, -pose.qw, -pose.qz, pose.qy, pose.qx)


def tool_pose_from_transform(pose: Pose, near_yaw_rad: float = 0.0) -> np.ndarray:
    """Return the tool pose, Shape=(6,), of a transform, unwrapped to lie nearest to `near_yaw_rad`."""
    upright = upright_from_tool(pose)
    vector, scalar = upright.quaternion[:3], upright.qw
    sine = float(np.linalg.norm(vector))
    if sine < 1e-9:
        axis, angle = np.array([0.0, 0.0, 1.0]), 0.0
    else:
        axis, angle = vector / sine, 2.0 * math.atan2(sine, scalar)
    rotation = min((axis * (angle + 2.0 * math.pi * k) for k in (-2, -1, 0, 1)), key=lambda r: _off(r, near_yaw_rad))
    return np.concatenate([pose.position, rotation])


def transform_from_tool_pose(tool_pose: np.ndarray) -> Pose:
    """Return the transform of a tool pose, Shape=(6,)."""
    rotation = np.asarray(tool_pose[3:], dtype=float)
    angle = float(np.linalg.norm(rotation))
    axis = rotation / angle if angle > 1e-9 else np.zeros(3)
    x, y, z = axis * math.sin(angle / 2.0)
    px, py, pz = (float(v) for v in tool_pose[:3])
    return tool_from_upright(Pose(px, py, pz, float(x), float(y), float(z), math.cos(angle / 2.0)))


def upright_pose(tool_pose: np.ndarray) -> Pose:
    """Return a tool pose, Shape=(6,), as a pose in the object convention; which way round it is unwrapped is lost."""
    return upright_from_tool(transform_from_tool_pose(tool_pose))


def downward(x: float, y: float, z: float, yaw_rad: float) -> np.ndarray:
    """Return the tool pose of a tool pointing straight down, Shape=(6,): position [m], yaw [rad]."""
    return np.array([x, y, z, 0.0, 0.0, yaw_rad])


def _off(rotation: np.ndarray, near_yaw_rad: float) -> float:
    return float(np.linalg.norm(rotation - np.array([0.0, 0.0, near_yaw_rad])))
