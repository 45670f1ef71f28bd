"""`hcvla task`: send a sentence to a stack that is already running."""

from __future__ import annotations

from typing import Annotated

import typer
from hcvla_interfaces.action import ExecuteTask

from hcvla.api.outcomes import Outcome
from hcvla.cli.follow import follow_task
from hcvla.cli.live import LiveView
from hcvla.cli.program_file import ProgramFile, read_program
from hcvla.nodes.clients.tasks import StackClient


def task(
    sentence: Annotated[str, typer.Argument(help="What to do, e.g. 'put the red cube on the green tray'.")] = "",
    program: ProgramFile = None,
    resume: Annotated[str, typer.Option(help="Continue this interrupted task; 'last' for the newest.")] = "",
    goal: Annotated[
        str,
        typer.Option(envvar="GOAL", help="What must hold at the end ('hcvla tasks --goals'); else the planner's."),
    ] = "",
    about: Annotated[
        str, typer.Option(help="An earlier task that the sentence corrects or completes; 'last' for the newest.")
    ] = "",
    confirm: Annotated[
        bool, typer.Option("--confirm", help="Show goal and program, and move only after your yes.")
    ] = False,
    namespace: Annotated[str, typer.Option(help="Namespace of the running stack.")] = "hcvla",
) -> None:
    """Send a sentence to a running stack and follow it; exit status 0 only if its goal is seen to hold."""
    goal = ExecuteTask.Goal(
        task=sentence, program=read_program(program), resume=resume, goal=goal, about=about, confirm=confirm
    )
    with StackClient(namespace, "hcvla_task") as client, LiveView(sentence or f"resume {resume}") as view:
        client.liveness.wait_ready(["executor"], 10.0)
        result = follow_task(client, goal, view)
    raise typer.Exit(0 if result.outcome.code == Outcome.DONE else 1)
