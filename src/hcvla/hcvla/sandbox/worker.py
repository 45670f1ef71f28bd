"""One worker process in the hands of one session: computing turns, the latched stop, giving it back."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from typing import TypeVar

from pydantic_monty import MontyCrashedError, MontyError, MontySession

from hcvla.api.errors import StoppedError
from hcvla.sandbox.limits import SandboxLimits
from hcvla.sandbox.pool import WORKERS

T = TypeVar("T")


class Worker:
    """Runs one turn at a time; `stop` may come from any thread and is never forgotten."""

    def __init__(self, limits: SandboxLimits) -> None:
        """Check a warm worker out of the pool."""
        self.monty: MontySession = WORKERS.checkout(limits)
        """The interpreter's own session; to be used within `turn` only."""
        self.stopped = False
        self.closed = False
        self.computing = False
        self._lock = threading.Lock()
        self._pid = self.monty.worker_pid

    def turn(self, step: Callable[[], T]) -> T:
        """Let the program compute until it suspends; raise StoppedError, or MontyError for its faults."""
        with self._lock:
            self.refuse_if_stopped()
            self.computing = True
        try:
            result = step()
        except MontyCrashedError:
            self.refuse_if_stopped()
            self.close()
            raise
        finally:
            with self._lock:
                self.computing = False
        self.refuse_if_stopped()
        return result

    def stop(self) -> None:
        """Latch the stop; a computing worker is killed, so that it takes no more time."""
        with self._lock:
            self.stopped = True
            if self.computing and self._pid is not None:
                os.kill(self._pid, signal.SIGKILL)

    def refuse_if_stopped(self) -> None:
        """Raise StoppedError and give the worker back if a stop is latched."""
        if self.stopped:
            self.close()
            raise StoppedError("the program was stopped; nothing of it runs any more")

    def close(self) -> None:
        """Give the worker back; safe to call twice."""
        if self.closed:
            return
        self.closed = True
        try:
            self.monty.__exit__(None, None, None)
        except MontyError:
            self._pid = None  # it died before; the pool replaces it
