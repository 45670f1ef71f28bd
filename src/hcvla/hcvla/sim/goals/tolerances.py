"""Measures that predicates share: tolerances of the task suite, places and angles."""

from __future__ import annotations

import math

import numpy as np

from hcvla.api.types import Pose
from hcvla.sim.goals.history import History, horizontal
from hcvla.sim.palette import SHAPES

PLACE_TOLERANCE_M = 0.05
HEIGHT_TOLERANCE_M = 0.02
ANGLE_TOLERANCE_RAD = math.radians(18.0)
LOW_M = 0.015
"""An underside lower than this is on the table, a mat or a tray."""


def low(history: History, name: str) -> bool:
    """Whether an object rests on the table, a mat or a tray."""
    return history.rests(name) and history.now[name].bottom_z <= LOW_M


def back_at(history: History, name: str, pose: Pose, whose: str) -> bool:
    """Whether `name` rests at `pose` in xy, as high above the table as `whose` started."""
    start_bottom_m = history.start[whose].bottom_z
    level = abs(history.now[name].bottom_z - start_bottom_m) <= HEIGHT_TOLERANCE_M
    return level and history.rests(name) and horizontal(history.now[name].pose, pose) <= PLACE_TOLERANCE_M


def carriers(history: History, name: str) -> set[str]:
    """Return everything that an object rests on, what that rests on, and so forth."""
    found: set[str] = set()
    due = history.supports(name)
    while due:
        carrier = due.pop()
        if carrier not in found:
            found.add(carrier)
            due += history.supports(carrier) if carrier in history.now else []
    return found


def borne(history: History, name: str) -> set[str]:
    """Return the names of all that rests on an object, directly or on what rests there."""
    return {other for other in history.now if name in carriers(history, other)}


def askew(history: History, name: str, yaw: float, wanted: float) -> float:
    """Return the angle between two yaws of an object, or of what is aligned with it, modulo its symmetry [rad]."""
    turns = SHAPES[history.now[name].item.shape].turns
    if not turns:
        return 0.0
    period = 2.0 * math.pi / turns
    return abs((yaw - wanted + period / 2.0) % period - period / 2.0)


def turn(first: Pose, second: Pose) -> float:
    """Return the angle of the rotation between two poses [rad]."""
    return 2.0 * math.acos(min(1.0, abs(float(first.quaternion @ second.quaternion))))


def angle(origin: Pose, target: Pose, wanted: np.ndarray) -> float:
    """Return the angle between the way over the table from origin to target and a direction, Shape=(2,) [rad]."""
    way = target.position[:2] - origin.position[:2]
    lengths = float(np.linalg.norm(way) * np.linalg.norm(wanted))
    return math.pi if lengths < 1e-9 else math.acos(float(np.clip(way @ wanted / lengths, -1.0, 1.0)))
