"""A fake robot in a process of its own, as its clients need it: they hold the interpreter's lock while they wait."""

from __future__ import annotations

import select
import subprocess
import sys
from collections.abc import Sequence

from hcvla.api.errors import HcvlaError
from hcvla.fake_franka.fake import free_address

_READY_SEC = 30.0
"""Importing and building the scene take 2 s, more on a busy machine [s]."""
_END_SEC = 3.0


class FakeRobotDiedError(HcvlaError):
    """The process of a fake robot did not start, or has ended."""


class FakeFrankaProcess:
    """`hcvla fake-franka` with some options; a context manager. It ends with whoever started it, however that ends."""

    def __init__(self, *options: str, host: str = "", clock: str = "paced") -> None:
        """Prepare; without `host` at a free address."""
        self.host = host or free_address()
        self._options: Sequence[str] = ("--host", self.host, "--clock", clock, *options)
        self.process: subprocess.Popen[str] | None = None

    def __enter__(self) -> FakeFrankaProcess:
        """Start it and wait until it can be connected to; raise FakeRobotDiedError."""
        command = [sys.executable, "-m", "hcvla.cli.main", "fake-franka", "--attached", *self._options]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        assert self.process.stdout is not None
        ready = select.select([self.process.stdout], (), (), _READY_SEC)[0]
        line = self.process.stdout.readline() if ready else "no word from it"
        if not line.startswith("ready"):
            self._end()
            raise FakeRobotDiedError(f"the fake robot at {self.host} did not start: {line.strip()}")
        return self

    def __exit__(self, *_: object) -> None:
        """End it."""
        self._end()

    def wait(self, limit_sec: float) -> int | None:
        """Return its exit status, None if it still runs after `limit_sec` [s]."""
        assert self.process is not None
        try:
            return self.process.wait(limit_sec)
        except subprocess.TimeoutExpired:
            return None

    def _end(self) -> None:
        if self.process is None:
            return
        self.process.terminate()
        if self.wait(_END_SEC) is None:
            self.process.kill()
            self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                stream.close()
