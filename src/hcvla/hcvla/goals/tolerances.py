"""Measures that predicates share: tolerances of the task suite, places and angles."""

from __future__ import annotations

import math

import numpy as np

from hcvla.api.types import Pose
from hcvla.goals.facts import Facts
from hcvla.world.shapes import yaw_error

PLACE_TOLERANCE_M = 0.05
HEIGHT_TOLERANCE_M = 0.02
ANGLE_TOLERANCE_RAD = math.radians(18.0)
LOW_M = 0.015
"""An underside lower than this is on the table, a mat or a tray."""


def horizontal(first: Pose, second: Pose) -> float:
    """Return the distance between two poses over the table [m]."""
    return float(np.hypot(first.x - second.x, first.y - second.y))


def middle(first: Pose, second: Pose) -> Pose:
    """Return the place over the table half way between two poses."""
    return Pose((first.x + second.x) / 2.0, (first.y + second.y) / 2.0, 0.0)


def moved_m(facts: Facts, name: str) -> float:
    """Return the horizontal distance from where an object started [m]."""
    return horizontal(facts.now[name].pose, facts.start[name].pose)


def low(facts: Facts, name: str) -> bool:
    """Whether an object rests on the table, a mat or a tray."""
    return facts.rests(name) and facts.now[name].bottom_z <= LOW_M


def back_at(facts: Facts, name: str, pose: Pose, whose: str) -> bool:
    """Whether `name` rests at `pose` in xy, as high above the table as `whose` started."""
    start_bottom_m = facts.start[whose].bottom_z
    level = abs(facts.now[name].bottom_z - start_bottom_m) <= HEIGHT_TOLERANCE_M
    away_m = horizontal(facts.now[name].pose, pose)
    return level and facts.rests(name) and facts.at_most(away_m, PLACE_TOLERANCE_M, name)


def carriers(facts: Facts, name: str) -> set[str]:
    """Return everything that an object rests on, what that rests on, and so forth."""
    found: set[str] = set()
    due = list(facts.supports(name))
    while due:
        carrier = due.pop()
        if carrier not in found:
            found.add(carrier)
            due += facts.supports(carrier) if carrier in facts.now else []
    return found


def borne(facts: Facts, name: str) -> set[str]:
    """Return the names of all that rests on an object, directly or on what rests there."""
    return {other for other in facts.now if name in carriers(facts, other)}


def askew(facts: Facts, name: str, yaw: float, wanted: float) -> float:
    """Return the angle between two yaws of an object, or of what is aligned with it, modulo its symmetry [rad]."""
    return abs(yaw_error(facts.now[name], yaw, wanted))


def turn(first: Pose, second: Pose) -> float:
    """Return the angle of the rotation between two poses [rad]."""
    return 2.0 * math.acos(min(1.0, abs(float(first.quaternion @ second.quaternion))))


def angle(origin: Pose, target: Pose, wanted: np.ndarray) -> float:
    """Return the angle between the way over the table from origin to target and a direction, Shape=(2,) [rad]."""
    way = target.position[:2] - origin.position[:2]
    lengths = float(np.linalg.norm(way) * np.linalg.norm(wanted))
    return math.pi if lengths < 1e-9 else math.acos(float(np.clip(way @ wanted / lengths, -1.0, 1.0)))
