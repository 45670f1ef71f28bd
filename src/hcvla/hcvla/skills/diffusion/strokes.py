"""What is done in strokes: pushed, seen, and pushed again until it is enough, as scripts do.

Measured: a policy goes on with what has come down while the hand hides it, and presses on what lies there until time is
over; and it ends a nudge where it believes the object to be, which may be 2 mm short.
"""

from __future__ import annotations

from collections.abc import Callable

from hcvla.api.registry import Call
from hcvla.api.types import Actor, NamedObject
from hcvla.skills.judges.config import JudgeConfig
from hcvla.skills.scripted.nudge import SPARE_M
from hcvla.skills.skill import Observation
from hcvla.skills.standing import stands
from hcvla.skills.supports import stack_of

Enough = Callable[[Observation], bool]
"""Whether perception has seen enough for the judge."""


def enough_for(call: Call, first: Observation, judging: JudgeConfig) -> Enough | None:
    """Return the test of a call that begins; None for calls that are not done in strokes."""
    actor = call.arguments.get("actor")
    if call.function not in _TESTS or not isinstance(actor, Actor) or actor.name not in first.objects:
        return None
    return _TESTS[call.function](first.objects[actor.name], first, judging)


def _nudged(before: NamedObject, first: Observation, judging: JudgeConfig) -> Enough:
    def enough(observation: Observation) -> bool:
        item = observation.objects.get(before.name, before)
        off = item.pose.position - before.pose.position
        return float(off[:2] @ off[:2]) > (judging.nudge_m + SPARE_M) ** 2

    return enough


def _toppled(before: NamedObject, first: Observation, judging: JudgeConfig) -> Enough:
    stack = stack_of(before, [item for item in first.objects.values() if not item.held])

    def enough(observation: Observation) -> bool:
        now = observation.objects
        # What is no longer known is seen to be gone.
        return not any(stands(item, now[item.name], len(stack) == 1, judging) for item in stack if item.name in now)

    return enough


_TESTS: dict[str, Callable[[NamedObject, Observation, JudgeConfig], Enough]] = {"nudge": _nudged, "topple": _toppled}
