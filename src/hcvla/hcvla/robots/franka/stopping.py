"""One stop from its request to rest: braking by reference first, the robot's own stop if that does not do it."""

from __future__ import annotations

from dataclasses import dataclass

from hcvla.robots.arm import StopReport
from hcvla.robots.franka.config import WatchConfig

_SEEN_SEC = 0.02
"""Two states at rest say no more of what was between them than this: while turns are late an arm may swing back."""


@dataclass
class Stopping:
    """A stop that is under way."""

    config: WatchConfig
    begun_sec: float
    hard: bool = False
    """Whether the robot's own stop was called."""
    final: StopReport | None = None
    """How it ended."""
    resting_since_sec: float | None = None
    """Since when every state was at rest, on our clock."""
    rested_sec: float = 0.0
    """For how long states have confirmed that, on the robot's clock: states that stand still confirm nothing."""
    seen_robot_sec: float = 0.0
    """When the newest state was measured, on the robot's clock."""

    def needs_hard_stop(self, now_sec: float, link_lost: bool) -> bool:
        """Whether braking has failed, or cannot be seen."""
        return not self.hard and (link_lost or now_sec - self.begun_sec > self.config.brake_sec)

    def ended(
        self, now_sec: float, robot_sec: float, speed_rad_s: float, *, measured: bool, reference_at_rest: bool
    ) -> bool:
        """Whether it has ended; then `final` says how.

        `measured`: whether the speed is that of a state from after the request.
        """
        elapsed = now_sec - self.begun_sec
        if not (measured and reference_at_rest and speed_rad_s < self.config.rest_rad_s):
            self.resting_since_sec = None
        elif self.resting_since_sec is None:
            self.resting_since_sec, self.rested_sec = now_sec, 0.0
        else:
            self.rested_sec += min(robot_sec - self.seen_robot_sec, _SEEN_SEC)
        self.seen_robot_sec = robot_sec
        if self.resting_since_sec is not None and self.rested_sec >= self.config.rest_sec - 1e-9:
            elapsed = self.resting_since_sec - self.begun_sec
            how = "by braking"
            if self.hard:
                how = f"by the robot's own stop: braking had not ended in {1000 * self.config.brake_sec:.0f} ms"
            self.final = StopReport(True, elapsed, f"at rest after {1000 * elapsed:.0f} ms, {how}")
        elif elapsed > self.config.stop_sec:
            seen = f"still moving at {speed_rad_s:.3f} rad/s" if measured else "not known to be at rest, no state came,"
            tried = "the robot's own stop was called" if self.hard else "nothing could be sent to the robot"
            self.final = StopReport(False, elapsed, f"{seen} after {elapsed:.1f} s; {tried}")
        return self.final is not None
