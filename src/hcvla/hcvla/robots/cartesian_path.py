"""The tool's way to a streamed target: a straight line at bounded speed, acceleration and jerk."""

from __future__ import annotations

import mujoco
import numpy as np
from ruckig import InputParameter, Ruckig, Synchronization, Trajectory

from hcvla.api.types import Pose
from hcvla.robots.guard import GuardLimits
from hcvla.robots.trajectory import TrajectoryError

_SIDEWAYS_SHARE = 0.3
"""Speed allowed across the line, as a share of that along it: room to bend into a new direction."""


class CartesianPath:
    """A moving reference for the tool that heads for the newest target.

    Position and turn run on one clock, so a motion from rest is a straight line with an even turn. A target given on
    the way bends the path smoothly. Turns are rotation vectors from the orientation at the time of the plan.
    """

    def __init__(self, limits: GuardLimits) -> None:
        """Build a path without a place yet; call `start` first."""
        self._limits = limits
        self._generator = Ruckig(6)
        self._axes = np.eye(3)
        self._anchor_position = np.zeros(3)
        self._anchor_quaternion = np.array([1.0, 0.0, 0.0, 0.0])
        self._trajectory: Trajectory | None = None
        self._elapsed = 0.0
        self._goal: tuple[Pose, float] | None = None

    @property
    def finished(self) -> bool:
        """Whether the reference has come to rest at its target."""
        return self._trajectory is None or self._elapsed >= self._trajectory.duration

    def start(self, position: np.ndarray, rotation: np.ndarray, twist: np.ndarray) -> None:
        """Begin at a tool pose, Shape=(3,), [m] and (3, 3), moving with `twist`, Shape=(6,), [m/s, rad/s], base frame."""
        self._axes = np.eye(3)
        self._anchor_position = position.copy()
        mujoco.mju_mat2Quat(self._anchor_quaternion, rotation.ravel())
        self._trajectory, self._goal = None, None
        self._entry = np.zeros((3, 6))
        self._entry[1, :3] = twist[:3]
        self._entry[1, 3:] = rotation.T @ twist[3:]

    def head_for(self, target: Pose, max_speed_m_s: float | None = None) -> None:
        """Turn toward a target pose; the speed cap holds for this target."""
        speed = min(self._limits.tool_speed_m_s, max_speed_m_s or np.inf)
        if self._goal == (target, speed):
            return
        place, velocity, acceleration = self._sample()
        position, quaternion = self._resolve(place)
        self._anchor_position, self._anchor_quaternion = position, quaternion
        way, turn = target.position - position, np.empty(3)
        mujoco.mju_subQuat(turn, target.quaternion[[3, 0, 1, 2]], quaternion)
        linear = (velocity[:3] @ self._axes.T, acceleration[:3] @ self._axes.T)
        self._axes = _axes_along(way)
        to_body = _turn_rate(place[3:])
        self._plan(way, turn, linear, (to_body @ velocity[3:], to_body @ acceleration[3:]), speed)
        self._goal = (target, speed)

    def advance(self, duration_sec: float) -> tuple[np.ndarray, np.ndarray]:
        """Move on; returns the reference position, Shape=(3,), [m], and quaternion, Shape=(4,), MuJoCo's order."""
        self._elapsed += duration_sec
        if self._trajectory is not None:
            self._elapsed = min(self._elapsed, self._trajectory.duration)
        return self._resolve(self._sample()[0])

    def _sample(self) -> np.ndarray:
        """Return place, velocity, acceleration since the anchor, Shape=(3, 6), linear part along the path's axes."""
        if self._trajectory is None:
            return self._entry
        return np.array(self._trajectory.at_time(self._elapsed))

    def _resolve(self, place: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        quaternion = self._anchor_quaternion.copy()
        mujoco.mju_quatIntegrate(quaternion, place[3:], 1.0)
        return self._anchor_position + place[:3] @ self._axes, quaternion

    def _plan(
        self,
        way: np.ndarray,
        turn: np.ndarray,
        linear: tuple[np.ndarray, np.ndarray],
        angular: tuple[np.ndarray, np.ndarray],
        speed: float,
    ) -> None:
        limits = self._limits
        request = InputParameter(6)
        request.synchronization = Synchronization.Phase
        request.current_velocity = np.concatenate((self._axes @ linear[0], angular[0]))
        request.current_acceleration = np.concatenate((self._axes @ linear[1], angular[1]))
        request.target_position = np.concatenate((self._axes @ way, turn))
        share = np.array([1.0, _SIDEWAYS_SHARE, _SIDEWAYS_SHARE]) / np.hypot(1.0, np.sqrt(2.0) * _SIDEWAYS_SHARE)
        turn_share = np.full(3, 1.0 / np.sqrt(3.0)) if np.count_nonzero(np.abs(turn) > 1e-3) > 1 else np.ones(3)
        request.max_velocity = np.concatenate((speed * share, limits.turn_speed_rad_s * turn_share))
        request.max_acceleration = np.concatenate(
            (limits.tool_acceleration_m_s2 * share, limits.turn_acceleration_rad_s2 * turn_share)
        )
        request.max_jerk = np.concatenate((limits.tool_jerk_m_s3 * share, limits.turn_jerk_rad_s3 * turn_share))
        trajectory = Trajectory(6)
        result = self._generator.calculate(request, trajectory)
        if result < 0:
            raise TrajectoryError(result, "a path to a tool pose")
        self._trajectory, self._elapsed = trajectory, 0.0


def _turn_rate(turn: np.ndarray) -> np.ndarray:
    """Return the matrix, Shape=(3, 3), from the rate of a rotation vector at `turn` to the angular velocity it makes.

    The right Jacobian of SO(3): I - (1 - cos t) / t^2 [r] + (t - sin t) / t^3 [r]^2, t = |r|.
    """
    angle = float(np.linalg.norm(turn))
    if angle < 1e-6:
        return np.eye(3)
    x, y, z = turn
    cross = np.array([[0.0, -z, y], [z, 0.0, -x], [-y, x, 0.0]])
    first = (1.0 - np.cos(angle)) / angle**2
    return np.eye(3) - first * cross + (angle - np.sin(angle)) / angle**3 * cross @ cross


def _axes_along(way: np.ndarray) -> np.ndarray:
    """Return orthonormal rows, Shape=(3, 3), the first along `way`; the base axes if there is no way to go."""
    length = float(np.linalg.norm(way))
    if length < 1e-6:
        return np.eye(3)
    first = way / length
    second = np.cross(first, np.eye(3)[int(np.abs(first).argmin())])
    second /= np.linalg.norm(second)
    return np.array([first, second, np.cross(first, second)])
