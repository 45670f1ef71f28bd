"""What time it is for the controllers: trajectories are stamped with their clock, which another computer may have."""

from __future__ import annotations

import math

_DRIFT = 1e-3
"""Of two clocks against each other, and more than any have: an old comparison loses so much in a second [s/s]."""
_STEP_SEC = 0.5
"""A clock that is further off has been set."""


class ControllersClock:
    """Compares stamps of states with the times at which they came: the state that came soonest says it best.

    While a motion runs a better comparison counts little by little: a jump in time is one of the whole trajectory.
    """

    def __init__(self) -> None:
        """Start with nothing compared."""
        self._best_sec = self._offset_sec = -math.inf
        self._at_sec = 0.0

    def seen(self, stamp_sec: float, now_sec: float, *, moving: bool = False) -> None:
        """Note a state of that time on the robot's clock [s] that came at `now_sec` on ours."""
        drift_sec = _DRIFT * (now_sec - self._at_sec)
        expected, offset = self._best_sec - drift_sec, stamp_sec - now_sec
        was_set = offset < expected - _STEP_SEC or offset > self._best_sec + _STEP_SEC
        self._best_sec = offset if was_set else max(offset, expected)
        if moving and not was_set:
            self._offset_sec += min(max(self._best_sec - self._offset_sec, -drift_sec), drift_sec)
        else:
            self._offset_sec = self._best_sec
        self._at_sec = now_sec

    def of(self, our_sec: float) -> float:
        """Return the robot's time for one of ours [s]; -inf before the first state."""
        return our_sec + self._offset_sec

    def ours(self, stamp_sec: float) -> float:
        """Return our time for one of the robot's [s]."""
        return stamp_sec - self._offset_sec
