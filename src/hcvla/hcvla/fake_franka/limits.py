"""What the robot accepts from a client, by the FR3's published limits, and the names of what it does not."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hcvla.fake_franka.desired import DesiredJoints
from hcvla.robots.fr3.table import ACCELERATION, DQ_MAX, JERK, Q_LOWER, Q_UPPER, TAU_MAX

TORQUE_STEP_NM = 1.0
"""Largest change of a commanded torque in a period: 1000 Nm/s [Nm]."""
START_RAD = 1e-3
"""The first commanded position may be this far from the robot's own desired one [rad]."""
START_M = 1e-3
"""The same for a commanded pose [m]."""
ROUNDING = 1.0 + 1e-3
"""Share by which a limit may be passed: differences of numbers that were rounded on the way."""
ROUNDING_RAD_S = 1e-3
"""The same for velocities, whose bound may be 0: libfranka keeps its own commands so far below [rad/s]."""

VELOCITY_OFFSET = np.array([0.30, 0.20, 0.20, 0.30, 0.35, 0.35, 0.35])
"""Near the ends of its range a joint must be slower: sqrt(2 deceleration x way left) - offset [rad/s]."""
DECELERATION = np.array([6.0, 2.585, 3.5, 4.0, 17.0, 5.5, 17.0])
"""See VELOCITY_OFFSET [rad/s^2]."""


@dataclass(frozen=True)
class CartesianLimits:
    """Of a Cartesian motion, translation and rotation: velocity, acceleration, jerk."""

    velocity: tuple[float, float] = (3.0, 2.5)
    """[m/s], [rad/s]"""
    acceleration: tuple[float, float] = (9.0, 17.0)
    """[m/s^2], [rad/s^2]"""
    jerk: tuple[float, float] = (4500.0, 8500.0)
    """[m/s^3], [rad/s^3]"""


CARTESIAN = CartesianLimits()


def velocity_bound(q: np.ndarray, dq: np.ndarray) -> np.ndarray:
    """Return how fast each joint may be at `q` [rad] in the direction of `dq` [rad/s], all Shape=(7,)."""
    way = np.where(dq > 0.0, Q_UPPER - q, q - Q_LOWER)
    bound = np.sqrt(2.0 * DECELERATION * np.maximum(way, 0.0)) - VELOCITY_OFFSET
    return np.minimum(np.maximum(bound, 0.0), DQ_MAX)


def joint_error(desired: DesiredJoints, q: np.ndarray, prefix: str = "joint_motion_generator_") -> str:
    """Return the robot's error for going to `q`, Shape=(7,), [rad] in one period; empty if it may.

    Names begin with `prefix`. A velocity discontinuity is an acceleration beyond the limit, an acceleration
    discontinuity a jerk beyond it.
    """
    dq, ddq, jerk = desired.rates_to(q)
    if not ((q >= Q_LOWER) & (q <= Q_UPPER)).all():
        return f"{prefix}position_limits_violation"
    if (np.abs(dq) > velocity_bound(q, dq) + ROUNDING_RAD_S).any():
        return f"{prefix}velocity_limits_violation"
    if np.abs(ddq).max() > ACCELERATION * ROUNDING:
        return f"{prefix}velocity_discontinuity"
    if np.abs(jerk).max() > JERK * ROUNDING:
        return f"{prefix}acceleration_discontinuity"
    return ""


def twist_error(rates: tuple[np.ndarray, np.ndarray, np.ndarray]) -> str:
    """Return the robot's error for a tool's velocity, acceleration and jerk, each Shape=(6,), linear over angular."""
    names = ("velocity_limits_violation", "velocity_discontinuity", "acceleration_discontinuity")
    bounds = (CARTESIAN.velocity, CARTESIAN.acceleration, CARTESIAN.jerk)
    for rate, bound, name in zip(rates, bounds, names, strict=True):
        sizes = (float(np.linalg.norm(rate[:3])), float(np.linalg.norm(rate[3:])))
        if not sizes[0] <= bound[0] * ROUNDING or not sizes[1] <= bound[1] * ROUNDING:
            return f"cartesian_motion_generator_{name}"
    return ""


def torque_error(before: np.ndarray, tau: np.ndarray) -> str:
    """Return the robot's error for commanding `tau` after `before`, Shape=(7,), [Nm]; empty if it may."""
    if not np.abs(tau - before).max() <= TORQUE_STEP_NM * ROUNDING:
        return "controller_torque_discontinuity"
    return "tau_j_range_violation" if (np.abs(tau) > TAU_MAX).any() else ""


def measured_error(q: np.ndarray, dq: np.ndarray) -> str:
    """Return the robot's error for where the joints are [rad] and how fast [rad/s], both Shape=(7,)."""
    if (q < Q_LOWER).any() or (q > Q_UPPER).any():
        return "joint_position_limits_violation"
    return "joint_velocity_violation" if (np.abs(dq) > DQ_MAX).any() else ""
