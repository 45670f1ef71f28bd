"""Episodes of a bench over worker processes, each kept in a log as it ends, so that an interrupted bench goes on."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from hcvla.jobs.pool import Unfinished, WorkerError, run_jobs

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


class EpisodeJob(Protocol):
    """One task on the scene of a seed."""

    @property
    def task(self) -> str:
        """Name of the task."""

    @property
    def seed(self) -> int:
        """Seed of the scene."""


Job = TypeVar("Job", bound=EpisodeJob)
Found = TypeVar("Found", bound="DataclassInstance")


@dataclass(frozen=True)
class EpisodeLog(Generic[Found]):
    """A file with a line of JSON for each episode that ended."""

    path: Path | None
    """None: nothing is kept."""
    key: str
    """Field of a line that holds the results of the episode."""
    kind: type[Found]
    """Dataclass of one result; its sequences are tuples."""

    def read(self) -> dict[tuple[str, int], list[Found]]:
        """Return the results in the file, by task and seed."""
        if self.path is None or not self.path.exists():
            return {}
        lines = map(json.loads, self.path.read_text(encoding="utf-8").splitlines())
        return {(line["task"], line["seed"]): [self._result(item) for item in line[self.key]] for line in lines}

    def append(self, job: EpisodeJob, found: Sequence[Found]) -> None:
        """Add the results of an episode."""
        if self.path is None:
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("a", encoding="utf-8") as file:
            line = {"task": job.task, "seed": job.seed, self.key: [asdict(item) for item in found]}
            file.write(json.dumps(line) + "\n")

    def _result(self, data: Mapping[str, Any]) -> Found:
        return self.kind(**{name: tuple(value) if isinstance(value, list) else value for name, value in data.items()})


def run_episodes(
    jobs: Sequence[Job],
    setup: Callable[[], Callable[[Job], list[Found]]],
    workers: int,
    limit_sec: float,
    log: EpisodeLog[Found],
) -> list[Found]:
    """Return what all episodes give, those in the log first; raise WorkerError if one crashes or takes too long."""
    known = log.read()
    found = [item for job in jobs for item in known.get((job.task, job.seed), [])]
    due = deque(job for job in jobs if (job.task, job.seed) not in known)
    with closing(run_jobs(due, setup, workers, limit_sec)) as answers:
        for job, answer in answers:
            if isinstance(answer, Unfinished):
                raise WorkerError(f"{job.task}, seed {job.seed}, did not end: {answer.reason}\n{answer.trace}")
            log.append(job, answer)
            found += answer
    return found
