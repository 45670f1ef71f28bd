"""When the next period begins."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, get_args

from hcvla.fake_franka.reactor import Reactor
from hcvla.fake_franka.wire import TICK_SEC

Pace = Literal["paced", "lockstep", "wall"]
PACES: tuple[str, ...] = get_args(Pace)


@dataclass(frozen=True, kw_only=True)
class ClockConfig:
    """How time passes for the fake robot."""

    pace: Pace = "paced"
    """wall: a period a millisecond, whatever the client does; paced: also never before the client's answer, so that a
    busy machine slows the robot instead of losing cycles; lockstep: at once after the client's answer."""
    answer_limit_sec: float = 0.5
    """An answer that is awaited for longer is lost [s]; on two busy cores clients were held up for 0.1 s."""
    start_period_sec: float = 0.005
    """Until the first answer of a motion, periods last so long unless wall: a client that read states that have piled
    up meanwhile would begin with a jump [s]."""
    start_limit: int = 200
    """So many periods may pass before the first answer, unless wall: there it is as any other."""
    catch_up_sec: float = 0.005
    """A fake that was held up itself catches up so much, and lets the rest of the time go [s]."""


class Clock:
    """Waits for the next period and serves the sockets meanwhile."""

    def __init__(self, config: ClockConfig, reactor: Reactor) -> None:
        """Begin now."""
        self._config, self._reactor = config, reactor
        self._next = time.monotonic()
        self._gave_up = False
        self.late = 0
        """So many periods began late."""

    def wait(self, streaming: bool, started: bool, answered: Callable[[], bool]) -> None:
        """Return when the next period is due.

        `streaming` says whether a running motion expects answers, `started` whether it has had one, `answered` whether
        the last state has.
        """
        if streaming and self._config.pace != "wall":
            if not started:
                self._next = time.monotonic() + self._config.start_period_sec
                self._reactor.poll_until(self._next, answered)
                return
            if not self._gave_up:
                self._reactor.poll_until(time.monotonic() + self._config.answer_limit_sec, answered)
            # Who has not answered once is not waited for again: the periods that it misses pass in real time.
            self._gave_up = not answered()
            if not self._gave_up and self._config.pace == "lockstep":
                self._next = time.monotonic()
                return
        self._pass_time()

    def _pass_time(self) -> None:
        self._next += TICK_SEC
        now = time.monotonic()
        if now > self._next:
            self.late += 1
            self._next = max(self._next, now - self._config.catch_up_sec)
        self._reactor.poll_until(self._next)
