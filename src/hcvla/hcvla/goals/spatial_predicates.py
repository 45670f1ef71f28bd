"""Predicates about how objects stand to each other and to where they were at the start.

Each is declared once: its signature and docstring are the language. Distances, angles and what "rest" means are those
of the task suite. Every object named in a goal must besides be at rest and released, unless it is named in `held` (see
hcvla.goals.goal).
"""

from __future__ import annotations

import math
from functools import partial
from itertools import pairwise

import numpy as np

from hcvla.api.types import Pose
from hcvla.goals.facts import Facts
from hcvla.goals.language import ObjectName, Side, predicate
from hcvla.goals.status import all_of
from hcvla.goals.tolerances import (
    ANGLE_TOLERANCE_RAD,
    HEIGHT_TOLERANCE_M,
    PLACE_TOLERANCE_M,
    angle,
    askew,
    back_at,
    borne,
    carriers,
    horizontal,
    low,
    middle,
    moved_m,
    turn,
)
from hcvla.world.placement import DIRECTIONS
from hcvla.world.polygons import gap

BESIDE_GAP_M = 0.12
BESIDE_CONE_RAD = math.radians(50.0)
STILL_M = 0.02
OVERLAP_M = 0.002
"""Outlines that overlap by less are those of objects side by side."""
LEVEL_M = 0.008
"""A pan that is no farther from level than this is off its stops, which are 12 mm from there."""


@predicate
def on(facts: Facts, a: ObjectName, b: ObjectName) -> bool:
    """`a` rests on `b`, which carries at least half its weight, with its centre inside b's outline."""
    return b in facts.supports(a) and not facts.on_table(a)


@predicate
def stacked(facts: Facts, a: ObjectName, b: ObjectName, *more: ObjectName) -> bool:
    """Every object rests on the one named before it; the first is the lowest."""
    return all_of(partial(on, facts, upper, lower) for lower, upper in pairwise((a, b, *more)))


@predicate
def at(facts: Facts, a: ObjectName, x: float, y: float) -> bool:
    """`a` stands on the table, a mat or a tray with its centre within 0.05 m of (x, y)."""
    away_m = horizontal(facts.now[a].pose, Pose(x, y, 0.0))
    return low(facts, a) and facts.at_most(away_m, PLACE_TOLERANCE_M, a)


@predicate
def near(facts: Facts, a: ObjectName, b: ObjectName, distance: float = 0.15) -> bool:
    """The centres of `a` and `b` are within `distance` [m] of each other over the table."""
    return facts.rests(a) and facts.at_most(horizontal(facts.now[a].pose, facts.now[b].pose), distance, a, b)


@predicate
def next_to(facts: Facts, a: ObjectName, b: ObjectName, side: Side | None = None) -> bool:
    """`a` stands next to `b`, at most 0.12 m of free table between, on that side of it (within 50 degrees) if named."""
    first, second = facts.now[a], facts.now[b]
    apart_m = gap(first.footprint, second.footprint)
    beside = facts.at_least(apart_m, -OVERLAP_M, a, b) and facts.at_most(apart_m, BESIDE_GAP_M, a, b)
    if not (low(facts, a) and beside):
        return False
    return side is None or angle(second.pose, first.pose, np.array(DIRECTIONS[side])) <= BESIDE_CONE_RAD


@predicate
def between(facts: Facts, a: ObjectName, b: ObjectName, c: ObjectName) -> bool:
    """`a` stands on the table, a mat or a tray with its centre within 0.05 m of the middle between `b` and `c`."""
    away_m = horizontal(facts.now[a].pose, middle(facts.now[b].pose, facts.now[c].pose))
    return low(facts, a) and facts.at_most(away_m, PLACE_TOLERANCE_M, a, b, c)


@predicate
def swapped(facts: Facts, a: ObjectName, b: ObjectName) -> bool:
    """`a` rests where `b` was at the start and `b` where `a` was, within 0.05 m."""
    pairs = ((a, b), (b, a))
    return all_of(partial(back_at, facts, name, facts.start[other].pose, other) for name, other in pairs)


@predicate
def rotated(facts: Facts, a: ObjectName, degrees: float) -> bool:
    """`a` is where it started (0.05 m), turned by `degrees` about the vertical within 18; + is counter-clockwise."""
    wanted = facts.start[a].pose.rotated_z(math.radians(degrees))
    there = back_at(facts, a, wanted, a)
    return there and facts.turned_at_most(turn(facts.now[a].pose, wanted), ANGLE_TOLERANCE_RAD, a)


@predicate
def restored(facts: Facts, a: ObjectName, *more: ObjectName) -> bool:
    """Every object rests where it started, within 0.05 m."""
    return all_of(partial(back_at, facts, name, facts.start[name].pose, name) for name in (a, *more))


@predicate
def restored_pose(facts: Facts, a: ObjectName, *more: ObjectName) -> bool:
    """Every object rests where it started, within 0.05 m and, as far as its shape shows, 18 degrees."""
    return restored(facts, a, *more) and all_of(partial(_yaw_restored, facts, name) for name in (a, *more))


@predicate
def visited_then(facts: Facts, a: ObjectName, place: ObjectName, *more: ObjectName) -> bool:
    """`a` has rested on each of the places, in this order, at some time since the start."""
    remaining = iter(facts.rested_on(a))
    return all(wanted in remaining for wanted in (place, *more))


@predicate
def sorted_(facts: Facts, *objects: ObjectName) -> bool:
    """Every object rests on the mat of its own color; without arguments, every movable object that has such a mat."""
    # A color without a name is no color that two things have in common.
    mats = {item.color: name for name, item in facts.now.items() if item.shape == "mat" and item.color}
    movable = [name for name, item in facts.now.items() if not item.static and item.color in mats]
    chosen = [(name, mats.get(facts.now[name].color)) for name in objects or tuple(movable)]
    if not chosen or any(mat is None for _, mat in chosen):
        return False
    return all_of(partial(on, facts, name, mat) for name, mat in chosen)


@predicate
def unmoved(facts: Facts, a: ObjectName, *more: ObjectName) -> bool:
    """Every object rests within 0.02 m of where it started."""
    return all_of(partial(_unmoved, facts, name) for name in (a, *more))


@predicate
def grounded(facts: Facts, a: ObjectName, *more: ObjectName) -> bool:
    """Every object rests on the table itself."""
    return all_of(partial(_grounded, facts, name) for name in (a, *more))


@predicate
def covered(facts: Facts, a: ObjectName, b: ObjectName) -> bool:
    """`b` stands on the table over `a`."""
    return facts.inside(a, b) and low(facts, b) and facts.now[a].top_z < facts.now[b].top_z


@predicate
def displaced(facts: Facts, a: ObjectName, dx: float, dy: float) -> bool:
    """`a` rests within 0.05 m of the place (dx, dy) away from where it started."""
    return back_at(facts, a, facts.start[a].pose.moved(dx, dy), a)


@predicate
def takes_place(facts: Facts, a: ObjectName, b: ObjectName, degrees: float | None = None) -> bool:
    """`a` rests where `b` was at the start, within 0.05 m; turned so from how `b` stood, as far as a's shape shows."""
    wanted, item = facts.start[b].pose, facts.now[a]
    there = item.bottom_z <= facts.start[b].bottom_z + HEIGHT_TOLERANCE_M and facts.rests(a)
    if not (there and facts.at_most(horizontal(item.pose, wanted), PLACE_TOLERANCE_M, a)):
        return False
    if degrees is None:
        return True
    off_rad = askew(facts, a, item.pose.yaw, wanted.yaw + math.radians(degrees))
    return facts.turned_at_most(off_rad, ANGLE_TOLERANCE_RAD, a)


@predicate
def piled(facts: Facts, a: ObjectName, b: ObjectName, *more: ObjectName) -> bool:
    """The objects form one stack, in whatever order."""
    group = (a, b, *more)
    carried = [(upper, lower) for upper in group for lower in group if upper != lower and on(facts, upper, lower)]
    return len(carried) == len(group) - 1 and len({lower for _, lower in carried}) == len(carried)


@predicate
def placed_times(facts: Facts, a: ObjectName, b: ObjectName, times: float) -> bool:
    """`a` has come to rest on `b` exactly so many times, elsewhere in between."""
    return list(facts.rested_on(a)).count(b) == times


@predicate
def loaded(facts: Facts, a: ObjectName, pan: ObjectName, *more: ObjectName) -> bool:
    """`a` rests on one of the pans named, or on what rests there."""
    return not {pan, *more}.isdisjoint(carriers(facts, a))


@predicate
def balanced(facts: Facts, a: ObjectName, b: ObjectName, *objects: ObjectName) -> bool:
    """The scale with pans `a` and `b` bears all objects named, equal loads (within 0.1 %), and rests off its stops."""
    # What rests on a pan counts by its mass, named or not.
    tilt_m = abs(facts.now[a].pose.z - facts.now[b].pose.z) / 2.0
    if not (facts.rests(a) and facts.rests(b) and tilt_m <= LEVEL_M):
        return False
    first, second = borne(facts, a), borne(facts, b)
    return {*objects} <= first | second and facts.equally_loaded((a, b), first, second)


def _yaw_restored(facts: Facts, name: str) -> bool:
    off_rad = askew(facts, name, facts.now[name].pose.yaw, facts.start[name].pose.yaw)
    return facts.turned_at_most(off_rad, ANGLE_TOLERANCE_RAD, name)


def _unmoved(facts: Facts, name: str) -> bool:
    return facts.rests(name) and facts.at_most(moved_m(facts, name), STILL_M, name)


def _grounded(facts: Facts, name: str) -> bool:
    return facts.rests(name) and facts.on_table(name)
