"""`hcvla up`: the whole stack in one terminal, for machines without ros2 launch."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Mapping, Sequence
from typing import Annotated

import typer
from rich.console import Console

from hcvla.api.excerpt import excerpt
from hcvla.nodes.bringup.processes import StackProcesses
from hcvla.nodes.bringup.stack import ARGUMENTS, StackError, check_arguments, describe, with_defaults
from hcvla.nodes.clients.tasks import StackClient

READY_LIMIT_SEC = 120.0
"""The first start of a model on a slow machine may take this long [s]."""
_WATCH_SEC = 0.2
_HELP = "; ".join(f"{argument.name} (default '{argument.default}'): {argument.description}" for argument in ARGUMENTS)


def wait_until_ready(processes: StackProcesses, client: StackClient, names: list[str], limit_sec: float) -> None:
    """Wait until all nodes are ready; raise NodeDiedError or NodeLostError naming the one that is not."""
    deadline = time.monotonic() + limit_sec
    while any(map(client.liveness.problem, names)):
        processes.check()
        left = deadline - time.monotonic()
        if left <= 0.0:
            client.liveness.require(names)
        client.liveness.wait_change(min(_WATCH_SEC, max(left, 0.01)))


def up(
    arguments: Annotated[list[str] | None, typer.Argument(metavar="NAME:=VALUE ...", help=_HELP)] = None,
) -> None:
    """Start the whole stack, say when it is ready, end it with Ctrl-C; same arguments as ros2 launch."""
    run_stack(parse_arguments(arguments or []))


def parse_arguments(words: Sequence[str]) -> dict[str, str]:
    """Return name -> value of words like "clock:=fast"; raise StackError or UnknownSettingError."""
    given = {}
    for word in words:
        name, sign, value = word.partition(":=")
        if not sign:
            raise StackError(f"'{excerpt(word)}' is not of the form name:=value, e.g. clock:=fast")
        given[name] = value
    check_arguments(given)
    return given


def run_stack(given: Mapping[str, str]) -> None:
    """Run the stack with these arguments until SIGINT or SIGTERM; raise NodeDiedError or NodeLostError."""
    nodes, namespace = describe(given), with_defaults(given)["namespace"].strip("/")
    console = Console(highlight=False)
    names = [node.name for node in nodes]
    ended = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ended.set())
    with (
        StackProcesses(nodes, namespace) as processes,
        StackClient(namespace, "hcvla_up") as client,
    ):
        console.print(f"starting {', '.join(names)} (logs: {processes.log_dir})")
        wait_until_ready(processes, client, names, READY_LIMIT_SEC)
        console.print(f'ready: hcvla task "put the red cube on the green tray", or action /{namespace}/execute_task')
        console.print("Ctrl-C ends the stack")
        while not ended.wait(_WATCH_SEC):
            processes.check()
        console.print("ending")
