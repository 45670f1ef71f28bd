"""robosuite as the comparison: another Python with robosuite in it, stepped a little at a time."""

from __future__ import annotations

import os
import selectors
import subprocess
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from benchmarks.rounds import Timings, interleave
from hcvla.api.errors import HcvlaError

VARIABLE = "HCVLA_ROBOSUITE_PYTHON"
"""Environment variable with the Python that has robosuite, where the command line names none."""
VERSION = "1.5.2"
_WORKER = Path(__file__).with_name("robosuite_worker.py")
_START_LIMIT_SEC = 300.0
"""numba compiles at the first start."""
_STEP_LIMIT_SEC = 30.0
_LAST_WORDS = 300


class RobosuiteError(HcvlaError):
    """The comparison cannot be run."""


class Robosuite:
    """A running PickPlaceCan, Panda, 20 Hz, two 128 px cameras; a context manager."""

    @classmethod
    def found(cls, python: str) -> Self:
        """Start it with `python`, or the one that VARIABLE names, and the OpenGL in use; raise RobosuiteError."""
        python = python or os.environ.get(VARIABLE, "")
        if not python:
            raise RobosuiteError(f"no Python with robosuite: give --robosuite PYTHON or set {VARIABLE}")
        return cls(python, os.environ["MUJOCO_GL"])

    def __init__(self, python: str, gl: str) -> None:
        """Start it with a Python that has robosuite and the OpenGL that we use ourselves; raise RobosuiteError."""
        # An interpreter of its own must not find our packages.
        environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}
        environment["MUJOCO_GL"] = gl
        self._output = b""
        try:
            self._process = subprocess.Popen(
                [python, "-I", str(_WORKER)],  # isolated: the folder of the worker holds a robosuite.py of ours
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=environment,
            )
        except OSError as error:
            raise RobosuiteError(f"'{python}' cannot be started: {error.strerror}") from error
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        assert self._process.stderr is not None
        self._stdin, self._stdout, self._stderr = self._process.stdin, self._process.stdout, self._process.stderr
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._stdout, selectors.EVENT_READ)
        self._selector.register(self._stderr, selectors.EVENT_READ)
        self._words = b""
        try:
            self.version = self._answer(_START_LIMIT_SEC).removeprefix("ready ")
            if self.version != VERSION:
                raise RobosuiteError(f"'{python}' has robosuite {self.version}, expected {VERSION}")
        except RobosuiteError:
            self.close()
            raise

    def steps_per_second(self, steps: int) -> float:
        """Do so many control steps and return how many a second that was; raise RobosuiteError."""
        self._stdin.write(f"{steps}\n".encode())
        self._stdin.flush()
        return steps / float(self._answer(steps * _STEP_LIMIT_SEC))

    def close(self) -> None:
        """End it."""
        self._process.kill()
        self._process.wait()
        self._selector.close()
        for stream in (self._stdin, self._stdout, self._stderr):
            stream.close()

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """End it."""
        self.close()

    def _answer(self, limit_sec: float) -> str:
        deadline = time.monotonic() + limit_sec
        while b"\n" not in self._output:
            ready = self._selector.select(max(0.0, deadline - time.monotonic()))
            if not ready:
                raise RobosuiteError(f"robosuite gave no answer within {limit_sec:g} s")
            for key, _ in ready:
                self._read(key.fileobj)
        line, _, self._output = self._output.partition(b"\n")
        return line.decode()

    def _read(self, stream: object) -> None:
        text = os.read(stream.fileno(), 65536)  # type: ignore[attr-defined]
        if stream is self._stderr:
            self._words = (self._words + text)[-_LAST_WORDS:]
            if not text:
                self._selector.unregister(self._stderr)
            return
        if not text:
            lines = self._words.decode(errors="replace").strip().splitlines() or ["it left no message"]
            raise RobosuiteError(f"robosuite ended: {lines[-1]}")
        self._output += text


def compare_with_robosuite(
    measurements: Mapping[str, Callable[[], float]], rounds: int, *, python: str, steps: int
) -> tuple[dict[str, Timings], str]:
    """Return measurements interleaved with robosuite's steps per second, or why robosuite is not among them."""
    with ExitStack() as stack:
        reason = ""
        compared = dict(measurements)
        try:
            robosuite = stack.enter_context(Robosuite.found(python))
            compared["robosuite"] = lambda: robosuite.steps_per_second(steps)
        except RobosuiteError as error:
            reason = str(error)
        for measure in compared.values():
            measure()  # the first run compiles and fills caches
        return interleave(compared, rounds), reason
