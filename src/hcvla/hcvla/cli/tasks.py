"""`hcvla tasks`: the registered tasks, one of them in full, and the language of goals."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from hcvla.api.outcomes import HcvlaError
from hcvla.sim.predicates import language_reference
from hcvla.sim.scene_file import scene_text
from hcvla.sim.tasks import TASKS, Task


class UnknownTaskError(HcvlaError):
    """No task of that name is registered."""

    def __init__(self, name: str) -> None:
        """List those that are."""
        super().__init__(f"there is no task '{name}'; there are {', '.join(TASKS)}")


def tasks(
    name: Annotated[str, typer.Argument(help="Show this task in full: sentence, goal, program, scene.")] = "",
    seed: Annotated[int, typer.Option(min=0, help="Which example of a task.")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    goals: Annotated[
        bool, typer.Option("--goals", help="Explain the language of goals (GOAL=... of the demo).")
    ] = False,
) -> None:
    """List the registered tasks: their names can be given as TASK; --goals explains the language of goals."""
    console = Console(highlight=False)
    if goals:
        console.print(language_reference(), markup=False, soft_wrap=True)
        return
    if name and name not in TASKS:
        raise UnknownTaskError(name)
    chosen = [TASKS[name]] if name else list(TASKS.values())
    described = [describe_task(task, seed) for task in chosen]
    if as_json:
        print(json.dumps(described[0] if name else described, indent=2))
    elif name:
        for key, text in described[0].items():
            console.print(f"[bold]{key}[/bold]\n{escape(str(text).rstrip())}\n", soft_wrap=True)
    else:
        console.print(_table(described, seed))


def describe_task(task: Task, seed: int) -> dict[str, Any]:
    """Return everything about one example of a task as plain data."""
    return {
        "name": task.name,
        "family": task.family,
        "summary": task.summary,
        "seed": seed,
        "sentence": task.sentence(seed),
        "goal": task.goal(seed),
        "program": task.program(seed),
        "scene": scene_text(task.scene(seed)),
    }


def _table(described: list[dict[str, Any]], seed: int) -> Table:
    table = Table("task", "what it is", f"sentence of seed {seed}", "goal", box=None, pad_edge=False)
    for task in described:
        table.add_row(*(escape(task[key]) for key in ("name", "summary", "sentence", "goal")))
    return table
