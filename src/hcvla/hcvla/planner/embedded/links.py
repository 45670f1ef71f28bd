"""How the objects of a listing hang together: what is under, beside and next of its kind, and its place among those.

"All cubes", "the other one" and "what is left of it" are read from these; none depends on the order of the listing.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from hcvla.api.types import NamedObject
from hcvla.planner.scene_features import supports, without_number

_SIDES: dict[str, tuple[float, float]] = {
    "left": (0.0, 1.0),
    "right": (0.0, -1.0),
    "front": (-1.0, 0.0),
    "behind": (1.0, 0.0),
}
"""Direction of each side over the table, x and y of the base frame."""
LINKS = ("under", "next of its kind", "next of its color", *_SIDES, "counterpart", "nearest")
"""Each leads from an object to at most one other; a counterpart is as large among its kind as that among its own."""
_BESIDE_M = 0.33
"""What is farther away along a side is not beside."""
_LARGER = 1.1
"""An object this many times as large as another in volume is the larger one."""
_SLANT = 0.9
"""Farthest across, as a share of the distance along the side: what is farther across is beside on another side."""
_COUNTED = 4
"""Places and counts that are distinguished; later and larger ones are the last."""
PLACES = 1 + 4 * _COUNTED
"""Features of an object's place among the names."""


def object_links(names: Sequence[str], objects: Sequence[NamedObject]) -> np.ndarray:
    """Return the place in the listing that each link leads to, Shape=(k, len(LINKS)); k where there is none.

    `objects` has the order of `names`, and is empty if no more than names is known.
    """
    found = np.full((len(names), len(LINKS)), len(names))
    for column, groups in enumerate(_groups(names), 1):
        for group in groups:
            for place, following in pairwise(group):
                found[place, column] = following
    if objects:
        found[:, 0] = supports(objects)
        for column, side in enumerate(_SIDES, 3):
            found[:, column] = [_beside(item, objects, side) for item in objects]
        for place, following in _counterparts(names, objects):
            found[place, -2] = following
        found[:, -1] = [_nearest(item, objects) for item in objects]
    return found


def name_places(names: Sequence[str]) -> np.ndarray:
    """Return which place each name has in the alphabet, among all, its kind and its color, Shape=(k, PLACES), float32.

    Programs over several objects of a kind take them in this order.
    """
    features = np.zeros((len(names), PLACES), dtype=np.float32)
    for place, index in enumerate(_alphabetical(range(len(names)), names)):
        features[index, 0] = place / 8.0
    for start, groups in zip((1, 1 + 2 * _COUNTED), _groups(names), strict=True):
        for group in groups:
            for place, index in enumerate(group):
                features[index, start + min(place, _COUNTED - 1)] = 1.0
                features[index, start + _COUNTED + min(len(group), _COUNTED) - 1] = 1.0
    return features


def _groups(names: Sequence[str]) -> tuple[list[list[int]], list[list[int]]]:
    """Return the places of names that share their last word, and of those that share the words before it."""
    kinds: dict[str, list[int]] = defaultdict(list)
    colors: dict[str, list[int]] = defaultdict(list)
    for index in _alphabetical(range(len(names)), names):
        color, _, kind = without_number(names[index]).rpartition(" ")
        kinds[kind].append(index)
        colors[color].append(index)
    return list(kinds.values()), list(colors.values())


def _alphabetical(places: Sequence[int], names: Sequence[str]) -> list[int]:
    return sorted(places, key=lambda index: names[index])


def _beside(item: NamedObject, objects: Sequence[NamedObject], side: str) -> int:
    """Return the place of the nearest object on a side of another; what lies flat does not count."""
    ux, uy = _SIDES[side]
    nearest, best_m = len(objects), math.inf
    for index, other in enumerate(objects):
        if other is item or other.lies_low or other.held:
            continue
        dx, dy = other.pose.x - item.pose.x, other.pose.y - item.pose.y
        along, across = dx * ux + dy * uy, abs(dx * uy - dy * ux)
        if 0.0 < along < min(best_m, _BESIDE_M) and across < _SLANT * along:
            nearest, best_m = index, along
    return nearest


def _nearest(item: NamedObject, objects: Sequence[NamedObject]) -> int:
    """Return the place of the nearest other object; what lies flat does not count."""
    away = [
        (math.hypot(other.pose.x - item.pose.x, other.pose.y - item.pose.y), index)
        for index, other in enumerate(objects)
        if other is not item and not (other.lies_low or other.held)
    ]
    return min(away)[1] if away else len(objects)


def _counterparts(names: Sequence[str], objects: Sequence[NamedObject]) -> Iterator[tuple[int, int]]:
    """Yield places of objects and their counterparts, among kinds of as many objects that differ in size."""
    volumes = [math.prod(item.size) for item in objects]
    sized: dict[int, list[list[int]]] = defaultdict(list)
    for kind in _groups(names)[0]:
        rising = sorted(kind, key=lambda place: volumes[place])
        if len(kind) > 1 and all(volumes[b] > _LARGER * volumes[a] for a, b in pairwise(rising)):
            sized[len(kind)].append(rising)
    for kinds in sized.values():
        for kind, following in pairwise([*kinds, kinds[0]]):
            yield from zip(kind, following, strict=True) if kind is not following else ()
