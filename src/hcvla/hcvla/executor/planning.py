"""One key step: ask the planner, wait no longer than allowed, and send back what cannot run."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from hcvla.executor.latch import StopLatch
from hcvla.planner.planner import PlanAnswer, Planner, PlannerError, PlanRequest

_POLL_SEC = 0.02


class PlannerTimeoutError(PlannerError):
    """The planner took longer than it may."""

    def __init__(self, limit_sec: float) -> None:
        """Name the limit."""
        super().__init__(f"the planner gave no answer within {limit_sec:g} s")


def ask_planner(planner: Planner, request: PlanRequest, limit_sec: float, latch: StopLatch) -> PlanAnswer:
    """Return the planner's answer; raise StoppedError at once when told to stop, PlannerTimeoutError when late.

    A planner that is given up goes on in its thread until it notices; its answer is thrown away.
    """
    answers: list[PlanAnswer] = []
    errors: list[BaseException] = []
    thread = threading.Thread(
        target=_collect, args=(lambda: planner.plan(request), answers, errors), name="planner", daemon=True
    )
    begun = time.monotonic()
    thread.start()
    while thread.is_alive():
        thread.join(_POLL_SEC)
        latch.check()
        if time.monotonic() - begun > limit_sec:
            raise PlannerTimeoutError(limit_sec)
    latch.check()
    if errors:
        raise errors[0]
    return answers[0]


def _collect(ask: Callable[[], PlanAnswer], answers: list[PlanAnswer], errors: list[BaseException]) -> None:
    try:
        answers.append(ask())
    except BaseException as error:  # noqa: BLE001 - the edge of a thread: raised again in the one that waits
        errors.append(error)
