"""nudge: a push to wherever there is room."""

from __future__ import annotations

import math

import numpy as np

from hcvla.api.errors import HcvlaError
from hcvla.api.outcomes import Outcome
from hcvla.api.types import NamedObject
from hcvla.skills.ending import GaveUp
from hcvla.skills.grasped_object import Hand
from hcvla.skills.scripted.body import Body
from hcvla.skills.scripted.placement import OccupiedError
from hcvla.skills.scripted.push import STANDOFF_M, check_way, choose_line, stroke
from hcvla.skills.scripted.script import Script

_WAY_M = 0.13
"""Length of a nudge: more than required, as objects lag behind."""
SPARE_M = 0.006
"""Perception is no surer of distances."""
_HEADINGS = 16
_STROKES = 3


def nudge(body: Body, hand: Hand, name: str) -> Script:
    """Push the object called `name` away from where it is."""
    held = hand.holding(body.observation)
    if held is not None:
        return GaveUp(Outcome.BAD_ARGUMENT, f"the hand holds '{held.item.name}'; place it before nudging '{name}'")
    before = body.known(name)
    goal = choose_goal(body, before)
    for _ in range(_STROKES):
        moved = math.dist(body.known(name).pose.position[:2], before.pose.position[:2])
        if moved > body.judge.nudge_m + SPARE_M:
            break
        yield from stroke(body, name, goal, None)
    return None


def choose_goal(body: Body, item: NamedObject) -> np.ndarray:
    """Return where an object can be pushed to, Shape=(2,), [m]; raise why it cannot."""
    start, now = item.pose.position[:2], body.yaw_rad
    found: list[tuple[bool, float, np.ndarray]] = []
    refused: HcvlaError = OccupiedError(f"to nudge '{item.name}'", "to any side", [])
    for heading in np.arange(_HEADINGS) * 2.0 * math.pi / _HEADINGS:
        goal = start + _WAY_M * np.array([math.cos(heading), math.sin(heading)])
        if not in_reach(body, goal):
            continue
        try:
            line = choose_line(body, item, goal)
            check_way(body, item, goal, None)
        except HcvlaError as error:
            refused = error
            continue
        behind = line.tool_pose(start, line.contact_m + STANDOFF_M)
        # So near its base the arm is folded: it comes too low over the object, and jams in what it pushes.
        folded = float(np.hypot(behind[0], behind[1])) < body.config.area.radius_m[0]
        found.append((folded, abs(line.tool_yaw_rad - now), goal))
    if not found:
        raise refused
    return min(found, key=lambda option: option[:2])[2]


def in_reach(body: Body, place: np.ndarray) -> bool:
    """Whether an object may stand at a place, Shape=(2,), [m], with room for the fingers behind it."""
    return bool(body.config.area.within(np.atleast_2d(place), behind_m=STANDOFF_M)[0])
