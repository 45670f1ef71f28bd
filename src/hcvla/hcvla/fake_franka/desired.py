"""The joint state that the robot's own controller tracks, one period after another."""

from __future__ import annotations

import numpy as np

from hcvla.fake_franka.wire import TICK_SEC

INTERNAL_BRAKE_RAD_S2 = 10.0
"""The robot's own braking after a stop or a reflex: the FR3's largest joint acceleration."""


class DesiredJoints:
    """Position `q` [rad], velocity `dq` [rad/s] and acceleration `ddq` [rad/s^2] by finite differences, Shape=(7,)."""

    def __init__(self, q: np.ndarray) -> None:
        """Start at rest at `q`."""
        self.rest_at(q)

    def rest_at(self, q: np.ndarray) -> None:
        """Stand still at `q`."""
        self.q, self.dq, self.ddq = np.array(q, dtype=float), np.zeros(7), np.zeros(7)

    def measured(self, q: np.ndarray, dq: np.ndarray) -> None:
        """Be what is measured, as while a client commands torques."""
        self.q, self.dq, self.ddq = np.array(q), np.array(dq), np.zeros(7)

    def rates_to(self, q: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return velocity, acceleration and jerk of a step to `q` in one period."""
        dq = (q - self.q) / TICK_SEC
        ddq = (dq - self.dq) / TICK_SEC
        return dq, ddq, (ddq - self.ddq) / TICK_SEC

    def move_to(self, q: np.ndarray) -> None:
        """Go to `q` in one period."""
        dq, ddq, _ = self.rates_to(q)
        self.q, self.dq, self.ddq = np.array(q), dq, ddq

    def move_at(self, dq: np.ndarray) -> None:
        """Go on at `dq` for one period."""
        self.move_to(self.q + TICK_SEC * dq)

    def extrapolate(self) -> None:
        """Go on with the present acceleration, as the robot does when a command is lost."""
        self.move_at(self.dq + TICK_SEC * self.ddq)

    def brake(self) -> bool:
        """Slow down every joint for one period; returns whether all stand still."""
        reach = INTERNAL_BRAKE_RAD_S2 * TICK_SEC
        dq = np.sign(self.dq) * np.maximum(np.abs(self.dq) - reach, 0.0)
        self.move_at(dq)
        return not dq.any()
