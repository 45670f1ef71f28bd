"""Pose arithmetic: the API functions that only compute."""

from __future__ import annotations

import math
import typing
from collections.abc import Callable

from hcvla.api.registry import Call
from hcvla.api.types import Pose


def rotate_z(pose: Pose, degrees: float) -> Pose:
    """Return the pose turned about the vertical through itself, counter-clockwise seen from above [degrees]."""
    return pose.rotated_z(math.radians(degrees))


def offset(pose: Pose, dx: float = 0.0, dy: float = 0.0, dz: float = 0.0) -> Pose:
    """Return the pose shifted in the base frame [m]."""
    return pose.moved(dx, dy, dz)


ARITHMETIC: dict[str, Callable[..., Pose]] = {"rotate_z": rotate_z, "offset": offset}
"""Every function declared as ARITHMETIC, by name."""


def compute(call: Call) -> Pose:
    """Carry out an ARITHMETIC call whose arguments are checked."""
    return ARITHMETIC[call.function](**typing.cast("dict", dict(call.arguments)))
