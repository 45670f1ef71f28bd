"""Worker processes that run programs: kept warm, one session each, replaced when they die."""

from __future__ import annotations

import atexit
import os
import threading

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
                # The session counts sleeping itself: it is the host that waits.
                "max_total_sleep_secs": 10.0 * limits.wall_sec,
                "max_memory": limits.memory_bytes,
                "max_recursion_depth": limits.recursion,
                # The session counts API calls itself; this also bounds lookups of unknown names.
                "max_suspensions": 2 * limits.api_calls + 100,
            },
            type_check=type_check_stubs is not None,
            type_check_stubs=type_check_stubs,
            type_check_format="jsonlines",
            assert_message_annotations=False,
            os_policy={"sleep": "call_host", "datetime": "call_host"},
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
