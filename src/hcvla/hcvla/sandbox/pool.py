"""Worker processes that run programs: kept warm, one session each, replaced when they die."""

from __future__ import annotations

import atexit
import ctypes
import os
import threading
from collections.abc import Callable

from pydantic_monty import Monty, MontySession

from hcvla.sandbox.limits import SandboxLimits

MAX_WORKERS = 64
"""Sessions open at once in one process; an idle worker holds 8 MB."""
CHECKOUT_TIMEOUT_SEC = 10.0


class WorkerPool:
    """The workers of this process, started at the first checkout and ended with the process."""

    def __init__(self) -> None:
        """Start nothing yet."""
        self._lock = threading.Lock()
        self._pools: dict[float, Monty] = {}
        self._owner_pid = os.getpid()

    def checkout(self, limits: SandboxLimits, type_check_stubs: str | None = None) -> MontySession:
        """Return an entered session of a warm worker; the caller exits it."""
        session = self._pool(limits.backstop_sec).checkout(
            limits={
                "max_turn_duration_secs": limits.turn_sec,
                "max_feed_duration_secs": limits.feed_sec,
                "max_total_sleep_secs": limits.sleep_sec,
                "max_memory": limits.memory_bytes,
                "max_recursion_depth": limits.recursion,
                # The session counts API calls itself; this also bounds lookups of unknown names.
                "max_suspensions": 2 * limits.api_calls + 100,
            },
            type_check=type_check_stubs is not None,
            type_check_stubs=type_check_stubs,
            type_check_format="jsonlines",
        )
        return session.__enter__()

    def close(self) -> None:
        """End all workers; a later checkout starts new ones."""
        with self._lock:
            pools, self._pools = self._pools, {}
        if os.getpid() == self._owner_pid:
            for pool in pools.values():
                pool.__exit__(None, None, None)

    def _pool(self, backstop_sec: float) -> Monty:
        with self._lock:
            if os.getpid() != self._owner_pid:
                # After a fork the pipes belong to the parent; leave its workers alone.
                self._pools, self._owner_pid = {}, os.getpid()
            if backstop_sec not in self._pools:
                pool = Monty(
                    max_processes=MAX_WORKERS, checkout_timeout=CHECKOUT_TIMEOUT_SEC, request_timeout=backstop_sec
                )
                self._pools[backstop_sec] = pool.__enter__()
            return self._pools[backstop_sec]


WORKERS = WorkerPool()
"""The pool that sessions and checks share."""
atexit.register(WORKERS.close)


def _find_getcpu() -> Callable[[], int] | None:
    try:
        getcpu = ctypes.CDLL(None).sched_getcpu
        os.sched_setaffinity  # noqa: B018 - is it there?
    except (AttributeError, OSError):
        return None
    return getcpu


_GETCPU = _find_getcpu()


class CoreSharing:
    """Keeps one worker on the core of whoever waits for it; does nothing where the system cannot."""

    def __init__(self, pid: int | None, wanted: bool) -> None:
        """Take charge of the worker of that process id."""
        self._pid = pid if wanted and _GETCPU is not None else None
        self._core = -1

    def follow(self) -> None:
        """Move the worker to the core this thread runs on."""
        if self._pid is None or _GETCPU is None:
            return
        core = _GETCPU()
        if core != self._core:
            self._core = core
            self._set({core})

    def release(self) -> None:
        """Let the worker run on every core again."""
        if self._core >= 0:
            self._core = -1
            self._set(os.sched_getaffinity(0))

    def _set(self, cores: set[int]) -> None:
        try:
            os.sched_setaffinity(self._pid or 0, cores)
        except OSError:
            self._pid = None  # the worker is gone or the system forbids it; speed is all that is lost
