"""Record the tasks of a running stack as a LeRobot dataset, in simulation or on a real arm."""

from __future__ import annotations

import signal
import threading
from contextlib import ExitStack
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer
from hcvla_interfaces.action import Record
from rich.console import Console

from hcvla.api.errors import HcvlaError
from hcvla.api.outcomes import Outcome
from hcvla.cli.record_progress import RecordProgress
from hcvla.cli.up import wait_until_ready
from hcvla.datasets.folder_lock import check_pixels
from hcvla.datasets.schema import IMAGE_PIXELS
from hcvla.nodes.bringup.processes import NodeDiedError, StackProcesses
from hcvla.nodes.bringup.stack import NodeDescription, describe
from hcvla.nodes.clients.recorder import PendingRecording
from hcvla.nodes.clients.tasks import StackClient
from hcvla.nodes.ros.futures import NodeLostError

_NODE, _EXECUTOR = "recorder", "executor"
_STACK_SEC = 10.0
_RUNNING_SEC = 1.5
"""Heartbeats come twice a second: a recorder without one within this does not run [s]."""
_START_SEC = 60.0
_TICK_SEC = 0.2


def record(
    out: Annotated[Path, typer.Option(help="Folder of the dataset.")],
    pixels: Annotated[int, typer.Option(help="Width and height of the images.")] = IMAGE_PIXELS,
    task: Annotated[str, typer.Option(help="Sentence of all episodes; if not given, the one of each task.")] = "",
    episodes: Annotated[int, typer.Option(min=0, help="End after so many; 0: at Ctrl-C.")] = 0,
    keep_failed: Annotated[bool, typer.Option("--keep-failed", help="Keep failed episodes, marked so.")] = False,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with what was recorded into OUT before.")] = False,
    namespace: Annotated[str, typer.Option(help="Namespace of the running stack.")] = "hcvla",
) -> None:
    """Record every task that the running stack does, one episode each, until Ctrl-C."""
    try:
        check_pixels(pixels)
        goal = Record.Goal(
            out=str(out.absolute()),
            pixels=pixels,
            task=task,
            keep_failed=keep_failed,
            resume=resume,
            episodes=episodes,
        )
        status = _run(goal, namespace, Console(highlight=False))
    except HcvlaError as error:
        typer.echo(f"hcvla record: {error}", err=True)
        raise typer.Exit(2) from None
    raise typer.Exit(status)


def _run(goal: Record.Goal, namespace: str, console: Console) -> int:
    """Record until Ctrl-C or SIGTERM; return the exit status. Raises HcvlaError if nothing was started."""
    ended = threading.Event()

    def end(_: int, __: FrameType | None) -> None:
        ended.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end)
    with ExitStack() as clean:
        client = clean.enter_context(StackClient(namespace, "hcvla_record"))
        processes = _recorder(client, namespace, clean)
        with RecordProgress(console) as progress:
            try:
                result = _follow(PendingRecording(client, goal, progress.show), client, processes, ended)
            except (NodeLostError, NodeDiedError) as error:
                if not progress.started:
                    raise
                console.print(f"ended: {error}; --resume goes on", markup=False, soft_wrap=True)
                return 1
    if result.outcome.code != Outcome.DONE and not progress.started:
        raise HcvlaError(result.outcome.message)
    _conclude(result, goal, console)
    return int(result.outcome.code != Outcome.DONE)


def _follow(
    pending: PendingRecording, client: StackClient, processes: StackProcesses | None, ended: threading.Event
) -> Record.Result:
    """Return the result once the recording ends by itself or is to end; raise NodeLostError or NodeDiedError."""
    recorder = client.liveness.watch([_NODE])
    while not ended.is_set():
        if (result := pending.wait(_TICK_SEC)) is not None:
            return result
        if processes is not None:
            processes.check()
        recorder.require()
    return pending.end()


def _recorder(client: StackClient, namespace: str, clean: ExitStack) -> StackProcesses | None:
    """Start a recorder for this command unless the stack has one."""
    client.liveness.wait_ready([_EXECUTOR], _STACK_SEC)
    try:
        client.liveness.wait_ready([_NODE], _RUNNING_SEC)
    except NodeLostError:
        pass
    else:
        return None
    node: NodeDescription = next(n for n in describe({"recorder": "true", "namespace": namespace}) if n.name == _NODE)
    processes = clean.enter_context(StackProcesses([node], namespace))
    wait_until_ready(processes, client, [_NODE], _START_SEC)
    return processes


def _conclude(result: Record.Result, goal: Record.Goal, console: Console) -> None:
    if result.outcome.code != Outcome.DONE:
        console.print(f"ended: {result.outcome.message}", markup=False, soft_wrap=True)
    text = f"{result.episodes} episodes recorded, {result.frames} frames; {result.total} in {goal.out}"
    console.print(text, markup=False, soft_wrap=True)
    if result.failures:
        fate = "kept, marked" if goal.keep_failed else "left out"
        console.print(f"failed and {fate}, by cause: {', '.join(result.failures)}", markup=False, soft_wrap=True)
