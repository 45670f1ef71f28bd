"""What becomes of a swap in the running stack when one of its nodes is killed: each node, in each phase of the task.

A run is good if the goal holds in the simulator's truth after the stack has started the node again and the task was
resumed, as with `hcvla task --resume last`, no finished subtask was repeated, and no end was called done falsely. The
simulator is the exception: its scene dies with it, and what is wanted is that both answers say so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from benchmarks.episode_runs import EpisodeLog
from benchmarks.kill_run import NODES, PHASES, KillJob, KillRun, KillStack
from benchmarks.record import Record, Target, share
from hcvla.nodes.bringup.stack import SIMULATOR


@dataclass(frozen=True, kw_only=True)
class KillBenchConfig:
    """How many nodes are killed."""

    episodes: int = 5
    """Of each node and phase, with other places of the cubes and at another of the six subtasks."""
    seed: int = 60_000
    """Of the first scene; no seed of another figure."""
    log: Path | None = None
    """File with a line for each run; what it holds already is not run again."""
    nodes: tuple[str, ...] = NODES
    phases: tuple[str, ...] = PHASES


def bench_kills(config: KillBenchConfig | None = None) -> list[Record]:
    """Return how many of the runs end as they should; raise NodeDiedError if the stack cannot be started."""
    config = config or KillBenchConfig()
    return records(measure(config), config)


def measure(config: KillBenchConfig) -> list[KillRun]:
    """Return all runs, those in the log first; one stack serves them, one after the other in real time."""
    log = EpisodeLog(config.log, "runs", KillRun)
    known = log.read()
    jobs = [
        KillJob(node, phase, config.seed + number)
        for number, phase, node in product(range(config.episodes), config.phases, config.nodes)
    ]
    found = [run for job in jobs for run in known.get((job.task, job.seed), [])]
    due = [job for job in jobs if (job.task, job.seed) not in known]
    if due:
        with KillStack() as stack:
            for job in due:
                run = stack.run(job)
                log.append(job, [run])
                found.append(run)
    return found


def records(runs: Sequence[KillRun], config: KillBenchConfig) -> list[Record]:
    """Return the figures of runs: resumed to the goal, told that the scene is gone, done falsely, repeated."""
    killed = [run for run in runs if run.node != SIMULATOR]
    simulated = [run for run in runs if run.node == SIMULATOR]
    note = f"{len(runs)} runs from seed {config.seed}, rgbd, real time, embedded planner"
    return [
        _record("kills, goal true after restart and resume", killed, [run for run in killed if run.good], note),
        _record("kills of the simulator, the answers say so", simulated, [run for run in simulated if run.good], note),
        _count("kills, called done falsely", [run for run in runs if run.false_done]),
        _count("kills, finished subtasks repeated", [run for run in runs if run.repeated]),
    ]


def _record(name: str, runs: Sequence[KillRun], good: Sequence[KillRun], note: str) -> Record:
    wrong = "; ".join(run.summary for run in runs if run not in good) or "none"
    return share(name, len(good), len(runs), f"{note}; wrong: {wrong}", 100.0)


def _count(name: str, runs: Sequence[KillRun]) -> Record:
    listed = "; ".join(run.summary for run in runs) or "none"
    return Record(name, float(len(runs)), "", target=Target("value", "<=", 0.0), note=listed)
