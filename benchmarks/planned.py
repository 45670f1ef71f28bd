"""What benches of the planner share: sentences carried out in thought, a figure over many, and their lines in a log."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.record import Record, share
from hcvla.api.functions import ROBOT_API
from hcvla.api.types import NamedObject
from hcvla.evaluation.planner import PlannedRequest
from hcvla.goals.goal import Goal
from hcvla.planner.checks.ideal_run import IdealRun
from hcvla.planner.dry_run import write_program
from hcvla.planner.planner import Planner


@dataclass(frozen=True, kw_only=True)
class Utterance:
    """A sentence about a table, and what must hold afterwards."""

    say: str
    objects: Sequence[NamedObject]
    goal: str
    """In the language of hcvla.goals; empty: it must be refused."""
    kind: str
    held: str | None = None
    """What is in the gripper when it is said."""


def plan_and_imagine(planner: Planner, utterance: Utterance) -> tuple[PlannedRequest, str]:
    """Let a planner answer a sentence and carry its program out with the ideal hand; return what its goal lacks, too.

    Whatever the goal does not name must stay where it is unless it is held, and so must all mats and trays. A planner
    that begins and then gives up has moved: that is no refusal.
    """
    # What is in the gripper has to be put down somewhere before anything else is picked.
    left = [item for item in utterance.objects if item.name != utterance.held]
    goal = Goal.parse(rest_unmoved(utterance.goal, left)) if utterance.goal else None
    with IdealRun(utterance.objects, ROBOT_API, utterance.held, goal) as run:
        written = write_program(planner, utterance.say, run, asks_goal=True)
        refused = bool(written.refusal) and not written.steps
        reached, lacks = written.done and run.reached, "; ".join(run.missing())
    planned = PlannedRequest(
        kind=utterance.kind,
        text=utterance.say,
        right=reached if goal else refused,
        wrote=written.steps,
        said=written.refusal if refused else "",
        answer_sec=written.slowest_sec,
        stated=written.goal,
    )
    return planned, "" if planned.right or refused else lacks


def rest_unmoved(goal: str, objects: Sequence[NamedObject]) -> str:
    """Return a goal, and that what it does not name stays where it is, and so do all mats and trays."""
    named = Goal.parse(goal).names
    kept = [item.name for item in objects if item.is_support or item.name not in named]
    return " and ".join([f"({goal})", *(f"unmoved({name!r})" for name in kept)])


def planned_share(name: str, planned: Sequence[PlannedRequest], note: str, at_least: float | None = None) -> Record:
    """Return the share of right ones in percent, with what became of the others in its note."""
    same = [each.as_reference for each in planned if each.as_reference is not None]
    goals = [each.goal_right for each in planned if each.goal_right is not None]
    details = [
        note,
        *([f"word for word the reference {sum(same)} of {len(same)}"] if same else []),
        *([f"goals word for word right {sum(goals)} of {len(goals)}"] if goals else []),
        f"refused {sum(bool(each.said) for each in planned)}",
        f"would move wrongly {sum(each.moved_wrongly for each in planned)}",
    ]
    return share(name, sum(each.right for each in planned), len(planned), "; ".join(filter(None, details)), at_least)


def log_planned(log: Path | None, planned: Sequence[PlannedRequest], **labels: object) -> None:
    """Append a line of JSON for each request, after the labels."""
    if log is not None:
        with log.open("a", encoding="utf-8") as lines:
            lines.writelines(json.dumps({**labels, **asdict(each)}) + "\n" for each in planned)
