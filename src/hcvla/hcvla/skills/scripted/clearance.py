"""Whether the open hand, or a held object, fits between the other objects."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np

from hcvla.api.types import NamedObject
from hcvla.skills.scripted.config import HandShape
from hcvla.world.polygons import gap, rectangle
from hcvla.world.shapes import outline


def obstacles(items: Iterable[NamedObject], *without: str) -> list[NamedObject]:
    """Return everything that may be hit: all objects but those named and those in the hand."""
    return [item for item in items if item.name not in without and not item.held]


def hand_gap(
    hand: HandShape,
    center: np.ndarray,
    tool_z_m: float,
    yaw_rad: float,
    inner_m: float,
    outer_m: float,
    items: Iterable[NamedObject],
) -> float:
    """Return the least horizontal clearance of the hand pointing down at a place [m]; negative on a collision.

    `center` is the tool's place, Shape=(2,), [m]; the pads sweep from `outer_m` to `inner_m` apart. Objects that
    end below the fingertips do not count; the hand's body counts for those that reach up to it.
    """
    tip_z = tool_z_m - hand.finger_below_tool_m
    root_z = tool_z_m + hand.root_above_tool_m
    tips = _fingers(hand, center, yaw_rad, inner_m, outer_m, hand.tip_thickness_m)
    roots = _fingers(hand, center, yaw_rad, inner_m, outer_m, hand.root_thickness_m)
    body = rectangle(center, yaw_rad, hand.hand_depth_m, hand.hand_width_m)
    least = math.inf
    for item in items:
        if item.top_z < tip_z:
            continue
        shape = outline(item)
        parts: tuple[np.ndarray, ...] = roots if item.top_z > root_z else tips
        if item.top_z > tool_z_m + hand.finger_length_m:
            parts = (*parts, body)
        least = min(least, *(gap(part, shape) for part in parts))
    return least


def _fingers(
    hand: HandShape, center: np.ndarray, yaw_rad: float, inner_m: float, outer_m: float, thickness_m: float
) -> tuple[np.ndarray, np.ndarray]:
    """Return the areas the two fingers sweep, Shape=(4, 2) each, [m]."""
    across = np.array([-math.sin(yaw_rad), math.cos(yaw_rad)])
    length = (outer_m - inner_m) / 2.0 + thickness_m
    middle = (inner_m / 2.0 + length / 2.0) * across
    place = np.asarray(center)[:2]
    left, right = (rectangle(place + off, yaw_rad, hand.finger_width_m, length) for off in (middle, -middle))
    return left, right


def footprint_gap(moved: np.ndarray, bottom_z_m: float, items: Iterable[NamedObject]) -> float:
    """Return the least horizontal clearance of an outline, Shape=(n, 2), whose underside is at a height [m]."""
    return min((gap(moved, outline(item)) for item in items if item.top_z > bottom_z_m + 1e-3), default=math.inf)
