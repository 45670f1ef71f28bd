"""touch: a force is felt while the fingertips are at the object, it stays where it was, and the hand withdraws."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.registry import Call
from hcvla.api.types import NamedObject
from hcvla.robots.arm import ArmState
from hcvla.robots.fr3 import table
from hcvla.skills.judges.clear import hand_is_clear
from hcvla.skills.judges.config import JudgeConfig
from hcvla.skills.judges.judge import Judge, mm
from hcvla.skills.skill import Action, Observation
from hcvla.world.polygons import signed_distance
from hcvla.world.shapes import outline

_AT_M = 0.015
"""Fingertips no farther than this from an object, up or aside, may be what touches it."""
_LEAST_LEVER_M = 0.2
"""So near its axis the shoulder's torque says little about a vertical force."""


class TouchJudge(Judge):
    """Feels the shoulder's external torque against what it was in free motion."""

    def __init__(self, call: Call, first: Observation, config: JudgeConfig) -> None:
        """Note where the object stands, if it is seen."""
        super().__init__(call, first, config)
        self.name = self.actor("actor")
        self._free_torque = float(first.state.tau_ext[1])
        self._felt_n = 0.0
        self._grasped = first.state.gripper.grasped
        self._stood: NamedObject | None = self.before(self.name) if self.sightings.seen(self.name) else None

    def note(self, observation: Observation, action: Action) -> None:
        """Note the force, and where the object stands before the hand comes near."""
        state = observation.state
        self._grasped |= state.gripper.grasped
        if self._stood is None and self.sightings.seen(self.name):
            self._stood = self.known(self.name)
        if not _is_at(state, self._stood or self.known(self.name)):
            self._free_torque = float(state.tau_ext[1])
            return
        lever = max(_LEAST_LEVER_M, math.hypot(state.T_base_tool.x, state.T_base_tool.y))
        self._felt_n = max(self._felt_n, abs(float(state.tau_ext[1]) - self._free_torque) / lever)

    def unseen(self) -> Sequence[str]:
        """Return the object, unless it is seen at rest."""
        return [] if self.sightings.at_rest(self.name) else [self.name]

    def verdict(self) -> Verdict | None:
        """Return the verdict; that nothing was felt is known without looking."""
        measures = {"contact_n": self._felt_n}
        if self._grasped:
            return Verdict(
                Outcome.NOT_PLACED, "the gripper held something, it was to touch with closed fingers", measures
            )
        if self._felt_n < self.config.touch_force_n:
            return Verdict(Outcome.NOT_PLACED, f"no contact with '{self.name}' was felt", measures)
        if self.unseen():
            return None
        item, before = self.known(self.name), self._stood or self.before(self.name)
        measures["moved_m"] = moved = before.pose.distance(item.pose)
        if moved >= self.config.touch_move_m:
            return Verdict(Outcome.NOT_PLACED, f"'{self.name}' was moved {mm(moved)} by the touch", measures)
        if not hand_is_clear(self.now.state, item, self.config):
            return Verdict(Outcome.NOT_PLACED, f"the gripper is still at '{self.name}'", measures)
        return Verdict(Outcome.DONE, f"touched '{self.name}'", measures)


def _is_at(state: ArmState, item: NamedObject) -> bool:
    """Whether the fingertips are where they can touch an object."""
    tool = state.T_base_tool
    if tool.z - table.FINGERTIP_BELOW_TCP_M > item.top_z + _AT_M:
        return False
    return float(signed_distance(np.array([[tool.x, tool.y]]), outline(item))[0]) < _AT_M + state.gripper.width_m / 2.0
