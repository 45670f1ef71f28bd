"""A policy that is told the sentence of a task and nothing else, as a library for whole tasks."""

from __future__ import annotations

from hcvla.api.control_period import CONTROL_PERIOD_SEC
from hcvla.api.errors import BadProgramError
from hcvla.api.registry import Call
from hcvla.skills.analytic_ik import Reach
from hcvla.skills.diffusion.pictures import needs_of
from hcvla.skills.diffusion.planned_step import PlannedStep
from hcvla.skills.diffusion.policy import DiffusionPolicy
from hcvla.skills.diffusion.skill import EndingConfig, LearnedSkill
from hcvla.skills.diffusion.state_frames import StateFrames
from hcvla.skills.ending import Ending, Finished
from hcvla.skills.scripted.config import OracleConfig
from hcvla.skills.skill import Action, Observation
from hcvla.skills.whole_task import TASK_API, WholeTaskLibrary

_NO_FAILURES = EndingConfig(failed=1.0)
"""Data of whole tasks show none."""


class TaskLibrary(WholeTaskLibrary):
    """Runs one policy from a sentence until its end head says that the task is done, or time is up."""

    def __init__(self, policy: DiffusionPolicy, seed: int = 0) -> None:
        """Run `policy`; `seed` draws its noise."""
        self._policy, self._seed, self._oracle = policy, seed, OracleConfig()
        self._reach = Reach(self._oracle.joint7_limit_rad)
        self.needs = needs_of(policy.config.observation)

    def start(self, call: Call, observation: Observation) -> LearnedSkill:
        """Return the policy at work on a task; raise BadProgramError for any call of the robot API."""
        if call.function not in TASK_API:
            raise BadProgramError(
                f"this policy carries out whole tasks from a sentence, not '{call.function}'; only hcvla eval runs it"
            )
        frames = StateFrames(observation, self._policy.config.observation)
        sentence, seconds = str(call.arguments["sentence"]), call.arguments["seconds"]
        assert isinstance(seconds, float), "declared so"
        return _TaskSkill(self._policy, frames, self._reach, self._oracle, self._seed, sentence, seconds)


class _TaskSkill(LearnedSkill):
    """A learned skill with a time limit, at which it ends as if it believed to be done."""

    def __init__(
        self,
        policy: DiffusionPolicy,
        frames: StateFrames,
        reach: Reach,
        oracle: OracleConfig,
        seed: int,
        sentence: str,
        seconds: float,
    ) -> None:
        super().__init__(policy, frames, reach, oracle, seed, _NO_FAILURES, text=sentence)
        self._left = round(seconds / CONTROL_PERIOD_SEC)

    def act(self, step: PlannedStep, observation: Observation) -> Action | Ending:
        if self._left <= 0:
            return Finished()
        self._left -= 1
        return super().act(step, observation)
