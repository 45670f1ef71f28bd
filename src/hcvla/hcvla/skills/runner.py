"""Runs one subtask call at a time: observe, act, apply, wait, at 20 Hz on the robot's clock."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from hcvla.api.control_period import CONTROL_PERIOD_SEC
from hcvla.api.errors import HcvlaError
from hcvla.api.events import EventSubscriber, InnerEnded, InnerStarted, SubtaskPhase, ignore_event
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.registry import Call, Registry
from hcvla.cameras.image_stream import Images
from hcvla.robots.arm import Arm, ArmState, GripperCommand, MoveCommand, StopReport
from hcvla.skills.chunks import as_skill
from hcvla.skills.compound import CallEnd, Compound
from hcvla.skills.ending import Ending, Finished
from hcvla.skills.judges.config import JudgeConfig
from hcvla.skills.judges.judge import Judge
from hcvla.skills.judges.table import JUDGES, JudgeFactory, judge_of
from hcvla.skills.lookout import lookout
from hcvla.skills.observation_source import ObservationSource
from hcvla.skills.scripted.config import OracleConfig
from hcvla.skills.skill import Action, Observation, Skill, SkillLibrary, beliefs_of
from hcvla.skills.thinking import OwnThread, Thinking
from hcvla.world.world import World

OnStep = Callable[[Observation, Action], None]


@dataclass
class _Run:
    """What a running call is limited by, and how far it is."""

    start_sec: float
    limit_sec: float
    publish: EventSubscriber
    phase: str = ""


class SkillRunner:
    """Carries out subtask calls on an arm with any skill library; the same in lockstep and behind ROS."""

    def __init__(
        self,
        arm: Arm,
        world: World,
        images: Images | None,
        library: SkillLibrary,
        registry: Registry,
        *,
        judges: Mapping[str, JudgeFactory] = JUDGES,
        judging: JudgeConfig | None = None,
        moving: OracleConfig | None = None,
        thinking: Thinking | None = None,
    ) -> None:
        """Connect a body, what is known of the world, a family of skills, and who judges them.

        `images` are those that the library needs, None for none. Skills think in a thread of their own by default.
        """
        self._arm, self._library, self._registry, self._judges = arm, library, registry, judges
        self.judging = judging or JudgeConfig()
        """What counts as done; a change holds from the next call on."""
        self.moving = moving or OracleConfig()
        """How the arm gets out of the way for a judge; a change holds from the next call on."""
        self._observations = ObservationSource(arm, world, images, library.needs)
        self._thinking = thinking or OwnThread()
        self._compound = Compound(registry)
        self._busy = threading.Lock()
        self._cancelled = threading.Event()
        self._acted_sec = -math.inf
        """When a skill last acted, on the robot's clock [s]: what images show of the time before is out of date."""
        self.on_step: list[OnStep] = []
        """Called with every observation and the action chosen on it; for recording."""

    def execute(self, call: Call, publish: EventSubscriber = ignore_event) -> Verdict:
        """Carry out a call and return its verdict; phases and inner calls are published. Never raises an HcvlaError."""
        if not self._busy.acquire(blocking=False):
            return Verdict(Outcome.BUSY, "another subtask is running; wait for it or cancel it")
        try:
            self._cancelled.clear()
            run = self._run_compound if call.function in self._compound else self._run
            return self._verdict_of(run, call, publish)
        finally:
            self._busy.release()

    def cancel(self) -> StopReport:
        """Stop the arm now, from any thread; the running call ends as STOPPED. Returns when the arm is at rest."""
        self._cancelled.set()
        return self._arm.stop()

    def observe(self) -> Observation:
        """Return what skills may look at now."""
        return self._observations.observe()

    def _verdict_of(
        self, run: Callable[[Call, EventSubscriber], Verdict], call: Call, publish: EventSubscriber
    ) -> Verdict:
        """Return the verdict of a run; an HcvlaError in it becomes one of its outcome."""
        try:
            return run(call, publish)
        except HcvlaError as error:
            if self._cancelled.is_set():
                return Verdict(Outcome.STOPPED, "stopped on request")
            return Verdict(error.outcome, str(error))

    def _run_compound(self, call: Call, publish: EventSubscriber) -> Verdict:
        """Carry out the calls that a call is made of; each keeps its own time limit, all together the call's."""
        observation = self.observe()
        start_sec, limit_sec = observation.state.stamp_sec, self._registry[call.function].timeout_sec
        steps = self._compound.start(call, observation)
        try:
            inner = next(steps)
            while True:
                publish(InnerStarted(call=inner))
                verdict = self._verdict_of(self._run, inner, publish)
                publish(InnerEnded(call=inner, verdict=verdict))
                observation = self.observe()
                ended = self._ended(observation.state, start_sec, limit_sec)
                if ended is not None:
                    return ended
                inner = steps.send(CallEnd(verdict, observation))
        except StopIteration as end:
            return end.value

    def _run(self, call: Call, publish: EventSubscriber) -> Verdict:
        """Carry out a call that is not made of others; the verdict is its judge's."""
        self._arm.begin_stream()
        self._observations.forget()
        first = self._caught_up()
        run = _Run(first.state.stamp_sec, self._registry[call.function].timeout_sec, publish)
        ended = self._ended(first.state, run.start_sec, run.limit_sec)
        if ended is not None:
            return ended
        started = self._library.start(call, first)
        skill = as_skill(started, self._thinking)
        judge = judge_of(call, first, self._judges, self.judging)
        ending = self._drive(run, skill, judge)
        believed = beliefs_of(started)
        if isinstance(ending, Finished):
            self._caught_up(judge)
        if isinstance(ending, Finished) and judge.verdict() is None:
            # Nothing that was seen decides it yet: the arm looks, after any skill.
            looked = self._drive(run, lookout(judge, self.moving), judge)
            ending = looked if isinstance(looked, Verdict) else ending
        verdict = ending if isinstance(ending, Verdict) else judge.conclude(ending)
        return replace(verdict, measures={**believed, **verdict.measures})

    def _caught_up(self, judge: Judge | None = None) -> Observation:
        """Return what is observed as soon as images show what the arm last did; raise LateImagesError."""
        for observation in self._observations.catch_up(self._acted_sec):
            if judge is not None:
                judge.observe(observation, Action())
            if self._cancelled.is_set():
                break
        return self.observe()

    def _drive(self, run: _Run, skill: Skill, judge: Judge) -> Ending | Verdict:
        """Let a skill act until it ends, or something else ends the call with a verdict."""
        observation = judge.now
        while True:
            result = skill.step(observation)
            if isinstance(result, Ending):
                return result
            # First the arm, then the news: publishing over ROS takes as long as a command.
            self._apply(result, observation.state)
            self._acted_sec = observation.state.stamp_sec
            if result.phase != run.phase:
                run.phase = result.phase
                run.publish(SubtaskPhase(phase=run.phase))
            for notify in self.on_step:
                notify(observation, result)
            self._arm.wait(CONTROL_PERIOD_SEC)
            observation = self.observe()
            judge.observe(observation, result)
            ended = self._ended(observation.state, run.start_sec, run.limit_sec) or judge.broken()
            if ended is not None:
                return ended
            if self._library.ended_by_judge and judge.done_long_enough():
                return Finished()

    def _apply(self, action: Action, state: ArmState) -> None:
        if action.T_base_tool is not None:
            self._arm.move(
                MoveCommand(state.stamp_sec, T_base_tool=action.T_base_tool, max_speed_m_s=action.max_speed_m_s)
            )
        if action.gripper_width_m is not None:
            self._arm.grip(GripperCommand(action.gripper_width_m, force_n=action.gripper_force_n))

    def _ended(self, state: ArmState, start_sec: float, limit_sec: float) -> Verdict | None:
        """Return the verdict if the call has to end, regardless of the skill."""
        if self._cancelled.is_set():
            return Verdict(Outcome.STOPPED, "stopped on request")
        if state.stopped:
            return Verdict(Outcome.STOPPED, "a stop was requested; the arm holds still while it lasts")
        if state.fault:
            return Verdict(Outcome.ROBOT_FAULT, state.fault)
        if state.stamp_sec - start_sec > limit_sec:
            return Verdict(Outcome.TIMED_OUT, f"not finished after {limit_sec:g} s")
        return None
