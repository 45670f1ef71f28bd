"""topple: closed fingertips against the upper part of an object or a stack, until it comes down."""

from __future__ import annotations

import math
from contextlib import suppress

import numpy as np

from hcvla.api.errors import HcvlaError
from hcvla.api.outcomes import Outcome
from hcvla.api.types import NamedObject
from hcvla.skills.ending import GaveUp
from hcvla.skills.grasped_object import Hand
from hcvla.skills.scripted.body import Body, StuckError
from hcvla.skills.scripted.home import look_for
from hcvla.skills.scripted.nudge import in_reach
from hcvla.skills.scripted.placement import OccupiedError
from hcvla.skills.scripted.push import STANDOFF_M, PushLine, choose_line
from hcvla.skills.scripted.script import Motion, Script
from hcvla.skills.settling import Resting
from hcvla.skills.standing import stands
from hcvla.skills.supports import stack_of
from hcvla.world.polygons import gap, rectangle
from hcvla.world.shapes import outline

_AT_SHARE = {True: 0.68, False: 0.85}
"""Height of the fingertips as a share of that of a stack, and of a single object."""
_SLENDER = 1.3
"""Height over width from which a single object falls over rather than slides."""
_LANDS_SHARE = 1.2
"""The top of what is toppled comes to lie so much of its height from where it stood."""
_LOST_COST = 4.0
"""Weighs as much as four radians of turning the wrist."""
_HEADINGS = 16
_SWEEPS = 5
_LOOK_SEC = 0.8
"""What falls gets so long to come to rest before it is judged."""


def topple(body: Body, hand: Hand, name: str) -> Script:
    """Knock over the object called `name`, with all of the stack it stands in."""
    held = hand.holding(body.observation)
    if held is not None:
        return GaveUp(Outcome.BAD_ARGUMENT, f"the hand holds '{held.item.name}'; place it before toppling '{name}'")
    stack = stack_of(body.known(name), body.others())
    if len(stack) == 1 and stack[0].size[2] < _SLENDER * max(stack[0].size[:2]):
        return GaveUp(Outcome.BAD_ARGUMENT, f"'{name}' stands alone and is about as wide as high; it cannot be toppled")
    # Before anything was done, what the hand hides stands as it was last seen.
    standing = _upright([body.known(item.name) for item in stack], stack, body)
    for _ in range(_SWEEPS):
        if not standing:
            break
        yield from _sweep(body, standing, len(stack) > 1)
        yield from body.pause(_LOOK_SEC, "look")
        if len(stack) > 1:
            yield from look_for(body, *(item.name for item in stack))
        else:
            # A single post that lies may not be known for what it was, and would be looked for in vain.
            in_view = [item.name for item in body.others() if item.visible]
            yield from body.pause(body.judge.look_sec, "look", until=Resting(body, *in_view))
        standing = _standing(body, stack)
    return None


def _standing(body: Body, stack: list[NamedObject]) -> list[NamedObject]:
    """Return those of the stack that have not come down, as they are now; what is no longer seen there has."""
    known = [body.observation.objects.get(item.name) for item in stack]
    return _upright([item for item in known if item is not None and item.visible], stack, body)


def _upright(now: list[NamedObject], stack: list[NamedObject], body: Body) -> list[NamedObject]:
    """Return those, as they are now, that stand as high as they did in the stack."""
    before, alone = {item.name: item for item in stack}, len(stack) == 1
    return [item for item in now if stands(before[item.name], item, alone, body.judge)]


def _sweep(body: Body, standing: list[NamedObject], stacked: bool) -> Motion:
    """Push over what stands highest, from a side where there is room to fall."""
    top = max(standing, key=lambda item: item.top_z)
    column = stack_of(top, body.others())
    tip_z = _AT_SHARE[stacked] * top.top_z
    line, way = _choose_side(body, top, column, tip_z + body.config.hand.finger_below_tool_m)
    start = top.pose.position[:2]
    behind = line.tool_pose(start, line.contact_m + STANDOFF_M)
    yield from body.go(lambda: behind, ("approach", "descend"), width_m=0.0)
    end = line.tool_pose(start, line.contact_m - way)
    speed_m_s = body.config.topple_speed_m_s
    # What comes down may jam before the fingers: whether anything still stands is seen from above.
    with suppress(StuckError):
        yield from body.straight(end, "topple", speed_m_s=speed_m_s, until=lambda: _is_down(body, top))
    body.halt()
    yield from body.straight(body.above(body.config.lift_m), "retreat")


def _is_down(body: Body, top: NamedObject) -> bool:
    return body.known(top.name).pose.z < 0.5 * top.pose.z


def _choose_side(body: Body, top: NamedObject, column: list[NamedObject], tool_z_m: float) -> tuple[PushLine, float]:
    """Return a line along which there is room to come from and to fall to, and how far to push [m]."""
    names = tuple(item.name for item in column)
    others, start, now = body.others(*names), top.pose.position[:2], body.yaw_rad
    way = max(top.size[:2]) + 0.35 * top.top_z
    best: tuple[float, PushLine] | None = None
    refused: HcvlaError = OccupiedError(f"to topple '{top.name}'", "to any side", [item.name for item in others])
    for heading in np.arange(_HEADINGS) * 2.0 * math.pi / _HEADINGS:
        ahead = np.array([math.cos(heading), math.sin(heading)])
        fall = rectangle(start + ahead * top.top_z / 2.0, float(heading), top.top_z, max(top.size[:2]))
        room = min((gap(fall, outline(item)) for item in others if not item.is_support), default=1.0)
        try:
            line = choose_line(body, top, start + way * ahead, max(tool_z_m, body.lowest_z))
        except HcvlaError as error:
            refused = error
            continue
        # What rolls off where the arm does not get, or the camera does not look, could not be picked up again.
        lost = 0.0 if in_reach(body, start + _LANDS_SHARE * top.top_z * ahead) else _LOST_COST
        near = 2.0 * float(np.hypot(*(start + way * ahead)))
        cost = abs(line.tool_yaw_rad - now) - 40.0 * min(room, 0.05) + near + lost
        if best is None or cost < best[0]:
            best = (cost, line)
    if best is None:
        raise refused
    return best[1], way
