"""What benches of the planner share: a figure over planned requests, and their lines in a log."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks.record import Record, share
from hcvla.evaluation.planner import PlannedRequest


def planned_share(name: str, planned: Sequence[PlannedRequest], note: str, at_least: float | None = None) -> Record:
    """Return the share of right ones in percent, with what became of the others in its note."""
    goals = [each.goal_right for each in planned if each.goal_right is not None]
    details = [
        note,
        *([f"goals right {sum(goals)} of {len(goals)}"] if goals else []),
        f"refused {sum(bool(each.said) for each in planned)}",
        f"would move wrongly {sum(each.moved_wrongly for each in planned)}",
    ]
    return share(name, sum(each.right for each in planned), len(planned), "; ".join(filter(None, details)), at_least)


def log_planned(log: Path | None, planned: Sequence[PlannedRequest], **labels: object) -> None:
    """Append a line of JSON for each request, after the labels."""
    if log is not None:
        with log.open("a", encoding="utf-8") as lines:
            lines.writelines(json.dumps({**labels, **asdict(each)}) + "\n" for each in planned)
