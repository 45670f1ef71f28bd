"""Predicates about what the robot does and has done; spatial_predicates has those between objects."""

# ruff: noqa: D401 - a predicate is a statement about the scene, not a command

from __future__ import annotations

import math

from hcvla.api.types import Pose
from hcvla.sim.goals.history import History, horizontal
from hcvla.sim.goals.language import Thing, predicate
from hcvla.sim.goals.tolerances import ANGLE_TOLERANCE_RAD, PLACE_TOLERANCE_M, angle, askew, turn
from hcvla.sim.truth import ARM, GRIPPER

PUSH_TOLERANCE_M = 0.03
PUSH_REMAINING = 0.7
PUSH_CONE_RAD = math.radians(60.0)
NUDGE_M = 0.10
STILL_M = 0.02
TOPPLED_RAD = math.radians(45.0)


@predicate
def held(history: History, a: Thing) -> bool:
    """The gripper holds `a`, touching nothing else, at least 0.02 m above whatever is below."""
    return history.lifted(a)


@predicate
def touching(history: History, a: Thing, b: Thing) -> bool:
    """`a` and `b` are in contact."""
    return b in history.now[a].touching


@predicate
def touched(history: History, a: Thing, *more: Thing) -> bool:
    """The gripper has touched every object, never grasped it, and it is within 0.10 m and 18 degrees of its start."""
    return all(
        name in history.touched
        and name not in history.grasped
        and history.moved_m(name) <= 0.10
        and turn(history.now[name].pose, history.start[name].pose) <= ANGLE_TOLERANCE_RAD
        for name in (a, *more)
    )


@predicate
def pushed_to(history: History, a: Thing, x: float, y: float) -> bool:
    """`a` was brought within 0.03 m of (x, y) without ever being grasped, and the robot is clear of it."""
    near_enough = horizontal(history.now[a].pose, Pose(x, y, 0.0)) <= PUSH_TOLERANCE_M
    return near_enough and _pushed(history, a)


@predicate
def pushed_toward(history: History, a: Thing, b: Thing) -> bool:
    """`a` was pushed, never grasped, toward `b`: less than 70 % of the distance is left, within 60 degrees."""
    start, goal, now = history.start[a].pose, history.start[b].pose, history.now[a].pose
    closer = horizontal(now, goal) < PUSH_REMAINING * horizontal(start, goal)
    wanted = goal.position[:2] - start.position[:2]
    return closer and angle(start, now, wanted) <= PUSH_CONE_RAD and _pushed(history, a)


@predicate
def tool_at(history: History, x: float, y: float, z: float) -> bool:
    """The tool centre point is within 0.05 m of (x, y, z)."""
    return history.tool.distance(Pose(x, y, z)) <= PLACE_TOLERANCE_M


@predicate
def tool_over(history: History, a: Thing, height: float, degrees: float | None = None) -> bool:
    """The tool centre point is within 0.05 m of the point `height` above a's centre; turned so from a's faces."""
    pose = history.now[a].pose
    if history.tool.distance(pose.moved(dz=height)) > PLACE_TOLERANCE_M:
        return False
    return (
        degrees is None or askew(history, a, history.tool_yaw, pose.yaw + math.radians(degrees)) <= ANGLE_TOLERANCE_RAD
    )


@predicate
def tool_restored(history: History) -> bool:
    """The tool centre point is within 0.05 m of where it started."""
    return history.tool.distance(history.start_tool) <= PLACE_TOLERANCE_M


@predicate
def untouched(history: History, a: Thing, *more: Thing) -> bool:
    """No part of the robot has ever been in contact with any of the objects."""
    return history.struck.isdisjoint((a, *more))


@predicate
def nudged(history: History, a: Thing, *more: Thing) -> bool:
    """The gripper has touched every object and moved it by 0.10 m or more, never grasped it; it stands upright."""
    return all(
        name in history.touched
        and name not in history.grasped
        and history.moved_m(name) >= NUDGE_M
        and history.now[name].tilt_rad < TOPPLED_RAD
        for name in (a, *more)
    )


@predicate
def toppled(history: History, a: Thing, *more: Thing) -> bool:
    """Every object, upright at the start, lies on its side now (45 degrees or more)."""
    tilts = [(history.start[name].tilt_rad, history.now[name].tilt_rad) for name in (a, *more)]
    return all(before < TOPPLED_RAD <= after for before, after in tilts)


@predicate
def hit(history: History, a: Thing, b: Thing) -> bool:
    """`a` has met `b` 0.05 m or more from where it left the gripper; a push that `b` got from nothing else counts."""
    pushed = history.moved_m(b) >= STILL_M and b not in history.struck
    return (a, b) in history.hits or (pushed and a in history.grasped)


@predicate
def ungrasped(history: History, a: Thing, *more: Thing) -> bool:
    """None of the objects has ever been between the pads."""
    return history.grasped.isdisjoint((a, *more))


def _pushed(history: History, name: str) -> bool:
    clear = not history.now[name].touching & {GRIPPER, ARM}
    return clear and history.rests(name) and name not in history.grasped
