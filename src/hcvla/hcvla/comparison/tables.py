"""The tables of a report, each made of evaluations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from hcvla.comparison.evaluated import Evaluated
from hcvla.comparison.rate import FEW
from hcvla.comparison.rows import Row, Unmeasured, in_order
from hcvla.evaluation.failure_attribution import Cause
from hcvla.evaluation.request import ORACLE
from hcvla.planner.forgetful import REMEMBERING
from hcvla.tasks.registry import TRAINED_TASKS
from hcvla.tasks.splits import SPLITS
from hcvla.tasks.task import Level

LEVELS: tuple[str, ...] = get_args(Level)
_PUBLISHED = (("VLM + scripts", "80.78 %"), ("VLM + diffusion", "63.95 %"))
"""Mean success in arXiv 2509.24917: another simulator, a vacuum gripper, other tasks of the same suite."""
_WHOLE = "all tasks"
_MARK = f"\N{DAGGER}: fewer than {FEW} episodes."


@dataclass(frozen=True)
class ReportTable:
    """Cells of text under a heading; the first column names the rows."""

    title: str
    text: str
    """What the reader must know."""
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def by_level(rows: Sequence[Row], unmeasured: Sequence[Unmeasured] = ()) -> ReportTable:
    """Return the paper's table: systems by level of task, and what the paper says."""
    levels = level_of_tasks(rows)
    names = in_order(levels.values(), LEVELS)
    cells = [
        (
            row.system,
            row.poses,
            *(str(row.rate(tasks=[task for task in levels if levels[task] == name])) for name in names),
            str(row.rate()),
        )
        for row in rows
    ]
    absent = [(each.system, "", *("" for _ in names), "not measured") for each in unmeasured]
    published = [(f"published: {name}", "cameras", *("" for _ in names), figure) for name, figure in _PUBLISHED]
    text = (
        "Episodes that succeeded: planner and verdicts said done, and the goal then held in the simulator's truth. "
        f"In brackets Wilson's interval at 95 % and the counts. {_MARK} Published figures are those of arXiv "
        "2509.24917, measured in another simulator with another gripper."
    )
    return ReportTable(
        "Systems by level of task", text, ("system", "poses from", *names, _WHOLE), (*cells, *absent, *published)
    )


def by_split(rows: Sequence[Row]) -> ReportTable | None:
    """Return what is held out against what was trained on; None if nothing is held out."""
    splits = in_order((each.split for each in _all(rows) if each.split), SPLITS)
    tasks = level_of_tasks(rows)
    trained, compositions = tasks.keys() & TRAINED_TASKS, tasks.keys() - TRAINED_TASKS
    if not splits and not compositions:
        return None
    cells = [
        (
            row.name,
            str(row.rate(tasks=trained)),
            str(row.rate(tasks=compositions)),
            *(str(row.rate(split=split)) for split in splits),
        )
        for row in rows
    ]
    held_out = f" ({', '.join(sorted(compositions))})" if compositions else ""
    text = (
        "Each column holds out one kind of novelty from training, as docs/evaluation.md says; compositions are whole "
        f"tasks that are never trained on{held_out}. {_MARK}"
    )
    head = ("system", "nothing new", "new compositions", *(f"new {split}" for split in splits))
    return ReportTable("What is new to the system", text, head, tuple(cells))


def by_disturbance(rows: Sequence[Row]) -> ReportTable | None:
    """Return disturbed worlds against still ones, on the tasks of the disturbed ones; None without any."""
    kinds = sorted({each.perturbation for each in _all(rows) if each.perturbation})
    if not kinds:
        return None
    cells = []
    for row in rows:
        tasks = {task for each in row.evaluations if each.perturbation for task in each.levels}
        if tasks:
            rates = (row.rate(perturbation=kind) for kind in kinds)
            cells.append((row.name, str(row.rate(tasks=tasks)), *map(str, rates)))
    names = (kind.replace("_", " ") for kind in kinds)
    text = f"Each episode is disturbed, where that can happen in it; nothing: the same tasks undisturbed. {_MARK}"
    return ReportTable("Disturbed worlds", text, ("system", "nothing", *names), tuple(cells))


def by_memory(rows: Sequence[Row]) -> ReportTable:
    """Return tasks in which something must be remembered against the others."""
    remember = frozenset[str]().union(*(each.about_memory for each in _all(rows)))
    others = level_of_tasks(rows).keys() - remember
    cells = [(row.name, str(row.rate(tasks=remember)), str(row.rate(tasks=others))) for row in rows]
    text = f"Tasks in which something must be remembered that no image shows any more. {_MARK}"
    return ReportTable("Memory", text, ("system", "must remember", "need not"), tuple(cells))


def by_remembering(rows: Sequence[Row]) -> ReportTable | None:
    """Return planners that are told less of the past against themselves, on the same tasks; None without any."""
    less = [row for row in rows if row.memory != REMEMBERING[0]]
    cells = []
    for key in dict.fromkeys(_parts(row) for row in less):
        same = {row.memory: row for row in rows if _parts(row) == key}
        tasks = frozenset[str].intersection(*(frozenset(level_of_tasks([row])) for row in same.values()))
        rates = (str(same[told].rate(tasks=tasks)) if told in same else "-" for told in REMEMBERING)
        cells.append((" + ".join(key), str(len(tasks)), *rates))
    if not cells:
        return None
    text = (
        "What the planner is told of the past: everything; only the newest line that stored each pose, as text (the "
        f"cache of arXiv 2509.24917); nothing. On the tasks that all of them were measured on. {_MARK}"
    )
    head = ("planner and skills", "tasks", "everything", "code cache", "nothing")
    return ReportTable("What remembering is worth", text, head, tuple(cells))


def by_cause(rows: Sequence[Row]) -> ReportTable:
    """Return to which part failures are charged."""
    cells = []
    for row in rows:
        episodes = row.episodes()
        counted = Counter(episode.cause for episode in episodes if not episode.success)
        charged = (str(counted[cause] or "") for cause in Cause)
        cells.append((row.name, str(len(episodes)), str(counted.total()), *charged))
    text = (
        "Each failed episode in which nothing was held out or disturbed is charged to one part by one rule; "
        "docs/evaluation.md explains it."
    )
    return ReportTable("Why episodes failed", text, ("system", "episodes", "failed", *Cause), tuple(cells))


def by_planner(rows: Sequence[Row]) -> ReportTable | None:
    """Return how often planners were not at fault, whatever skills made of it; None without a planner."""
    cells = []
    for row in rows:
        episodes = row.episodes()
        if not episodes or all(each.planner == ORACLE for each in row.evaluations):
            continue
        faults = [episode for episode in episodes if episode.cause is Cause.PLANNER]
        moved = sum(episode.subtasks > 0 for episode in faults)
        asked = sum(episode.planner_calls for episode in episodes) / len(episodes)
        cells.append((row.name, str(row.rate()), str(len(faults)), str(moved), f"{asked:.1f}"))
    if not cells:
        return None
    head = ("system", "succeeded", "charged to the planner", "of these with motion", "questions an episode")
    text = "Failures charged to the planner: a program that is wrong, or a refusal of what could be done."
    return ReportTable("Planners apart from skills", text, head, tuple(cells))


def by_task(rows: Sequence[Row]) -> ReportTable:
    """Return every task of every system."""
    levels = level_of_tasks(rows)
    cells = [(task, level, *(str(row.rate(tasks=[task])) for row in rows)) for task, level in levels.items()]
    return ReportTable("Every task", _MARK, ("task", "level", *(row.name for row in rows)), tuple(cells))


def sources(rows: Sequence[Row], unmeasured: Sequence[Unmeasured] = ()) -> ReportTable:
    """Return where each figure comes from: seeds, commits and the command that gives it again."""
    cells = []
    for row in rows:
        for each in row.evaluations:
            world = ", ".join(filter(None, (each.split, each.perturbation.replace("_", " ")))) or "plain"
            first, last = each.seeds
            commits = ", ".join(commit[:12] for commit in each.commits)
            whole = "" if each.complete else " (interrupted)"
            what = f"{len(each.episodes)}{whole}"
            seeds = f"{first} to {last}"
            cells.append((row.name, world, what, seeds, each.checkpoints, commits, f"`{each.command}`"))
    cells += [(each.system, "", "not measured", "", "", "", f"`{each.command}`") for each in unmeasured]
    head = ("system", "world", "episodes", "seeds", "checkpoints", "commit", "command")
    text = (
        "The same command at the same commit gives the same episodes. Checkpoints under models/ are those of that "
        "commit. What was not measured names the commands that would."
    )
    return ReportTable("Where the figures come from", text, head, tuple(cells))


def level_of_tasks(rows: Sequence[Row]) -> dict[str, str]:
    """Return task -> level of all tasks, by level and then by name."""
    levels = {task: level for each in _all(rows) for task, level in each.levels.items()}
    order = in_order(levels.values(), LEVELS)
    return dict(sorted(levels.items(), key=lambda item: (order.index(item[1]), item[0])))


def _parts(row: Row) -> tuple[str, str]:
    """Return planner and skills of a row; its evaluations agree in them, unless they were given one name."""
    return row.evaluations[0].planner, row.evaluations[0].skills


def _all(rows: Sequence[Row]) -> list[Evaluated]:
    return [each for row in rows for each in row.evaluations]
