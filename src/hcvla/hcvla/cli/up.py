"""`hcvla up`: the whole stack in one terminal, for machines without ros2 launch."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from typing import Annotated

import typer
from rich.console import Console

from hcvla.api.excerpt import excerpt
from hcvla.cli.node_news import NodeNews
from hcvla.nodes.bringup.arguments import ARGUMENTS, StackError, check_arguments, respawns, with_defaults
from hcvla.nodes.bringup.fake_robot import fake_notice, with_fake_robot
from hcvla.nodes.bringup.processes import StackProcesses
from hcvla.nodes.bringup.rviz import rviz
from hcvla.nodes.bringup.stack import describe, frame_prefix_of
from hcvla.nodes.clients.other_stack import require_no_other_stack
from hcvla.nodes.clients.tasks import StackClient

READY_LIMIT_SEC = 120.0
"""The first start of a model on a slow machine may take this long [s]."""
_AFTER_A_DEATH = {
    "planner": "a task that runs waits for it",
    "memory": "a task that runs waits for it",
    "recorder": "a task that runs goes on without it",
    "mujoco_bridge": "the simulated table stands as at the start again: send a task that ran once more",
}
"""What becomes of a task when a node died; after any other it can be resumed."""
_WATCH_SEC = 0.2
_LONG_SEC = 8.0
"""A stack whose devices answer is ready well within this [s]."""
_HELP = "\n\n".join(f"• {argument}" for argument in ARGUMENTS)


def wait_until_ready(
    processes: StackProcesses,
    client: StackClient,
    names: list[str],
    limit_sec: float,
    say: Callable[[str], object] = lambda _: None,
) -> None:
    """Wait until all nodes are ready; raise NodeDiedError or NodeLostError naming the one that is not.

    Why one is not ready yet is said once it takes long: a robot may have to be unlocked first.
    """
    started = time.monotonic()
    deadline, news = started + limit_sec, NodeNews(client.liveness.problem, names)
    while any(map(client.liveness.problem, names)):
        for line in processes.check().values():
            say(line)
        if time.monotonic() - started > _LONG_SEC:
            for line in news.lines():
                say(line)
        left = deadline - time.monotonic()
        if left <= 0.0:
            client.liveness.require(names)
        client.liveness.wait_change(min(_WATCH_SEC, max(left, 0.01)))


def after_the_death_of(node: str) -> str:
    """Return what becomes of a task that ran when a node died."""
    return _AFTER_A_DEATH.get(node, "a task that ran goes on with: hcvla task --resume last")


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
    """Run the stack with these arguments until SIGINT or SIGTERM; raise HcvlaError if it cannot start or go on."""
    console = Console(highlight=False, soft_wrap=True)
    # Both as Ctrl-C, so that no node is left behind; what a script starts in the background begins with SIGINT ignored.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    try:
        with with_fake_robot(given) as complete:
            _run(complete, console)
    except KeyboardInterrupt:
        console.print("ended")


def _run(given: Mapping[str, str], console: Console) -> None:
    nodes, namespace = describe(given), with_defaults(given)["namespace"].strip("/")
    names = [node.name for node in nodes]
    with StackClient(namespace, f"hcvla_up_{os.getpid()}") as client:
        require_no_other_stack(client, nodes=names)
        shown = rviz(namespace, frame_prefix_of(nodes)) if given.get("rviz") == "true" else nullcontext()
        with shown, StackProcesses(nodes, namespace, respawns=respawns(given)) as processes:
            console.print(f"starting {', '.join(names)} (logs: {processes.log_dir})")
            wait_until_ready(processes, client, names, READY_LIMIT_SEC, lambda line: console.print(line, markup=False))
            console.print(
                f'ready: hcvla task "put the red cube on the green tray", or action /{namespace}/execute_task'
            )
            if notice := fake_notice(given):
                console.print(notice, markup=False)
            console.print("Ctrl-C ends the stack")
            _watch(processes, NodeNews(client.liveness.problem, names), console)


def _watch(processes: StackProcesses, news: NodeNews, console: Console) -> None:
    """Start again what dies and say so, and what is wrong, until Ctrl-C; raise NodeDiedError for what stays dead."""
    while True:
        for name, line in processes.check().items():
            console.print(line, markup=False)
            console.print(after_the_death_of(name))
        for line in news.lines():
            console.print(line, markup=False)
        time.sleep(_WATCH_SEC)
