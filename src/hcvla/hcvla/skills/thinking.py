"""Where a skill thinks that takes longer than a control period: in a thread of its own; in lockstep, at once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Protocol, TypeVar

Thought = TypeVar("Thought")


class Thinking(Protocol):
    """Starts one computation; its owner polls, once a control period, whether it is done."""

    def begin(self, job: Callable[[], Thought]) -> Callable[[], Thought | None]:
        """Begin; return what gives the result, None as long as there is none, and raises what the job raised."""
        ...


class OwnThread:
    """Real time: the arm is fed while the job runs."""

    def __init__(self) -> None:
        """Start no thread yet."""
        self._turn = threading.Lock()

    def begin(self, job: Callable[[], Thought]) -> Callable[[], Thought | None]:
        """Run the job in a thread; no one waits for it, not even the end of the process."""
        future: Future[Thought] = Future()

        def run() -> None:
            # A cancelled call leaves its job behind; models are not used by two threads at a time.
            with self._turn:
                try:
                    future.set_result(job())
                except BaseException as error:  # noqa: BLE001 - the edge of the thread: the caller gets it
                    future.set_exception(error)

        threading.Thread(target=run, name="think", daemon=True).start()
        return lambda: future.result() if future.done() else None


class SimulatedDelay:
    """Lockstep: the job runs at once and its result is held back, so that every run is the same."""

    def __init__(self, periods: int = 0) -> None:
        """Hold back for so many control periods."""
        self._periods = periods

    def begin(self, job: Callable[[], Thought]) -> Callable[[], Thought | None]:
        """Run the job now; its result is there after as many questions as periods."""
        result, left = job(), self._periods

        def ask() -> Thought | None:
            nonlocal left
            left -= 1
            return result if left < 0 else None

        return ask
