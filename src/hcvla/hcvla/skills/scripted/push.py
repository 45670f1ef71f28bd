"""push: behind the object, along to its goal while steering on what is seen, and away."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from hcvla.api.errors import BadArgumentError
from hcvla.api.outcomes import Outcome
from hcvla.api.types import Actor, NamedObject, Pose
from hcvla.skills.ending import GaveUp
from hcvla.skills.grasped_object import Hand
from hcvla.skills.scripted.body import Body, Patience
from hcvla.skills.scripted.clearance import hand_gap
from hcvla.skills.scripted.home import look_for
from hcvla.skills.scripted.placement import OccupiedError
from hcvla.skills.scripted.script import Motion, Script
from hcvla.skills.tool import downward
from hcvla.world.polygons import gap, rectangle
from hcvla.world.shapes import outline

STANDOFF_M = 0.025
"""Gap between fingers and object when the tool comes down behind it."""
_TOWARD_SHARE = 0.5
"""Share of the way to another object that is covered."""
_SPARE_SHARE = 0.1
"""Being so much nearer to another object than required is enough, although the aim is nearer still."""
_APART_M = 0.012
"""Gap left to the object that is pushed toward."""
ASIDE_M = 0.02
"""An object this far off the line is pushed from a new place behind it."""
_DONE_M = 0.006
"""The fingers stop when this much is left."""
_RISE = 0.15
"""Height gained on the way, per length."""
_MOST_RISE_M = 0.018
"""All of it: on a long way the fingers would otherwise slip over the object."""
_MOST_SUNK_M = 0.015
"""By how much the target is raised at most for an arm that sinks under its load."""
_STROKES = 4
"""How often the tool may get behind the object again."""


def push(body: Body, hand: Hand, name: str, target: Actor | Pose) -> Script:
    """Slide the object called `name` to a pose, or toward another object."""
    held = hand.holding(body.observation)
    if held is not None:
        return GaveUp(Outcome.BAD_ARGUMENT, f"the hand holds '{held.item.name}'; place it before pushing '{name}'")
    before = body.known(name)
    if isinstance(target, Actor) and target.name == name:
        raise BadArgumentError("push", "target", name, "a pose or an object other than the one pushed")
    toward = body.known(target.name) if isinstance(target, Actor) else None
    aim = toward.pose if toward is not None else target
    assert isinstance(aim, Pose)
    goal = push_goal(before, aim, toward)
    for _ in range(_STROKES):
        item = body.known(name)
        if _there(body, item, goal, before, toward):
            break
        yield from stroke(body, name, goal, toward)
    return None


def _there(body: Body, item: NamedObject, goal: np.ndarray, before: NamedObject, toward: NamedObject | None) -> bool:
    """Whether it has come far enough: another stroke from a new side would gain nothing."""
    if math.dist(item.pose.position[:2], goal) < body.judge.push_tolerance_m / 2.0:
        return True
    if toward is None:
        return False
    start, left = (math.dist(item.pose.position[:2], toward.pose.position[:2]) for item in (before, item))
    return left < (body.judge.push_remaining - _SPARE_SHARE) * start


@dataclass(frozen=True)
class PushLine:
    """A straight push: the tool's x axis points along it."""

    heading_rad: float
    tool_yaw_rad: float
    contact_m: float
    """Distance of the object's centre from the tool when they touch."""
    tool_z_m: float

    def tool_pose(self, place: np.ndarray, back_m: float) -> np.ndarray:
        """Return the tool pose `back_m` behind a place on the line, Shape=(6,)."""
        x, y = place[:2] - back_m * np.array([math.cos(self.heading_rad), math.sin(self.heading_rad)])
        return downward(float(x), float(y), self.tool_z_m, self.tool_yaw_rad)


def push_goal(item: NamedObject, aim: Pose, toward: NamedObject | None) -> np.ndarray:
    """Return where the object's centre goes, Shape=(2,), [m]."""
    start, end = item.pose.position[:2], aim.position[:2]
    if toward is None:
        return end
    distance = float(np.linalg.norm(end - start))
    free = gap(outline(item), outline(toward)) - _APART_M
    way = min(_TOWARD_SHARE * distance, free)
    return start + (end - start) / max(distance, 1e-6) * max(way, 0.0)


def stroke(body: Body, name: str, goal: np.ndarray, toward: NamedObject | None) -> Motion:
    """Push along one line, until there or the object has slipped off it, and see where it is now."""
    item = body.known(name)
    line = choose_line(body, item, goal)
    check_way(body, item, goal, toward)
    fork = body.config.push_fork_m
    behind = line.tool_pose(item.pose.position, line.contact_m + STANDOFF_M)
    yield from body.go(lambda: behind, ("approach", "descend"), width_m=fork)
    end = line.tool_pose(goal, line.contact_m - _DONE_M / 2.0)
    ahead = np.array([math.cos(line.heading_rad), math.sin(line.heading_rad)])

    def enough() -> bool:
        seen = body.known(name)
        off = goal - seen.pose.position[:2]
        left, aside = float(off @ ahead), abs(float(off[0] * ahead[1] - off[1] * ahead[0]))
        return body.sees(name) and (left < _DONE_M or aside > ASIDE_M)

    yield from _slide(body, end, enough)
    body.halt()
    back = body.target.copy()
    back[:2] -= STANDOFF_M * ahead
    yield from body.straight(back, "withdraw")
    yield from body.straight(back + np.array([0.0, 0.0, body.config.lift_m, 0.0, 0.0, 0.0]), "retreat")
    yield from look_for(body, name)


def _slide(body: Body, end: np.ndarray, until: Callable[[], bool]) -> Motion:
    """Go along a push, rising a little all the way.

    Fingers that sink, if only because the load bends the arm, press the object on the table until it jams; fingers
    that slip upwards over its side carry a part of its weight.
    """
    patience, start = Patience(), body.measured()
    length = max(math.dist(start[:2], end[:2]), 1e-6)
    sunk, rise = 0.0, min(_RISE, _MOST_RISE_M / length)
    while not until() and (left := math.dist(body.measured()[:2], end[:2])) > body.config.position_tolerance_m:
        patience.check(body, end, "push")
        z = end[2] + rise * (length - left)
        sunk = min(max(sunk, z - float(body.measured()[2])), _MOST_SUNK_M)
        body.target = np.concatenate([end[:2], [z + rise * left + sunk], end[3:]])
        yield from body.act("push", None, body.config.push_speed_m_s)


def choose_line(body: Body, item: NamedObject, goal: np.ndarray, tool_z_m: float | None = None) -> PushLine:
    """Return the line through object and goal with an unwrapped yaw that reaches both its ends; raise why none does."""
    off = goal - item.pose.position[:2]
    heading = math.atan2(off[1], off[0])
    ahead = np.array([math.cos(heading), math.sin(heading)])
    half = float(-((outline(item) - item.pose.position[:2]) @ ahead).min())
    contact = half + body.config.hand.finger_width_m / 2.0
    z = max(body.lowest_z, item.pose.z - 0.2 * item.size[2] if tool_z_m is None else tool_z_m)
    now = body.yaw_rad
    found = None
    for yaw in sorted(body.reach.unwrapped_yaws(item.pose.position, heading, math.pi), key=lambda yaw: abs(yaw - now)):
        line = found = PushLine(heading, yaw, contact, z)
        behind = line.tool_pose(item.pose.position, contact + STANDOFF_M)
        if body.reach.reaches(behind) and body.reach.reaches(line.tool_pose(goal, contact)):
            fork = body.config.push_fork_m
            blockers = [
                other.name
                for other in body.others(item.name)
                if hand_gap(body.config.hand, behind[:2], z, yaw, fork, fork, [other]) < 0.0
            ]
            if blockers:
                raise OccupiedError("for the fingers", f"behind '{item.name}'", blockers)
            return line
    place = item.pose.position if found is None else found.tool_pose(item.pose.position, contact + STANDOFF_M)
    raise body.reach.unreachable(f"the place behind '{item.name}'", np.asarray(place))


def check_way(body: Body, item: NamedObject, goal: np.ndarray, toward: NamedObject | None) -> None:
    """Refuse a push through other objects."""
    start = item.pose.position[:2]
    off = goal - start
    length, width = float(np.linalg.norm(off)), max(item.size[:2])
    swept = rectangle((start + goal) / 2.0, math.atan2(off[1], off[0]), length + width, width)
    without = (item.name,) if toward is None else (item.name, toward.name)
    blockers = [other.name for other in body.others(*without) if gap(swept, outline(other)) < 0.0]
    if blockers:
        raise OccupiedError(f"to push '{item.name}'", f"to ({goal[0]:.3f}, {goal[1]:.3f})", blockers)
