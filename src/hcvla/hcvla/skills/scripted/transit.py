"""Ways over the table: up, across above everything in between, and straight down.

The way is decided again at every step from where the tool is, so a target that moves is followed and nothing has
to be planned again.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from hcvla.api.types import NamedObject
from hcvla.skills.analytic_ik import Reach
from hcvla.skills.scripted.config import OracleConfig
from hcvla.world.shapes import radius_m

_NEAR_BASE_M = 0.28
"""No way leads closer than this to the base's axis unless it starts or ends there."""
_ASIDE_M = 0.01
"""What is passed sideways is passed by at least this much."""
_ENTRY_M = 0.012
"""The descent begins this close over the goal."""
_EXIT_M = 0.03
"""And is given up only farther away than this, so that the way does not change back and forth."""
_ENTRY_RAD = 0.2
"""The descent begins with no more than this left to turn."""
_UPRIGHT_RAD = 0.05
"""A tool tilted by more has no analytic reach."""
_LATE_BRAKING_M = 0.015
"""A descent slows down over this before its last stretch."""


def safe_height(
    start: np.ndarray, end: np.ndarray, items: Sequence[NamedObject], below_m: float, config: OracleConfig
) -> float:
    """Return the tool height at which hand and what hangs `below_m` under the tool pass over all in between [m].

    `start` and `end` are places on the table, Shape=(2+,), [m].
    """
    level = below_m
    for item in items:
        aside = _aside(item, start, end)
        if aside < config.travel_radius_m:
            level = max(level, item.top_z + below_m)
        elif aside < config.hand.radius_m + _ASIDE_M:
            # The hand is wider than the fingers, and high up: it meets towers next to the way.
            level = max(level, item.top_z - config.hand.finger_length_m)
    return level + config.clearance_m


def in_between(
    start: np.ndarray, end: np.ndarray, items: Sequence[NamedObject], config: OracleConfig
) -> list[NamedObject]:
    """Return what fingers or a held object pass over on the way between two places, Shape=(2+,), [m]."""
    return [item for item in items if _aside(item, start, end) < config.travel_radius_m]


def next_goal(
    at: np.ndarray,
    end: np.ndarray,
    items: Sequence[NamedObject],
    below_m: float,
    reach: Reach,
    config: OracleConfig,
) -> tuple[np.ndarray, float]:
    """Return what to head for from `at` on the way to `end`, tool poses of Shape=(6,), and how fast [m/s].

    `items` are the objects to pass over, `below_m` how far the fingertips or a held object reach below the tool.
    """
    aside = float(np.linalg.norm(end[:2] - at[:2]))
    turn = float(np.linalg.norm(end[3:] - at[3:]))
    level = max(safe_height(at, end, items, below_m, config), float(end[2]))
    level = min(level, max(config.max_tool_height_m, float(end[2])))
    low = at[2] < level - config.blend_m
    if aside <= (_EXIT_M if low else _ENTRY_M) and turn <= _ENTRY_RAD:
        return end, _vertical_speed(float(at[2]), float(end[2]), config)
    if low and aside > _ENTRY_M:
        return _with_place(at, _place_to_rise(at, end, level, reach), level), config.descend_speed_m_s
    place = _around_base(at[:2], end[:2])
    return _with_place(end, place, _reachable_level(end, level, reach)), config.transit_speed_m_s


def _with_place(tool_pose: np.ndarray, place: np.ndarray, z: float) -> np.ndarray:
    return np.concatenate([place, [z], tool_pose[3:]])


def _place_to_rise(at: np.ndarray, end: np.ndarray, level: float, reach: Reach) -> np.ndarray:
    """Return where to rise to a height: straight up, or from far out as little toward the end as the arm needs."""
    upright = float(np.linalg.norm(at[3:5])) < _UPRIGHT_RAD
    for share in np.linspace(0.0, 1.0, 21) if upright else ():
        place = at[:2] + share * (end[:2] - at[:2])
        if reach.reaches(np.array([*place, level, 0.0, 0.0, at[5]])):
            return place
    return at[:2]


def _vertical_speed(z: float, end_z: float, config: OracleConfig) -> float:
    """Return the speed of a descent, slow in its last stretch [m/s]."""
    if end_z >= z:
        return config.descend_speed_m_s
    last = z - end_z < config.guarded_height_m + _LATE_BRAKING_M
    return config.contact_speed_m_s if last else config.descend_speed_m_s


def _reachable_level(end: np.ndarray, level: float, reach: Reach) -> float:
    """Return the height to arrive at over the end, lower than `level` only where the arm does not get that high."""
    if float(np.linalg.norm(end[3:5])) > 1e-6:
        return level
    for z in np.arange(level, float(end[2]), -0.02):
        if reach.reaches(_with_place(end, end[:2], float(z))):
            return float(z)
    return level


def _around_base(start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Return the place to head for so that a straight way does not cross the robot's base, Shape=(2,), [m]."""
    distance = float(np.linalg.norm(_closest_point(np.zeros(2), start, end)))
    if distance >= min(_NEAR_BASE_M, float(np.linalg.norm(start)), float(np.linalg.norm(end))) - 1e-3:
        return end
    # In front of the base, no matter on which side the straight line passes.
    bearing = (math.atan2(start[1], start[0]) + math.atan2(end[1], end[0])) / 2.0
    return 1.3 * _NEAR_BASE_M * np.array([math.cos(bearing), math.sin(bearing)])


def _closest_point(point: np.ndarray, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    along = end - start
    length = float(along @ along)
    share = 0.0 if length < 1e-12 else min(1.0, max(0.0, float((point - start) @ along) / length))
    return start + share * along


def _aside(item: NamedObject, start: np.ndarray, end: np.ndarray) -> float:
    """Return how far an object's edge is from the straight way between two places [m]."""
    place = item.pose.position[:2]
    return float(np.linalg.norm(place - _closest_point(place, start[:2], end[:2]))) - radius_m(item)
