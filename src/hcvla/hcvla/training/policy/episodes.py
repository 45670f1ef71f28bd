"""One episode of collection: a scene, its program or random calls, and disturbances, recorded call by call."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from hcvla.api.errors import HcvlaError
from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.registry import Call, Kind
from hcvla.api.types import Pose
from hcvla.lockstep.perturbations import KINDS, Disturber
from hcvla.skills.diffusion.config import ObservationConfig
from hcvla.skills.diffusion.policy import DiffusionPolicy
from hcvla.skills.skill import Action, Observation
from hcvla.skills.tool import upright_pose
from hcvla.training.policy.arena import Arena
from hcvla.training.policy.calls import CallSampler
from hcvla.training.policy.recording import RecordingConfig, RecordingLibrary
from hcvla.training.policy.scenes import Start, draw_start
from hcvla.training.policy.shards import CallRecord
from hcvla.world.queries import SceneQueries


@dataclass(frozen=True, kw_only=True)
class EpisodeConfig:
    """What happens in an episode of collection."""

    calls: int = 9
    """Random calls after the program, at most."""
    frames: int = 900
    """No new call begins after so many."""
    noisy: float = 0.5
    """Share of episodes in which perception is a little wrong."""
    bursts: float = 0.6
    """Share in which the arm is sent aside now and then."""
    disturbed: float = 0.3
    """Share in which objects move, grasps slip or the arm is pushed."""
    random_start: float = 0.5
    """Share that begins elsewhere than at home."""
    wander: float = 0.12
    """Chance of a random move before a call of a program."""
    focus: tuple[str, ...] = ()
    """Tasks whose scenes come more often."""
    first_seed: int = 200_000
    """Of the tasks' scenes: evaluations use others."""
    recording: RecordingConfig = RecordingConfig()


def collect_episode(
    rng: np.random.Generator,
    config: EpisodeConfig,
    observation: ObservationConfig,
    policy: DiffusionPolicy | None = None,
    start: Start | None = None,
    counts: Counter[str] | None = None,
    stop: Callable[[], bool] = lambda: False,
) -> list[CallRecord]:
    """Run one episode and return its calls, those that failed too.

    No call begins once `stop` holds; `counts` of earlier calls by function make rare ones more likely.
    """
    start = start or draw_start(rng, config.first_seed, config.focus)
    library = RecordingLibrary(rng, config.recording, observation, policy)
    if rng.random() >= config.bursts:
        library.bursts = None
    sampler = CallSampler(rng, library.reach, counts)
    named = [item.named for item in start.scene]
    tool_pose = sampler.random_tool_pose(named) if not start.scene.held and rng.random() < config.random_start else None
    q = None if tool_pose is None else library.reach.joints(tool_pose)
    with Arena(start.scene, library, rng, noisy=bool(rng.random() < config.noisy), q=q) as arena:
        run = _Run(arena, library, sampler, config, rng, stop)
        if rng.random() < config.disturbed:
            arena.runner.on_step.append(_Disturbances(run, rng).on_step)
        if start.program:
            run.program(start.program)
        run.random_calls()
        return run.records


class _StoppedError(HcvlaError):
    """A program's call did not succeed, or the episode is long enough."""


class _Run:
    """The calls of one episode."""

    def __init__(
        self,
        arena: Arena,
        library: RecordingLibrary,
        sampler: CallSampler,
        config: EpisodeConfig,
        rng: np.random.Generator,
        stop: Callable[[], bool],
    ) -> None:
        self.arena, self.library = arena, library
        self.records: list[CallRecord] = []
        self.running: Call | None = None
        self._sampler, self._config, self._rng = sampler, config, rng
        self._stop, self._queries = stop, SceneQueries()
        self._frames = 0

    def program(self, text: str) -> None:
        """Run a reference program, which is ours and trusted, until a call fails."""
        poses: dict[str, Pose] = {}
        names: dict[str, Any] = {name: self._function(name, poses) for name in ROBOT_API}
        try:
            exec(compile(text, "program", "exec"), {**names, "pose_dict": poses})
        except HcvlaError:
            return

    def random_calls(self) -> None:
        """Draw calls until the episode is long enough or nothing more can be done."""
        for _ in range(self._config.calls):
            call = self._sampler.next_call(self.arena.world.objects())
            if call is None or self._long_enough:
                return
            verdict = self.execute(call)
            if verdict.outcome in (Outcome.ROBOT_FAULT, Outcome.STOPPED):
                return

    @property
    def _long_enough(self) -> bool:
        return self._frames > self._config.frames or self._stop()

    def execute(self, call: Call) -> Verdict:
        """Carry out a call and keep its record."""
        self.library.record, self.running = None, call
        verdict = self.arena.execute(call)
        record = self.library.record
        self.running = None
        if record is not None and record.frames:
            record.done = verdict.done
            self.records.append(record)
            self._frames += len(record.frames)
        return verdict

    def _function(self, name: str, poses: dict[str, Pose]) -> Any:
        declared = ROBOT_API[name]

        def call(*args: object, **kwargs: object) -> object:
            bound = declared.bind(*args, **kwargs)
            if declared.kind is not Kind.SUBTASK:
                return self._queries.answer(bound, self.arena.world.objects(), poses)
            if self._long_enough:
                raise _StoppedError("long enough")
            if self._rng.random() < self._config.wander:
                tool_pose = self._sampler.random_tool_pose(self.arena.world.objects())
                if tool_pose is not None:
                    self.execute(_move(tool_pose))
            verdict = self.execute(bound)
            if not verdict.done:
                raise _StoppedError(verdict.message)
            return None

        return call


def _move(tool_pose: np.ndarray) -> Call:
    return ROBOT_API["move_to"].bind(upright_pose(tool_pose))


class _Disturbances:
    """Disturbs a run again and again, a random kind each time."""

    def __init__(self, run: _Run, rng: np.random.Generator) -> None:
        self._run, self._rng = run, rng
        self.running: Call | None = None
        """The pick that runs, for the disturber; other calls it leaves alone, but for a push of the arm."""
        self._renew()

    def on_step(self, observation: Observation, action: Action) -> None:
        """Let the disturber act, and notify the recorder when it begins."""
        call = self._run.running
        self.running = call if call is not None and call.function == "pick" else None
        if call is not None and call.function == "throw":
            return
        before = self._disturber.acting
        self._disturber.on_step(observation, action)
        if self._disturber.acting and not before:
            self._run.library.surprise = True
        if self._disturber.happened and not self._disturber.acting and self._rng.random() < 0.02:
            self._renew()

    def _renew(self) -> None:
        kind = str(self._rng.choice(KINDS))
        self._disturber = Disturber(kind, self._run.arena.simulation, self, self._rng)
