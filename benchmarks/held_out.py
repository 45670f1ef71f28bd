"""How often the planner's programs reach the goal on held-out tasks, carried out by scripted skills."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.record import Record, Target
from hcvla.api.functions import ROBOT_API
from hcvla.evaluation.planner import PlannedRequest, compare_programs, run_held_out, share_right
from hcvla.evaluation.statistics import wilson_interval
from hcvla.planner.config import PlannerSettings
from hcvla.planner.load import DEFAULT, load_planner


@dataclass(frozen=True)
class HeldOutBenchConfig:
    """What is planned with what."""

    planner: str = DEFAULT
    """Checkpoint folder, server URL or "default"."""
    scenes: int = 200
    """Tasks that are carried out, and requests that must be refused."""
    seed: int = 0
    log: Path | None = None
    """File that gets a line of JSON for each task."""


def bench_held_out(config: HeldOutBenchConfig | None = None) -> list[Record]:
    """Return the shares of goals reached and of requests rightly refused, wording and pairs held out."""
    config = config or HeldOutBenchConfig()
    planner = load_planner(ROBOT_API, PlannerSettings(config.planner))
    done = run_held_out(planner, config.scenes, config.seed, on_task=lambda task: _write(config.log, task))
    refused = compare_programs(planner, "held_out_refused", config.scenes, 2_000_003 + config.seed)
    for task in refused:
        _write(config.log, task)
    slowest = max(task.answer_sec for task in (*done, *refused))
    note = f"planner '{config.planner}', seed {config.seed}, {config.scenes} scenes"
    goal, patience = Target("value", ">=", 90.0), Target("value", "<=", 1.5)
    return [
        Record(
            "planner, held-out tasks carried out", _percent(done), "%", target=goal, note=f"{note}; {_by_kind(done)}"
        ),
        Record("planner, held-out refusals", _percent(refused), "%", note=f"{note}; {_by_kind(refused)}"),
        Record("planner, slowest answer", slowest, "s", target=patience, note=note),
    ]


def _percent(tasks: Sequence[PlannedRequest]) -> float:
    return 100.0 * share_right(tasks)["all"]


def _by_kind(tasks: Sequence[PlannedRequest]) -> str:
    counts = {kind: sum(task.kind == kind for task in tasks) for kind in sorted({task.kind for task in tasks})}
    right = {kind: sum(task.kind == kind and task.right for task in tasks) for kind in counts}
    low, high = (100.0 * end for end in wilson_interval(sum(right.values()), len(tasks)))
    each = ", ".join(f"{kind} {right[kind]}/{count}" for kind, count in counts.items())
    return f"{each}; 95 % interval {low:.1f} to {high:.1f} %"


def _write(log: Path | None, task: PlannedRequest) -> None:
    if log is not None:
        with log.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(asdict(task)) + "\n")
