"""What the embedded planner's network knows of objects besides their names: places, sizes, order, what is on what.

"The leftmost", "the one nearest to the robot" and "the small one" are read from these; no feature depends on the order
of the listing.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from hcvla.api.types import NamedObject

_CENTRE_M = (0.5, 0.0)
"""Middle of the table [m], so that features lie around zero."""
_SCALE_PER_M = 5.0
"""Lengths over the table of 0.2 m become 1."""
_SIZE_PER_M = 20.0
"""Sizes of 0.05 m become 1."""
_WAVES_PER_M = (2.0, 4.0, 8.0)
"""Waves of the place over the table: differences of 2 cm are a tenth of the shortest."""
_GAP_M = 0.02
"""A lower face this near to an upper one may rest on it."""
_PLAIN = 10
_RANKS = 6
WIDTH = 1 + _PLAIN + _RANKS + 4 * len(_WAVES_PER_M)
"""Features of one object."""


def object_features(objects: Sequence[NamedObject]) -> np.ndarray:
    """Return what is known of each object, Shape=(k, WIDTH), float32; zeros stand for an object known by name only."""
    if not objects:
        return np.zeros((0, WIDTH), dtype=np.float32)
    rows = [[1.0, *_plain(item), *_waves(item)] for item in objects]
    return np.concatenate([np.array(rows), _ranks(objects)], axis=1).astype(np.float32)


def supports(objects: Sequence[NamedObject]) -> list[int]:
    """Return for each object the place in the listing of what it stands on, len(objects) if that is the table."""
    return [_support(item, objects) for item in objects]


def _plain(item: NamedObject) -> list[float]:
    pose = item.pose
    yaw = 2.0 * math.atan2(pose.qz, pose.qw)
    place = [(pose.x - _CENTRE_M[0]) * _SCALE_PER_M, (pose.y - _CENTRE_M[1]) * _SCALE_PER_M, pose.z * _SCALE_PER_M]
    size = [length * _SIZE_PER_M for length in item.size]
    return [*place, *size, math.sin(yaw), math.cos(yaw), float(item.visible), float(item.held)]


def _waves(item: NamedObject) -> list[float]:
    angles = [2.0 * math.pi * waves * at for waves in _WAVES_PER_M for at in (item.pose.x, item.pose.y)]
    return [*map(math.sin, angles), *map(math.cos, angles)]


def _ranks(objects: Sequence[NamedObject]) -> np.ndarray:
    """Return the share of other objects that are less left, far, near the middle, tall, wide and high, Shape=(k, 6)."""
    measures = np.array(
        [
            [
                item.pose.y,
                math.hypot(item.pose.x, item.pose.y),
                -math.hypot(item.pose.x - _CENTRE_M[0], item.pose.y - _CENTRE_M[1]),
                item.size[2],
                item.size[0] * item.size[1],
                item.pose.z,
            ]
            for item in objects
        ]
    )
    less = (measures[:, None] > measures[None]).sum(1)
    return less / max(1, len(objects) - 1)


def _support(item: NamedObject, objects: Sequence[NamedObject]) -> int:
    """Return the place of the highest object under an object's lower face and centre."""
    below = [
        (other.top_z, index)
        for index, other in enumerate(objects)
        if other is not item and not (item.held or other.held) and _is_over(item, other)
    ]
    return max(below)[1] if below else len(objects)


def _is_over(item: NamedObject, other: NamedObject) -> bool:
    apart = math.hypot(item.pose.x - other.pose.x, item.pose.y - other.pose.y)
    return apart < max(other.size[:2]) / 2.0 and abs(item.bottom_z - other.top_z) < _GAP_M
