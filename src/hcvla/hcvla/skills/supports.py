"""What objects rest on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from hcvla.api.footprint import signed_distance
from hcvla.api.places import PLACE_RULES
from hcvla.api.types import NamedObject, Pose
from hcvla.skills.shapes import gap, outline

_STACK_LIMIT_M = 0.015
"""A surface no farther than this above a wanted underside carries what is put there; a higher one is in the way."""


def surface_z(support: NamedObject) -> float:
    """Return the height on which objects rest [m]: a tray's floor lies lower than its rim."""
    if support.shape == "tray":
        return support.bottom_z + PLACE_RULES.tray_floor_m
    return support.top_z


def ground_z(item: NamedObject, objects: Iterable[NamedObject], below_z: float | None = None) -> float:
    """Return the height of the highest surface under an object, no higher than `below_z`, else its centre [m]."""
    limit = item.pose.z if below_z is None else below_z
    shape = outline(item)
    under = [
        surface_z(other)
        for other in objects
        if other.name != item.name and not other.held and gap(shape, outline(other)) < 0.0
    ]
    return max((z for z in under if z < limit), default=0.0)


def resting_height(item: NamedObject, wanted: Pose, objects: Iterable[NamedObject]) -> float:
    """Return the height of an object's centre when it rests at the place of a pose [m]."""
    half = item.size[2] / 2.0
    there = replace(item, pose=wanted)
    return ground_z(there, objects, wanted.z - half + _STACK_LIMIT_M) + half


def is_over(item: NamedObject, support: NamedObject) -> bool:
    """Whether the centre of an object is over the support's outline."""
    center = np.array([[item.pose.x, item.pose.y]])
    return bool(signed_distance(center, outline(support))[0] <= 0.0)
