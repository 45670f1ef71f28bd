"""Gives back the shared memory of processes that were killed: Fast DDS 2.14 leaves 35 MB of each behind forever.

A segment is a file fastrtps_<16 hexadecimal digits>; its owner holds a lock on fastrtps_<...>_el as long as it lives,
which the system lets go of even after kill -9. `fastdds shm clean` of an installed Fast DDS does the same by hand.
"""

from __future__ import annotations

import fcntl
import re
import time
from pathlib import Path

_LOCK = re.compile(r"fastrtps_[0-9a-f]{16}_el")
_YOUNG_SEC = 10.0
"""A file as new as this may be of a process that has made it and not locked it yet [s]."""


def free_dead_segments(shared: Path = Path("/dev/shm"), now_sec: float | None = None) -> int:
    """Remove the segments in a folder that no living process owns; return their bytes. What may not be, stays.

    `now_sec` is the time on the system's clock, by default the present.
    """
    oldest_sec = (time.time() if now_sec is None else now_sec) - _YOUNG_SEC
    return sum(_freed(file, oldest_sec) for file in shared.glob("fastrtps_*_el") if _LOCK.fullmatch(file.name))


def _freed(lock_file: Path, oldest_sec: float) -> int:
    segment = lock_file.with_name(lock_file.name.removesuffix("_el"))
    try:
        if lock_file.stat().st_mtime > oldest_sec:
            return 0
        with lock_file.open("rb") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            size = segment.stat().st_size if segment.exists() else 0
            segment.unlink(missing_ok=True)
            lock_file.unlink()
            return size
    except OSError:
        # Its owner lives, it is another user's, or another process has just removed it.
        return 0
