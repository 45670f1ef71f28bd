"""Experts that go on from where another skill has brought the arm: labels of DAgger."""

from __future__ import annotations

import math

import numpy as np

from hcvla.api.errors import HcvlaError
from hcvla.api.registry import Call
from hcvla.api.types import Actor
from hcvla.skills.diffusion.frames import CallFrames
from hcvla.skills.ending import GaveUp
from hcvla.skills.scripted.body import Body
from hcvla.skills.scripted.library import OracleLibrary
from hcvla.skills.scripted.script import Script, ScriptedSkill
from hcvla.skills.skill import Skill

_TOUCHED_N = 1.5
"""A touch that was felt is not sought again."""
_BESIDE_M = 0.05
"""A tool this near to what it pushed is withdrawn first."""
_BACK_M = 0.025
_UP_M = {"place": 0.06, "cover": 0.06, "touch": 0.06, "push": 0.08, "nudge": 0.08, "topple": 0.08, "throw": 0.0}
"""How far the scripts rise at the end."""


def expert_from_here(call: Call, frames: CallFrames, body: Body, oracle: OracleLibrary) -> Skill:
    """Return an expert for the rest of a call that another skill has started."""
    try:
        if _only_leaves(call, frames, body):
            return ScriptedSkill(_leave(call, frames, body))
        return oracle.start(_rest_of(call, frames), body.observation)
    except HcvlaError as error:
        return _Refused(GaveUp(error.outcome, str(error)))


class _Refused:
    """A call that cannot go on."""

    def __init__(self, ending: GaveUp) -> None:
        self._ending = ending

    def step(self, observation: object) -> GaveUp:
        return self._ending


def _rest_of(call: Call, frames: CallFrames) -> Call:
    """Return what is left of a call: pushes go on to the place that was chosen when they began."""
    goal = frames.proposal.pose
    if call.function in ("push", "nudge") and goal is not None:
        return Call("push", {"actor": Actor(frames.actor), "target": goal})
    return call


def _only_leaves(call: Call, frames: CallFrames, body: Body) -> bool:
    """Whether the work is done and the hand only has to move away."""
    if call.function in ("place", "cover", "throw"):
        return frames.released
    if call.function == "touch":
        return frames.touched_n > _TOUCHED_N
    if call.function in ("push", "nudge") and frames.proposal.pose is not None:
        item = body.known(frames.actor)
        goal = frames.proposal.pose
        return math.dist((item.pose.x, item.pose.y), (goal.x, goal.y)) < body.judge.push_tolerance_m / 2.0
    return False


def _leave(call: Call, frames: CallFrames, body: Body) -> Script:
    """Withdraw from what was pushed, rise as far as the script would have, and wait."""
    lowest = frames.lowest_z
    if call.function in ("push", "nudge"):
        item = body.known(frames.actor).pose
        away = body.state.T_base_tool.position[:2] - item.position[:2]
        distance = float(np.linalg.norm(away))
        if distance < _BESIDE_M and body.state.T_base_tool.z < lowest + _BACK_M:
            back = body.measured()
            back[:2] += _BACK_M * away / max(distance, 1e-3)
            yield from body.straight(back, "withdraw")
    up = body.measured()
    up[2] = max(up[2], lowest + _UP_M.get(call.function, 0.06))
    yield from body.straight(up, "retreat")
    yield from body.pause(0.3, "look")
    return None
