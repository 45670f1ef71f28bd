"""How fast episodes are collected, rendered, encoded and written, compared with robosuite's stepping."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.growth import done_per_second, growth
from benchmarks.record import Record, Target
from benchmarks.robosuite import compare_with_robosuite
from benchmarks.rounds import Timings, interleave
from hcvla.recording.simulation.episode import collect_episode
from hcvla.recording.simulation.job import CollectionJob, JobResult, Settings

_UNIT = "frames/s"


@dataclass(frozen=True, kw_only=True)
class CollectBenchConfig:
    """How long it is measured."""

    task: str = "place"
    """What robosuite's task is too: pick something up and put it somewhere."""
    seed: int = 100_000
    rounds: int = 7
    robosuite_steps: int = 10
    robosuite_python: str = ""
    """Python with robosuite 1.5.2; empty: what HCVLA_ROBOSUITE_PYTHON says."""
    scaling_episodes: int = 12
    """Collected by one worker and by two."""
    scaling_rounds: int = 3


def bench_collect(config: CollectBenchConfig | None = None) -> list[Record]:
    """Return frames a second compared with robosuite, and of two workers compared with one."""
    config = config or CollectBenchConfig()
    with tempfile.TemporaryDirectory(prefix="hcvla-bench-") as name:
        folder = Path(name)
        _collect_one(config, folder)  # also chooses the OpenGL that robosuite should use
        samples, reason = compare_with_robosuite(
            {"ours": partial(_collect_one, config, folder)},
            config.rounds,
            python=config.robosuite_python,
            steps=config.robosuite_steps,
        )
        workers = interleave(
            {str(count): partial(_collect_many, config, folder, count) for count in (1, 2)}, config.scaling_rounds
        )
    return [_beside_robosuite(samples, reason), growth("collection by two workers, beside one", workers, _UNIT)]


def _beside_robosuite(samples: dict[str, Timings], reason: str) -> Record:
    ours, robosuite = samples["ours"], samples.get("robosuite")
    note = f"whole episodes with both 128 px cameras rendered, encoded, labelled and written; {ours.spread}; "
    note += f"robosuite only steps and renders, {robosuite.spread}" if robosuite else f"not compared: {reason}"
    baseline = robosuite.median if robosuite else None
    target = Target("ratio", ">=", 15.0)
    return Record("collection by one worker, beside robosuite 1.5.2", ours.median, _UNIT, baseline, target, note)


def _collect_one(config: CollectBenchConfig, folder: Path) -> float:
    started = time.perf_counter()
    result = collect_episode(CollectionJob(config.task, config.seed), Settings(), folder)
    return result.frames / (time.perf_counter() - started)


def _collect_many(config: CollectBenchConfig, folder: Path, count: int) -> float:
    seeds = range(config.seed, config.seed + config.scaling_episodes + 2 * count)
    jobs = (CollectionJob(config.task, seed) for seed in seeds)
    return done_per_second(jobs, partial(_prepare, folder), count, lambda result: result.frames)


def _prepare(folder: Path) -> Callable[[CollectionJob], JobResult]:
    return partial(collect_episode, settings=Settings(), staging=folder)
