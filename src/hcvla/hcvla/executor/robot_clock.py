"""The robot's clock as the executor reads it."""

from __future__ import annotations

from collections.abc import Callable

from hcvla.api.errors import HcvlaError


class LastingClock:
    """Keeps its last reading while the robot is lost: a verdict must not get lost with the clock."""

    def __init__(self, read: Callable[[], float]) -> None:
        """Take how to read the clock [s]; may raise HcvlaError."""
        self._read = read
        self._last_sec = 0.0

    def __call__(self) -> float:
        """Return the robot's time [s], or the last one known."""
        try:
            self._last_sec = self._read()
        except HcvlaError:
            return self._last_sec
        return self._last_sec
