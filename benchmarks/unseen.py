"""How often the planner writes the right program and goal for what training never had, by kind of novelty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import get_args

from benchmarks.planned import Utterance, log_planned, plan_and_imagine, planned_share
from benchmarks.record import Record
from hcvla.api.functions import ROBOT_API
from hcvla.evaluation.planner import PlannedRequest, same_program
from hcvla.planner.config import PlannerSettings
from hcvla.planner.dry_run import dry_run
from hcvla.planner.load import DEFAULT, load_planner
from hcvla.planner.planner import Planner
from hcvla.tasks.language.sample import Sample
from hcvla.tasks.language.unseen.draws import Novelty, UnseenSource
from hcvla.tasks.language.unseen.people import PEOPLE
from hcvla.tasks.language.unseen.refused import REFUSED
from hcvla.tasks.language.unseen.tables import TABLES

_REACHED = {"wordings": 95.0, "compositions": 70.0, "people": 80.0}
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
    """Return the shares of right programs by novelty, of requests rightly refused, and of people's sentences done."""
    config = config or UnseenBenchConfig()
    planner = load_planner(ROBOT_API, PlannerSettings(config.planner))
    records = []
    for novelty in get_args(Novelty):
        planned = plan_unseen(planner, novelty, config.sentences, config.seed)
        log_planned(config.log, planned, novelty=novelty)
        records.append(_record(novelty, planned, config))
    for name, planned in (("refused", refuse_unseen(planner)), ("people", plan_people(planner))):
        log_planned(config.log, planned, novelty=name)
        records.append(_record(name, planned, config))
    return records


def plan_unseen(planner: Planner, novelty: Novelty, count: int, seed: int) -> list[PlannedRequest]:
    """Return what the planner makes of `count` sentences, the tasks in turn; any program that does it is right."""
    source = UnseenSource(seed, novelty)
    tasks = source.tasks
    return [_plan_sample(planner, source.draw(tasks[index % len(tasks)])) for index in range(count)]


def plan_people(planner: Planner) -> list[PlannedRequest]:
    """Return what the planner makes of what people say; any program that brings the goal about is right."""
    results = []
    for said in PEOPLE:
        table = TABLES[said.table]
        utterance = Utterance(say=said.text, objects=table.objects, goal=said.goal, kind=said.table, held=table.held)
        results.append(plan_and_imagine(planner, utterance)[0])
    return results


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


def _plan_sample(planner: Planner, sample: Sample) -> PlannedRequest:
    held = sample.held or None
    utterance = Utterance(say=sample.text, objects=sample.objects, goal=sample.goal, kind=sample.kind, held=held)
    planned, _ = plan_and_imagine(planner, utterance)
    same = same_program(sample, planned.wrote) and not planned.said
    return replace(planned, as_reference=same, goal_right=planned.stated == sample.goal)


def _record(name: str, planned: Sequence[PlannedRequest], config: UnseenBenchConfig) -> Record:
    by_kind = {kind: [p.right for p in planned if p.kind == kind] for kind in {p.kind for p in planned}}
    worst = sorted(by_kind, key=lambda kind: (sum(by_kind[kind]) / len(by_kind[kind]), kind))[:3]
    fewest = ", ".join(f"{kind} {sum(by_kind[kind])}/{len(by_kind[kind])}" for kind in worst)
    note = f"planner '{config.planner}', seed {config.seed}; worst {fewest}"
    at_least = _REFUSED if name == "refused" else _REACHED.get(name)
    return planned_share(f"planner, unseen: {name}", planned, note, at_least)
