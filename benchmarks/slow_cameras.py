"""Whether perception invents objects where cameras are slow and their images late, as on a loaded computer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.episode_runs import EpisodeLog, run_episodes
from benchmarks.record import Record, share
from hcvla.api.outcomes import Outcome
from hcvla.lockstep.config import LockstepConfig
from hcvla.lockstep.stack import LockstepStack
from hcvla.sim.camera_config import CameraConfig
from hcvla.tasks.registry import TASKS

_JOB_LIMIT_SEC = 900.0


@dataclass(frozen=True, kw_only=True)
class SlowCamerasConfig:
    """How many episodes are run, and how slow and late their images are."""

    episodes: int = 200
    seed: int = 60_000
    """Of the first episode; the tasks take turns."""
    rate_hz: tuple[float, float] = (2.0, 10.0)
    """Slowest and fastest camera; 10 is the stack's default."""
    latency_sec: tuple[float, float] = (0.0, 0.6)
    """Least and longest time from what an image shows to its arrival; 0.06 is the median of an idle stack."""
    workers: int = 2
    log: Path | None = None
    """File with a line for each episode; what it holds already is not run again."""


@dataclass(frozen=True)
class SlowCameraJob:
    """One episode to run."""

    task: str
    seed: int
    rate_hz: float
    latency_sec: float


@dataclass(frozen=True, kw_only=True)
class SlowCameraEpisode:
    """What perception named in one episode."""

    task: str
    seed: int
    rate_hz: float
    latency_sec: float
    invented: tuple[str, ...]
    """Names seen at any time that are not in the scene."""
    outcome: str
    goal_holds: bool


def bench_slow_cameras(config: SlowCamerasConfig | None = None) -> list[Record]:
    """Return the share of episodes without an invented object, and of those that end well; raise WorkerError."""
    config = config or SlowCamerasConfig()
    log = EpisodeLog(config.log, "episodes", SlowCameraEpisode)
    return records(run_episodes(jobs(config), _prepare, config.workers, _JOB_LIMIT_SEC, log))


def jobs(config: SlowCamerasConfig) -> list[SlowCameraJob]:
    """Return the episodes, rate and latency of each drawn from its seed."""
    names = list(TASKS)
    drawn = []
    for index in range(config.episodes):
        seed = config.seed + index
        rng = np.random.default_rng(seed)
        rate_hz, latency_sec = float(rng.uniform(*config.rate_hz)), float(rng.uniform(*config.latency_sec))
        drawn.append(SlowCameraJob(names[index % len(names)], seed, round(rate_hz, 2), round(latency_sec, 2)))
    return drawn


def run_slow_camera_episode(job: SlowCameraJob) -> list[SlowCameraEpisode]:
    """Run a task's reference program; look after each control period at every name that perception tells."""
    episode = TASKS[job.task].episode(job.seed, None)
    config = LockstepConfig(camera=CameraConfig(rate_hz=job.rate_hz), image_latency_sec=job.latency_sec)
    seen: set[str] = set()
    with LockstepStack(episode.scene, config=config) as stack:
        stack.arm.on_wait.append(lambda: seen.update(item.name for item in stack.world.objects()))
        outcome = stack.run_program(episode.program, goal=episode.goal, stated=episode.goal)
    invented = tuple(sorted(seen - set(episode.scene.names)))
    label = outcome.result.outcome.label
    return [SlowCameraEpisode(**vars(job), invented=invented, outcome=label, goal_holds=bool(outcome.goal_holds))]


def records(episodes: Sequence[SlowCameraEpisode]) -> list[Record]:
    """Return the figures of the episodes."""
    invented = [episode for episode in episodes if episode.invented]
    false_done = [e for e in episodes if e.outcome == Outcome.DONE.label and not e.goal_holds]
    ambiguous = [e for e in episodes if e.outcome == Outcome.AMBIGUOUS.label]
    not_done = [e for e in episodes if not e.goal_holds or e.outcome != Outcome.DONE.label]
    return [
        _without("slow cameras, without an invented object", episodes, invented, 100.0),
        _without("slow cameras, without an ambiguous name", episodes, ambiguous, 100.0),
        _without("slow cameras, not falsely done", episodes, false_done, 99.0),
        _without("slow cameras, done", episodes, not_done, None),
    ]


def _without(
    name: str, episodes: Sequence[SlowCameraEpisode], wrong: Sequence[SlowCameraEpisode], at_least: float | None
) -> Record:
    listed = "; ".join(
        f"{e.task} {e.seed} ({e.rate_hz:g} Hz, {e.latency_sec:g} s late): {', '.join(e.invented) or e.outcome}"
        for e in wrong
    )
    return share(name, len(episodes) - len(wrong), len(episodes), f"wrong: {listed or 'none'}", at_least)


def _prepare() -> Callable[[SlowCameraJob], list[SlowCameraEpisode]]:
    return run_slow_camera_episode
