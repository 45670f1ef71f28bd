"""How a node's process ends: on SIGINT, on SIGTERM, or when its parent process is gone; always within a limit."""

from __future__ import annotations

import faulthandler
import os
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

PARENT_VARIABLE = "HCVLA_PARENT"
"""Environment variable with the process id of who started the nodes; they end when that process is gone."""

END_LIMIT_SEC = 2.8
"""From the request to the end of the process; below the 3 s after which bring-up kills what is left."""

FAULTY_STATUS = 2
"""Exit status of a node that cannot run as it is configured; starting it again would not help."""


class EndRequest:
    """Whether this process has to end; made in the main thread, whose signal handlers it takes over."""

    def __init__(self, wake: Callable[[], object]) -> None:
        """Let signals set it; `wake` interrupts what the main thread waits for."""
        self._wake = wake
        self._made = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: self._make())

    def is_made(self) -> bool:
        """Whether a signal came; quick."""
        return self._made.is_set()

    def is_due(self) -> bool:
        """Whether a signal came or the process that started this one is gone."""
        if not self.is_made() and _is_orphan():
            self._make()
        return self.is_made()

    def _make(self) -> None:
        if self._made.is_set():
            return
        self._made.set()
        # In C: it also ends a process whose Python threads are stuck, and writes down where.
        faulthandler.dump_traceback_later(END_LIMIT_SEC, exit=True)
        self._wake()


def end_process(status: int) -> NoReturn:
    """End this process now, even if other threads wait for something.

    The interpreter would join them first, and a thread that waits for a node that is gone may wait for long.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def _is_orphan() -> bool:
    """Whether the process that started this node is gone, e.g. by a kill -9: then no one is left to end it."""
    parent = os.environ.get(PARENT_VARIABLE, "")
    return bool(parent) and not runs(int(parent))


def runs(pid: int, processes: Path = Path("/proc")) -> bool:
    """Whether a process exists that has not ended; one that only waits for its parent to notice has."""
    try:
        # The command's name may hold spaces and brackets; the state is the first field after it (proc(5)).
        state = (processes / str(pid) / "stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in ("Z", "X")
