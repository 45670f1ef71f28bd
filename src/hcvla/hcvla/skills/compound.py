"""Calls that are made of other calls: one after another, each with a verdict of its own.

So one execution labels two depths: the call of the program, and within it those that carry it out. They go to whoever
carries out subtasks, scripts or learned skills alike.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass

from hcvla.api.errors import ObjectNotFoundError
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.registry import Call, Registry
from hcvla.api.types import Actor, NamedObject, Pose
from hcvla.skills.skill import Observation
from hcvla.skills.tool import tool_pose_from_transform
from hcvla.world.shapes import yaw_error

Steps = Generator[Call, "CallEnd", Verdict]
"""Yields the next call, is handed how it ended, returns the verdict of the whole."""

_OVER_M = 0.08
"""Before a pick the tool is this high above the object."""
_UNDER_M = 0.05
"""Before a place the carried object's underside is this high above what it is put on."""
_MAY_SKIP = (Outcome.DONE, Outcome.UNREACHABLE, Outcome.BLOCKED)
"""How a move to a place over something may end: what follows finds a way of its own."""


@dataclass(frozen=True)
class CallEnd:
    """How one of the calls ended."""

    verdict: Verdict
    observation: Observation
    """The observation at its end."""


class Compound:
    """Knows which functions are made of others, by the declarations of one registry."""

    def __init__(self, registry: Registry) -> None:
        """Bind calls by this registry."""
        self._registry = registry
        self._steps: Mapping[str, Callable[..., Steps]] = {"pick_place": self._pick_place}

    def __contains__(self, function: str) -> bool:
        """Whether a function is made of others."""
        return function in self._steps

    def start(self, call: Call, observation: Observation) -> Steps:
        """Return the steps of a call; raises nothing before the first is requested."""
        return self._steps[call.function](observation, **call.arguments)

    def _pick_place(self, seen: Observation, actor: Actor, target: Actor | Pose, match_yaw: bool) -> Steps:
        if not _known(seen, actor.name).held:
            ended = yield self._move_over(seen, _known(seen, actor.name))
            if ended.verdict.outcome not in _MAY_SKIP:
                return ended.verdict
            ended = yield self._registry["pick"].bind(actor)
            if not ended.verdict.done:
                return ended.verdict
            seen = ended.observation
        carried = _known(seen, actor.name)
        ended = yield self._carry_over(seen, carried, target)
        if ended.verdict.outcome not in _MAY_SKIP:
            return ended.verdict
        ended = yield self._registry["place"].bind(target, match_yaw)
        return ended.verdict

    def _move_over(self, seen: Observation, item: NamedObject) -> Call:
        """Return the move of the empty hand to over an object, pads along its sides."""
        now = _tool_yaw(seen)
        yaw = now + yaw_error(item, now, item.pose.yaw)
        return self._move(item.pose.x, item.pose.y, item.top_z + _OVER_M, yaw)

    def _carry_over(self, seen: Observation, carried: NamedObject, target: Actor | Pose) -> Call:
        """Return the move of the full hand to over where the carried object should stand."""
        below = seen.state.T_base_tool.z - carried.bottom_z
        if isinstance(target, Pose):
            x, y, ground = target.x, target.y, target.z - carried.size[2] / 2.0
        else:
            support = _known(seen, target.name)
            x, y, ground = support.pose.x, support.pose.y, support.top_z
        return self._move(x, y, ground + below + _UNDER_M, _tool_yaw(seen))

    def _move(self, x: float, y: float, z: float, yaw: float) -> Call:
        return self._registry["move_to"].bind(Pose.from_yaw(x, y, z, yaw))


def _known(seen: Observation, name: str) -> NamedObject:
    if name not in seen.objects:
        raise ObjectNotFoundError(name, list(seen.objects))
    return seen.objects[name]


def _tool_yaw(seen: Observation) -> float:
    return float(tool_pose_from_transform(seen.state.T_base_tool)[5])
