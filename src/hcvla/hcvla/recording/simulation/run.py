"""Runs a collection: episodes in worker processes, each staged whole as it ends, joined into the dataset in batches."""

from __future__ import annotations

import os
from collections import Counter, deque
from collections.abc import Callable, Generator
from contextlib import closing
from functools import partial

from hcvla.datasets.dataset import episode_rows
from hcvla.datasets.errors import NoRoomError
from hcvla.datasets.failures import Failure, note_failure, read_failures
from hcvla.datasets.folder_lock import lock_folder
from hcvla.datasets.join import clear_leftovers, join_staged, repair, staged_episodes
from hcvla.datasets.layout import STAGING
from hcvla.jobs.pool import Unfinished, run_jobs
from hcvla.jobs.ray_cluster import run_jobs_on_ray
from hcvla.recording.simulation.episode import collect_episode
from hcvla.recording.simulation.failed import read_failed
from hcvla.recording.simulation.failure_schedule import FailureSchedule
from hcvla.recording.simulation.job import CollectionJob, JobResult
from hcvla.recording.simulation.request import CollectionRequest
from hcvla.recording.simulation.schedule import Attempt, Schedule, Stream

EPISODE_LIMIT_SEC = 1800.0
"""On the system clock; an episode that is not over then is ended with its process [s]."""
JOIN_EPISODES = 64
"""So many staged episodes are joined into one file of each kind."""
CRASH = "crash"

OnResult = Callable[[JobResult], None]


class CollectionRun:
    """One collection, new or resumed; a context manager that keeps others out of its folder."""

    def __init__(self, request: CollectionRequest) -> None:
        """Take a request that has started, and what an earlier run left; raise DatasetError."""
        self.request = request
        self._root, self._staging = request.out, request.out / STAGING
        self._lock = lock_folder(self._root)
        clear_leftovers(self._root)
        repair(self._root, request.settings.pixels)
        self._died: Counter[CollectionJob] = Counter()
        self.failures: Counter[str] = Counter()
        """Failed episodes by cause, of earlier runs too."""
        self.schedule = self._schedule()

    def run(self, on_result: OnResult = lambda result: None) -> None:
        """Collect what is missing; may be interrupted at any time. Raises NoRoomError if the disk is full."""
        jobs: deque[CollectionJob] = deque()
        ahead = 2 * self.request.workers
        setup = partial(_prepare, self.request)
        self.schedule.fill(jobs, ahead)
        staged = len(staged_episodes(self._root))
        try:
            with closing(self._start(jobs, setup)) as results:
                for job, answer in results:
                    result = self._result(job, answer)
                    if result is None:
                        jobs.append(job)
                        continue
                    self.schedule.done(job, result.success and result.kept)
                    staged += result.kept
                    if staged >= JOIN_EPISODES:
                        staged = 0
                        join_staged(self._root, self.request.settings.pixels)
                    self.schedule.fill(jobs, ahead)
                    on_result(result)
        except OSError as error:
            raise NoRoomError(self._root, error) from None

    def _start(
        self, jobs: deque[CollectionJob], setup: Callable[[], Callable[[CollectionJob], JobResult]]
    ) -> Generator[tuple[CollectionJob, JobResult | Unfinished]]:
        workers = self.request.workers
        if self.request.ray:
            yield from run_jobs_on_ray(jobs, setup, workers, EPISODE_LIMIT_SEC, self.request.ray)
        else:
            yield from run_jobs(jobs, setup, workers, EPISODE_LIMIT_SEC)

    def finish(self) -> None:
        """Join what is staged; raise NoRoomError if the disk is full."""
        try:
            join_staged(self._root, self.request.settings.pixels)
        except OSError as error:
            raise NoRoomError(self._root, error) from None

    def __enter__(self) -> CollectionRun:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let others in."""
        os.close(self._lock)

    def _schedule(self) -> Schedule | FailureSchedule:
        schedule = self._fresh_schedule()
        schedule.skip_known(*self._known())
        return schedule

    def _fresh_schedule(self) -> Schedule | FailureSchedule:
        request = self.request
        if request.from_failures is not None:
            return FailureSchedule(read_failed(request.from_failures))
        streams = []
        for task in request.tasks:
            disturbed = request.disturbed_episodes
            streams.append(Stream(task.name, request.seed, request.episodes - disturbed, disturbed=False))
            streams.append(Stream(task.name, request.seed, disturbed, disturbed=True))
        return Schedule(streams)

    def _known(self) -> tuple[set[Attempt], set[Attempt]]:
        """Return which episodes of earlier runs succeeded and which did not."""
        joined = [row.values for row in episode_rows(self._root)]
        good = {(v["hcvla/task"], v["hcvla/seed"]) for v in joined if v["hcvla/success"]}
        good |= {(meta["task"], meta["seed"]) for _, meta in staged_episodes(self._root) if meta["success"]}
        bad = set()
        for failure in read_failures(self._root):
            bad.add((failure.task, failure.seed))
            self.failures[failure.cause] += 1
        return good, bad - good

    def _result(self, job: CollectionJob, answer: JobResult | Unfinished) -> JobResult | None:
        """Return the result of a job; None if it is to be tried once more, because its process was killed."""
        if isinstance(answer, Unfinished):
            if answer.reason.startswith(NoRoomError.__name__):
                raise OSError(28, "No space left on device", str(self._staging))
            self._died[job] += 1
            if not answer.trace and not answer.timed_out and self._died[job] == 1:
                return None
            answer = JobResult(
                job=job, key="", success=False, kept=False, cause=CRASH, message=answer.reason + answer.trace
            )
        if not answer.success:
            self.failures[answer.cause] += 1
            failure = Failure(
                task=job.task,
                seed=job.seed,
                cause=answer.cause,
                message=answer.message,
                kept=answer.kept,
                disturbance=job.disturbance,
            )
            note_failure(self._root, failure)
        return answer


def _prepare(request: CollectionRequest) -> Callable[[CollectionJob], JobResult]:
    return partial(collect_episode, settings=request.settings, staging=request.out.absolute() / STAGING)
