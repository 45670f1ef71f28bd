"""Record the topics of a running stack as MCAP, as ros2 bag record -s mcap does."""

from __future__ import annotations

import re
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from hcvla.api.errors import HcvlaError
from hcvla.nodes.bag.mcap_file import McapFile
from hcvla.nodes.bag.topic_recorder import SHARED, TopicRecorder, of_stack
from hcvla.nodes.clients.tasks import StackClient
from hcvla.nodes.ros.futures import NodeLostError

_DISCOVER_SEC = 0.2
_FIRST_SEC = 5.0
"""So long the first topic of the stack is waited for [s]."""


class PatternError(HcvlaError):
    """A pattern of topics is no regular expression."""


def bag(
    out: Annotated[Path, typer.Option(help="File to write, e.g. run.mcap; it must not exist.")],
    seconds: Annotated[float, typer.Option(min=0.0, help="End after so long; 0: at Ctrl-C.")] = 0.0,
    regex: Annotated[str, typer.Option(help="Only topics whose name fits this regular expression.")] = "",
    exclude: Annotated[str, typer.Option(help="And none that fits this, e.g. 'depth'.")] = "",
    namespace: Annotated[str, typer.Option(help="Namespace of the running stack.")] = "hcvla",
) -> None:
    """Record every topic of the running stack, and those that it shares, until Ctrl-C."""
    console = Console(highlight=False)
    try:
        wanted = _wanted(namespace, regex, exclude)
        with StackClient(namespace, "hcvla_bag") as client:
            file = McapFile(out)
            try:
                recorder = TopicRecorder(client.node, file, wanted)
                _record(recorder, out, seconds, console)
            except NodeLostError:
                # Nothing is in it, and it would be in the way of the next try.
                out.unlink()
                raise
            finally:
                file.close()
    except HcvlaError as error:
        typer.echo(f"hcvla bag: {error}", err=True)
        raise typer.Exit(1 if isinstance(error, NodeLostError) else 2) from None
    console.print(f"{sum(recorder.counts.values())} messages of {len(recorder.counts)} topics in {out}", soft_wrap=True)
    for topic, reason in recorder.unknown.items():
        console.print(f"not recorded: {topic}: {reason}", markup=False, soft_wrap=True)


def _record(recorder: TopicRecorder, out: Path, seconds: float, console: Console) -> None:
    """Record until the time is over or someone ends it; raise NodeLostError or OSError."""
    ended = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ended.set())
    start_sec, said = time.monotonic(), False
    while not (ended.wait(_DISCOVER_SEC) or 0.0 < seconds < time.monotonic() - start_sec):
        recorder.discover()
        if recorder.error is not None:
            raise recorder.error
        if not said and set(recorder.counts) - set(SHARED):
            said = True
            console.print(f"recording to {out}; Ctrl-C ends", soft_wrap=True)
        if not said and time.monotonic() - start_sec > _FIRST_SEC:
            raise NodeLostError(f"no topic of the stack after {_FIRST_SEC:g} s; start it (hcvla up) or say --namespace")


def _wanted(namespace: str, regex: str, exclude: str) -> Callable[[str], bool]:
    """Return which topics are recorded; raise PatternError."""
    fits, left_out, of_it = _compiled(regex), _compiled(exclude), of_stack(namespace)
    return lambda topic: of_it(topic) and bool(fits.search(topic)) and not (exclude and left_out.search(topic))


def _compiled(pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        raise PatternError(f"'{pattern}' is no regular expression: {error}") from None
