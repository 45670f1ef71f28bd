"""pick: both pads hold the object, and its underside is up from what it stood on."""

from __future__ import annotations

import math

from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.registry import Call
from hcvla.skills.judges.carrying import in_hand
from hcvla.skills.judges.config import JudgeConfig
from hcvla.skills.judges.judge import Judge, mm
from hcvla.skills.skill import Action, Observation
from hcvla.skills.supports import ground_z


class PickJudge(Judge):
    """Feels the gripper, and takes the object to rise with the tool since the pads closed on it."""

    def __init__(self, call: Call, first: Observation, config: JudgeConfig) -> None:
        """Note where the object stands, or how it lies in the hand already."""
        super().__init__(call, first, config)
        self._name = self.actor("actor")
        item = self.before(self._name)
        self._above_m: float | None = None
        self._aside_m = 0.0
        self._stood_z = item.bottom_z
        if first.state.gripper.grasped:
            self._above_m = item.pose.z - first.state.T_base_tool.z
            self._stood_z = ground_z(item, first.objects.values())
        self._free = item

    def note(self, observation: Observation, action: Action) -> None:
        """Note the moment in which the pads close on something."""
        state = observation.state
        if not state.gripper.grasped:
            self._above_m, self._free = None, observation.objects.get(self._name, self._free)
        elif self._above_m is None:
            free, tool = self._free.pose, state.T_base_tool
            self._above_m = free.z - tool.z
            self._aside_m = math.hypot(free.x - tool.x, free.y - tool.y)

    def verdict(self) -> Verdict:
        """Return what the gripper and the tool's height say."""
        state, name = self.now.state, self._name
        item = self.known(name)
        rose = 0.0
        if self._above_m is not None:
            rose = state.T_base_tool.z + self._above_m - item.size[2] / 2.0 - self._stood_z
        measures = {"lifted_m": rose, "gripper_width_m": state.gripper.width_m, "grip_force_n": state.gripper.force_n}
        if name not in self.now.objects:
            return Verdict(Outcome.OBJECT_NOT_FOUND, f"'{name}' was lost from view while it was picked", measures)
        why = self._not_held()
        if not why and rose < self.config.lifted_m:
            why = f"'{name}' rose only {mm(rose)}"
        return Verdict(Outcome.NOT_GRASPED if why else Outcome.DONE, why or f"holding '{name}'", measures)

    def _not_held(self) -> str:
        """Return why the gripper does not hold the object; empty if it does."""
        state, name, config = self.now.state, self._name, self.config
        width_m, item = state.gripper.width_m, self.known(name)
        if not state.gripper.grasped or width_m < min(item.size[:2]) - config.width_tolerance_m:
            return f"the gripper, open by {mm(width_m)}, does not hold '{name}'"
        held = in_hand(self.now)
        seen_held = held is not None and held.held
        if held is not None and seen_held and held.name != name:
            return f"the gripper holds '{held.name}'"
        if not seen_held and self._aside_m > max(item.size[:2]) / 2.0:
            return f"the gripper closed {mm(self._aside_m)} aside of '{name}'"
        if width_m > max(item.size[:2]) + config.width_tolerance_m:
            return f"the gripper holds something {mm(width_m)} wide, wider than '{name}'"
        still = abs(item.pose.z - self.before(name).pose.z) < config.moved_m
        high = self._above_m is not None and state.T_base_tool.z + self._above_m - item.pose.z > 2.0 * config.moved_m
        if self.sightings.seen(name) and still and high:
            return f"'{name}' is still seen where it stood"
        return ""
