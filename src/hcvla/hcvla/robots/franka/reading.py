"""What a probe process says of a robot, line by line, each within a limit."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from hcvla.robots.controller import RobotFaultError
from hcvla.robots.franka.explain import explain

_IMPORT_SEC = 20.0
"""For the probe to start and its library to be imported."""


class Probe:
    """A running probe process."""

    def __init__(self, host: str, *arguments: str) -> None:
        """Start it."""
        self._host = host
        command = [sys.executable, "-m", "hcvla.robots.franka.probe", host, *arguments]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        assert self._process.stdout is not None
        self._output = self._process.stdout.fileno()
        self._buffer = b""

    def next(self, limit_sec: float) -> dict[str, Any] | None:
        """Return the next finding, None at the end; raise RobotFaultError for an error or after a limit [s]."""
        line = self._line(limit_sec)
        if line is None:
            raise RobotFaultError(f"{self._host} accepts the connection but says nothing for {limit_sec:g} s")
        if not line:
            return None
        found: dict[str, Any] = json.loads(line)
        if found["what"] == "error":
            raise RobotFaultError(explain(RuntimeError(found["text"]), self._host, "impedance"))
        return found

    def newest(self, limit_sec: float) -> dict[str, Any]:
        """Return the last finding that has been said, or the next; raise RobotFaultError."""
        found = self.next(limit_sec)
        while b"\n" in self._buffer or select.select([self._output], [], [], 0.0)[0]:
            newer = self.next(limit_sec)
            if newer is None:
                break
            found = newer
        if found is None:
            raise RobotFaultError(f"the connection to {self._host} has ended")
        return found

    def close(self) -> None:
        """End it, by force: it may hang."""
        self._process.kill()
        self._process.wait()
        assert self._process.stdout is not None
        self._process.stdout.close()

    def _line(self, limit_sec: float) -> bytes | None:
        """Return a line, empty at the end; None after a limit [s]."""
        deadline = time.monotonic() + limit_sec
        while b"\n" not in self._buffer:
            ready = select.select([self._output], [], [], max(0.0, deadline - time.monotonic()))[0]
            if not ready:
                return None
            # Past Python's buffer: what that has taken, select does not see.
            chunk = os.read(self._output, 65536)
            if not chunk:
                return b""
            self._buffer += chunk
        line, _, self._buffer = self._buffer.partition(b"\n")
        return line


@contextmanager
def probing(host: str, *arguments: str) -> Iterator[Probe]:
    """Yield a probe that is ended in any case."""
    probe = Probe(host, *arguments)
    try:
        yield probe
    finally:
        probe.close()


FIRST_LIMIT_SEC = _IMPORT_SEC + 3.0
"""For the first finding: imports, and the robot's answer."""
