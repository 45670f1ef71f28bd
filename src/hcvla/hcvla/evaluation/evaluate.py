"""Runs an evaluation: independent episodes in worker processes, each kept as it ends, and a report of them all."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from hcvla.api.errors import HcvlaError
from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome
from hcvla.evaluation.episode import EpisodeResult, run_episode
from hcvla.evaluation.episode_log import EpisodeLog
from hcvla.evaluation.failure_attribution import Cause
from hcvla.evaluation.provenance import code_version
from hcvla.evaluation.report import Report, video_name
from hcvla.evaluation.request import ORACLE, VIDEOS, EvaluationRequest
from hcvla.jobs.pool import Unfinished, run_jobs
from hcvla.planner.forgetful import ForgetfulPlanner
from hcvla.planner.load import load_planner
from hcvla.skills.load import load_skills
from hcvla.skills.skill import SkillLibrary

EPISODE_LIMIT_SEC = 1800.0
"""On the system clock; an episode that is not over then is ended with its process [s]."""

OnEpisode = Callable[[EpisodeResult], None]


class FilmNotWrittenError(HcvlaError):
    """The system refuses the film of an episode: no room, or no right."""


@dataclass(frozen=True)
class EvaluationJob:
    """One episode to run."""

    task: str
    seed: int
    film: Path | None = None
    again: bool = False
    """Its result is known, only the film is wanted."""


class Evaluation:
    """One evaluation, new or resumed; a context manager that keeps others out of its folder."""

    def __init__(self, request: EvaluationRequest) -> None:
        """Take a request that has started; raise EpisodeLogError."""
        self.request = request
        self._commit = code_version()
        self._log = EpisodeLog(request.episodes_file)
        self._notes: list[str] = []
        self._wanted = [(task.name, seed) for seed in request.seeds for task in request.tasks]

    @property
    def total(self) -> int:
        """Number of episodes of the whole evaluation."""
        return len(self._wanted)

    @property
    def results(self) -> list[EpisodeResult]:
        """The results so far."""
        return [self._log.results[key][0] for key in self._wanted if key in self._log.results]

    def run(self, on_episode: OnEpisode = lambda result: None) -> None:
        """Run what is missing; `on_episode` receives each new result. May be interrupted at any time."""
        jobs = deque(self._missing())
        setup = partial(_prepare, self.request)
        with closing(run_jobs(jobs, setup, self.request.workers, EPISODE_LIMIT_SEC)) as done:
            for job, answer in done:
                if isinstance(answer, Unfinished) and answer.reason.startswith(FilmNotWrittenError.__name__):
                    raise HcvlaError(f"{answer.reason.partition(': ')[2]}; --resume goes on")
                result = _unfinished(job, answer) if isinstance(answer, Unfinished) else answer
                if job.again:
                    self._compare(result)
                    continue
                self._log.append(result, self._commit)
                on_episode(result)
                jobs.extend(self._failed_films(job.task))

    def report(self) -> Report:
        """Return the report of what there is."""
        commits = dict.fromkeys(self._log.results[key][1] for key in self._wanted if key in self._log.results)
        report = Report(self.request, tuple(self.results), tuple(commits), tuple(self._notes))
        if not report.missing:
            return report
        missing = f"{report.missing} of {self.total} episodes are missing"
        note = f"Interrupted: {missing}; the same command with --resume goes on."
        return Report(report.request, report.results, report.commits, (*report.notes, note))

    def __enter__(self) -> Evaluation:
        """Return itself."""
        return self

    def __exit__(self, *error: object) -> None:
        """Let others in."""
        self._log.__exit__(None, None, None)

    def _missing(self) -> list[EvaluationJob]:
        """Return the episodes without a result, or with a crash for one, and films that were left over."""
        known = {key: result for key, (result, _) in self._log.results.items() if result.cause is not Cause.CRASH}
        jobs = [
            EvaluationJob(task, seed, self._first_film(task, seed))
            for task, seed in self._wanted
            if (task, seed) not in known
        ]
        unfinished = {job.task for job in jobs}
        finished = [task.name for task in self.request.tasks if task.name not in unfinished]
        return jobs + [job for task in finished for job in self._failed_films(task)]

    def _first_film(self, task: str, seed: int) -> Path | None:
        wanted = self.request.video and seed == self.request.seed
        return self._film(task, seed) if wanted else None

    def _failed_films(self, task: str) -> list[EvaluationJob]:
        """Return the job of filming a failed episode of a task, once all of its episodes are over."""
        if not self.request.video:
            return []
        keys = [(task, seed) for seed in self.request.seeds]
        if any(key not in self._log.results for key in keys):
            return []
        failed = [seed for _, seed in keys if self._log.results[task, seed][0].cause not in (None, Cause.CRASH)]
        if not failed or any(self._film(task, seed).exists() for seed in failed):
            return []
        return [EvaluationJob(task, failed[0], self._film(task, failed[0]), again=True)]

    def _film(self, task: str, seed: int) -> Path:
        return self.request.out / VIDEOS / video_name(task, seed)

    def _compare(self, again: EpisodeResult) -> None:
        """Note whether an episode went another way when it was run again for its film."""
        known = self._log.results[again.task, again.seed][0]
        if (again.success, again.outcome, again.control_steps) != (known.success, known.outcome, known.control_steps):
            name = f"{again.task}, seed {again.seed}"
            first, second = (r.cause or "success" for r in (known, again))
            self._notes.append(f"{name}: filmed in a second run, which went another way ({second} after {first}).")


def evaluate(request: EvaluationRequest, on_episode: OnEpisode = lambda result: None) -> Report:
    """Run an evaluation to its end and write its report; raise an HcvlaError."""
    request.begin()
    with Evaluation(request) as evaluation:
        evaluation.run(on_episode)
        report = evaluation.report()
        report.write()
        return report


def _prepare(request: EvaluationRequest) -> Callable[[EvaluationJob], EpisodeResult]:
    """Make a worker process ready."""
    planner = None
    if request.planner != ORACLE:
        import torch

        # As many threads as there are workers would fight over the cores.
        torch.set_num_threads(max(1, (os.cpu_count() or 1) // request.workers))
        settings = replace(request.config.planner, planner=request.planner)
        planner = ForgetfulPlanner(load_planner(ROBOT_API, settings), request.memory)
    make_skills = _skills(request)
    tasks = {task.name: task for task in request.tasks}

    def work(job: EvaluationJob) -> EpisodeResult:
        try:
            return run_episode(
                tasks[job.task],
                job.seed,
                request.perception,
                config=request.config,
                split=request.split,
                planner=planner,
                skills=make_skills(),
                max_steps=request.max_steps,
                perturbation=request.perturbation,
                film=job.film,
            )
        except OSError as error:
            raise FilmNotWrittenError(f"{job.film or request.out} cannot be written: {error.strerror}") from error

    return work


def _skills(request: EvaluationRequest) -> Callable[[], SkillLibrary | None]:
    """Return what makes the skills of an episode; None: the stack's own scripts."""
    if request.skills == ORACLE:
        return lambda: None
    import torch

    # One chunk is too small to be shared out over threads.
    torch.set_num_threads(1)
    return load_skills(request.skills, ROBOT_API)


def _unfinished(job: EvaluationJob, why: Unfinished) -> EpisodeResult:
    cause, outcome = (Cause.TIME, Outcome.TIMED_OUT) if why.timed_out else (Cause.CRASH, Outcome.NODE_LOST)
    evidence = (why.trace,) if why.trace else ()
    return EpisodeResult(
        task=job.task,
        seed=job.seed,
        sentence="",
        outcome=outcome,
        message=why.reason,
        goal_holds=False,
        cause=cause,
        evidence=evidence,
    )
