"""Calls to the robot that may take seconds, or never return: made in a thread while the control loop turns on."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future

from hcvla.robots.franka.explain import RECOVER
from hcvla.robots.franka.link import LinkError

TRANSITION_SEC = 3.0
"""For the beginning or end of a motion, and for the robot's own stop: 20 ms to 0.8 s measured."""


class BackgroundCall:
    """One such call; at most one is made at a time."""

    def __init__(
        self,
        what: str,
        call: Callable[[], object],
        then: Callable[[BackgroundCall, float], None],
        now_sec: float,
        limit_sec: float = TRANSITION_SEC,
    ) -> None:
        """Begin; `what` it does is named when it fails, and `then` is called with it and the time once it is done."""
        self._what, self._limit_sec, self._begun_sec, self._then = what, limit_sec, now_sec, then
        self._future: Future[object] = Future()
        threading.Thread(target=self._run, args=(call,), name=f"franka-{what}", daemon=True).start()

    def done(self, now_sec: float) -> bool:
        """Whether it has returned, or has taken too long."""
        return self._future.done() or self._late(now_sec)

    def finish(self, now_sec: float) -> None:
        """Have `then` draw the conclusions, in the caller's thread."""
        self._then(self, now_sec)

    def result(self) -> object:
        """Return its result once done; raise LinkError if it failed or is too late."""
        if not self._future.done():
            raise LinkError(
                f"{self._what}: the robot did not answer within {self._limit_sec:g} s; look at it, {RECOVER}"
            )
        return self._future.result()

    def _late(self, now_sec: float) -> bool:
        return now_sec - self._begun_sec > self._limit_sec

    def _run(self, call: Callable[[], object]) -> None:
        try:
            self._future.set_result(call())
        except BaseException as error:  # noqa: BLE001 - the edge of the thread: the waiting caller gets it
            self._future.set_exception(error)
