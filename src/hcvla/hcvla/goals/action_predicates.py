"""Predicates about what the robot does and has done; spatial_predicates has those between objects."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial

import numpy as np

from hcvla.api.types import Pose
from hcvla.goals.facts import Facts
from hcvla.goals.language import ObjectName, predicate
from hcvla.goals.status import all_of
from hcvla.goals.tolerances import (
    ANGLE_TOLERANCE_RAD,
    PLACE_TOLERANCE_M,
    angle,
    askew,
    horizontal,
    moved_m,
    turn,
)

TOUCH_MOVE_M = 0.10
PUSH_TOLERANCE_M = 0.03
PUSH_REMAINING = 0.7
PUSH_CONE_RAD = math.radians(60.0)
NUDGE_M = 0.10
STILL_M = 0.02
TOPPLED_RAD = math.radians(45.0)


@predicate
def held(facts: Facts, a: ObjectName) -> bool:
    """The gripper holds `a`, touching nothing else, at least 0.02 m above whatever is below."""
    return facts.lifted(a)


@predicate
def touching(facts: Facts, a: ObjectName, b: ObjectName) -> bool:
    """`a` and `b` are in contact."""
    return facts.in_contact(a, b)


@predicate
def touched(facts: Facts, a: ObjectName, *more: ObjectName) -> bool:
    """The gripper has touched every object, never grasped it, and it is within 0.10 m and 18 degrees of its start."""
    return all_of(partial(_touched, facts, name) for name in (a, *more))


@predicate
def pushed_to(facts: Facts, a: ObjectName, x: float, y: float) -> bool:
    """`a` was brought within 0.03 m of (x, y) without ever being grasped, and the robot is clear of it."""
    away_m = horizontal(facts.now[a].pose, Pose(x, y, 0.0))
    return facts.at_most(away_m, PUSH_TOLERANCE_M, a) and _pushed(facts, a)


@predicate
def pushed_toward(facts: Facts, a: ObjectName, b: ObjectName) -> bool:
    """`a` was pushed, never grasped, toward `b`: less than 70 % of the distance is left, within 60 degrees."""
    start, goal, now = facts.start[a].pose, facts.start[b].pose, facts.now[a].pose
    closer = not facts.at_least(horizontal(now, goal), PUSH_REMAINING * horizontal(start, goal), a)
    wanted = goal.position[:2] - start.position[:2]
    return closer and angle(start, now, wanted) <= PUSH_CONE_RAD and _pushed(facts, a)


@predicate
def tool_at(facts: Facts, x: float, y: float, z: float) -> bool:
    """The tool centre point is within 0.05 m of (x, y, z)."""
    return facts.at_most(facts.tool.distance(Pose(x, y, z)), PLACE_TOLERANCE_M)


@predicate
def tool_over(facts: Facts, a: ObjectName, height: float, degrees: float | None = None) -> bool:
    """The tool centre point is within 0.05 m of the point `height` above a's centre; turned so from a's faces."""
    pose = facts.now[a].pose
    if not facts.at_most(facts.tool.distance(pose.moved(dz=height)), PLACE_TOLERANCE_M, a):
        return False
    if degrees is None:
        return True
    off_rad = askew(facts, a, _tool_yaw(facts.tool), pose.yaw + math.radians(degrees))
    return facts.turned_at_most(off_rad, ANGLE_TOLERANCE_RAD, a)


@predicate
def tool_restored(facts: Facts) -> bool:
    """The tool centre point is within 0.05 m of where it is with the arm at home, wherever it started."""
    return facts.at_most(facts.tool.distance(facts.home_tool), PLACE_TOLERANCE_M)


@predicate
def untouched(facts: Facts, a: ObjectName, *more: ObjectName) -> bool:
    """No part of the robot has ever been in contact with any of the objects."""
    return all_of(partial(_not, facts.was_struck, name) for name in (a, *more))


@predicate
def nudged(facts: Facts, a: ObjectName, *more: ObjectName) -> bool:
    """The gripper has touched every object and moved it by 0.10 m or more, never grasped it; it stands upright."""
    return all_of(partial(_nudged, facts, name) for name in (a, *more))


@predicate
def toppled(facts: Facts, a: ObjectName, *more: ObjectName) -> bool:
    """Every object, upright at the start, lies on its side now (45 degrees or more)."""
    return all_of(partial(_toppled, facts, name) for name in (a, *more))


@predicate
def hit(facts: Facts, a: ObjectName, b: ObjectName) -> bool:
    """`a` has met `b` 0.05 m or more from where it left the gripper; a push that `b` got from nothing else counts."""
    if facts.has_hit(a, b):
        return True
    pushed = facts.at_least(moved_m(facts, b), STILL_M, b) and not facts.was_struck(b)
    return pushed and facts.was_grasped(a)


@predicate
def ungrasped(facts: Facts, a: ObjectName, *more: ObjectName) -> bool:
    """None of the objects has ever been between the pads."""
    return all_of(partial(_not, facts.was_grasped, name) for name in (a, *more))


def _not(question: Callable[[str], bool], name: str) -> bool:
    return not question(name)


def _touched(facts: Facts, name: str) -> bool:
    return (
        facts.was_touched(name)
        and not facts.was_grasped(name)
        and facts.at_most(moved_m(facts, name), TOUCH_MOVE_M, name)
        and facts.turned_at_most(turn(facts.now[name].pose, facts.start[name].pose), ANGLE_TOLERANCE_RAD, name)
    )


def _nudged(facts: Facts, name: str) -> bool:
    return (
        facts.was_touched(name)
        and not facts.was_grasped(name)
        and facts.at_least(moved_m(facts, name), NUDGE_M, name)
        and facts.now[name].tilt_rad < TOPPLED_RAD
    )


def _toppled(facts: Facts, name: str) -> bool:
    return facts.start[name].tilt_rad < TOPPLED_RAD <= facts.now[name].tilt_rad


def _pushed(facts: Facts, name: str) -> bool:
    return facts.clear_of_robot(name) and facts.rests(name) and not facts.was_grasped(name)


def _tool_yaw(tool: Pose) -> float:
    """Return the direction of the tool's x axis over the table [rad]."""
    x_axis = tool.matrix[:2, 0]
    return float(np.arctan2(x_axis[1], x_axis[0]))
