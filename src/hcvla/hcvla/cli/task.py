"""`hcvla task`: send a sentence to a stack that is already running."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from hcvla_interfaces.action import ExecuteTask

from hcvla.api.outcomes import Outcome
from hcvla.cli.follow import follow_task
from hcvla.cli.live import LiveView
from hcvla.nodes.bringup.arguments import StackError
from hcvla.nodes.clients.tasks import StackClient


def task(
    sentence: Annotated[str, typer.Argument(help="What to do, e.g. 'put the red cube on the green tray'.")] = "",
    program: Annotated[Path | None, typer.Option(help="Run this program instead of asking the planner.")] = None,
    resume: Annotated[str, typer.Option(help="Continue this interrupted task; 'last' for the newest.")] = "",
    goal: Annotated[
        str,
        typer.Option(envvar="GOAL", help="What must hold at the end ('hcvla tasks --goals'); else the planner's."),
    ] = "",
    namespace: Annotated[str, typer.Option(help="Namespace of the running stack.")] = "hcvla",
) -> None:
    """Send a sentence to a running stack and follow it; exit status 0 only if its goal is seen to hold."""
    if program is not None and not program.is_file():
        raise StackError(f"no program file '{program}'")
    code = program.read_text(encoding="utf-8") if program else ""
    goal = ExecuteTask.Goal(task=sentence, program=code, resume=resume, goal=goal)
    with StackClient(namespace, "hcvla_task") as client, LiveView(sentence or f"resume {resume}") as view:
        client.liveness.wait_ready(["executor"], 10.0)
        result = follow_task(client, goal, view)
    raise typer.Exit(0 if result.outcome.code == Outcome.DONE else 1)
