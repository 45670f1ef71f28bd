"""One episode of a task: its sentence or its reference program, on the scene of a seed, judged in the truth."""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from hcvla.api.control_period import CONTROL_PERIOD_SEC
from hcvla.api.events import EventSubscriber, broadcast
from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome
from hcvla.evaluation.episode_monitor import EpisodeWatch
from hcvla.evaluation.failure_attribution import Cause, Evidence, failure_cause
from hcvla.evaluation.heads import HeadCounts
from hcvla.lockstep.config import LockstepConfig
from hcvla.lockstep.hardships.hardship import Hardship
from hcvla.lockstep.hardships.table import HARDSHIPS
from hcvla.lockstep.perturbations import KINDS, Disturber
from hcvla.lockstep.running_calls import KnowsCall, RunningCalls
from hcvla.lockstep.stack import LockstepStack, PerceptionKind, TaskOutcome
from hcvla.monitor.words import claim_words
from hcvla.planner.planner import Planner
from hcvla.sim.scene import Scene
from hcvla.skills.judges.table import JUDGES
from hcvla.skills.pose_errors import POSES_WRONG, WrongPosesLibrary
from hcvla.skills.scripted.library import OracleLibrary
from hcvla.skills.skill import SkillLibrary
from hcvla.skills.whole_task import TASK_API, TASK_JUDGES, WholeTaskLibrary, task_program
from hcvla.tasks.splits import Split
from hcvla.tasks.task import Task

if TYPE_CHECKING:
    from hcvla.lockstep.film import Film


PERTURBATIONS = (*KINDS, *HARDSHIPS, POSES_WRONG)
"""What an episode may be disturbed by: by something in the world, or in each call by poses that are wrong."""


@dataclass(frozen=True, kw_only=True)
class EpisodeResult:
    """How one episode ended."""

    task: str
    seed: int
    sentence: str
    outcome: Outcome
    """What planner and verdicts say."""
    message: str
    goal_holds: bool
    """What the simulator's truth says."""
    progress: float = 0.0
    """How much of the goal was reached at the end, 0 to 1."""
    cause: Cause | None = None
    """None for a success."""
    evidence: tuple[str, ...] = ()
    """What perception had wrong that the failure depends on, or the traceback of a crash."""
    control_steps: int = 0
    """At 20 Hz, while a subtask ran."""
    simulated_seconds: float = 0.0
    wall_seconds: float = 0.0
    subtasks: int = 0
    planner_calls: int = 0
    program: str = ""
    """All lines that were run."""
    heads: HeadCounts = HeadCounts()
    """What learned skills believed of their calls."""

    @property
    def success(self) -> bool:
        """Whether planner, verdicts and truth agree that the task is done."""
        return self.goal_holds and self.outcome.ran_to_end

    def as_json(self) -> dict[str, Any]:
        """Return plain data, with `success`."""
        return asdict(self) | {"outcome": self.outcome.label, "success": self.success}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> EpisodeResult:
        """Return what `as_json` was made of; raise KeyError, TypeError or ValueError for anything else."""
        known = {field.name: data[field.name] for field in fields(cls) if field.name != "heads"}
        known["outcome"] = Outcome.of_label(data["outcome"])
        known["cause"] = None if data["cause"] is None else Cause(data["cause"])
        known["evidence"] = tuple(data["evidence"])
        known["heads"] = HeadCounts(**data.get("heads", {}))  # results of earlier versions have none
        return cls(**known)


def run_episode(
    task: Task,
    seed: int,
    perception: PerceptionKind = "rgbd",
    *,
    config: LockstepConfig | None = None,
    split: Split | None = None,
    planner: Planner | None = None,
    skills: SkillLibrary | None = None,
    max_steps: int = 0,
    perturbation: str = "",
    film: Path | None = None,
) -> EpisodeResult:
    """Run a task on the scene of a seed and test its goal in the truth; deterministic; raise SplitError or SceneError.

    Without a planner the reference program runs, through the same sandbox; without skills the scripts do. `max_steps`
    is how many control steps it may use, 0 = the task's own limit; `film` the file of a video, if wanted; `split` None
    = the task's plain one; `perturbation` one of PERTURBATIONS. Skills for whole tasks are given the sentence, and end
    with the control steps; the planner is then not used.
    """
    started = time.monotonic()
    episode = task.episode(seed, split)
    max_steps = max_steps or task.step_limit
    whole = isinstance(skills, WholeTaskLibrary)
    reference = task_program(episode.sentence, max_steps * CONTROL_PERIOD_SEC) if whole else episode.program
    planner = None if whole else planner
    with _stack(episode.scene, perception, config or LockstepConfig(), skills, perturbation, seed) as stack:
        watch = EpisodeWatch(stack, episode.goal, max_steps)
        with _film(stack, film, episode.sentence) if film else nullcontext() as filming:
            disturbing = [_disturb(stack, perturbation, seed)] if perturbation not in ("", POSES_WRONG) else []
            news = broadcast(watch.on_event, *([filming.on_event] if filming else []), *disturbing)
            program = "" if planner else reference
            outcome = stack.run_task(episode.sentence, planner, program=program, goal=episode.goal, subscriber=news)
            evidence = watch.evidence(outcome, reference)
            if filming:
                result = outcome.result
                filming.end(_last_words(failure_cause(evidence), result.outcome, result.message), outcome.success)
    return _result(task, seed, episode.sentence, outcome, watch, evidence, time.monotonic() - started)


def _result(
    task: Task,
    seed: int,
    sentence: str,
    outcome: TaskOutcome,
    watch: EpisodeWatch,
    evidence: Evidence,
    wall_seconds: float,
) -> EpisodeResult:
    cause, result = failure_cause(evidence), outcome.result
    return EpisodeResult(
        task=task.name,
        seed=seed,
        sentence=sentence,
        outcome=result.outcome,
        message=result.message,
        goal_holds=bool(outcome.goal_holds),
        progress=outcome.progress,
        cause=cause,
        evidence=evidence.misperceived if cause is Cause.PERCEPTION else (),
        control_steps=watch.control_steps,
        simulated_seconds=round(result.robot_seconds, 3),
        wall_seconds=round(wall_seconds, 3),
        subtasks=len(result.steps),
        planner_calls=result.planner_calls,
        program=result.program,
        heads=watch.heads,
    )


def _stack(
    scene: Scene,
    perception: PerceptionKind,
    config: LockstepConfig,
    skills: SkillLibrary | None,
    perturbation: str,
    seed: int,
) -> LockstepStack:
    """Return the stack of an episode, with the API that its skills carry out; wrong poses come from the seed alone."""
    registry, judges = (TASK_API, TASK_JUDGES) if isinstance(skills, WholeTaskLibrary) else (ROBOT_API, JUDGES)
    if perturbation == POSES_WRONG:
        rng = np.random.default_rng([seed, *perturbation.encode()])
        skills = WrongPosesLibrary(skills or OracleLibrary(config.oracle, config.judge), rng)
    return LockstepStack(scene, perception, config=config, skills=skills, registry=registry, judges=judges)


def _disturb(stack: LockstepStack, kind: str, seed: int) -> EventSubscriber:
    """Disturb the stack, drawn from the seed alone; return what its events are passed to."""
    calls = RunningCalls()
    stack.runner.on_step.append(disturber_of(kind, seed, stack, calls).on_step)
    return calls.on_event


def disturber_of(kind: str, seed: int, stack: LockstepStack, calls: KnowsCall) -> Disturber | Hardship:
    """Return who disturbs the episode of a seed, the same each time it is run."""
    rng = np.random.default_rng([seed, *kind.encode()])
    if kind in HARDSHIPS:
        return HARDSHIPS[kind](stack.simulation, calls, rng)
    return Disturber(kind, stack.simulation, calls, rng)


def _film(stack: LockstepStack, path: Path, sentence: str) -> Film:
    """Return a film of a stack; video libraries are imported only where a film is wanted."""
    from hcvla.lockstep.film import Film

    return Film(stack, path, sentence)


def _last_words(cause: Cause | None, outcome: Outcome, message: str) -> str:
    if cause is None:
        return f"{claim_words(outcome)}; the goal holds in the simulator's truth"
    if outcome.ran_to_end:
        return f"{claim_words(outcome)}; in the simulator's truth the goal does NOT hold; cause: {cause}"
    return f"{outcome.label} (cause: {cause}): {message}"
