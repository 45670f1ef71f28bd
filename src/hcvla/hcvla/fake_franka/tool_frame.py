"""The end effector as the robot has it: where it is for given joints, and which joints follow it."""

from __future__ import annotations

import math

import numpy as np

from hcvla.fake_franka.wire import TICK_SEC
from hcvla.robots.fr3.table import HAND_YAW, TCP_D
from hcvla.robots.kinematics import Kinematics

_IK_STEPS = 3
"""From one period to the next, Newton's method needs two; the third is for wrong turns."""
_DAMPING = 1e-6
"""Keeps joint velocities finite near singular postures; elsewhere it costs 0.01 % of a step."""


class ToolFrame:
    """Kinematics of the frame EE, which lies at `NE_T_EE` from the hand's tool centre point (the nominal frame NE)."""

    def __init__(self) -> None:
        """Put EE at the tool centre point."""
        self._kinematics = Kinematics()
        c, s = math.cos(HAND_YAW), math.sin(HAND_YAW)
        self.F_T_NE = np.array([[c, -s, 0, 0], [s, c, 0, 0], [0, 0, 1, TCP_D], [0, 0, 0, 1]], dtype=float)
        self.NE_T_EE = np.eye(4)
        self.EE_T_K = np.eye(4)

    def pose(self, q: np.ndarray) -> np.ndarray:
        """Return O_T_EE, Shape=(4, 4), for joints `q`, Shape=(7,), [rad]."""
        transform = np.eye(4)
        transform[:3, 3], transform[:3, :3] = self._kinematics.forward_arrays(q)
        return transform @ self.NE_T_EE

    def joint_velocity(self, q: np.ndarray, twist: np.ndarray) -> np.ndarray:
        """Return joint velocities, Shape=(7,), [rad/s], for a twist of EE in the base frame, Shape=(6,)."""
        jacobian = self._kinematics.jacobian(q)
        arm = self.pose(q)[:3, 3] - self._kinematics.forward_arrays(q)[0]
        jacobian[:3] += np.cross(jacobian[3:], arm, axis=0)
        return jacobian.T @ np.linalg.solve(jacobian @ jacobian.T + _DAMPING * np.eye(6), twist)

    def joints_at(self, pose: np.ndarray, q: np.ndarray) -> np.ndarray:
        """Return joints, Shape=(7,), [rad], near `q` that bring EE to `pose`, Shape=(4, 4)."""
        for _ in range(_IK_STEPS):
            q = q + self.joint_velocity(q, way_between(self.pose(q), pose))
        return q


def way_between(start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Return way [m] and small turn [rad] from one pose to another near by, Shape=(6,), in the base frame."""
    turn = end[:3, :3] @ start[:3, :3].T
    vector = 0.5 * np.array([turn[2, 1] - turn[1, 2], turn[0, 2] - turn[2, 0], turn[1, 0] - turn[0, 1]])
    return np.concatenate((end[:3, 3] - start[:3, 3], vector))


def moved(pose: np.ndarray, twist: np.ndarray) -> np.ndarray:
    """Return the pose after one period of a twist in the base frame, Shape=(6,), [m/s] over [rad/s]."""
    angle = float(np.linalg.norm(twist[3:])) * TICK_SEC
    result = pose.copy()
    result[:3, 3] += TICK_SEC * twist[:3]
    if angle > 0.0:
        x, y, z = twist[3:] * TICK_SEC / angle
        cross = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
        result[:3, :3] = (np.eye(3) + math.sin(angle) * cross + (1 - math.cos(angle)) * cross @ cross) @ pose[:3, :3]
    return result
