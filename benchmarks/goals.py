"""How often a task is called done rightly and falsely: programs right and spoilt, tested on what is seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.episode_runs import EpisodeLog, run_episodes
from benchmarks.goal_episode import RIGHT, GoalJob, JudgedProgram, run_goal_episode
from benchmarks.record import Record, share
from hcvla.api.functions import ROBOT_API
from hcvla.planner.config import PlannerSettings
from hcvla.planner.load import DEFAULT, load_planner
from hcvla.tasks.registry import TASKS

_JOB_LIMIT_SEC = 1800.0
_MOST_FALSE, _LEAST_RIGHT = 99.0, 97.0
"""Shares that must be reached: wrong programs that are not called done, and right ones that are [%]."""


@dataclass(frozen=True, kw_only=True)
class GoalBenchConfig:
    """How many programs are run."""

    tasks: tuple[str, ...] = tuple(TASKS)
    episodes: int = 11
    """Of each task; up to five programs each."""
    seed: int = 40_000
    """Of each task's first episode; no seed of the training, of docs/results.md or of `hcvla bench verdicts`."""
    workers: int = 2
    planner: str = DEFAULT
    """Whose own goals are tested as well: checkpoint folder, server URL or "default"."""
    log: Path | None = None
    """File with a line for each episode; what it holds already is not run again."""


def bench_goals(config: GoalBenchConfig | None = None) -> list[Record]:
    """Return the shares of right programs called done and of wrong ones not called so; raise WorkerError."""
    config = config or GoalBenchConfig()
    return records(measure(config), config)


def measure(config: GoalBenchConfig) -> list[JudgedProgram]:
    """Return the programs of all episodes, those in the log first; raise WorkerError if one crashes."""
    jobs = [GoalJob(task, config.seed + number) for number in range(config.episodes) for task in config.tasks]
    log = EpisodeLog(config.log, "programs", JudgedProgram)
    return run_episodes(jobs, partial(_prepare, config.planner), config.workers, _JOB_LIMIT_SEC, log)


def records(tested: Sequence[JudgedProgram], config: GoalBenchConfig) -> list[Record]:
    """Return the figures of tested programs: with the reference goals, and with the planner's own."""
    right = [program for program in tested if program.spoilt == RIGHT]
    wrong = [program for program in tested if program.spoilt != RIGHT]
    stated = [program for program in tested if program.own_goal]
    own_right, own_wrong = ([p for p in stated if p in group] for group in (right, wrong))
    note = f"{len({(p.task, p.seed) for p in tested})} episodes from seed {config.seed}, rgbd"
    by_planner = f"planner '{config.planner}', which states a goal for {len(stated)} of {len(tested)} programs"
    return [
        _record("goals, wrong programs not called done", wrong, lambda p: not p.done, _MOST_FALSE, note),
        _record("goals, right programs called done", right, lambda p: p.done, _LEAST_RIGHT, note),
        _record("goals of the planner, wrong not called done", wrong, lambda p: not p.own_done, None, by_planner),
        _record("goals of the planner, right called done", right, lambda p: p.own_done, None, by_planner),
        _record("goals of the planner, stated, wrong not called done", own_wrong, lambda p: not p.own_done, None, ""),
        _record("goals of the planner, stated, right called done", own_right, lambda p: p.own_done, None, ""),
    ]


def _record(
    name: str, programs: Sequence[JudgedProgram], good: Callable[[JudgedProgram], bool], bound: float | None, note: str
) -> Record:
    failing = "; ".join(f"{p.task} {p.seed} ({p.spoilt}): {p.outcome}" for p in programs if not good(p)) or "none"
    listed = f"; failing: {failing}" if bound is not None else ""
    return share(name, sum(map(good, programs)), len(programs), note + listed, bound)


def _prepare(planner: str) -> Callable[[GoalJob], list[JudgedProgram]]:
    return partial(run_goal_episode, planner=load_planner(ROBOT_API, PlannerSettings(planner)))
