"""Which failed episode is replayed next: each until scripts have brought it to a good end once."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Mapping

import numpy as np

from hcvla.lockstep.handed_over import Moment
from hcvla.recording.simulation.failed import FailedEpisode, FailedEpisodes
from hcvla.recording.simulation.job import CollectionJob
from hcvla.recording.simulation.schedule import Attempt

ATTEMPTS = 6
"""Moments at which scripts take over before an episode is given up: late ones may be too late."""
_STEPS = 45.0
"""Mean number of steps of a call until they do; drawn exponentially."""


class FailureSchedule:
    """Replays of failed episodes, all in turn, at another moment each time."""

    def __init__(self, failures: FailedEpisodes) -> None:
        """Want one good end of each."""
        self._failures = failures
        self._tried = {(failed.task, failed.seed): 0 for failed in failures.episodes}
        self._good: set[Attempt] = set()
        self._underway: set[Attempt] = set()

    @property
    def wanted(self) -> int:
        """Episodes wanted in all."""
        return len(self._tried)

    @property
    def good(self) -> int:
        """Episodes that there are."""
        return len(self._good)

    @property
    def short(self) -> Mapping[str, int]:
        """Episodes that could not be got, by task."""
        short: dict[str, int] = {}
        for key, tried in self._tried.items():
            if tried >= ATTEMPTS and key not in self._good | self._underway:
                short[key[0]] = short.get(key[0], 0) + 1
        return short

    def fill(self, jobs: deque[CollectionJob], count: int) -> None:
        """Append jobs until there are `count`, or no more are needed."""
        for failed in sorted(self._failures.episodes, key=lambda each: self._tried[each.task, each.seed]):
            if len(jobs) >= count:
                return
            key = (failed.task, failed.seed)
            if key in self._good | self._underway or self._tried[key] >= ATTEMPTS:
                continue
            jobs.append(self._job(failed, self._tried[key]))
            self._tried[key] += 1
            self._underway.add(key)

    def done(self, job: CollectionJob, success: bool) -> None:
        """Count the end of a job."""
        self._underway.discard((job.task, job.seed))
        if success:
            self._good.add((job.task, job.seed))

    def skip_known(self, good: Collection[Attempt], bad: Collection[Attempt]) -> None:
        """Count what an earlier run has tried."""
        self._good |= set(good) & self._tried.keys()
        for key in bad:
            if key in self._tried:
                self._tried[key] = ATTEMPTS

    def _job(self, failed: FailedEpisode, attempt: int) -> CollectionJob:
        rng = np.random.default_rng([failed.seed, *failed.task.encode(), attempt])
        call = int(rng.integers(failed.calls)) if failed.call is None else failed.call
        moment = Moment(call, int(rng.exponential(_STEPS)))
        return CollectionJob(failed.task, failed.seed, self._failures.perturbation, moment)
