"""Which place an object has among others, by where it is and how large: "the leftmost cube" is the first of its kind.

The places are input; which of them a sentence means is learned. None depends on the order of the listing.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from hcvla.api.types import NamedObject
from hcvla.planner.scene_features import without_number

ALIKE_M = 0.003
"""What differs by less is neither first nor last: perception may err by as much."""
_FROM_AN_END = 4
"""Places that are distinguished, from either end: people seldom count farther."""
_MEASURES = 5
_GROUPS = 4
RANKS = 2 * _FROM_AN_END * _MEASURES * _GROUPS
"""Features of one object."""


def object_ranks(objects: Sequence[NamedObject]) -> np.ndarray:
    """Return 1 for each place that an object has in a measure among a group, Shape=(k, RANKS), float32, else 0.

    Places are the first four from the largest and from the smallest. What is alone in its group, or held,
    has none.
    """
    if not objects:
        return np.zeros((0, RANKS), dtype=np.float32)
    measures = np.array([_measures(item) for item in objects])
    others = groups(objects) & ~np.eye(len(objects), dtype=bool)
    larger = measures[None, :] - measures[:, None] > ALIKE_M
    exceeding = np.einsum("gij,ijm->igm", others.astype(int), larger.astype(int))
    exceeded = np.einsum("gij,jim->igm", others.astype(int), larger.astype(int))
    count = others.sum(2).T[..., None]
    # What is as large as another has no place of its own.
    alone = (exceeding + exceeded == count) & (count > 0)
    places = [(less == place) & alone for less in (exceeding, exceeded) for place in range(_FROM_AN_END)]
    return np.stack(places, axis=-1).reshape(len(objects), RANKS).astype(np.float32)


def _measures(item: NamedObject) -> list[float]:
    """Return how far left, far from the robot, tall, wide and high up an object is [m]."""
    return [item.pose.y, math.hypot(item.pose.x, item.pose.y), item.size[2], max(item.size), item.pose.z]


def groups(objects: Sequence[NamedObject]) -> np.ndarray:
    """Return who is told from whom: all, those of a kind, of a color, that can be picked; Shape=(4, k, k), bool."""
    names = [without_number(item.name).rpartition(" ") for item in objects]
    kinds, colors = np.array([kind for *_, kind in names]), np.array([color for color, *_ in names])
    supports = np.array([item.is_support for item in objects])
    free = np.array([not item.held for item in objects])
    every = np.ones((len(objects), len(objects)), dtype=bool)
    alike = (every, kinds[:, None] == kinds, colors[:, None] == colors, supports[:, None] == supports)
    return np.stack(alike) & free[:, None] & free
