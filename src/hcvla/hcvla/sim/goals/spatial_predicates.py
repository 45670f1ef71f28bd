"""Predicates about how objects stand to each other and to where they were at the start.

Each is declared once: its signature and docstring are the language. Distances, angles and what "rest" means are those
of the task suite. Every object named in a goal must besides be at rest and released, unless it is named in `held` (see
hcvla.sim.goals.predicates).
"""

# ruff: noqa: D401 - a predicate is a statement about the scene, not a command

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np

from hcvla.api.types import Pose
from hcvla.sim.goals.history import History, contains, horizontal
from hcvla.sim.goals.language import SIDES, Side, Thing, predicate
from hcvla.sim.goals.tolerances import (
    ANGLE_TOLERANCE_RAD,
    HEIGHT_TOLERANCE_M,
    PLACE_TOLERANCE_M,
    angle,
    askew,
    back_at,
    borne,
    carriers,
    low,
    turn,
)
from hcvla.sim.palette import PAN_TRAVEL_M
from hcvla.sim.scene import footprint_gap
from hcvla.sim.truth import TABLE

BESIDE_GAP_M = 0.12
BESIDE_CONE_RAD = math.radians(50.0)
STILL_M = 0.02
SAME_LOAD = 0.001
"""Largest difference of two loads that are equal, as a share of both together."""
OFF_STOP_M = 0.004
"""A pan at least so far from its stop shows that it is the other side that holds it."""


@predicate
def on(history: History, a: Thing, b: Thing) -> bool:
    """`a` rests on `b`, which carries at least half its weight, with its centre inside b's outline."""
    return b in history.supports(a) and TABLE not in history.now[a].touching


@predicate
def stacked(history: History, a: Thing, b: Thing, *more: Thing) -> bool:
    """Every object rests on the one named before it; the first is the lowest."""
    return all(on(history, upper, lower) for lower, upper in pairwise((a, b, *more)))


@predicate
def at(history: History, a: Thing, x: float, y: float) -> bool:
    """`a` stands on the table, a mat or a tray with its centre within 0.05 m of (x, y)."""
    place = Pose(x, y, 0.0)
    return low(history, a) and horizontal(history.now[a].pose, place) <= PLACE_TOLERANCE_M


@predicate
def near(history: History, a: Thing, b: Thing, distance: float = 0.15) -> bool:
    """The centres of `a` and `b` are within `distance` [m] of each other over the table."""
    return history.rests(a) and horizontal(history.now[a].pose, history.now[b].pose) <= distance


@predicate
def next_to(history: History, a: Thing, b: Thing, side: Side | None = None) -> bool:
    """`a` stands beside `b`, at most 0.12 m of free table between, on that side of it (within 50 degrees) if named."""
    first, second = history.now[a], history.now[b]
    gap = footprint_gap(first.footprint, second.footprint)
    if not (low(history, a) and -0.002 <= gap <= BESIDE_GAP_M):
        return False
    return side is None or angle(second.pose, first.pose, np.array(SIDES[side])) <= BESIDE_CONE_RAD


@predicate
def swapped(history: History, a: Thing, b: Thing) -> bool:
    """`a` rests where `b` was at the start and `b` where `a` was, within 0.05 m."""
    return back_at(history, a, history.start[b].pose, b) and back_at(history, b, history.start[a].pose, a)


@predicate
def rotated(history: History, a: Thing, degrees: float) -> bool:
    """`a` is where it started (0.05 m), turned by `degrees` about the vertical within 18; + is counter-clockwise."""
    wanted = history.start[a].pose.rotated_z(math.radians(degrees))
    return back_at(history, a, wanted, a) and turn(history.now[a].pose, wanted) <= ANGLE_TOLERANCE_RAD


@predicate
def restored(history: History, a: Thing, *more: Thing) -> bool:
    """Every object rests where it started, within 0.05 m."""
    return all(back_at(history, name, history.start[name].pose, name) for name in (a, *more))


@predicate
def restored_pose(history: History, a: Thing, *more: Thing) -> bool:
    """Every object rests where it started, within 0.05 m and, as far as its shape shows, 18 degrees."""
    turns = [(name, history.now[name].pose.yaw, history.start[name].pose.yaw) for name in (a, *more)]
    return restored(history, a, *more) and all(askew(history, *turn) <= ANGLE_TOLERANCE_RAD for turn in turns)


@predicate
def visited_then(history: History, a: Thing, place: Thing, *more: Thing) -> bool:
    """`a` has rested on each of the places, in this order, at some time since the start."""
    remaining = iter(history.visits.get(a, []))
    return all(wanted in remaining for wanted in (place, *more))


@predicate
def sorted_(history: History, *objects: Thing) -> bool:
    """Every object rests on the mat of its own color; without arguments, every movable object that has such a mat."""
    mats = {item.item.color: name for name, item in history.now.items() if item.item.shape == "mat"}
    movable = [name for name, item in history.now.items() if not item.static and item.item.color in mats]
    chosen = objects or tuple(movable)
    return bool(chosen) and all(
        (mat := mats.get(history.now[name].item.color)) is not None and on(history, name, mat) for name in chosen
    )


@predicate
def unmoved(history: History, a: Thing, *more: Thing) -> bool:
    """Every object rests within 0.02 m of where it started."""
    return all(history.rests(name) and history.moved_m(name) <= STILL_M for name in (a, *more))


@predicate
def grounded(history: History, a: Thing, *more: Thing) -> bool:
    """Every object rests on the table itself."""
    return all(history.rests(name) and TABLE in history.now[name].touching for name in (a, *more))


@predicate
def covered(history: History, a: Thing, b: Thing) -> bool:
    """`b` stands on the table over `a`."""
    inside = contains(history.now[b].footprint, history.now[a].pose.position[:2])
    return inside and low(history, b) and history.now[a].top_z < history.now[b].top_z


@predicate
def displaced(history: History, a: Thing, dx: float, dy: float) -> bool:
    """`a` rests within 0.05 m of the place (dx, dy) away from where it started."""
    return back_at(history, a, history.start[a].pose.moved(dx, dy), a)


@predicate
def takes_place(history: History, a: Thing, b: Thing, degrees: float | None = None) -> bool:
    """`a` rests where `b` was at the start, within 0.05 m; turned so from how `b` stood, as far as a's shape shows."""
    wanted = history.start[b].pose
    there = history.now[a].bottom_z <= history.start[b].bottom_z + HEIGHT_TOLERANCE_M and history.rests(a)
    if not there or horizontal(history.now[a].pose, wanted) > PLACE_TOLERANCE_M:
        return False
    if degrees is None:
        return True
    return askew(history, a, history.now[a].pose.yaw, wanted.yaw + math.radians(degrees)) <= ANGLE_TOLERANCE_RAD


@predicate
def piled(history: History, a: Thing, b: Thing, *more: Thing) -> bool:
    """The objects form one stack, in whatever order."""
    group = (a, b, *more)
    carried = [(upper, lower) for upper in group for lower in group if upper != lower and on(history, upper, lower)]
    return len(carried) == len(group) - 1 and len({lower for _, lower in carried}) == len(carried)


@predicate
def placed_times(history: History, a: Thing, b: Thing, times: float) -> bool:
    """`a` has come to rest on `b` exactly so many times, elsewhere in between."""
    return history.visits.get(a, []).count(b) == times


@predicate
def loaded(history: History, a: Thing, pan: Thing, *more: Thing) -> bool:
    """`a` rests on one of the pans named, or on what rests there."""
    return not {pan, *more}.isdisjoint(carriers(history, a))


@predicate
def balanced(history: History, a: Thing, b: Thing, *objects: Thing) -> bool:
    """The scale with pans `a` and `b` bears all objects named, equal loads (within 0.1 %), and rests off its stops."""
    # What rests on a pan counts by its mass, named or not. Stops are 12 mm from level: a pan that is 8 mm from there,
    # or farther, may be held up by its stop.
    tilt_m = abs(history.now[a].pose.z - history.now[b].pose.z) / 2.0
    if not (history.rests(a) and history.rests(b) and tilt_m <= PAN_TRAVEL_M - OFF_STOP_M):
        return False
    first, second = borne(history, a), borne(history, b)
    loads = [sum(history.now[name].item.mass_kg for name in names) for names in (first, second)]
    return {*objects} <= first | second and abs(loads[0] - loads[1]) <= SAME_LOAD * sum(loads)
