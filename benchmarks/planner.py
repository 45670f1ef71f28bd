"""How long the planner takes for a step, and how often it writes the reference program."""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np

from benchmarks.record import Record, Target
from benchmarks.rounds import sample
from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.planner.config import PlannerSettings
from hcvla.planner.dry_run import DryRun
from hcvla.planner.load import DEFAULT, load_planner
from hcvla.planner.planner import PastStep, Planner, PlanRequest
from hcvla.sim.cameras import SimCameras
from hcvla.sim.simulation import Simulation
from hcvla.tasks.registry import FAMILY_TASKS, TASKS
from hcvla.tasks.task import Task


@dataclass(frozen=True)
class PlannerBenchConfig:
    """What is planned with what."""

    planner: str = DEFAULT
    """Checkpoint folder, server URL or "default"."""
    tasks: tuple[str, ...] = tuple(FAMILY_TASKS)
    seeds: int = 4
    """Scenes of every task."""
    first_seed: int = 900_000


@dataclass(frozen=True)
class PlannedTask:
    """One task planned step by step along its reference program."""

    seconds: tuple[float, ...]
    """For each step, the statement that it is done included [s]."""
    as_reference: bool
    """Whether every answer was the reference's, and the last one done."""


def bench_planner(config: PlannerBenchConfig | None = None) -> list[Record]:
    """Return seconds a planned step and the share of tasks planned like their reference; raise PlannerError."""
    config = config or PlannerBenchConfig()
    planner = load_planner(ROBOT_API, PlannerSettings(config.planner))
    follow(planner, TASKS[config.tasks[0]], config.first_seed)  # first use loads what is loaded late
    seeds = range(config.first_seed, config.first_seed + config.seeds)
    done = [follow(planner, TASKS[name], seed) for seed in seeds for name in config.tasks]
    took = sample([seconds for task in done for seconds in task.seconds])
    note = f"planner '{config.planner}'; {len(took.values)} steps of {len(done)} tasks; {took.spread}"
    alike = 100.0 * float(np.mean([task.as_reference for task in done]))
    proxy = f"{note}; every answer like the reference program, which is not the only right one"
    limit = Target("value", "<=", 1.5)
    return [
        Record("planner, one step, median", took.median, "s", target=limit, note=note),
        Record("planner, one step, 95th percentile", took.percentile(95.0), "s", target=limit, note=note),
        Record("planner, registered tasks planned as the reference", alike, "%", note=proxy),
    ]


def follow(planner: Planner, task: Task, seed: int) -> PlannedTask:
    """Ask for every step of a task in turn, as if those before had been done as the reference says."""
    episode = task.episode(seed, "all")
    scene, steps = episode.scene, episode.steps
    objects = [item.named for item in scene]
    image = _picture(Simulation(scene))
    past: list[PastStep] = []
    seconds, alike = [], True
    with DryRun(objects, ROBOT_API) as run:
        for code in (*steps, None):
            request = PlanRequest(episode.sentence, image, run.objects, tuple(past), run.memory, held=run.held)
            started = time.perf_counter()
            answer = planner.plan(request)
            seconds.append(time.perf_counter() - started)
            if code is None:
                alike &= answer.done
                continue
            alike &= not answer.done and answer.code.strip() == code.strip()
            past.append(PastStep(code, Verdict(Outcome.DONE), run.held))
            run.run(code)
    return PlannedTask(tuple(seconds), alike)


def _picture(simulation: Simulation) -> np.ndarray:
    """Return what the scene camera shows, Shape=(480, 640, 3), uint8, RGB."""
    with SimCameras(simulation, names=("scene",)) as cameras:
        return cameras.frame("scene").rgb
