"""Descriptions of an object by where it is, by its size and by its neighbours, that fit no other of a group.

As the robot sees it: left is +y, far is +x. What is only a little farther left than the next is not called leftmost.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from hcvla.api.types import NamedObject
from hcvla.tasks.language.table import Table

LEAD_M = 0.035
"""How much farther than the next one an object is in the direction that it is described by."""
_LEAD_SIZE_M = 0.008
"""The same for sizes."""

_EXTREMES: dict[str, tuple[str, ...]] = {
    "left": (
        "the leftmost {n}", "the {n} on the far left", "the {n} farthest to the left", "the left-most {n}",
        "the {n} that is furthest left", "the first {n} from the left", "the {n} most to the left",
        "the {n} at the very left", "the {n} furthest to the left", "the {n} on the left end", "the outermost {n} on the left", "the {n} at the left end", "the far left {n}", "the {n} farthest left", "whichever {n} is furthest to the left", "the {n} that stands farthest to the left", "the {n} nearest to the left edge", "the left-hand-most {n}", "the {n} all the way to the left", "the {n} all the way on the left",
    ),
    "right": (
        "the rightmost {n}", "the {n} on the far right", "the {n} farthest to the right", "the right-most {n}",
        "the {n} that is furthest right", "the first {n} from the right", "the {n} most to the right",
        "the {n} at the very right", "the {n} furthest to the right", "the {n} on the right end", "the outermost {n} on the right", "the {n} at the right end", "the far right {n}", "the {n} farthest right", "whichever {n} is furthest to the right", "the {n} that stands farthest to the right", "the {n} nearest to the right edge", "the right-hand-most {n}", "the {n} all the way to the right", "the {n} all the way on the right",
    ),
    "near": (
        "the nearest {n}", "the {n} nearest to the robot", "the {n} closest to you", "the closest {n}",
        "the {n} nearest you", "the {n} closest to your base", "the {n} that is nearest to the robot",
        "whichever {n} is closest to you", "the {n} that stands closest to the robot", "the {n} nearest the robot", "the {n} closest to the robot", "the frontmost {n}", "the {n} nearest to you", "the {n} closest to your base", "the {n} least far from the robot", "the {n} that's closest to the arm", "the {n} nearest to the arm", "the front-most {n}", "the {n} that is the closest to you",
    ),
    "far": (
        "the farthest {n}", "the {n} farthest away", "the {n} farthest from the robot", "the most distant {n}",
        "the furthest {n}", "the {n} at the very back", "the {n} furthest from you",
        "the {n} that is furthest away", "the {n} that stands farthest from the robot", "whichever {n} is farthest away", "the {n} furthest from the robot", "the {n} farthest from you", "the rearmost {n}", "the {n} furthest away from the robot", "the {n} that's farthest from the arm", "the {n} most far away", "the {n} farthest from your base", "the {n} that is the farthest from you", "the {n} furthest back", "the backmost {n}",
    ),
    "high": ("the tallest {n}", "the highest {n}", "the tall {n}", "the {n} that is tallest"),
    "low": ("the shortest {n}", "the lowest {n}", "the flattest {n}", "the {n} that is least tall"),
    "big": ("the biggest {n}", "the largest {n}", "the big {n}", "the large {n}", "the bigger {n}",  "the {n} that is biggest", "the {n} of the largest size"),
    "small": ("the smallest {n}", "the small {n}", "the little {n}", "the tiny {n}", "the smaller {n}",  "the {n} that is smallest", "the {n} of the smallest size"),
}  # fmt: skip
_OF_TWO: dict[str, tuple[str, ...]] = {
    "left": ("the left {n}", "the {n} on the left", "the left-hand {n}", "the {n} to the left"),
    "right": ("the right {n}", "the {n} on the right", "the right-hand {n}", "the {n} to the right"),
    "near": ("the nearer {n}", "the closer {n}", "the {n} in front", "the front {n}"),
    "far": ("the farther {n}", "the {n} in the back", "the back {n}", "the {n} farther away"),
}
_ORDINALS = (("second", "2nd"), ("third", "3rd"), ("fourth", "4th"))
_COUNTED: dict[str, tuple[str, ...]] = {
    "left": ("the {k} {n} from the left", "the {k} {n} from the left", "the {n} that is {k} from the left", "the {k}-leftmost {n}", "the {k} {n} counted from the left", "the {k} {n} starting from the left"),
    "right": ("the {k} {n} from the right", "the {k} {n} from the right", "the {n} that is {k} from the right", "the {k}-rightmost {n}", "the {k} {n} counted from the right", "the {k} {n} starting from the right"),
    "near": ("the {k} closest {n}", "the {k} nearest {n}", "the {n} that is {k} closest to the robot", "the {k} nearest {n} to you"),
    "far": ("the {k} farthest {n}", "the {k} furthest {n}", "the {n} that is {k} farthest from the robot", "the {k} furthest {n} away from you"),
}  # fmt: skip
"""{k}: the place, counted from that end."""
_CORNERS = (
    ("left", "far", ("the {n} in the far left corner", "the {n} in the back left corner", "the {n} at the top left")),
    ("right", "far", ("the {n} in the far right corner", "the {n} in the back right corner", "the {n} at the top right")),
    ("left", "near", ("the {n} in the near left corner", "the {n} in the front left corner")),
    ("right", "near", ("the {n} in the near right corner", "the {n} in the front right corner")),
)  # fmt: skip
_SIDES: dict[str, tuple[str, ...]] = {
    "left": ("the {n} to the left of {o}", "the {n} left of {o}", "the {n} on the left of {o}"),
    "right": ("the {n} to the right of {o}", "the {n} right of {o}", "the {n} on the right of {o}"),
    "front": ("the {n} in front of {o}",),
    "behind": ("the {n} behind {o}",),
}
_NEAREST_TO = (
    "the {n} nearest to {o}", "the {n} closest to {o}", "the closest {n} to {o}", "the nearest {n} to {o}", "the {n} that is nearest to {o}", "whichever {n} is closest to {o}", "the {n} standing closest to {o}", "the {n} nearest {o}", "the {n} with the least distance to {o}",
)  # fmt: skip
_FARTHEST_FROM = (
    "the {n} farthest from {o}", "the {n} furthest from {o}", "the {n} farthest away from {o}", "the {n} that is furthest away from {o}", "the farthest {n} from {o}", "whichever {n} is furthest from {o}", "the {n} standing farthest from {o}", "the most distant {n} from {o}", "the {n} with the greatest distance to {o}",
)  # fmt: skip

MEASURES: dict[str, Callable[[NamedObject], float]] = {
    "left": lambda item: item.pose.y,
    "right": lambda item: -item.pose.y,
    "near": lambda item: -math.hypot(item.pose.x, item.pose.y),
    "far": lambda item: math.hypot(item.pose.x, item.pose.y),
    "high": lambda item: item.size[2],
    "low": lambda item: -item.size[2],
    "big": lambda item: max(item.size),
    "small": lambda item: -max(item.size),
}
"""By way: how far an object goes in it [m]."""


def descriptions(rng: random.Random, table: Table, name: str, group: Sequence[str], noun: str) -> Iterator[str]:
    """Yield descriptions that fit `name` alone in a group of objects, each of which is a `noun`."""
    yield from ranked(rng, table, name, group, noun)
    yield from _related(rng, table, table[name], [table[other] for other in group], noun)


def ranked(rng: random.Random, table: Table, name: str, group: Sequence[str], noun: str) -> Iterator[str]:
    """Yield those of these descriptions that name no other object: by place among the group, and by size."""
    items = [table[other] for other in group]
    item = table[name]
    for measure, value in MEASURES.items():
        lead = _LEAD_SIZE_M if measure in ("high", "low", "big", "small") else LEAD_M
        best = sorted((value(other) for other in items if other is not item), reverse=True)
        if best and value(item) - best[0] >= lead:
            options = _OF_TWO[measure] if len(items) == 2 and measure in _OF_TWO and rng.random() < 0.6 else ()
            yield rng.choice(options or _EXTREMES[measure]).format(n=noun)
    yield from _ordinal(rng, item, items, noun)
    yield from _corner(rng, item, items, noun)


def counted(rng: random.Random, table: Table, name: str, group: Sequence[str], noun: str) -> Iterator[str]:
    """Yield those of these that count from an end: "the second cube from the left"."""
    yield from _ordinal(rng, table[name], [table[other] for other in group], noun)


def _ordinal(rng: random.Random, item: NamedObject, items: Sequence[NamedObject], noun: str) -> Iterator[str]:
    if len(items) < 3:
        return
    for end, words in _COUNTED.items():
        value = MEASURES[end]
        row = sorted(items, key=value, reverse=True)
        place = row.index(item)
        # What comes later in the row does not matter.
        apart = all(value(a) - value(b) >= LEAD_M for a, b in pairwise(row[: place + 2]))
        if apart and 1 <= place <= len(_ORDINALS):
            yield rng.choice(words).format(k=rng.choice(_ORDINALS[place - 1]), n=noun)
        if apart and len(row) == 3 and place == 1 and end == "left":
            yield rng.choice((f"the middle {noun}", f"the {noun} in the middle", f"the {noun} in between the others"))


def _corner(rng: random.Random, item: NamedObject, items: Sequence[NamedObject], noun: str) -> Iterator[str]:
    for side, depth, options in _CORNERS:
        others = [other for other in items if other is not item]
        values = [(MEASURES[way](item), max(map(MEASURES[way], others))) for way in (side, depth)]
        clear = abs(item.pose.y) > 0.12 and abs(item.pose.x - 0.475) > 0.06
        if clear and all(own - best >= LEAD_M for own, best in values):
            yield rng.choice(options).format(n=noun)


def _related(
    rng: random.Random, table: Table, item: NamedObject, items: Sequence[NamedObject], noun: str
) -> Iterator[str]:
    others = [other for other in table.objects if other is not item and other.name != table.held]
    for anchor in others:
        group = [other for other in items if other is not anchor]
        if item.name in table.under or len(group) < 2:
            continue
        for side, options in _SIDES.items():
            fitting = [other for other in group if is_beside(other, anchor, side, slack=1.5)]
            if fitting == [item] and is_beside(item, anchor, side):
                yield rng.choice(options).format(n=noun, o=f"the {anchor.name}")
        away = sorted(group, key=lambda other: _away(other, anchor))
        if away[0] is item and _away(away[1], anchor) - _away(item, anchor) >= LEAD_M:
            yield rng.choice(_NEAREST_TO).format(n=noun, o=f"the {anchor.name}")
        if away[-1] is item and _away(item, anchor) - _away(away[-2], anchor) >= LEAD_M:
            yield rng.choice(_FARTHEST_FROM).format(n=noun, o=f"the {anchor.name}")
    pairs = [(a, b) for index, a in enumerate(others) for b in others[index + 1 :]]
    for a, b in pairs:
        group = [other for other in items if other not in (a, b)]
        if len(group) > 1 and _between(item, a, b) and not any(_between(o, a, b, 1.6) for o in group if o is not item):
            yield f"the {noun} between the {a.name} and the {b.name}"


def is_beside(item: NamedObject, anchor: NamedObject, side: str, *, slack: float = 1.0) -> bool:
    """Whether an object is on that side of another, near it; with slack, whether anybody might say so."""
    dx, dy = item.pose.x - anchor.pose.x, item.pose.y - anchor.pose.y
    along, across = {"left": (dy, dx), "right": (-dy, dx), "behind": (dx, dy), "front": (-dx, dy)}[side]
    return 0.02 / slack < along < 0.22 * slack and abs(across) < 0.6 * slack * along


def _away(item: NamedObject, anchor: NamedObject) -> float:
    return math.hypot(item.pose.x - anchor.pose.x, item.pose.y - anchor.pose.y)


def _between(item: NamedObject, a: NamedObject, b: NamedObject, slack: float = 1.0) -> bool:
    """Whether an object is near the line from one to another and well inside it."""
    length = _away(a, b)
    if length < 0.15:
        return False
    ux, uy = (b.pose.x - a.pose.x) / length, (b.pose.y - a.pose.y) / length
    dx, dy = item.pose.x - a.pose.x, item.pose.y - a.pose.y
    along, across = (dx * ux + dy * uy) / length, abs(dx * uy - dy * ux)
    inside = 0.25 / slack < along < 1.0 - 0.25 / slack
    return inside and across < min(0.05, 0.2 * length) * slack
