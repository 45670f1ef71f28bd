"""How far the joints are from their setpoints while a motion runs: lag of the link, load, something in the way."""

from __future__ import annotations

import numpy as np


class JointTracking:
    """Largest and root mean square error of the worst joint since the start."""

    def __init__(self) -> None:
        """Start with none."""
        self.largest_rad = 0.0
        self._squares, self._count = np.zeros(7), 0

    def add(self, error: np.ndarray) -> None:
        """Note one error, Shape=(7,), [rad]."""
        self.largest_rad = max(self.largest_rad, float(np.abs(error).max()))
        self._squares += error**2
        self._count += 1

    @property
    def rms_rad(self) -> float:
        """Root mean square of the joint that is worst, 0 before the first."""
        return float(np.sqrt(self._squares.max() / self._count)) if self._count else 0.0
