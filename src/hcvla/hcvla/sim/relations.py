"""The predicates that goals are made of, each declared once: its signature and docstring are the language.

Distances, angles and what "rest" means are those of the task suite. Every object named in a goal must besides be at
rest and released, unless it is named in `held` (see hcvla.sim.predicates).
"""

# ruff: noqa: D401 - a predicate is a statement about the scene, not a command

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise
from typing import Annotated, Literal

import numpy as np

from hcvla.api.types import Pose
from hcvla.sim.history import History, horizontal
from hcvla.sim.palette import SHAPES
from hcvla.sim.scene import footprint_gap
from hcvla.sim.truth import ARM, GRIPPER, TABLE

PLACE_TOLERANCE_M = 0.05
HEIGHT_TOLERANCE_M = 0.02
ANGLE_TOLERANCE_RAD = math.radians(18.0)
PUSH_TOLERANCE_M = 0.03
PUSH_REMAINING = 0.7
PUSH_CONE_RAD = math.radians(60.0)
BESIDE_GAP_M = 0.12
BESIDE_CONE_RAD = math.radians(50.0)
LOW_M = 0.015
"""An underside lower than this is on the table, a mat or a tray."""
STILL_M = 0.02
NUDGE_M = 0.10
TOPPLED_RAD = math.radians(45.0)

Thing = Annotated[str, "object"]
Side = Literal["left", "right", "front", "behind"]
SIDES = {"left": (0.0, 1.0), "right": (0.0, -1.0), "front": (-1.0, 0.0), "behind": (1.0, 0.0)}
"""Directions over the table as seen by the robot: front is nearer to it."""

PREDICATES: dict[str, Callable[..., bool]] = {}
"""Every predicate by name; the first argument of each is the history."""


def _predicate(function: Callable[..., bool]) -> Callable[..., bool]:
    PREDICATES[function.__name__.rstrip("_")] = function
    return function


@_predicate
def on(history: History, a: Thing, b: Thing) -> bool:
    """`a` rests on `b`, which carries at least half its weight, with its centre inside b's outline."""
    return b in history.supports(a) and TABLE not in history.now[a].touching


@_predicate
def stacked(history: History, a: Thing, b: Thing, *more: Thing) -> bool:
    """Every object rests on the one named before it; the first is the lowest."""
    return all(on(history, upper, lower) for lower, upper in pairwise((a, b, *more)))


@_predicate
def at(history: History, a: Thing, x: float, y: float) -> bool:
    """`a` stands on the table, a mat or a tray with its centre within 0.05 m of (x, y)."""
    place = Pose(x, y, 0.0)
    return _low(history, a) and horizontal(history.now[a].pose, place) <= PLACE_TOLERANCE_M


@_predicate
def near(history: History, a: Thing, b: Thing, distance: float = 0.15) -> bool:
    """The centres of `a` and `b` are within `distance` [m] of each other over the table."""
    return history.rests(a) and horizontal(history.now[a].pose, history.now[b].pose) <= distance


@_predicate
def next_to(history: History, a: Thing, b: Thing, side: Side | None = None) -> bool:
    """`a` stands beside `b`, at most 0.12 m of free table between, on that side of it (within 50 degrees) if named."""
    first, second = history.now[a], history.now[b]
    gap = footprint_gap(first.footprint, second.footprint)
    if not (_low(history, a) and -0.002 <= gap <= BESIDE_GAP_M):
        return False
    return side is None or _angle(second.pose, first.pose, np.array(SIDES[side])) <= BESIDE_CONE_RAD


@_predicate
def swapped(history: History, a: Thing, b: Thing) -> bool:
    """`a` rests where `b` was at the start and `b` where `a` was, within 0.05 m."""
    return _back_at(history, a, history.start[b].pose, b) and _back_at(history, b, history.start[a].pose, a)


@_predicate
def rotated(history: History, a: Thing, degrees: float) -> bool:
    """`a` is where it started (0.05 m), turned by `degrees` about the vertical within 18; + is counter-clockwise."""
    wanted = history.start[a].pose.rotated_z(math.radians(degrees))
    return _back_at(history, a, wanted, a) and _turn(history.now[a].pose, wanted) <= ANGLE_TOLERANCE_RAD


@_predicate
def held(history: History, a: Thing) -> bool:
    """The gripper holds `a`, touching nothing else, at least 0.02 m above whatever is below."""
    return history.lifted(a)


@_predicate
def restored(history: History, a: Thing, *more: Thing) -> bool:
    """Every object rests where it started, within 0.05 m."""
    return all(_back_at(history, name, history.start[name].pose, name) for name in (a, *more))


@_predicate
def restored_pose(history: History, a: Thing, *more: Thing) -> bool:
    """Every object rests where it started, within 0.05 m and, as far as its shape shows, 18 degrees."""
    turns = [(name, history.now[name].pose.yaw, history.start[name].pose.yaw) for name in (a, *more)]
    return restored(history, a, *more) and all(_askew(history, *turn) <= ANGLE_TOLERANCE_RAD for turn in turns)


@_predicate
def visited_then(history: History, a: Thing, place: Thing, *more: Thing) -> bool:
    """`a` has rested on each of the places, in this order, at some time since the start."""
    remaining = iter(history.visits.get(a, []))
    return all(wanted in remaining for wanted in (place, *more))


@_predicate
def sorted_(history: History, *objects: Thing) -> bool:
    """Every object rests on the mat of its own color; without arguments, every movable object that has such a mat."""
    mats = {item.item.color: name for name, item in history.now.items() if item.item.shape == "mat"}
    movable = [name for name, item in history.now.items() if not item.static and item.item.color in mats]
    chosen = objects or tuple(movable)
    return bool(chosen) and all(
        (mat := mats.get(history.now[name].item.color)) is not None and on(history, name, mat) for name in chosen
    )


@_predicate
def touching(history: History, a: Thing, b: Thing) -> bool:
    """`a` and `b` are in contact."""
    return b in history.now[a].touching


@_predicate
def unmoved(history: History, a: Thing, *more: Thing) -> bool:
    """Every object rests within 0.02 m of where it started."""
    return all(history.rests(name) and history.moved_m(name) <= STILL_M for name in (a, *more))


@_predicate
def touched(history: History, a: Thing, *more: Thing) -> bool:
    """The gripper has touched every object, never grasped it, and it is within 0.10 m and 18 degrees of its start."""
    return all(
        name in history.touched
        and name not in history.grasped
        and history.moved_m(name) <= 0.10
        and _turn(history.now[name].pose, history.start[name].pose) <= ANGLE_TOLERANCE_RAD
        for name in (a, *more)
    )


@_predicate
def pushed_to(history: History, a: Thing, x: float, y: float) -> bool:
    """`a` was brought within 0.03 m of (x, y) without ever being grasped, and the robot is clear of it."""
    near_enough = horizontal(history.now[a].pose, Pose(x, y, 0.0)) <= PUSH_TOLERANCE_M
    return near_enough and _pushed(history, a)


@_predicate
def pushed_toward(history: History, a: Thing, b: Thing) -> bool:
    """`a` was pushed, never grasped, toward `b`: less than 70 % of the distance is left, within 60 degrees."""
    start, goal, now = history.start[a].pose, history.start[b].pose, history.now[a].pose
    closer = horizontal(now, goal) < PUSH_REMAINING * horizontal(start, goal)
    wanted = goal.position[:2] - start.position[:2]
    return closer and _angle(start, now, wanted) <= PUSH_CONE_RAD and _pushed(history, a)


@_predicate
def tool_at(history: History, x: float, y: float, z: float) -> bool:
    """The tool centre point is within 0.05 m of (x, y, z)."""
    return history.tool.distance(Pose(x, y, z)) <= PLACE_TOLERANCE_M


@_predicate
def tool_over(history: History, a: Thing, height: float, degrees: float | None = None) -> bool:
    """The tool centre point is within 0.05 m of the point `height` above a's centre; turned so from a's faces."""
    pose = history.now[a].pose
    if history.tool.distance(pose.moved(dz=height)) > PLACE_TOLERANCE_M:
        return False
    return (
        degrees is None or _askew(history, a, history.tool_yaw, pose.yaw + math.radians(degrees)) <= ANGLE_TOLERANCE_RAD
    )


@_predicate
def tool_restored(history: History) -> bool:
    """The tool centre point is within 0.05 m of where it started."""
    return history.tool.distance(history.start_tool) <= PLACE_TOLERANCE_M


@_predicate
def untouched(history: History, a: Thing, *more: Thing) -> bool:
    """No part of the robot has ever been in contact with any of the objects."""
    return history.struck.isdisjoint((a, *more))


@_predicate
def nudged(history: History, a: Thing, *more: Thing) -> bool:
    """The gripper has touched every object and moved it by 0.10 m or more, never grasped it; it stands upright."""
    return all(
        name in history.touched
        and name not in history.grasped
        and history.moved_m(name) >= NUDGE_M
        and history.now[name].tilt_rad < TOPPLED_RAD
        for name in (a, *more)
    )


@_predicate
def toppled(history: History, a: Thing, *more: Thing) -> bool:
    """Every object, upright at the start, lies on its side now (45 degrees or more)."""
    tilts = [(history.start[name].tilt_rad, history.now[name].tilt_rad) for name in (a, *more)]
    return all(before < TOPPLED_RAD <= after for before, after in tilts)


@_predicate
def grounded(history: History, a: Thing, *more: Thing) -> bool:
    """Every object rests on the table itself."""
    return all(history.rests(name) and TABLE in history.now[name].touching for name in (a, *more))


@_predicate
def displaced(history: History, a: Thing, dx: float, dy: float) -> bool:
    """`a` rests within 0.05 m of the place (dx, dy) away from where it started."""
    return _back_at(history, a, history.start[a].pose.moved(dx, dy), a)


@_predicate
def takes_place(history: History, a: Thing, b: Thing, degrees: float | None = None) -> bool:
    """`a` rests where `b` was at the start, within 0.05 m; turned so from how `b` stood, as far as a's shape shows."""
    wanted = history.start[b].pose
    there = history.now[a].bottom_z <= history.start[b].bottom_z + HEIGHT_TOLERANCE_M and history.rests(a)
    if not there or horizontal(history.now[a].pose, wanted) > PLACE_TOLERANCE_M:
        return False
    if degrees is None:
        return True
    return _askew(history, a, history.now[a].pose.yaw, wanted.yaw + math.radians(degrees)) <= ANGLE_TOLERANCE_RAD


@_predicate
def piled(history: History, a: Thing, b: Thing, *more: Thing) -> bool:
    """The objects form one stack, in whatever order."""
    group = (a, b, *more)
    carried = [(upper, lower) for upper in group for lower in group if upper != lower and on(history, upper, lower)]
    return len(carried) == len(group) - 1 and len({lower for _, lower in carried}) == len(carried)


@_predicate
def placed_times(history: History, a: Thing, b: Thing, times: float) -> bool:
    """`a` has come to rest on `b` exactly so many times, elsewhere in between."""
    return history.visits.get(a, []).count(b) == times


def _low(history: History, name: str) -> bool:
    return history.rests(name) and history.now[name].bottom_z <= LOW_M


def _back_at(history: History, name: str, pose: Pose, whose: str) -> bool:
    """Whether `name` rests at `pose` in xy, as high above the table as `whose` started."""
    start_bottom_m = history.start[whose].bottom_z
    level = abs(history.now[name].bottom_z - start_bottom_m) <= HEIGHT_TOLERANCE_M
    return level and history.rests(name) and horizontal(history.now[name].pose, pose) <= PLACE_TOLERANCE_M


def _pushed(history: History, name: str) -> bool:
    clear = not history.now[name].touching & {GRIPPER, ARM}
    return clear and history.rests(name) and name not in history.grasped


def _askew(history: History, name: str, yaw: float, wanted: float) -> float:
    """Angle between two yaws of an object, or of what is aligned with it, modulo the object's symmetry [rad]."""
    turns = SHAPES[history.now[name].item.shape].turns
    if not turns:
        return 0.0
    period = 2.0 * math.pi / turns
    return abs((yaw - wanted + period / 2.0) % period - period / 2.0)


def _turn(first: Pose, second: Pose) -> float:
    """Angle of the rotation between two poses [rad]."""
    return 2.0 * math.acos(min(1.0, abs(float(first.quaternion @ second.quaternion))))


def _angle(origin: Pose, target: Pose, wanted: np.ndarray) -> float:
    """Angle over the table between the way from origin to target and a wanted direction, Shape=(2,) [rad]."""
    way = target.position[:2] - origin.position[:2]
    lengths = float(np.linalg.norm(way) * np.linalg.norm(wanted))
    return math.pi if lengths < 1e-9 else math.acos(float(np.clip(way @ wanted / lengths, -1.0, 1.0)))
