"""When the next image of a camera is due."""

from __future__ import annotations

import math

from hcvla.configuration.ranges import Range

RATE_RANGE = Range(0.1, 60.0)
"""Images per second that may be requested [Hz]."""
EARLY_SEC = 0.005
"""A clock that comes in steps as long as the period may be a rounding error early."""
_BACKWARDS_SEC = 1.0
"""A clock so far behind the newest image was started again."""


class ImageSchedule:
    """Keeps a rate on average though time comes in steps that do not divide the period; the rate may change."""

    def __init__(self) -> None:
        """Begin with an image that is due."""
        self._newest_sec = -math.inf

    def is_due(self, now_sec: float, rate_hz: float) -> bool:
        """Whether an image is due at a time [s] of the camera's clock."""
        return now_sec >= self._due_sec(rate_hz) - EARLY_SEC or now_sec < self._newest_sec - _BACKWARDS_SEC

    def take(self, now_sec: float, rate_hz: float) -> None:
        """Note that the image that was due is taken now."""
        late_sec = now_sec - self._due_sec(rate_hz)
        # The next is counted from when this one was due, unless that was so long ago that one was missed.
        on_time = -EARLY_SEC <= late_sec < 1.0 / rate_hz
        self._newest_sec = now_sec - late_sec if on_time else now_sec

    def _due_sec(self, rate_hz: float) -> float:
        return self._newest_sec + 1.0 / rate_hz
