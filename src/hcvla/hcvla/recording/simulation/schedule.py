"""Which episode is collected next: two streams of seeds a task, plain and disturbed, each until it has its number."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Mapping

from hcvla.lockstep.perturbations import KINDS
from hcvla.recording.simulation.job import CollectionJob

_DISTURBED_FROM = 1_000_000
"""Disturbed episodes have their own seeds, this much higher."""
_ATTEMPTS, _MORE = 4, 12
"""A stream gives up after so many attempts for each episode wanted, and so many more."""

Attempt = tuple[str, int]
"""Task and seed."""


class Stream:
    """The episodes of one task, all plain or all disturbed."""

    def __init__(self, task: str, first_seed: int, wanted: int, *, disturbed: bool) -> None:
        """Want so many successful episodes."""
        self.task, self.wanted, self.disturbed = task, wanted, disturbed
        self.good, self.tried, self.underway = 0, 0, 0
        self._first = first_seed + (_DISTURBED_FROM if disturbed else 0)

    @property
    def limit(self) -> int:
        """Most attempts."""
        return _ATTEMPTS * self.wanted + _MORE if self.wanted else 0

    @property
    def short(self) -> int:
        """How many episodes are missing for good."""
        return max(0, self.wanted - self.good) if self.tried >= self.limit else 0

    def next_job(self) -> CollectionJob | None:
        """Return the next episode to try; None if there are enough, with those under way."""
        if self.good + self.underway >= self.wanted or self.tried >= self.limit:
            return None
        job = self._job(self.tried)
        self.tried += 1
        self.underway += 1
        return job

    def skip_known(self, good: Collection[Attempt], bad: Collection[Attempt]) -> None:
        """Count what an earlier run has tried."""
        while self.tried < self.limit and self.good < self.wanted:
            job = self._job(self.tried)
            if (job.task, job.seed) in good:
                self.good += 1
            elif (job.task, job.seed) not in bad:
                return
            self.tried += 1

    def done(self, success: bool) -> None:
        """Count the end of an episode."""
        self.underway -= 1
        self.good += success

    def _job(self, number: int) -> CollectionJob:
        # Each task begins with another kind, so that few episodes of many tasks show all of them.
        kind = KINDS[(number + sum(self.task.encode())) % len(KINDS)] if self.disturbed else ""
        return CollectionJob(self.task, self._first + number, kind)


class Schedule:
    """All streams, taken in turn, so that an interrupted collection has some of each."""

    def __init__(self, streams: list[Stream]) -> None:
        """Take the streams."""
        self._streams = {(stream.task, stream.disturbed): stream for stream in streams}

    @property
    def wanted(self) -> int:
        """Episodes wanted in all."""
        return sum(stream.wanted for stream in self._streams.values())

    @property
    def good(self) -> int:
        """Episodes that there are."""
        return sum(stream.good for stream in self._streams.values())

    @property
    def short(self) -> Mapping[str, int]:
        """Episodes that could not be got, by task."""
        short: dict[str, int] = {}
        for stream in self._streams.values():
            if stream.short:
                short[stream.task] = short.get(stream.task, 0) + stream.short
        return short

    def fill(self, jobs: deque[CollectionJob], count: int) -> None:
        """Append jobs until there are `count`, or no more are needed."""
        while len(jobs) < count:
            before = len(jobs)
            for stream in sorted(self._streams.values(), key=lambda each: each.tried / max(1, each.wanted)):
                job = stream.next_job()
                if job is not None:
                    jobs.append(job)
                    break
            if len(jobs) == before:
                return

    def done(self, job: CollectionJob, success: bool) -> None:
        """Count the end of a job."""
        self._streams[job.task, bool(job.disturbance)].done(success)

    def skip_known(self, good: Collection[Attempt], bad: Collection[Attempt]) -> None:
        """Count what an earlier run has tried."""
        for stream in self._streams.values():
            stream.skip_known(good, bad)
