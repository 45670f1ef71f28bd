"""The robot's clock as its states show it: what is stamped otherwise is refused before it spoils anything that lasts.

A receiver that sorts messages by time would wait for one from the future until that time has come.
"""

from __future__ import annotations

import time

from hcvla.nodes.messages.checks import BadMessageError

SILENT_SEC = 0.5
"""After so long without a state the clock may be another one: five states of an arm that idles are missed, and a bridge
takes longer to start [s, system clock]."""
MOST_STEP_SEC = 12.0
"""From one state to the next the clock goes on by no more: a simulation in lockstep steps 10 s at once [s]."""
MOST_AHEAD_SEC = 2.0
"""What is of the present is at most so far ahead of the newest state that was read: a busy process is behind [s]."""


class RobotClock:
    """Knows the time of the newest state. A bridge that starts again starts a clock of its own; any thread."""

    def __init__(self) -> None:
        """Know no time yet."""
        self.newest_sec: float | None = None
        """Stamp of the newest state that was accepted [s]; None before the first."""
        self._received_sec = 0.0

    def advance(self, stamp_sec: float) -> None:
        """Accept the stamp of a state [s]; raise BadMessageError if it does not go on from the state before.

        So a state of another clock has no effect while states of this one come.
        """
        now_sec, newest = time.monotonic(), self.newest_sec
        goes_on = newest is None or newest <= stamp_sec <= newest + MOST_STEP_SEC
        if not goes_on and now_sec - self._received_sec < SILENT_SEC:
            expected = f"at most {MOST_STEP_SEC:g} s after the newest at {newest:.3f} s, not before it"
            raise BadMessageError("robot state: header.stamp", f"{stamp_sec:.3f} s", expected)
        self.newest_sec, self._received_sec = stamp_sec, now_sec

    def check(self, what: str, stamp_sec: float) -> None:
        """Raise BadMessageError if something is stamped in the future [s]; before the first state no one can tell."""
        newest = self.newest_sec
        if newest is not None and stamp_sec > newest + MOST_AHEAD_SEC:
            expected = f"at most {MOST_AHEAD_SEC:g} s after the robot's newest state at {newest:.3f} s"
            raise BadMessageError(f"{what}: header.stamp", f"{stamp_sec:.3f} s", expected)
