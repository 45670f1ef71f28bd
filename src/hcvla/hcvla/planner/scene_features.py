"""What the embedded planner's network knows of objects besides their names: places, sizes, order, what is on what.

"The leftmost", "the one nearest to the robot" and "the small one" are read from these; no feature depends on the order
of the listing.
"""

from __future__ import annotations

import math
import re
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
_NUMBERED = re.compile(r"(?<=\S) \d+$")
_GAP_M = 0.02
"""A lower face this near to an upper one may rest on it."""
_PLAIN = 10
_RANKS = 6
WIDTH = 1 + _PLAIN + 3 * _RANKS + 4 * len(_WAVES_PER_M)
"""Features of one object."""


def without_number(name: str) -> str:
    """Return a name without the number that tells it from others of its kind: "red cube 2" is a red cube."""
    return _NUMBERED.sub("", name)


def kind_of(name: str) -> str:
    """Return the last word of a name, what a thing is: "red cube 2" is a cube."""
    return without_number(name).rpartition(" ")[2]


def object_features(objects: Sequence[NamedObject]) -> np.ndarray:
    """Return what is known of each object, Shape=(k, WIDTH), float32; zeros stand for an object known by name only."""
    if not objects:
        return np.zeros((0, WIDTH), dtype=np.float32)
    rows = [[1.0, *_plain(item), *_waves(item)] for item in objects]
    measures = np.array([_measures(item) for item in objects])
    kinds = np.array([kind_of(item.name) for item in objects])
    low = np.array([item.lies_low for item in objects])
    groups = (np.ones((len(objects), len(objects)), dtype=bool), kinds[:, None] == kinds, low[:, None] == low)
    ranks = [_ranks(measures, group) for group in groups]
    return np.concatenate([np.array(rows), *ranks], axis=1).astype(np.float32)


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


def _measures(item: NamedObject) -> list[float]:
    """Return by what objects are ranked: how far left, far, near the middle, tall, wide and high up they are."""
    x, y = item.pose.x, item.pose.y
    from_centre = math.hypot(x - _CENTRE_M[0], y - _CENTRE_M[1])
    return [y, math.hypot(x, y), -from_centre, item.size[2], item.size[0] * item.size[1], item.pose.z]


def _ranks(measures: np.ndarray, group: np.ndarray) -> np.ndarray:
    """Return the share of the other objects of its group that an object exceeds in each measure, Shape=(k, 6).

    `group` is who is in whose group, Shape=(k, k), bool.
    """
    less = ((measures[:, None] > measures[None]) & group[..., None]).sum(1)
    return less / np.maximum(1, group.sum(1, keepdims=True) - 1)


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
