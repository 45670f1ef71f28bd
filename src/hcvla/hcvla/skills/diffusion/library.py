"""The learned skills as a skill library: one policy for every call, ended by its judge."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from hcvla.api.errors import BadProgramError, ObjectNotFoundError
from hcvla.api.outcomes import Outcome
from hcvla.api.registry import Call, Registry
from hcvla.api.types import Actor
from hcvla.skills.analytic_ik import Reach
from hcvla.skills.diffusion.checkpoint import load_policy
from hcvla.skills.diffusion.frames import CallFrames
from hcvla.skills.diffusion.player import ChunkPlayer
from hcvla.skills.diffusion.policy import DiffusionPolicy
from hcvla.skills.ending import Ending, Finished, GaveUp
from hcvla.skills.grasped_object import Hand
from hcvla.skills.scripted.config import OracleConfig
from hcvla.skills.skill import Action, Observation, Skill


@dataclass(frozen=True, kw_only=True)
class DiffusionConfig:
    """When a learned skill itself believes that a call is over."""

    ended: float = 0.9
    """Probability of the end head from which it counts."""
    ended_steps: int = 6
    """Steps for which it must have said so: 0.3 s."""
    failed: float = 0.97
    """Probability of the fail head from which the skill gives up."""
    failed_steps: int = 40
    """Steps for which it must have said so: 2 s."""


class DiffusionLibrary:
    """Implements SkillLibrary with one policy; remembers how a held object lies in the hand."""

    needs_frames = False
    ended_by_judge = True

    def __init__(self, policy: DiffusionPolicy, config: DiffusionConfig | None = None, seed: int = 0) -> None:
        """Run `policy`; `seed` and the number of the call draw its noise, so that runs repeat."""
        self._policy, self._config, self._seed = policy, config or DiffusionConfig(), seed
        self._oracle = OracleConfig()
        self._reach = Reach(self._oracle.joint7_limit_rad)
        self._hand = Hand()
        self._calls = 0

    @classmethod
    def load(cls, folder: Path, registry: Registry) -> DiffusionLibrary:
        """Return the library of a checkpoint folder; raise CheckpointError."""
        return cls(load_policy(folder, registry))

    def start(self, call: Call, observation: Observation) -> Skill:
        """Return the policy at work on a call; raise ObjectNotFoundError or BadProgramError."""
        known = self._policy.config.observation.functions
        if call.function not in known:
            raise BadProgramError(f"the policy has no skill '{call.function}'; it has {', '.join(known)}")
        for value in call.arguments.values():
            if isinstance(value, Actor) and value.name not in observation.objects:
                raise ObjectNotFoundError(value.name, list(observation.objects))
        self._calls += 1
        frames = CallFrames(call, observation, self._hand, self._reach, self._policy.config.observation, self._oracle)
        player = ChunkPlayer(self._policy, self._reach, self._oracle, 7919 * self._seed + self._calls)
        return _LearnedSkill(frames, player, self._config)


class _LearnedSkill:
    """One call; whether it is done is for its judge to say."""

    def __init__(self, frames: CallFrames, player: ChunkPlayer, config: DiffusionConfig) -> None:
        self._frames, self._player, self._config = frames, player, config
        self._ended = self._failed = 0

    def step(self, observation: Observation) -> Action | Ending:
        """Return the next action, or what the end and fail heads believe."""
        action = self._player.action(self._frames.write(observation), observation)
        self._ended = self._ended + 1 if self._player.ended > self._config.ended else 0
        self._failed = self._failed + 1 if self._player.failed > self._config.failed else 0
        if self._ended > self._config.ended_steps:
            return Finished({"end_head": self._player.ended})
        if self._failed > self._config.failed_steps:
            return GaveUp(Outcome.NOT_PLACED, "the policy believes that it cannot succeed any more")
        return action
