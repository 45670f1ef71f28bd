"""A person's yes before a task moves: goal and program are shown, then nothing moves until it comes."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from hcvla.api.errors import HcvlaError
from hcvla.api.outcomes import Outcome
from hcvla.executor.latch import StopLatch

_POLL_SEC = 0.05


class NotConfirmedError(HcvlaError):
    """Nobody said yes."""

    outcome = Outcome.STOPPED


class Confirmation:
    """Whether a task may move; `require` belongs to the task's thread, `answer` may come from any."""

    def __init__(self, wanted: bool, limit_sec: float) -> None:
        """Say whether a yes is wanted at all, and how long it is waited for [s]."""
        self._given = not wanted
        self._limit_sec = limit_sec
        self._waiting = threading.Event()
        self._answered = threading.Event()

    @property
    def given(self) -> bool:
        """Whether the task may move."""
        return self._given

    def require(self, ask: Callable[[], None], latch: StopLatch) -> None:
        """Call `ask` and wait for a yes, once; raise NotConfirmedError, or StoppedError as soon as a stop comes."""
        if self._given:
            return
        self._waiting.set()
        ask()
        deadline = time.monotonic() + self._limit_sec
        while not self._answered.wait(_POLL_SEC):
            latch.check()
            if time.monotonic() > deadline:
                self._waiting.clear()
                raise NotConfirmedError(f"nobody confirmed the task within {self._limit_sec:g} s; nothing has moved")
        if not self._given:
            raise NotConfirmedError("the task was not confirmed; nothing has moved")

    def answer(self, yes: bool) -> bool:
        """Take a person's answer; return whether the task was waiting for it. The first answer counts."""
        if not self._waiting.is_set():
            return False
        self._waiting.clear()
        self._given = yes
        self._answered.set()
        return True
