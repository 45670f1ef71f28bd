"""One key step: ask the planner, wait no longer than allowed, and send back what cannot run."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from hcvla.api.errors import HcvlaError
from hcvla.executor.latch import StopLatch
from hcvla.planner.planner import PlanAnswer, Planner, PlannerError, PlanRequest

_POLL_SEC = 0.02


class PlannerTimeoutError(PlannerError):
    """The planner took longer than it may."""

    def __init__(self, limit_sec: float) -> None:
        """Name the limit."""
        super().__init__(f"the planner gave no answer within {limit_sec:g} s")


def ask_planner(planner: Planner, request: PlanRequest, limit_sec: float, latch: StopLatch) -> PlanAnswer:
    """Return the planner's answer; raise StoppedError at once when a stop is requested, PlannerTimeoutError when late.

    A planner that is given up goes on in its thread until it notices; its answer is thrown away.
    """
    answers: list[PlanAnswer] = []
    errors: list[HcvlaError] = []
    thread = threading.Thread(
        target=_collect, args=(lambda: planner.plan(request), answers, errors), name="planner", daemon=True
    )
    started = time.monotonic()
    thread.start()
    while thread.is_alive():
        thread.join(_POLL_SEC)
        latch.check()
        if time.monotonic() - started > limit_sec:
            raise PlannerTimeoutError(limit_sec)
    latch.check()
    if errors:
        raise errors[0]
    return answers[0]


def _collect(ask: Callable[[], PlanAnswer], answers: list[PlanAnswer], errors: list[HcvlaError]) -> None:
    try:
        answers.append(ask())
    except HcvlaError as error:
        errors.append(error)
    except Exception as error:  # noqa: BLE001 - the edge of a thread, and of models brought along by users
        errors.append(PlannerError(f"the planner failed with {type(error).__name__}: {error}"))
