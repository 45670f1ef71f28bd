"""What is done in strokes: pushed, seen, and pushed again until it is enough, as scripts do.

Measured: a policy goes on with what has come down while the hand hides it, and presses on what lies there until time is
over; of a tower whose upper cubes fell under the arm, out of sight, it pushes where they had stood; and it ends a nudge
where it believes the object to be, which may be 2 mm short.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import numpy as np

from hcvla.api.registry import Call
from hcvla.api.types import Actor, NamedObject, Pose
from hcvla.robots.fr3.table import FINGERTIP_BELOW_TCP_M
from hcvla.skills.judges.config import JudgeConfig
from hcvla.skills.scripted.config import HandShape
from hcvla.skills.scripted.nudge import SPARE_M
from hcvla.skills.scripted.push import ASIDE_M
from hcvla.skills.skill import Observation
from hcvla.skills.standing import stands
from hcvla.skills.supports import stack_of
from hcvla.world.polygons import contains
from hcvla.world.shapes import outline

_UNDER_M = 0.005
"""Fingertips less below an object's top pass over it."""
_AT_IT_M = 0.01
"""Fingers that are no farther from an object push it."""
Enough = Callable[[Observation], bool]
"""Whether perception has seen enough for the judge."""


def enough_for(call: Call, first: Observation, judging: JudgeConfig) -> Enough | None:
    """Return the test of a call that begins; None for calls that are not done in strokes."""
    actor = call.arguments.get("actor")
    if call.function not in _TESTS or not isinstance(actor, Actor) or actor.name not in first.objects:
        return None
    return _TESTS[call.function](first.objects[actor.name], first, judging)


def slips_off(item: NamedObject, tool: Pose, goal: Pose, hand: HandShape) -> bool:
    """Whether fingers on their way to a goal go past an object that they were to push there.

    Measured: a policy went on along its line when a cylinder had rolled aside, and overturned it.
    """
    way = (goal.position - tool.position)[:2]
    off, length = (item.pose.position - tool.position)[:2], max(float(np.linalg.norm(way)), 1e-6)
    along, aside = float(off @ way) / length, abs(float(off[0] * way[1] - off[1] * way[0])) / length
    low = tool.z - hand.finger_below_tool_m < item.top_z - _UNDER_M
    at_it = along < (min(item.size[:2]) + hand.finger_width_m) / 2.0 + _AT_IT_M
    return low and at_it and aside > ASIDE_M


def _nudged(before: NamedObject, first: Observation, judging: JudgeConfig) -> Enough:
    def enough(observation: Observation) -> bool:
        item = observation.objects.get(before.name, before)
        off = item.pose.position - before.pose.position
        return float(off[:2] @ off[:2]) > (judging.nudge_m + SPARE_M) ** 2

    return enough


class _Toppled:
    """Follows a stack: an object stands where it is seen to, or was, until the hand has gone through that place."""

    def __init__(self, before: NamedObject, first: Observation, judging: JudgeConfig) -> None:
        self._stack = stack_of(before, [item for item in first.objects.values() if not item.held])
        self._judging = judging
        self._entered: dict[str, np.ndarray] = {}
        """By name: where the tool came into the place of what is hidden, Shape=(2,), [m]."""
        self._passed: set[str] = set()

    def __call__(self, observation: Observation) -> bool:
        now = observation.objects
        for item in (now[item.name] for item in self._stack if item.name in now):
            self._follow(item, observation.state.T_base_tool)
        return not any(self._stands(item, now) for item in self._stack)

    def _stands(self, before: NamedObject, now: Mapping[str, NamedObject]) -> bool:
        # What is no longer known is seen to be gone.
        if before.name not in now or before.name in self._passed:
            return False
        return stands(before, now[before.name], len(self._stack) == 1, self._judging)

    def _follow(self, item: NamedObject, tool: Pose) -> None:
        """Note whether the hand goes through the place of something hidden, and that it is seen again."""
        if item.visible:
            self._entered.pop(item.name, None)
            self._passed.discard(item.name)
            return
        at = tool.position[:2]
        low = tool.z - FINGERTIP_BELOW_TCP_M < item.top_z - _UNDER_M
        if low and contains(outline(item), at):
            self._entered.setdefault(item.name, at)
        if item.name in self._entered and math.dist(at, self._entered[item.name]) > min(item.size[:2]):
            self._passed.add(item.name)


_TESTS: dict[str, Callable[[NamedObject, Observation, JudgeConfig], Enough]] = {"nudge": _nudged, "topple": _Toppled}
