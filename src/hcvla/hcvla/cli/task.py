"""`hcvla task`: send a sentence to a stack that is already running."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import Annotated

import typer
from hcvla_interfaces.action import ExecuteTask

from hcvla.api.outcomes import OUTSIDE_THE_TASK, Outcome, Verdict
from hcvla.cli.follow import TaskCutOffError, follow_task, title_of
from hcvla.cli.live import LiveView
from hcvla.cli.program_file import ProgramFile, read_program
from hcvla.executor.interrupted import SCENE_GONE
from hcvla.executor.request import TaskRequest
from hcvla.nodes.bringup.arguments import DEFAULT_NAMESPACE
from hcvla.nodes.clients.tasks import StackClient
from hcvla.nodes.messages.conversions import verdict_from_msg

_LIST = "list"
_JOIN_SEC = 10.0
"""Limit for finding a running stack [s]."""


def task(
    sentence: Annotated[str, typer.Argument(help="What to do, e.g. 'put the red cube on the green tray'.")] = "",
    program: ProgramFile = None,
    resume: Annotated[
        str,
        typer.Option(help="Continue this interrupted task; 'last' for the newest, 'list' shows which there are."),
    ] = "",
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
    namespace: Annotated[str, typer.Option(help="Namespace of the running stack.")] = DEFAULT_NAMESPACE,
) -> None:
    """Send a sentence to a running stack and follow it; exit status 0 only if its goal is seen to hold."""
    if resume == _LIST and not (sentence or program or goal or about):
        with StackClient(namespace, "hcvla_task") as client:
            client.liveness.wait_ready(["executor"], _JOIN_SEC)
            typer.echo(client.resumable())
        return
    wanted = TaskRequest(
        task=sentence, program=read_program(program), resume=resume, goal=goal, about=about, confirm=confirm
    ).checked(sys.maxsize)
    with StackClient(namespace, "hcvla_task") as client, LiveView(title_of(sentence, resume)) as view:
        client.liveness.wait_ready(["executor"], _JOIN_SEC)
        try:
            result = follow_task(client, ExecuteTask.Goal(**asdict(wanted)), view)
        except TaskCutOffError as error:
            raise TaskCutOffError(f"{error}; {how_to_resume(namespace)}") from error
    if can_be_resumed(verdict_from_msg(result.outcome), len(result.trace)):
        typer.echo(how_to_resume(namespace))
    raise typer.Exit(0 if result.outcome.code == Outcome.DONE else 1)


def can_be_resumed(verdict: Verdict, subtasks: int) -> bool:
    """Whether a task that ended so, after some subtasks, has something left that can be gone on with."""
    cut_off = verdict.outcome in (*OUTSIDE_THE_TASK, Outcome.STOPPED)
    return cut_off and subtasks > 0 and SCENE_GONE not in verdict.message


def how_to_resume(namespace: str) -> str:
    """Return the command that goes on with the newest task of a stack."""
    named = "" if namespace == DEFAULT_NAMESPACE else f" --namespace {namespace}"
    return f"go on with: hcvla task{named} --resume last"
