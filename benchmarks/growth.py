"""How much more two workers do than one: of any jobs, and of an evaluation's episodes with cameras."""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from benchmarks.record import Record, Target
from benchmarks.rounds import Timings, interleave
from hcvla.evaluation.episode import EpisodeResult, run_episode
from hcvla.jobs.pool import Unfinished, WorkerError, run_jobs
from hcvla.tasks.registry import find_task

J = TypeVar("J")
R = TypeVar("R")

_LIMIT_SEC = 600.0
_AT_LEAST = 1.7
"""Of the work of one worker: the two share memory and, on most machines, the clock that one alone would have."""


@dataclass(frozen=True, kw_only=True)
class GrowthBenchConfig:
    """What is evaluated and how often."""

    task: str = "place"
    seed: int = 0
    episodes: int = 12
    """By one worker and by two."""
    rounds: int = 3


def bench_growth(config: GrowthBenchConfig | None = None) -> list[Record]:
    """Return the episodes a second that two workers evaluate, compared with one; scripts, poses from images."""
    config = config or GrowthBenchConfig()
    workers = interleave({str(count): partial(_episodes_per_second, config, count) for count in (1, 2)}, config.rounds)
    return [growth("evaluation by two workers, beside one", workers, "episodes/s")]


def growth(name: str, workers: dict[str, Timings], unit: str) -> Record:
    """Return what two workers do in a second ("2") compared with one ("1")."""
    one, two = workers["1"], workers["2"]
    note = f"on {os.cpu_count()} cores, processes started before; {two.spread}; one: {one.spread}"
    return Record(name, two.median, unit, one.median, Target("ratio", ">=", _AT_LEAST), note)


def done_per_second(
    jobs: Iterable[J], setup: Callable[[], Callable[[J], R]], count: int, worth: Callable[[R], float]
) -> float:
    """Return the worth of what `count` workers do in a second; raise WorkerError for a job without a result.

    From when each has done its first job, or is about to, until the first of them has nothing left to do: `2 * count`
    jobs more are needed than are counted.
    """
    waiting = deque(jobs)
    last = len(waiting) - count
    done, ended, started, passed = 0.0, 0, 0.0, 0.0
    with closing(run_jobs(waiting, setup, count, _LIMIT_SEC)) as results:
        for _, answer in results:
            ended += 1
            if isinstance(answer, Unfinished):
                raise WorkerError(f"an episode has no result: {answer.reason}")
            if ended < 2 * count:
                started = time.perf_counter()  # still starting
            elif ended <= last:
                done += worth(answer)
                passed = time.perf_counter() - started
    return done / passed


def _episodes_per_second(config: GrowthBenchConfig, count: int) -> float:
    seeds = range(config.seed, config.seed + config.episodes + 2 * count)
    return done_per_second(seeds, partial(_prepare, config.task), count, lambda result: 1.0)


def _prepare(task: str) -> Callable[[int], EpisodeResult]:
    return partial(run_episode, find_task(task))
