"""Runs commands by the clock: lanes side by side, the commands of a lane one after the other."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Event

Words = Sequence[str]
"""A command without "hcvla"."""
Say = Callable[[str], None]

_PATIENCE_SEC = 30.0
"""A command that is interrupted writes what it has for so long; then it is ended."""
_INTERRUPTED = (0, 130, -signal.SIGINT)


@dataclass(frozen=True)
class Failed:
    """A command that ended by itself, and not well."""

    words: Words
    status: int


def command_line(words: Words) -> str:
    """Return a command as a person types it."""
    return shlex.join(["hcvla", *words])


def run_lanes(lanes: Sequence[Sequence[Words]], seconds: float, log: Path, say: Say) -> list[Failed]:
    """Run the commands of `hcvla` in all lanes, at most `seconds` [s] in all; return those that failed.

    A command may use its lane's remaining time divided by the commands that are left; then it is interrupted, as by
    Ctrl-C, which is no failure. What follows a failed command in its lane is not run. `log` takes their output.
    """
    end = time.monotonic() + seconds
    stopped = Event()
    with ThreadPoolExecutor(len(lanes)) as threads:
        waiting = [threads.submit(_run_lane, lane, end, log, say, stopped) for lane in lanes]
        try:
            return [failed for lane in waiting for failed in lane.result()]
        finally:
            stopped.set()  # after Ctrl-C, which the commands have received too


def _run_lane(lane: Sequence[Words], end: float, log: Path, say: Say, stopped: Event) -> list[Failed]:
    for number, words in enumerate(lane):
        if stopped.is_set():
            break
        limit = max(0.0, end - time.monotonic()) / (len(lane) - number)
        started = time.monotonic()
        say(command_line(words))
        status, interrupted = _run(words, limit, log)
        say(f"{' '.join(words[:2])}: {time.monotonic() - started:.0f} s{', interrupted' if interrupted else ''}")
        if status not in (_INTERRUPTED if interrupted else (0,)):
            return [Failed(words, status)]
    return []


def _run(words: Words, limit_sec: float, log: Path) -> tuple[int, bool]:
    """Return the exit status of a command, and whether it had to be interrupted."""
    # Two lanes with all cores each would fight over them.
    environment = os.environ | {"OMP_NUM_THREADS": "1"}
    with log.open("ab") as file:
        file.write(f"$ {command_line(words)}\n".encode())
        file.flush()
        process = subprocess.Popen(
            [sys.executable, "-m", "hcvla.cli.main", *words], stdout=file, stderr=file, env=environment
        )
        with process:
            try:
                return process.wait(limit_sec), False
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGINT)
            try:
                return process.wait(_PATIENCE_SEC), True
            except subprocess.TimeoutExpired:
                process.kill()
            process.wait()
            return _INTERRUPTED[-1], True
