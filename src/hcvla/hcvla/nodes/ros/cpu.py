"""Processor time of the stack's processes, from /proc."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

_SESSION, _UTIME, _STIME = 3, 11, 12
"""Fields of /proc/PID/stat, counted from the one after the command's name (proc(5): 6, 14 and 15)."""


def seconds_by_session(proc: Path = Path("/proc")) -> dict[int, float]:
    """Return the processor time of all living processes of each session, user and system [s].

    Every node is started as a session of its own, so that its workers count with it.
    """
    used: dict[int, float] = {}
    ticks_per_second = os.sysconf("SC_CLK_TCK")
    for file in proc.glob("[0-9]*/stat"):
        try:
            # The command's name may hold spaces and brackets; nothing after it does.
            fields = file.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has just ended
        session = int(fields[_SESSION])
        used[session] = used.get(session, 0.0) + (int(fields[_UTIME]) + int(fields[_STIME])) / ticks_per_second
    return used


def cores(before: Mapping[int, float], after: Mapping[int, float], seconds: float, pid: int) -> float:
    """Return how many cores the session of a process used between two readings `seconds` apart."""
    return (after.get(pid, 0.0) - before.get(pid, 0.0)) / seconds
