"""Which threads of this process have real-time priority: only the one that runs at 1 kHz may."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

_TASKS = Path("/proc/self/task")


def drop_priority() -> None:
    """Take real-time priority from the calling thread: client libraries raise whoever connects to SCHED_FIFO 99."""
    # Without permission nothing was raised either.
    with suppress(OSError):
        os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))


def raise_priority(priority: int) -> None:
    """Give the calling thread real-time priority (SCHED_FIFO), if there is one to give and this user may."""
    if priority > 0:
        with suppress(OSError):
            os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(priority))


def realtime_threads() -> dict[str, int]:
    """Return the real-time priority of each thread of this process that has one, by the thread's name."""
    found = {}
    for task in _TASKS.iterdir():
        # A thread may end while it is looked at.
        with suppress(OSError):
            priority = os.sched_getparam(int(task.name)).sched_priority
            if priority > 0:
                found[(task / "comm").read_text().strip()] = priority
    return found
