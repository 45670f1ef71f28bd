"""Other skills up to a moment of one call, then scripts: data of how to go on from where it went wrong.

What is done until then is no script's: it is marked as an arm that was sent aside, and never imitated.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from hcvla.api.registry import Call
from hcvla.lockstep.bursts import ASIDE
from hcvla.skills.analytic_ik import Reach
from hcvla.skills.chunks import as_skill
from hcvla.skills.diffusion.config import ObservationConfig
from hcvla.skills.diffusion.frames import CallFrames
from hcvla.skills.ending import Ending
from hcvla.skills.grasped_object import Hand
from hcvla.skills.scripted.body import Body
from hcvla.skills.scripted.library import OracleLibrary
from hcvla.skills.skill import Action, Observation, Skill, SkillLibrary
from hcvla.skills.takeover import expert_from_here
from hcvla.skills.thinking import SimulatedDelay


@dataclass(frozen=True)
class Moment:
    """When scripts take over: in which call of a program, counted from 0, and after how many of its steps."""

    call: int
    steps: int


class HandedOverLibrary:
    """Implements SkillLibrary with the skills of a pupil until a moment, and with scripts from then on."""

    def __init__(self, pupil: SkillLibrary, moment: Moment, oracle: OracleLibrary, reach: Reach) -> None:
        """Begin a program."""
        self.needs = pupil.needs
        self._pupil, self._moment, self._oracle, self._reach = pupil, moment, oracle, reach
        self._hand = Hand()
        self._calls = 0
        self._running: _HandedOverSkill | None = None

    @property
    def ended_by_judge(self) -> bool:
        """Whether the library in charge now leaves the end of a call to its judge."""
        pupil = self._running is not None and not self._running.handed_over
        return self._pupil.ended_by_judge if pupil else self._oracle.ended_by_judge

    def start(self, call: Call, observation: Observation) -> Skill:
        """Return the skill of the library in charge of a call; raise its refusal of the call."""
        number, self._calls = self._calls, self._calls + 1
        self._running = None
        if number > self._moment.call:
            return self._oracle.start(call, observation)
        pupil = as_skill(self._pupil.start(call, observation), SimulatedDelay())
        steps = self._moment.steps if number == self._moment.call else None
        config = self._oracle.config
        frames = CallFrames(call, observation, self._hand, self._reach, ObservationConfig(), config)
        self._running = _HandedOverSkill(pupil, steps, call, frames, self._oracle, self._reach)
        return self._running


class _HandedOverSkill:
    """One call: the pupil's steps, then an expert's; None steps: the pupil's alone."""

    def __init__(
        self,
        pupil: Skill,
        steps: int | None,
        call: Call,
        frames: CallFrames,
        oracle: OracleLibrary,
        reach: Reach,
    ) -> None:
        self._pupil, self._left, self._call, self._frames = pupil, steps, call, frames
        self._oracle, self._reach = oracle, reach
        self._expert: Skill | None = None

    @property
    def handed_over(self) -> bool:
        """Whether the expert is in charge."""
        return self._expert is not None

    def step(self, observation: Observation) -> Action | Ending:
        if self._expert is not None:
            return self._expert.step(observation)
        self._frames.write(observation)
        if self._left is None or self._left > 0:
            self._left = None if self._left is None else self._left - 1
            result = self._pupil.step(observation)
            if isinstance(result, Action):
                return replace(result, phase=ASIDE)
            if self._left is None:
                return result
        # The pupil's time is up, or it gave up or ended too soon.
        body = Body(observation, self._reach, self._oracle.config)
        self._expert = expert_from_here(self._call, self._frames, body, self._oracle)
        return self._expert.step(observation)
