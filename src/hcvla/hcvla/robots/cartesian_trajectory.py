"""The tool's way to a streamed target: a straight line at bounded speed, acceleration and jerk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import mujoco
import numpy as np
from ruckig import InputParameter, Ruckig, Synchronization, Trajectory

from hcvla.api.types import Pose
from hcvla.robots.limits import GuardLimits
from hcvla.robots.trajectory import plan_trajectory
from hcvla.robots.waypoint import ALONG_SHARE, SIDEWAYS_SHARE


@dataclass(frozen=True)
class LineSegment:
    """A straight line of the tool with an even turn on the way."""

    position: np.ndarray
    """Where it begins, Shape=(3,), [m]."""
    quaternion: np.ndarray
    """Orientation there, Shape=(4,), MuJoCo's order."""
    way: np.ndarray
    """To the end, base frame, Shape=(3,), [m]."""
    turn: np.ndarray
    """To the end, rotation vector in the tool's frame at the beginning, Shape=(3,), [rad]."""

    def at(self, share: float) -> tuple[np.ndarray, np.ndarray]:
        """Return position and quaternion after a share of the line, 0 to 1."""
        quaternion = self.quaternion.copy()
        mujoco.mju_quatIntegrate(quaternion, self.turn, share)
        return self.position + share * self.way, quaternion


@dataclass(frozen=True)
class Pace:
    """How fast a line may be travelled, in shares of it."""

    velocity: float
    """[1/s]"""
    acceleration: float
    """[1/s^2]"""


FREE = Pace(np.inf, np.inf)
PaceOf = Callable[[LineSegment], Pace]


class CartesianTrajectoryGenerator:
    """A moving reference for the tool that heads for the newest target.

    Position and turn run on one clock, so a motion from rest is a straight line with an even turn. A target given on
    the way bends the path smoothly. Turns are rotation vectors from the orientation at the time of the plan.
    """

    def __init__(self, limits: GuardLimits) -> None:
        """Build a path without a place yet; call `start` first."""
        self._limits = limits
        self._generator = Ruckig(6)
        self._linear_axes, self._turn_axes = np.eye(3), np.eye(3)
        self._entry = np.zeros((3, 6))
        self._anchor_position = np.zeros(3)
        self._anchor_quaternion = np.array([1.0, 0.0, 0.0, 0.0])
        self._trajectory: Trajectory | None = None
        self._elapsed, self._pace = 0.0, 1.0
        self._goal: tuple[Pose, float] | None = None

    @property
    def finished(self) -> bool:
        """Whether the reference has come to rest at its target."""
        return self._trajectory is None or self._elapsed >= self._trajectory.duration

    def heads_for(self, target: Pose) -> bool:
        """Whether that is the pose it heads for already."""
        return self._goal is not None and self._goal[0] == target

    def start(self, position: np.ndarray, rotation: np.ndarray, twist: np.ndarray) -> None:
        """Begin at a tool position, Shape=(3,), [m], and rotation, Shape=(3, 3).

        `twist` is how it moves there, Shape=(6,), [m/s, rad/s], base frame.
        """
        self._linear_axes, self._turn_axes = np.eye(3), np.eye(3)
        self._anchor_position = position.copy()
        mujoco.mju_mat2Quat(self._anchor_quaternion, rotation.ravel())
        self._trajectory, self._goal = None, None
        self._entry = np.zeros((3, 6))
        self._entry[1, :3] = twist[:3]
        self._entry[1, 3:] = rotation.T @ twist[3:]

    def head_for(self, target: Pose, max_speed_m_s: float | None = None, pace: PaceOf | None = None) -> None:
        """Turn toward a target pose; the speed cap holds for this target.

        `pace` says how fast the joints allow the line to be travelled; if it raises, nothing changes.
        """
        speed = min(self._limits.tool_speed_m_s, max_speed_m_s or np.inf)
        if self._goal == (target, speed):
            return
        place, velocity, acceleration = self._sample()
        linear = np.array((velocity[:3], acceleration[:3])) @ self._linear_axes
        angular = np.array((velocity[3:], acceleration[3:])) @ self._turn_axes @ _turn_rate(self._vector(place)).T
        position, quaternion = self._resolve(place)
        line = LineSegment(position, quaternion, target.position - position, np.empty(3))
        mujoco.mju_subQuat(line.turn, target.quaternion[[3, 0, 1, 2]], quaternion)
        linear_axes, turn_axes = _axes_along(line.way), _axes_along(line.turn)
        allowed = FREE if pace is None else pace(line)
        self._plan(line, linear @ linear_axes.T, angular @ turn_axes.T, speed, allowed)
        self._linear_axes, self._turn_axes = linear_axes, turn_axes
        self._anchor_position, self._anchor_quaternion = position, quaternion
        self._goal = (target, speed)

    def advance(self, duration_sec: float, pace: float = 1.0) -> tuple[np.ndarray, np.ndarray]:
        """Move on, at a share `pace` of the planned speed.

        Returns the reference position, Shape=(3,), [m], and quaternion, Shape=(4,), MuJoCo's order.
        """
        self._pace = pace
        self._elapsed += pace * duration_sec
        if self._trajectory is not None:
            self._elapsed = min(self._elapsed, self._trajectory.duration)
        return self._resolve(self._sample()[0])

    def _sample(self) -> np.ndarray:
        """Return place, velocity, acceleration since the anchor, Shape=(3, 6), along the path's axes."""
        if self._trajectory is None:
            return self._entry
        sample = np.array(self._trajectory.at_time(self._elapsed))
        sample[1] *= self._pace
        sample[2] *= self._pace**2
        return sample

    def _vector(self, place: np.ndarray) -> np.ndarray:
        return place[3:] @ self._turn_axes

    def _resolve(self, place: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        quaternion = self._anchor_quaternion.copy()
        mujoco.mju_quatIntegrate(quaternion, self._vector(place), 1.0)
        return self._anchor_position + place[:3] @ self._linear_axes, quaternion

    def _plan(self, line: LineSegment, linear: np.ndarray, angular: np.ndarray, speed: float, pace: Pace) -> None:
        """Plan to the end of the line from the rates (velocity, acceleration), Shape=(2, 3) each, along the axes."""
        limits = self._limits
        length, angle = float(np.linalg.norm(line.way)), float(np.linalg.norm(line.turn))
        request = InputParameter(6)
        request.synchronization = Synchronization.Phase
        request.current_velocity = np.concatenate((linear[0], angular[0]))
        request.current_acceleration = np.concatenate((linear[1], angular[1]))
        request.target_position = np.array([length, 0.0, 0.0, angle, 0.0, 0.0])
        request.max_velocity = _shares(speed, limits.turn_speed_rad_s, pace.velocity * length, pace.velocity * angle)
        request.max_acceleration = _shares(
            limits.tool_acceleration_m_s2,
            limits.turn_acceleration_rad_s2,
            pace.acceleration * length,
            pace.acceleration * angle,
        )
        # Whole across the line too: an acceleration left from the line before must end before it has become speed.
        request.max_jerk = np.repeat((limits.tool_jerk_m_s3, limits.turn_jerk_rad_s3), 3)
        self._trajectory, self._elapsed = plan_trajectory(self._generator, request, "a path to a tool pose"), 0.0


def _shares(linear: float, turn: float, along: float, turn_along: float) -> np.ndarray:
    """Return limits, Shape=(6,), along the line and across it, for the way and the turn.

    Across, and along a line too short to matter, a share of the limit stays: room to end a motion under way.
    """
    main, side = ALONG_SHARE, SIDEWAYS_SHARE * ALONG_SHARE
    forward = max(side * linear, min(main * linear, along))
    around = max(side * turn, min(main * turn, turn_along))
    return np.array([forward, side * linear, side * linear, around, side * turn, side * turn])


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
    x, y, z = first
    # Across `first` and the base axis it leans on least.
    second = np.array(((0.0, z, -y), (-z, 0.0, x), (y, -x, 0.0))[int(np.abs(first).argmin())])
    second /= np.linalg.norm(second)
    u, v, w = second
    return np.array((first, second, (y * w - z * v, z * u - x * w, x * v - y * u)))
