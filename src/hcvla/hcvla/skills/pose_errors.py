"""Perceived poses that are wrong for a whole call, for training and for measuring what images are good for."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic

import numpy as np

from hcvla.api.registry import Call
from hcvla.api.types import NamedObject, Pose
from hcvla.skills.ending import Ending
from hcvla.skills.needs import Needs
from hcvla.skills.skill import Action, ChunkSkill, Observation, Seen, Skill, SkillLibrary, Step, beliefs_of

POSES_WRONG = "poses_wrong"
"""As a perturbation of an evaluation."""


@dataclass(frozen=True, kw_only=True)
class PoseErrorConfig:
    """How wrong: shifted or turned, which of both is drawn for each object."""

    shift_m: tuple[float, float] = (0.008, 0.015)
    """Least and greatest shift in the plane of the table: five to ten times perception's own error."""
    turn_rad: float = math.radians(10.0)


class PoseErrors:
    """Objects as they were seen when a call began, each a little wrong, and not seen again while it runs.

    What is or was held during the call is seen as it is: the pads say where it is.
    """

    def __init__(self, first: Observation, rng: np.random.Generator, config: PoseErrorConfig | None = None) -> None:
        """Draw the errors for the objects that are seen as a call begins."""
        config = config or PoseErrorConfig()
        self._seen = {name: _wrong(item, rng, config) for name, item in first.objects.items() if not item.held}

    def applied(self, observation: Observation) -> Observation:
        """Return what is observed with the errors, also in what was observed before."""
        for name, item in observation.objects.items():
            if item.held:
                self._seen.pop(name, None)
        objects = {
            name: replace(item, pose=self._seen[name]) if name in self._seen else item
            for name, item in observation.objects.items()
        }
        return replace(observation, objects=objects, past=tuple(self.applied(before) for before in observation.past))


class WrongPosesLibrary:
    """Implements SkillLibrary: another one's skills, which see PoseErrors; judges and programs do not."""

    def __init__(self, library: SkillLibrary, rng: np.random.Generator, config: PoseErrorConfig | None = None) -> None:
        """Draw errors from `rng` for each call."""
        self._library, self._rng, self._config = library, rng, config
        self.needs: Needs = library.needs
        self.ended_by_judge = library.ended_by_judge

    def start(self, call: Call, observation: Observation) -> Skill | ChunkSkill:
        """Return the skill of the library that sees wrong poses; raise what the library raises."""
        errors = PoseErrors(observation, self._rng, self._config)
        skill = self._library.start(call, errors.applied(observation))
        return _WrongChunkSkill(skill, errors) if isinstance(skill, ChunkSkill) else _WrongSkill(skill, errors)


class _WrongSkill:
    def __init__(self, skill: Skill, errors: PoseErrors) -> None:
        self._skill, self._errors = skill, errors

    def step(self, observation: Observation) -> Action | Ending:
        return self._skill.step(self._errors.applied(observation))


class _WrongChunkSkill(Generic[Seen, Step]):
    def __init__(self, skill: ChunkSkill[Seen, Step], errors: PoseErrors) -> None:
        self._skill, self._errors = skill, errors

    @property
    def execute(self) -> int:
        return self._skill.execute

    def see(self, observation: Observation) -> Seen:
        return self._skill.see(self._errors.applied(observation))

    def think(self, seen: Seen) -> Sequence[Step]:
        return self._skill.think(seen)

    def act(self, step: Step, observation: Observation) -> Action | Ending:
        return self._skill.act(step, self._errors.applied(observation))

    def beliefs(self) -> Mapping[str, float]:
        return beliefs_of(self._skill)


def _wrong(item: NamedObject, rng: np.random.Generator, config: PoseErrorConfig) -> Pose:
    """Return a pose shifted in a random direction, or turned to a random side."""
    if rng.random() < 0.5:
        angle, shift_m = rng.uniform(0.0, 2.0 * np.pi), rng.uniform(*config.shift_m)
        return item.pose.moved(shift_m * math.cos(angle), shift_m * math.sin(angle))
    return item.pose.rotated_z(float(rng.choice((-1.0, 1.0))) * config.turn_rad)
