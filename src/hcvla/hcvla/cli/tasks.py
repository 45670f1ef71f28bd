"""`hcvla tasks`: the registered tasks, one of them in full, and the language of goals."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from hcvla.api.errors import HcvlaError
from hcvla.goals.reference import language_reference
from hcvla.sim.scene_file import scene_text
from hcvla.tasks.registry import TASKS, find_task
from hcvla.tasks.task import Task

STDOUT = Path("-")


class JsonFileError(HcvlaError):
    """The file for machines cannot be written."""


def tasks(
    name: Annotated[str, typer.Argument(help="Show this task in full: sentence, goal, program, scene.")] = "",
    seed: Annotated[int, typer.Option(min=0, help="Which example of a task.")] = 0,
    as_json: Annotated[
        Path | None, typer.Option("--json", metavar="FILE", help="Write JSON to a file, or to '-'.")
    ] = None,
    gallery: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write a picture of each task with its sentence, e.g. out.png.")
    ] = None,
    goals: Annotated[
        bool, typer.Option("--goals", help="Explain the language of goals (GOAL=... of the demo).")
    ] = False,
) -> None:
    """List the registered tasks: their names can be given as TASK; --goals explains the language of goals."""
    console = Console(highlight=False)
    if goals:
        console.print(language_reference(), markup=False, soft_wrap=True)
        return
    chosen = [find_task(name)] if name else list(TASKS.values())
    if gallery is not None:
        from hcvla.tasks.gallery import write_gallery

        write_gallery(gallery, chosen, seed, columns=min(5, len(chosen)))
        console.print(f"{len(chosen)} tasks drawn in {gallery}", soft_wrap=True)
    if as_json is not None:
        described = [describe_task(task, seed) for task in chosen]
        _write_json(as_json, described[0] if name else described)
    elif name:
        for key, text in describe_task(chosen[0], seed).items():
            console.print(f"[bold]{key}[/bold]\n{escape(str(text).rstrip())}\n", soft_wrap=True)
    elif gallery is None:
        console.print(_table(chosen))


def describe_task(task: Task, seed: int) -> dict[str, Any]:
    """Return everything about a task and one example of it as plain data."""
    episode = task.episode(seed)
    return {
        "name": task.name,
        "level": task.level,
        "rating": task.rating,
        "needs_memory": task.needs_memory,
        "memory": task.memory,
        "model": task.model,
        "family": task.family,
        "summary": task.summary,
        "splits": list(task.splits),
        "step_limit": task.step_limit,
        "seed": seed,
        "sentence": episode.sentence,
        "goal": episode.goal,
        "program": episode.program,
        "scene": scene_text(episode.scene),
    }


def _write_json(file: Path, described: object) -> None:
    text = json.dumps(described, indent=2)
    if file == STDOUT:
        print(text)
        return
    try:
        file.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise JsonFileError(f"the list of tasks cannot be written to {file}: {error.strerror}") from error


def _table(chosen: list[Task]) -> Table:
    table = Table("task", "level", "gripper", "memory", "what it is", box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.columns[0].no_wrap = True
    for task in chosen:
        mark = "needed" if task.needs_memory else ""
        summary = task.summary + (" (never trained on)" if task.held_out else "")
        table.add_row(*map(escape, (task.name, task.level, task.rating, mark, summary)))
    return table
