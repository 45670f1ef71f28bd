"""How often the planner writes the right program and goal for what training never had, by kind of novelty."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import get_args

from benchmarks.record import Record, Target
from hcvla.api.functions import ROBOT_API
from hcvla.evaluation.planner import PlannedRequest, compare_sample
from hcvla.evaluation.statistics import wilson_interval
from hcvla.planner.config import PlannerSettings
from hcvla.planner.dry_run import dry_run
from hcvla.planner.load import DEFAULT, load_planner
from hcvla.planner.planner import Planner
from hcvla.tasks.language.unseen.draws import Novelty, UnseenSource
from hcvla.tasks.language.unseen.refused import REFUSED
from hcvla.tasks.language.unseen.tables import TABLES

_REACHED = {"wordings": 95.0, "compositions": 70.0}
"""Shares that must be reached [%]."""
_REFUSED = 98.0


@dataclass(frozen=True)
class UnseenBenchConfig:
    """What is planned with what."""

    planner: str = DEFAULT
    """Checkpoint folder, server URL or "default"."""
    sentences: int = 200
    """Of each kind of novelty, the tasks in turn."""
    seed: int = 3_000_017
    log: Path | None = None
    """File that gets a line of JSON for each sentence."""


def bench_unseen(config: UnseenBenchConfig | None = None) -> list[Record]:
    """Return the shares of right programs by novelty, and of requests that were rightly refused."""
    config = config or UnseenBenchConfig()
    planner = load_planner(ROBOT_API, PlannerSettings(config.planner))
    records = []
    for novelty in get_args(Novelty):
        planned = plan_unseen(planner, novelty, config.sentences, config.seed)
        _write(config.log, novelty, planned)
        records.append(_record(novelty, planned, config))
    refused = refuse_unseen(planner)
    _write(config.log, "refused", refused)
    return [*records, _record("refused", refused, config)]


def plan_unseen(planner: Planner, novelty: Novelty, count: int, seed: int) -> list[PlannedRequest]:
    """Return what the planner makes of `count` sentences, the tasks in turn; nothing is simulated."""
    source = UnseenSource(seed, novelty)
    tasks = source.tasks
    return [compare_sample(planner, source.draw(tasks[index % len(tasks)])) for index in range(count)]


def refuse_unseen(planner: Planner) -> list[PlannedRequest]:
    """Return what the planner makes of the requests that must be refused; another reason than the list's is right."""
    results = []
    for table, text, reason in REFUSED:
        objects, held = TABLES[table].objects, TABLES[table].held
        written = dry_run(planner, text, objects, ROBOT_API, held=held)
        refused = bool(written.refusal)
        results.append(
            PlannedRequest(
                kind=reason,
                text=text,
                right=refused,
                wrote=written.steps,
                said=written.refusal,
                answer_sec=written.slowest_sec,
            )
        )
    return results


def _record(name: str, planned: Sequence[PlannedRequest], config: UnseenBenchConfig) -> Record:
    right, goals = sum(p.right for p in planned), [p.goal_right for p in planned if p.goal_right is not None]
    low, high = (100.0 * end for end in wilson_interval(right, len(planned)))
    by_kind = {kind: [p.right for p in planned if p.kind == kind] for kind in {p.kind for p in planned}}
    worst = sorted(by_kind, key=lambda kind: (sum(by_kind[kind]) / len(by_kind[kind]), kind))[:3]
    note = (
        f"planner '{config.planner}', seed {config.seed}: {right} of {len(planned)}, {low:.1f} to {high:.1f} %; "
        f"goals right {sum(goals)} of {len(goals)}; refused {sum(bool(p.said) for p in planned)}; "
        f"would move wrongly {sum(p.moved_wrongly for p in planned)}; "
        f"worst {', '.join(f'{kind} {sum(by_kind[kind])}/{len(by_kind[kind])}' for kind in worst)}"
    )
    least = _REFUSED if name == "refused" else _REACHED.get(name)
    target = None if least is None else Target("value", ">=", least)
    return Record(f"planner, unseen: {name}", 100.0 * right / len(planned), "%", target=target, note=note)


def _write(log: Path | None, novelty: str, planned: Sequence[PlannedRequest]) -> None:
    if log is not None:
        with log.open("a", encoding="utf-8") as lines:
            lines.writelines(json.dumps({"novelty": novelty, **asdict(each)}) + "\n" for each in planned)
