"""What objects rest on."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

from hcvla.api.types import NamedObject, Pose
from hcvla.world.polygons import contains, gap
from hcvla.world.shapes import outline, surface_z

STACK_LIMIT_M = 0.015
"""A surface no farther than this above a wanted underside carries what is put there; a higher one is in the way."""
OVER_SURFACE_M = 0.001
"""Released this high: perception is no surer of heights, and nothing is pressed."""


def ground_z(item: NamedObject, objects: Iterable[NamedObject], below_z: float | None = None) -> float:
    """Return the height of the highest surface under an object that is lower than `below_z`, else its centre [m]."""
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
    return ground_z(there, objects, wanted.z - half + STACK_LIMIT_M) + half


def is_over(item: NamedObject, support: NamedObject) -> bool:
    """Whether the centre of an object is over the support's outline."""
    return contains(outline(support), item.pose.position[:2])


def stack_of(item: NamedObject, others: Iterable[NamedObject]) -> list[NamedObject]:
    """Return the objects that stand on one another with `item`, the lowest first."""
    column = [other for other in others if not other.is_support and _aligned(item, other)]
    return sorted({other.name: other for other in [item, *column]}.values(), key=lambda each: each.pose.z)


def _aligned(first: NamedObject, second: NamedObject) -> bool:
    aside = math.dist(first.pose.position[:2], second.pose.position[:2])
    return aside < (min(first.size[:2]) + min(second.size[:2])) / 4.0 + 0.005
