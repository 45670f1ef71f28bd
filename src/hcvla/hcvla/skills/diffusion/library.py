"""The learned skills as a skill library: one policy for every call, ended by its judge."""

from __future__ import annotations

from pathlib import Path

from hcvla.api.errors import BadProgramError, ObjectNotFoundError
from hcvla.api.registry import Call, Registry
from hcvla.api.types import Actor
from hcvla.skills.analytic_ik import Reach
from hcvla.skills.diffusion.checkpoint import load_policy
from hcvla.skills.diffusion.frames import CallFrames
from hcvla.skills.diffusion.pictures import needs_of
from hcvla.skills.diffusion.policy import ChunkPolicy
from hcvla.skills.diffusion.skill import EndingConfig, LearnedSkill
from hcvla.skills.diffusion.wording import call_text
from hcvla.skills.grasped_object import Hand
from hcvla.skills.needs import Needs
from hcvla.skills.scripted.config import OracleConfig
from hcvla.skills.skill import ChunkSkill, Observation


class DiffusionLibrary:
    """Implements SkillLibrary with one policy; remembers how a held object lies in the hand."""

    ended_by_judge = True

    def __init__(self, policy: ChunkPolicy, config: EndingConfig | None = None, seed: int = 0) -> None:
        """Run `policy`; `seed` and the number of the call draw its noise, so that runs repeat."""
        self._policy, self._config, self._seed = policy, config or EndingConfig(), seed
        self.needs: Needs = needs_of(policy.config.observation)
        self._oracle = OracleConfig()
        self._reach = Reach(self._oracle.joint7_limit_rad)
        self._hand = Hand()
        self._calls = 0

    @classmethod
    def load(cls, folder: Path, registry: Registry) -> DiffusionLibrary:
        """Return the library of a checkpoint folder; raise CheckpointError."""
        return cls(load_policy(folder, registry))

    def start(self, call: Call, observation: Observation) -> ChunkSkill:
        """Return the policy at work on a call; raise ObjectNotFoundError or BadProgramError."""
        known = self._policy.config.skills
        if call.function not in known:
            raise BadProgramError(f"the policy has no skill '{call.function}'; it has {', '.join(known)}")
        for value in call.arguments.values():
            if isinstance(value, Actor) and value.name not in observation.objects:
                raise ObjectNotFoundError(value.name, list(observation.objects))
        self._calls += 1

        def begin(seen: Observation) -> CallFrames:
            config = self._policy.config.observation
            return CallFrames(call, seen, self._hand, self._reach, config, self._oracle, first=observation)

        seed = 7919 * self._seed + self._calls
        text = call_text(call, self._policy.config.observation.conditioning)
        return LearnedSkill(
            self._policy, begin(observation), self._reach, self._oracle, seed, self._config, begin, text
        )
