"""What a newcomer sees of set-up: numbered steps, time passing, and the end of the log when something fails."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from system import SetupError

_HEARTBEAT_SEC = 30.0
_TAIL_LINES = 30


class Progress:
    """Prints steps; sends the noise of the commands it runs to a log file."""

    def __init__(self, log: Path) -> None:
        """Start a fresh log."""
        self.log = log
        self._began = time.monotonic()
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text("")

    def say(self, text: str) -> None:
        """Print one line with the seconds since the start."""
        print(f"[{time.monotonic() - self._began:5.0f} s] {text}", flush=True)

    def run(self, command: Sequence[str], environment: Mapping[str, str] | None = None) -> None:
        """Run a command; raise SetupError with the end of its output if it fails."""
        with self.log.open("a") as log:
            log.write(f"\n$ {shlex.join(command)}\n")
            log.flush()
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env={**os.environ, **(environment or {})}
            )
            try:
                status = self._wait(process)
            except BaseException:
                process.terminate()
                process.wait()
                raise
        if status != 0:
            raise SetupError(self._failure(command, status))

    def _wait(self, process: subprocess.Popen[bytes]) -> int:
        while True:
            try:
                return process.wait(_HEARTBEAT_SEC)
            except subprocess.TimeoutExpired:
                self.say("  ... still at it")

    def _failure(self, command: Sequence[str], status: int) -> str:
        lines = self.log.read_text(errors="replace").splitlines()
        print("\n".join(f"    {line}" for line in lines[-_TAIL_LINES:]), file=sys.stderr)
        return f"`{shlex.join(command[:4])} ...` ended with status {status}; the whole log is {self.log}"
