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
from hcvla.skills.diffusion.proposals import Proposal, by_other_faces
from hcvla.skills.diffusion.skill import EndingConfig, LearnedSkill
from hcvla.skills.diffusion.turning_on import InParts, Sequel
from hcvla.skills.diffusion.wording import call_text
from hcvla.skills.grasped_object import Hand, Held
from hcvla.skills.needs import Needs
from hcvla.skills.scripted.config import OracleConfig
from hcvla.skills.scripted.regrasp import Regrasp
from hcvla.skills.skill import ChunkSkill, Observation

_RISEN_SHARE = 0.75
"""A hand that has risen by so much of its way has left what it let go, or lifted what it holds."""


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
        frames = self._frames(call, observation, observation)
        first = self._skill(call, observation, frames)
        regrasp, held = frames.proposal.regrasp, self._hand.held
        if regrasp is None or held is None or "pick" not in known:
            return first
        return InParts(first, self._turning_on(call, frames.proposal, regrasp, held))

    def _frames(
        self, call: Call, seen: Observation, first: Observation, proposal: Proposal | None = None
    ) -> CallFrames:
        config = self._policy.config.observation
        return CallFrames(call, seen, self._hand, self._reach, config, self._oracle, first, proposal)

    def _skill(self, call: Call, first: Observation, frames: CallFrames) -> LearnedSkill:
        self._calls += 1
        text = call_text(call, self._policy.config.observation.conditioning)

        def begin(seen: Observation) -> CallFrames:
            return self._frames(call, seen, first)

        seed = 7919 * self._seed + self._calls
        return LearnedSkill(self._policy, frames, self._reach, self._oracle, seed, self._config, begin, text)

    def _turning_on(self, call: Call, put_down: Proposal, regrasp: Regrasp, held: Held) -> list[Sequel]:
        """Return what follows a place at which the wrist had no room for the whole turn."""
        place, name = put_down.pose, held.item.name
        assert place is not None, "it is turned on where it was put down"
        tool_z = place.z - held.above_m
        pick = Call("pick", {"actor": Actor(name)})

        def pick_again(seen: Observation) -> LearnedSkill:
            item = seen.objects.get(name, held.item)
            proposal = by_other_faces(put_down, regrasp, held, item)
            return self._skill(pick, seen, self._frames(pick, seen, seen, proposal))

        def place_again(seen: Observation) -> LearnedSkill:
            again = self._hand.holding(seen)
            if again is not None:
                # Since the grasp the hand has not turned: the pick only lifts.
                self._hand.held = again.known_to_be_turned(place.yaw, regrasp.start_rad)
            return self._skill(call, seen, self._frames(call, seen, seen))

        risen = [tool_z + _RISEN_SHARE * way for way in (self._oracle.retreat_m, self._oracle.lift_m)]
        return [Sequel(False, risen[0], pick_again), Sequel(True, risen[1], place_again)]
