"""The same jobs on a Ray cluster: each worker is an actor, on whichever machine Ray has room.

All machines must see the dataset's folder under the same path, and have hcvla. Ray is an extra: pip install hcvla[ray].
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

from hcvla.api.errors import HcvlaError
from hcvla.api.outcomes import Outcome
from hcvla.jobs.pool import Unfinished

J = TypeVar("J")
R = TypeVar("R")

LOCAL = "local"
"""As an address: a cluster of this machine alone, started for the occasion."""
_POLL_SEC = 1.0


class RayError(HcvlaError):
    """Ray is not there, or its cluster cannot be used."""

    outcome = Outcome.NODE_LOST


def connect(address: str, workers: int) -> Any:
    """Return Ray, connected to a cluster ("auto": the one of this machine); raise RayError."""
    try:
        import ray
    except ImportError:
        raise RayError("Ray is not installed; pip install 'ray' into this environment, or leave out --ray") from None
    if not ray.is_initialized():
        local: dict[str, Any] = {"num_cpus": workers, "include_dashboard": False}
        where: dict[str, Any] = local if address == LOCAL else {"address": address}
        try:
            ray.init(**where, log_to_driver=False, logging_level="ERROR")
        except (ConnectionError, RuntimeError, ValueError) as error:
            raise RayError(f"no Ray cluster at '{address}': {error}") from None
    return ray


def run_jobs_on_ray(
    jobs: deque[J], setup: Callable[[], Callable[[J], R]], count: int, limit_sec: float, address: str
) -> Iterator[tuple[J, R | Unfinished]]:
    """Do what hcvla.jobs.pool.run_jobs does, in `count` actors of a Ray cluster; raise RayError."""
    ray = connect(address, count)
    workers: list[_Actor[J]] = []
    try:
        while jobs or any(actor.job for actor in workers):
            workers = [actor for actor in workers if actor.usable]
            workers += [_Actor(ray, setup, limit_sec) for _ in range(min(count, len(jobs)) - len(workers))]
            for actor in workers:
                if jobs and not actor.job:
                    actor.begin(jobs.popleft())
            ray.wait([actor.answer for actor in workers if actor.job], timeout=_POLL_SEC)
            for actor in workers:
                result = actor.look()
                if result is not None:
                    yield result
    finally:
        for actor in workers:
            actor.end()


class _Worker:
    """What runs on the cluster."""

    def __init__(self, setup: Callable[[], Callable[[Any], Any]]) -> None:
        """Prepare."""
        self._work = setup()

    def run(self, job: Any) -> Any:
        """Do one job."""
        return self._work(job)


class _Actor(Generic[J]):
    """One worker of the cluster as seen from here."""

    def __init__(self, ray: Any, setup: Callable[[], Callable[[J], Any]], limit_sec: float) -> None:
        self._ray, self._limit_sec = ray, limit_sec
        self._remote = ray.remote(num_cpus=1, max_restarts=0)(_Worker).remote(setup)
        self.usable, self.answer, self._deadline = True, None, 0.0
        self.job: list[J] = []

    def begin(self, job: J) -> None:
        self.job, self._deadline = [job], time.monotonic() + self._limit_sec
        self.answer = self._remote.run.remote(job)

    def look(self) -> tuple[J, Any] | None:
        """Return what has become of the job, if anything has."""
        if not self.job:
            return None
        ready, _ = self._ray.wait([self.answer], timeout=0)
        if not ready:
            if time.monotonic() < self._deadline:
                return None
            self.end()
            return self.job.pop(), Unfinished(f"no end after {self._limit_sec:g} s on the system clock", timed_out=True)
        job, errors = self.job.pop(), self._ray.exceptions
        try:
            return job, self._ray.get(self.answer)
        except errors.RayActorError as error:
            self.end()
            return job, Unfinished(f"its process ended: {_first_line(error)}")
        except errors.RayTaskError as error:
            return job, Unfinished(f"{type(error.cause).__name__}: {error.cause}", str(error))

    def end(self) -> None:
        """End it now."""
        self.usable = False
        self._ray.kill(self._remote)


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or ["no message"])[0]
