"""Does a training's work in several processes and waits for it: what they say is reported, and none is left behind."""

from __future__ import annotations

import multiprocessing
import os
import socket
import threading
from collections.abc import Callable, Sequence
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Event
from typing import Any

import torch
from accelerate import Accelerator

from hcvla.api.errors import HcvlaError
from hcvla.training.error import TrainingError
from hcvla.training.team import Team

Report = Callable[[dict[str, Any]], None]
Work = Callable[[Team, str, Report], None]

_LOST = "a process of the training was lost"
_POLL_SEC = 0.2
_LEAVE_SEC = 300.0
"""The first process may be writing so long after the last step."""
_END_SEC = 10.0
"""After one process has failed the others get so long to notice."""


def run_together(work: Work, count: int, device: str, report: Report = lambda row: None) -> None:
    """Do this work in `count` processes on a kind of device, until all are done; raise TrainingError.

    `work` takes the team, its device and what to report to; the processes are fresh, so it is a function of a module or
    a partial of one.
    """
    _check_devices(device, count)
    context = multiprocessing.get_context("spawn")
    said: Queue[dict[str, Any] | str] = context.Queue()
    place = (work, count, device, _free_port(), said, context.Event())
    members = [context.Process(target=_member, args=(rank, *place), daemon=True) for rank in range(count)]
    for member in members:
        member.start()
    try:
        _follow(members, said, report)
    finally:
        for member in members:
            member.kill()
            member.join()


def _follow(members: Sequence[BaseProcess], said: Queue[dict[str, Any] | str], report: Report) -> None:
    """Report until all have ended; raise TrainingError as soon as one has failed, with its own words if it had any."""
    words: list[str] = []
    while True:
        ended = wait([member.sentinel for member in members if member.is_alive()], _POLL_SEC)
        failed = [member for member in members if member.exitcode not in (None, 0)]
        if failed:
            wait([member.sentinel for member in members], _END_SEC)
        while not said.empty():
            news = said.get()
            if isinstance(news, str):
                words.append(news)
            else:
                report(news)
        if failed:
            own = [text for text in words if not text.startswith(_LOST)] or words
            raise TrainingError(own[0] if own else f"{_LOST} ({failed[0].exitcode}); --resume goes on")
        if not ended and all(member.exitcode == 0 for member in members):
            return


def _member(
    rank: int, work: Work, count: int, device: str, port: int, said: Queue[dict[str, Any] | str], finished: Event
) -> None:
    """Work as one of them; the body of a process."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    # Read by accelerate; the processes are all on this machine.
    os.environ.update(
        {
            "MASTER_ADDR": "127.0.0.1",
            "MASTER_PORT": str(port),
            "WORLD_SIZE": str(count),
            "RANK": str(rank),
            "LOCAL_RANK": str(rank),
        }
    )
    if device == "cpu":
        torch.set_num_threads(max(1, (os.cpu_count() or 1) // count))
    accelerator = Accelerator(cpu=device == "cpu")
    team = Team(accelerator)
    try:
        work(team, device if device == "cpu" else f"cuda:{rank}", said.put if team.leads else lambda row: None)
        # The first to leave breaks the connection while the others may still read from it.
        if team.leads:
            finished.set()
        finished.wait(_LEAVE_SEC)
        accelerator.end_training()
    except (HcvlaError, RuntimeError) as error:
        # Torch raises RuntimeError where another process is gone; that one's own words come first.
        said.put(str(error) if isinstance(error, HcvlaError) else f"{_LOST}: {str(error).splitlines()[0]}")
        said.close()
        said.join_thread()
        os._exit(1)


def _end_with_parent() -> None:
    """End this process when the one that started it is gone, however it ended."""
    parent = multiprocessing.parent_process()
    assert parent is not None, "it was started by one"
    wait([parent.sentinel])
    os._exit(1)


def _check_devices(device: str, count: int) -> None:
    """Raise TrainingError if there are fewer GPUs than processes."""
    if device != "cpu" and torch.cuda.device_count() < count:
        raise TrainingError(f"{count} processes need as many GPUs, there are {torch.cuda.device_count()}")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
