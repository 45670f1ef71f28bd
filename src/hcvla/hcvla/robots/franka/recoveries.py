"""How often an arm was recovered lately: what needs it again and again has a cause that a recovery hides."""

from __future__ import annotations

import time
from collections import deque

from hcvla.robots.controller import RobotFaultError

_MINUTE_SEC = 60.0


class RecoveryCount:
    """Recoveries within the last minute."""

    def __init__(self, most: int) -> None:
        """Allow so many in a minute."""
        self._most = most
        self._at_sec: deque[float] = deque()

    def add(self, fault: str) -> None:
        """Note one that begins because of `fault`; raise RobotFaultError if there were too many."""
        now_sec = time.monotonic()
        while self._at_sec and now_sec - self._at_sec[0] > _MINUTE_SEC:
            self._at_sec.popleft()
        if len(self._at_sec) >= self._most:
            raise RobotFaultError(
                f"recovered {self._most} times within a minute: look for the cause ({fault or 'no fault now'})"
            )
        self._at_sec.append(now_sec)
