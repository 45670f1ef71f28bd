"""How each object stands to each other: on which side of it, the nearest to it, the farthest, on it or under it.

"The cube left of the red tray" is found from what the cubes are to the tray; nothing depends on the listing's order.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from hcvla.api.types import NamedObject
from hcvla.planner.embedded.ranks import ALIKE_M, groups
from hcvla.planner.scene_features import supports

_SIDES = ((0.0, 1.0), (0.0, -1.0), (-1.0, 0.0), (1.0, 0.0))
"""Left, right, in front and behind over the table, x and y of the base frame."""
_BESIDE_M = (0.013, 0.33)
"""Least and greatest distance along a side: nobody would say it of what is nearer or farther."""
_SLANT = 0.9
"""Farthest across, as a share of the distance along the side."""
BEARINGS = len(_SIDES) + 4 + 2
"""Features of two objects: sides, nearest among each of the groups, on it, under it."""
FAR_BEARINGS = 4
"""Further features of two objects, which come after those: farthest among each of the groups."""


def object_bearings(objects: Sequence[NamedObject]) -> np.ndarray:
    """Return 1 for all that the second object of a pair is to the first, else 0.

    Shape=(k, k, BEARINGS + FAR_BEARINGS), float32.
    """
    count = len(objects)
    if not count:
        return np.zeros((0, 0, BEARINGS + FAR_BEARINGS), dtype=np.float32)
    places = np.array([(item.pose.x, item.pose.y) for item in objects])
    steps = places[None] - places[:, None]
    apart = np.hypot(*np.moveaxis(steps, -1, 0))
    found = [_beside(steps, side) for side in _SIDES]
    found += [_nearest(apart, group) for group in groups(objects)]
    on = np.arange(count)[None] == np.array(supports(objects))[:, None]
    held = np.array([item.held for item in objects])
    free = ~(held[:, None] | held) & ~np.eye(count, dtype=bool)
    farthest = [_nearest(-apart, group) for group in groups(objects)]
    return (np.stack([*found, on.T, on, *farthest], axis=-1) & free[..., None]).astype(np.float32)


def _beside(steps: np.ndarray, side: tuple[float, float]) -> np.ndarray:
    """Return which steps over the table, Shape=(k, k, 2), lead to that side."""
    along, across = steps @ np.array(side), np.abs(steps @ np.array((-side[1], side[0])))
    least, most = _BESIDE_M
    return (along > least) & (along < most) & (across < _SLANT * along)


def _nearest(apart: np.ndarray, group: np.ndarray) -> np.ndarray:
    """Return whether the second of a pair is nearer to the first than any other of its group, Shape=(k, k), bool.

    Of distances with their signs turned it is the farthest.
    """
    count = len(apart)
    # Of a group: first object, second, and the others that it is told from; the first itself is none of them.
    rivals = np.where(
        group[None] & ~np.eye(count, dtype=bool)[:, None] & ~np.eye(count, dtype=bool), apart[:, None], np.inf
    )
    nearest = rivals.min(2)
    return (nearest - apart > ALIKE_M) & np.isfinite(nearest)
