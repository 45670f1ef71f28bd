"""Processes that do independent jobs, one at a time each; one that dies loses its own job and nothing else.

Not a library's pool: concurrent.futures loses every job when one process is killed, and pebble 5.2.3 breaks its whole
pool when an idle one is (in six of six tries) and has no error for a set-up that fails.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable, Generator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

from hcvla.api.errors import HcvlaError
from hcvla.api.outcomes import Outcome

J = TypeVar("J")
R = TypeVar("R")

_POLL_SEC = 1.0
_START_LIMIT_SEC = 300.0
"""Importing torch and loading a model takes long on a busy machine."""
_END_SEC = 5.0


class WorkerError(HcvlaError):
    """Worker processes cannot be made ready."""

    outcome = Outcome.NODE_LOST


@dataclass(frozen=True)
class Unfinished:
    """A job that brought no result."""

    reason: str
    trace: str = ""
    """The traceback of an exception, if it was one."""
    timed_out: bool = False


def run_jobs(
    jobs: deque[J], setup: Callable[[], Callable[[J], R]], count: int, limit_sec: float
) -> Generator[tuple[J, R | Unfinished], None, None]:
    """Yield each job with its result as it is done, at most `limit_sec` [s] each; jobs may be appended meanwhile.

    `setup` runs once in each of `count` fresh processes and returns what does a job there; both are pickled. Raises
    WorkerError if it fails. Closing the iterator ends the processes at once; they also end when this one is killed.
    """
    workers: list[_Worker[J]] = []
    try:
        while jobs or any(worker.busy for worker in workers):
            workers = [worker for worker in workers if worker.usable]
            workers += [_Worker(setup) for _ in range(min(count, len(jobs)) - len(workers))]
            for worker in workers:
                if jobs and worker.free:
                    worker.begin(jobs.popleft(), limit_sec)
            wait([worker.pipe for worker in workers], timeout=_POLL_SEC)
            for worker in workers:
                answer = worker.look()
                if answer is not None:
                    yield answer
        for worker in workers:
            worker.dismiss()
        for worker in workers:
            worker.join()
    finally:
        for worker in workers:
            worker.end()


class _Worker(Generic[J]):
    """One process as seen from here."""

    def __init__(self, setup: Callable[[], Callable[[J], Any]]) -> None:
        # Not forked: threads, OpenGL and the sandbox's processes do not survive a fork.
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, setup), daemon=True)
        self._process.start()
        theirs.close()
        self.usable, self._ready = True, False
        self._job: list[J] = []
        self._deadline, self._limit_sec = time.monotonic() + _START_LIMIT_SEC, _START_LIMIT_SEC

    @property
    def busy(self) -> bool:
        return bool(self._job)

    @property
    def free(self) -> bool:
        return self._ready and not self._job and self._process.is_alive()

    def begin(self, job: J, limit_sec: float) -> None:
        self._job, self._limit_sec, self._deadline = [job], limit_sec, time.monotonic() + limit_sec
        # One that has just died is noticed by `look`.
        with contextlib.suppress(OSError):
            self.pipe.send(job)

    def look(self) -> tuple[J, Any] | None:
        """Return what has become of the job, if anything has."""
        try:
            if not self.pipe.poll():
                return self._overdue()
            kind, value = self.pipe.recv()
        except (EOFError, OSError):
            self._process.join(_END_SEC)
            return self._lost(f"its process ended with exit code {self._process.exitcode}", timed_out=False)
        if kind == "setup failed":
            raise WorkerError(value)
        if kind == "ready":
            self._ready = True
            return None
        return self._job.pop(), value

    def dismiss(self) -> None:
        """Let it end by itself."""
        with contextlib.suppress(OSError):
            self.pipe.send(None)

    def join(self) -> None:
        """Give it time to end, if it ever got ready."""
        if self._ready:
            self._process.join(_END_SEC)

    def end(self) -> None:
        """End it now."""
        self._process.kill()
        self._process.join()
        self.pipe.close()

    def _overdue(self) -> tuple[J, Any] | None:
        if (self._ready and not self._job) or time.monotonic() < self._deadline:
            return None
        return self._lost(f"no end after {self._limit_sec:g} s on the system clock", timed_out=True)

    def _lost(self, reason: str, timed_out: bool) -> tuple[J, Any] | None:
        self.usable = False
        self.end()
        if not self._ready:
            raise WorkerError(f"a worker process did not get ready: {reason}")
        return (self._job.pop(), Unfinished(reason, timed_out=timed_out)) if self._job else None


def _serve(pipe: Connection, setup: Callable[[], Callable[[Any], Any]]) -> None:
    """Do jobs until stopped; the body of a worker process."""
    # Ctrl-C reaches the whole group; who started this process decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, name="parent", daemon=True).start()
    try:
        work = setup()
    except Exception as error:  # noqa: BLE001 - the edge of a process
        message = str(error) if isinstance(error, HcvlaError) else f"{type(error).__name__}: {error}"
        pipe.send(("setup failed", message))
        return
    pipe.send(("ready", None))
    while (job := pipe.recv()) is not None:
        try:
            answer = work(job)
        except Exception as error:  # noqa: BLE001 - the edge of a process
            answer = Unfinished(f"{type(error).__name__}: {error}", traceback.format_exc())
        pipe.send(("done", answer))


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None, "this runs in a child process"
    wait([parent.sentinel])
    os._exit(1)
