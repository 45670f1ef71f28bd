"""One planner for several callers: planners remember what they have read, and are not made to be used in two threads.

Requests that come while another is being answered wait, and are then answered together by a planner that can.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from hcvla.api.errors import HcvlaError
from hcvla.planner.planner import PlanAnswer, Planner, PlannerError, PlanRequest

MOST_TOGETHER = 8
"""Requests that are answered together: those of so many robots."""
_LONGEST_WAIT_SEC = 60.0
"""For the answers to others before one's own; callers give up before."""

PlanTogether = Callable[[Sequence[PlanRequest]], Sequence[PlanAnswer | HcvlaError]]


@dataclass(eq=False)
class _Waiting:
    request: PlanRequest
    answer: PlanAnswer | HcvlaError | None = None
    answered: threading.Event = field(default_factory=threading.Event)


class SharedPlanner:
    """Lets callers in several threads use one planner."""

    def __init__(self, planner: Planner) -> None:
        """Share a planner; if it has a `plan_together`, that answers several requests at once."""
        self._together: PlanTogether = getattr(planner, "plan_together", None) or _in_turns(planner)
        self._waiting: list[_Waiting] = []
        self._door = threading.Lock()
        """Held while the list of those that wait is changed."""
        self._planning = threading.Lock()
        """Held while the planner is used."""

    @property
    def waiting(self) -> int:
        """How many requests wait."""
        return len(self._waiting)

    def plan(self, request: PlanRequest) -> PlanAnswer:
        """Return the next lines; raise PlannerError."""
        mine = _Waiting(request)
        with self._door:
            self._waiting.append(mine)
        if not self._planning.acquire(timeout=_LONGEST_WAIT_SEC):
            with self._door:
                self._waiting = [other for other in self._waiting if other is not mine]
            raise PlannerError(f"the planner was busy with other requests for {_LONGEST_WAIT_SEC:g} s")
        try:
            # Whoever had the planner before may have answered this request as well.
            while not mine.answered.is_set():
                self._answer_some()
        finally:
            self._planning.release()
        if isinstance(mine.answer, HcvlaError):
            raise mine.answer
        assert mine.answer is not None
        return mine.answer

    def _answer_some(self) -> None:
        with self._door:
            some, self._waiting = self._waiting[:MOST_TOGETHER], self._waiting[MOST_TOGETHER:]
        answers: Sequence[PlanAnswer | HcvlaError] = ()
        try:
            answers = self._together([waiting.request for waiting in some])
        except HcvlaError as error:
            answers = [error] * len(some)
        finally:
            for number, waiting in enumerate(some):
                failed = PlannerError("the planner failed while it answered several requests")
                waiting.answer = answers[number] if answers else failed
                waiting.answered.set()


def _in_turns(planner: Planner) -> PlanTogether:
    def plan(requests: Sequence[PlanRequest]) -> list[PlanAnswer | HcvlaError]:
        return [answer_or_error(planner, request) for request in requests]

    return plan


def answer_or_error(planner: Planner, request: PlanRequest) -> PlanAnswer | HcvlaError:
    """Return a planner's answer, or the error that it raises: one caller's must not be another's."""
    try:
        return planner.plan(request)
    except HcvlaError as error:
        return error
