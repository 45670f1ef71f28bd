"""A place whose turn the wrist has no room for in one go: put down, picked by other faces, and put down again.

Scripts grasp again within the call (`scripted/regrasp.py`). The policy knows the three parts as calls of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from hcvla.skills.diffusion.planned_step import PlannedStep
from hcvla.skills.diffusion.policy import Glimpse
from hcvla.skills.diffusion.skill import LEARNED, LearnedSkill
from hcvla.skills.ending import Ending, Finished
from hcvla.skills.skill import Action, Observation


@dataclass(frozen=True)
class Sequel:
    """What follows a part of a call."""

    grasped: bool
    """Whether the hand then holds something."""
    above_z_m: float
    """It then is at least so high."""
    begin: Callable[[Observation], LearnedSkill]
    """Begins what follows."""

    def may_follow(self, observation: Observation) -> bool:
        """Whether the part before has done to the hand what it was to do."""
        return observation.state.gripper.grasped is self.grasped

    def is_due(self, observation: Observation) -> bool:
        """Whether the part before is over."""
        return self.may_follow(observation) and observation.state.T_base_tool.z > self.above_z_m


class InParts:
    """Implements ChunkSkill: one call carried out by the policy as several, one after the other."""

    def __init__(self, first: LearnedSkill, sequels: Sequence[Sequel]) -> None:
        """Begin with `first`."""
        self._skill, self._sequels = first, list(sequels)
        self._is_over = False

    @property
    def execute(self) -> int:
        """Steps of a chunk to be carried out before the next one is requested."""
        return self._skill.execute

    def see(self, observation: Observation) -> Glimpse:
        """Note an observation, and go on to the next part if it is due; raises MissingImageError."""
        if self._sequels and (self._is_over or self._sequels[0].is_due(observation)):
            self._skill, self._is_over = self._sequels.pop(0).begin(observation), False
        return self._skill.see(observation)

    def think(self, seen: Glimpse) -> Sequence[PlannedStep]:
        """Return the chunk for what was seen."""
        return self._skill.think(seen)

    def act(self, step: PlannedStep, observation: Observation) -> Action | Ending:
        """Return what a step asks for; the end of a part ends the call only if nothing can follow."""
        result = self._skill.act(step, observation)
        if isinstance(result, Finished) and self._sequels and self._sequels[0].may_follow(observation):
            self._is_over = True
            return Action(phase=LEARNED)
        return result

    def beliefs(self) -> Mapping[str, float]:
        """Return what the heads said of the step that was carried out last."""
        return self._skill.beliefs()
