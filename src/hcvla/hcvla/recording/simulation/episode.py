"""Collects one episode: a task's reference program in the lockstep stack, recorded into a staged episode."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import numpy as np

from hcvla.api.events import broadcast
from hcvla.api.functions import ROBOT_API
from hcvla.cameras.frame import RgbdFrame
from hcvla.datasets.episode import EpisodeFacts, EpisodeWriter
from hcvla.datasets.errors import full_disk_as_error
from hcvla.datasets.labels import Question
from hcvla.datasets.vqa import key_step_questions
from hcvla.evaluation.episode import disturber_of
from hcvla.evaluation.episode_monitor import EpisodeWatch
from hcvla.evaluation.failure_attribution import failure_cause
from hcvla.goals.goal import Goal
from hcvla.lockstep.bursts import BurstConfig, Bursts, UnsteadyLibrary
from hcvla.lockstep.handed_over import HandedOverLibrary
from hcvla.lockstep.hardships.hardship import Hardship
from hcvla.lockstep.perturbations import Disturber
from hcvla.lockstep.stack import LockstepStack
from hcvla.recording.simulation.compound_programs import coarse
from hcvla.recording.simulation.job import CollectionJob, JobResult, Settings
from hcvla.recording.simulation.recorder import EpisodeRecorder
from hcvla.sim.scene import Scene
from hcvla.skills.analytic_ik import Reach
from hcvla.skills.load import MakeSkills, load_skills
from hcvla.skills.scripted.library import OracleLibrary
from hcvla.skills.skill import SkillLibrary
from hcvla.tasks.registry import find_task
from hcvla.tasks.task import Episode

UNDISTURBED = "undisturbed"
"""The cause that is noted for an episode that succeeded without the disturbance that it was to show."""


def collect_episode(job: CollectionJob, settings: Settings, staging: Path) -> JobResult:
    """Run and record one episode; it is staged if it succeeded (or failures are kept). Deterministic.

    Raises NoRoomError if the disk is full, DatasetError if what is to be recorded is not as declared.
    """
    started = time.monotonic()
    task = find_task(job.task)
    episode = task.episode(job.seed, settings.split)
    may_be_coarse = job.moment is None and settings.is_coarse(job.seed)
    program = coarse(episode.program) if may_be_coarse else episode.program
    with full_disk_as_error(staging), EpisodeWriter(staging, settings.pixels) as writer:
        success, cause, message, fired = _run(job, episode, program, task.step_limit, settings, writer)
        facts = EpisodeFacts(
            task=job.task,
            sentence=episode.sentence,
            seed=job.seed,
            program=program,
            goal=episode.goal,
            disturbance=_kind(job, episode) if fired else "",
            success=success,
            perception=settings.perception,
            split=settings.split,
            objects=scene_objects(episode.scene),
        )
        if success and job.disturbance and not fired:
            success, cause, message = False, UNDISTURBED, f"the moment for {job.disturbance} did not come"
        kept = writer.frames > 0 and (success or settings.keep_failed)
        if kept:
            writer.finish(facts)
        wall = time.monotonic() - started
        return JobResult(
            job=job,
            key=facts.key,
            success=success,
            kept=kept,
            disturbed=fired,
            frames=writer.frames,
            wall_seconds=wall,
            cause=cause,
            message=message,
        )


def _run(
    job: CollectionJob, episode: Episode, program: str, step_limit: int, settings: Settings, writer: EpisodeWriter
) -> tuple[bool, str, str, bool]:
    """Return success, the cause of a failure, its message, and whether the disturbance happened."""
    rng = np.random.default_rng([job.seed, *job.task.encode(), 1])
    with ExitStack() as clean:
        stack = clean.enter_context(
            LockstepStack(episode.scene, settings.perception, skills=_skills(job, settings), config=settings.config)
        )
        wanted = Goal.parse(episode.goal, episode.scene.names).names
        ask = partial(_questions, rng, stack, tuple(wanted))
        recorder = clean.enter_context(EpisodeRecorder(stack, writer, settings.pixels, ask))
        disturber = None
        if job.disturbance:
            disturber = _disturber(job, episode, stack, writer, rng)
            recorder.disturber = disturber
            stack.runner.on_step.append(disturber.on_step)
        watch = EpisodeWatch(stack, episode.goal, step_limit)
        outcome = stack.run_task(
            episode.sentence,
            program=program,
            goal=episode.goal,
            subscriber=broadcast(watch.on_event, recorder.on_event),
        )
        if recorder.error is not None:
            raise recorder.error
        cause = failure_cause(watch.evidence(outcome, program))
        message = (
            outcome.result.message if not outcome.result.ran_to_end else "said to be done, but the goal does not hold"
        )
    fired = disturber is not None and disturber.happened
    return outcome.success, str(cause or ""), "" if outcome.success else message, fired


def _disturber(
    job: CollectionJob, episode: Episode, stack: LockstepStack, writer: EpisodeWriter, rng: np.random.Generator
) -> Disturber | Hardship:
    """Return who disturbs an episode; in a replay as in the evaluation that it is a replay of."""
    if job.moment is None:
        return Disturber(_kind(job, episode), stack.simulation, writer.labels, rng)
    return disturber_of(job.disturbance, job.seed, stack, writer.labels)


def _skills(job: CollectionJob, settings: Settings) -> SkillLibrary | None:
    """Return the skills of an episode; None: the stack's own scripts."""
    if job.moment is not None:
        parts = settings.config
        oracle = OracleLibrary(parts.oracle, parts.judge)
        return HandedOverLibrary(_pupil(settings.skills)(), job.moment, oracle, Reach(parts.oracle.joint7_limit_rad))
    return _unsteady(job, settings) if settings.has_bursts(job.seed) else None


@lru_cache(maxsize=1)
def _pupil(skills: str) -> MakeSkills:
    """Return what makes the skills that begin replays; weights are read once a process."""
    return load_skills(skills, ROBOT_API)


def _unsteady(job: CollectionJob, settings: Settings) -> SkillLibrary:
    """Return the scripts with an arm that is sent aside now and then."""
    parts, rng = settings.config, np.random.default_rng([job.seed, *job.task.encode(), 2])
    reach = Reach(parts.oracle.joint7_limit_rad)
    return UnsteadyLibrary(OracleLibrary(parts.oracle, parts.judge), Bursts(BurstConfig(), rng, reach, parts.oracle))


def scene_objects(scene: Scene) -> dict[str, dict[str, Any]]:
    """Return color, shape and true size [m] of a scene's objects by name."""
    found = {name: scene[name] for name in scene.names}
    return {name: {"color": one.color, "shape": one.shape, "size": list(one.size)} for name, one in found.items()}


def _kind(job: CollectionJob, episode: Episode) -> str:
    """Return the disturbance of a job; what no one picks up can neither slip nor be moved away from under the hand."""
    return job.disturbance if "pick(" in episode.program else "arm_nudged"


def _questions(
    rng: np.random.Generator, stack: LockstepStack, wanted: Sequence[str], frames: Mapping[str, RgbdFrame]
) -> list[Question]:
    return key_step_questions(rng, frames, stack.simulation.truth(), wanted)
