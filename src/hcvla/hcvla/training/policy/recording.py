"""A skill library that records experts at work: disturbs them on purpose, and lets them take over from the policy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from hcvla.api.registry import Call
from hcvla.datasets.vectors import action_vector, commanded, state_vector
from hcvla.lockstep.bursts import BurstConfig, Bursts
from hcvla.skills.analytic_ik import Reach
from hcvla.skills.chunks import ChunkFeeder
from hcvla.skills.diffusion.config import ObservationConfig
from hcvla.skills.diffusion.frames import CallFrames
from hcvla.skills.diffusion.pictures import needs_of, pictures
from hcvla.skills.diffusion.policy import DiffusionPolicy
from hcvla.skills.diffusion.proposals import propose
from hcvla.skills.diffusion.skill import EndingConfig, LearnedSkill
from hcvla.skills.diffusion.wording import call_text
from hcvla.skills.ending import Ending
from hcvla.skills.grasped_object import Hand
from hcvla.skills.needs import Needs
from hcvla.skills.pose_errors import PoseErrors
from hcvla.skills.scripted.body import Body
from hcvla.skills.scripted.config import OracleConfig
from hcvla.skills.scripted.library import OracleLibrary
from hcvla.skills.skill import Action, Observation, Skill
from hcvla.skills.takeover import expert_from_here
from hcvla.skills.thinking import SimulatedDelay
from hcvla.training.policy.imitated import imitated
from hcvla.training.policy.shards import SOURCES, WAITING, CallRecord


@dataclass(frozen=True, kw_only=True)
class RecordingConfig:
    """How experts are disturbed and when they take over."""

    burst: BurstConfig = BurstConfig()
    """How arms are sent aside."""
    policy_share: float = 0.6
    """Of the calls that the policy begins, once there is one."""
    policy_steps: float = 45.0
    """Mean number of steps until the expert takes over; drawn exponentially."""
    longest_policy: int = 260
    """Most steps before the expert takes over."""
    wrong_poses: float = 0.0
    """Share of the calls that the policy sees with `hcvla.skills.pose_errors`, and the expert as they are."""


class RecordingLibrary:
    """Implements SkillLibrary with scripts, and keeps what they did as CallRecords."""

    ended_by_judge = False

    def __init__(
        self,
        rng: np.random.Generator,
        config: RecordingConfig,
        observation: ObservationConfig,
        policy: DiffusionPolicy | None = None,
    ) -> None:
        """Disturb by `rng`; let `policy`, if any, begin some of the calls."""
        self.rng, self.config, self.observation, self.policy = rng, config, observation, policy
        self.needs: Needs = needs_of(observation)
        self.oracle_config = OracleConfig()
        self.oracle = OracleLibrary(self.oracle_config)
        self.reach = Reach(self.oracle_config.joint7_limit_rad)
        self.hand = Hand()
        self.bursts: Bursts | None = Bursts(config.burst, rng, self.reach, self.oracle_config)
        """Send arms aside; None: not in this episode."""
        self.sent: np.ndarray | None = None
        """What was commanded last, as a row of a dataset's `action`, Shape=(10,)."""
        self.surprise = False
        """Set when the world is disturbed: what happens at the next frame was unpredictable."""
        self.record: CallRecord | None = None

    def start(self, call: Call, observation: Observation) -> Skill:
        """Return a skill that records itself."""
        return _RecordedSkill(self, call, observation)


def _view(first: Observation, rng: np.random.Generator, wrong_poses: float) -> Callable[[Observation], Observation]:
    """Return what makes of an observation what the policy sees; nothing is drawn where all is seen as it is."""
    if wrong_poses > 0.0 and rng.random() < wrong_poses:
        return PoseErrors(first, rng).applied
    return lambda observation: observation


class _RecordedSkill:
    """One call: the policy for a while, or an expert from the start."""

    def __init__(self, library: RecordingLibrary, call: Call, observation: Observation) -> None:
        self._library, self._call, rng = library, call, library.rng
        # The expert goes first: a call that it refuses leaves no record.
        self._expert = library.oracle.start(call, observation)
        self._view = _view(observation, rng, library.config.wrong_poses)
        self._frames = CallFrames(
            call, self._view(observation), library.hand, library.reach, library.observation, library.oracle_config
        )
        self._text = call_text(call, library.observation.conditioning)
        function = library.observation.functions.index(call.function)
        self._record = library.record = CallRecord(function, text=self._text)
        self._policy_left = 0
        if library.bursts is not None:
            library.bursts.stop()
        self._surprise = False
        self._pupil: LearnedSkill | None = None
        self._feeder: ChunkFeeder | None = None
        if library.policy is not None and rng.random() < library.config.policy_share:
            self._let_policy_begin(library.policy)

    def _let_policy_begin(self, policy: DiffusionPolicy) -> None:
        library, rng = self._library, self._library.rng
        steps = 1 + int(rng.exponential(library.config.policy_steps))
        self._policy_left = min(steps, library.config.longest_policy)
        seed = int(rng.integers(2**31))
        # The policy meets the effects of slow thinking, too; it does not decide here when the call is over.
        never = EndingConfig(ended=1.0, failed=1.0)
        self._pupil = LearnedSkill(
            policy, self._frames, library.reach, library.oracle_config, seed, never, text=self._text
        )
        self._feeder = ChunkFeeder(self._pupil, SimulatedDelay(int(rng.integers(2))))
        self._record.source = SOURCES.index("corrected")

    def step(self, observation: Observation) -> Action | Ending:
        """Return the next action of the skill in charge; record the expert's."""
        self._surprise = self._library.surprise or self._surprise
        self._library.surprise = False
        if self._feeder is not None and self._pupil is not None:
            if self._policy_left > 0:
                self._policy_left -= 1
                action = self._feeder.step(self._view(observation))
                assert isinstance(action, Action), "it never ends by itself"
                return self._note(self._pupil.frame, observation, action, expert=False)
            self._take_over(observation)
        frame, bursts = self._frames.write(self._view(observation)), self._library.bursts
        if bursts is not None and (aside := bursts.running()) is not None:
            return self._note(frame, observation, aside, expert=False)
        result = self._expert.step(observation)
        if isinstance(result, Ending):
            return result
        if bursts is not None and (aside := bursts.begin(result, observation)) is not None:
            self._surprise = True
            return self._note(frame, observation, aside, expert=False)
        return self._note(frame, observation, result, expert=True)

    def _note(self, frame: np.ndarray, observation: Observation, action: Action, *, expert: bool) -> Action:
        """Record a step and what is commanded in it, which is imitated if it is an expert's; return the action."""
        library, grasped = self._library, observation.state.gripper.grasped
        library.sent = action_vector(commanded(action), state_vector(observation.state), library.sent)
        label = imitated(library.sent, grasped=grasped) if expert else None
        self._record.add(
            frame,
            label,
            surprise=self._surprise,
            over=expert and action.phase == WAITING,
            images=pictures(observation, library.observation),
        )
        self._surprise = False
        return action

    def _take_over(self, observation: Observation) -> None:
        self._feeder = None
        self._surprise = True
        library = self._library
        body = Body(observation, library.reach, library.oracle_config)
        self._expert = expert_from_here(self._call, self._frames, body, library.oracle)
        body = Body(self._view(observation), library.reach, library.oracle_config)
        self._frames.proposal = (
            propose(self._call, body, library.hand.held) if self._may_choose() else self._frames.proposal
        )

    def _may_choose(self) -> bool:
        """Whether the expert that takes over chooses for itself; pushes go on to where they were meant to."""
        return self._call.function not in ("push", "nudge")
