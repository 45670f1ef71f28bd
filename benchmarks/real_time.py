"""What running in real time costs skills: the same scenes and programs on the running stack and in lockstep.

On the way: how many cores the stack uses while a task runs, and how evenly the arm is commanded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.episode_runs import EpisodeLog
from benchmarks.real_time_stack import RealTimeStack
from benchmarks.record import Record, Target, share
from hcvla.api.functions import ROBOT_API
from hcvla.lockstep.stack import LockstepStack
from hcvla.skills.load import MakeSkills, load_skills
from hcvla.tasks.registry import TASKS

REAL_TIME_TASKS = (
    "pick", "place", "push", "rotate", "touch", "stack2", "next_to", "rearrange", "swap", "sort",
)  # fmt: skip
_LATE_SEC = 0.075
"""Half a control period more than one: a command that comes later is counted."""


@dataclass(frozen=True, kw_only=True)
class RealTimeConfig:
    """How many episodes are compared, and of whose skills."""

    skills: str = "diffusion"
    tasks: tuple[str, ...] = REAL_TIME_TASKS
    episodes: int = 20
    """Of each task."""
    seed: int = 50_000
    """Of each task's first episode."""
    log: Path | None = None
    """File with a line for each episode; what it holds already is not run again."""


@dataclass(frozen=True)
class RealTimeJob:
    """One episode to run twice."""

    task: str
    seed: int


@dataclass(frozen=True, kw_only=True)
class RealTimeEpisode:
    """What came of one episode in real time and in lockstep."""

    task: str
    seed: int
    real: bool
    """Whether it was done and its goal holds in the simulator's truth."""
    lockstep: bool
    outcome: str
    """Of the running stack, in words."""
    cores: float
    """Of the whole stack, on average while the task ran."""
    periods_sec: tuple[float, ...]
    """Times between two commands to the arm, within calls: median, 95 % and greatest."""
    late: float
    """Share of them longer than one and a half control periods."""


def bench_real_time(config: RealTimeConfig | None = None) -> list[Record]:
    """Return how often both succeed, and what the stack uses; raise an HcvlaError if it cannot be started."""
    config = config or RealTimeConfig()
    return records(measure(config), config)


def measure(config: RealTimeConfig) -> list[RealTimeEpisode]:
    """Return all episodes, those in the log first; one stack serves them, a number of each task before the next."""
    log = EpisodeLog(config.log, "episodes", RealTimeEpisode)
    known = log.read()
    jobs = [RealTimeJob(task, config.seed + number) for number in range(config.episodes) for task in config.tasks]
    found = [episode for job in jobs for episode in known.get((job.task, job.seed), [])]
    due = [job for job in jobs if (job.task, job.seed) not in known]
    if due:
        make = load_skills(config.skills, ROBOT_API)
        with RealTimeStack(config.skills) as stack:
            for job in due:
                episode = run_twice(job, stack, make)
                log.append(job, [episode])
                found.append(episode)
    return found


def run_twice(job: RealTimeJob, stack: RealTimeStack, make: MakeSkills) -> RealTimeEpisode:
    """Run an episode's reference program on the running stack, and then in lockstep."""
    episode = TASKS[job.task].episode(job.seed)
    real = stack.run(episode)
    with LockstepStack(episode.scene, "rgbd", skills=make()) as lockstep:
        outcome = lockstep.run_program(episode.program, goal=episode.goal, stated=episode.goal)
    periods = np.array(real.periods_sec) if real.periods_sec else np.zeros(1)
    return RealTimeEpisode(
        task=job.task,
        seed=job.seed,
        real=real.reached,
        lockstep=outcome.result.outcome.ran_to_end and bool(outcome.goal_holds),
        outcome=real.words,
        cores=round(real.cores, 3),
        periods_sec=tuple(round(float(x), 4) for x in (*np.percentile(periods, (50.0, 95.0)), periods.max())),
        late=round(float(np.mean(periods > _LATE_SEC)), 4),
    )


def records(episodes: Sequence[RealTimeEpisode], config: RealTimeConfig) -> list[Record]:
    """Return the figures of the episodes."""
    wrong = "; ".join(f"{e.task} {e.seed}: {e.outcome}" for e in episodes if not e.real) or "none"
    note = f"skills {config.skills}, {len(config.tasks)} tasks from seed {config.seed}, rgbd, reference programs"
    real, lockstep = (
        share("real time, done and the goal holds", sum(e.real for e in episodes), len(episodes), f"wrong: {wrong}"),
        share("lockstep, done and the goal holds", sum(e.lockstep for e in episodes), len(episodes), note),
    )
    if not episodes:
        return [real, lockstep]
    loss = Record(
        "real time, points below lockstep", 100.0 * float(np.mean([e.lockstep - e.real for e in episodes])), "points",
        target=Target("value", "<=", 2.0), note=note,
    )  # fmt: skip
    cores = [e.cores for e in episodes]
    used = Record(
        "real time, cores while a task runs", float(np.median(cores)), "cores",
        target=Target("value", "<=", 1.3), note=f"median of {len(cores)}, {min(cores):.2f} to {max(cores):.2f}",
    )  # fmt: skip
    middle, most = (float(np.median([e.periods_sec[k] for e in episodes])) for k in (0, 2))
    late = Record(
        "real time, commands later than 75 ms", 100.0 * float(np.mean([e.late for e in episodes])), "%",
        note=f"control period 50 ms; median {1000.0 * middle:.1f} ms, greatest of an episode {1000.0 * most:.0f} ms",
    )  # fmt: skip
    return [real, lockstep, loss, used, late]
