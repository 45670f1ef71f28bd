"""From setpoints to trajectories for a JointTrajectoryController: each replaces the one before and ends at rest.

A trajectory begins in the past, with the setpoint that the arm has now: the controller then goes on between points of
ours. One that began in the future it would join from where the arm is measured, a jump of the whole lag every time.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass

import numpy as np

from hcvla.robots.franka.ros2_control.config import StreamConfig
from hcvla.robots.limits import GuardLimits
from hcvla.robots.trajectory import JointTrackingFilter

_ROUNDING_SEC = 1e-9


@dataclass(frozen=True)
class SentTrajectory:
    """One published trajectory: points and when they are due."""

    due_sec: np.ndarray
    """Shape=(n,), [s], increasing, on our clock."""
    points: np.ndarray
    """Shape=(n, 3, 7): [rad], [rad/s], [rad/s^2]; the last one at rest."""

    def at(self, now_sec: float) -> np.ndarray:
        """Return the point that is due now, Shape=(3, 7); the first before its time, the last after it."""
        index = int(np.searchsorted(self.due_sec, now_sec, side="right")) - 1
        return self.points[max(index, 0)]


class TrajectoryStream:
    """Setpoints that are not past yet, and the braking that follows them should no more come."""

    def __init__(self, config: StreamConfig, limits: GuardLimits, tick_sec: float) -> None:
        """Start without any; setpoints are `tick_sec` apart."""
        self._config, self._tick_sec = config, tick_sec
        self._braking = JointTrackingFilter(np.zeros(7), limits, tick_sec, ticks=1)
        self._due: list[float] = []
        self._points: list[np.ndarray] = []
        self.forget()

    def forget(self) -> None:
        """Drop everything: no motion is running."""
        self._due, self._points = [], []
        self._sent: SentTrajectory | None = None
        self._sent_sec = self._covered_sec = -math.inf

    @property
    def sent(self) -> SentTrajectory | None:
        """The newest trajectory; None before the first of a motion."""
        return self._sent

    def begin(self, q: np.ndarray, now_sec: float) -> None:
        """Begin at rest at `q`, Shape=(7,), [rad]."""
        self.forget()
        self._due, self._points = [now_sec], [np.vstack((q, np.zeros((2, 7))))]

    def lead_sec(self, now_sec: float) -> float:
        """Return how far ahead of now the setpoints reach [s]; infinite without a motion."""
        return self._due[-1] - now_sec if self._due else math.inf

    def ran_dry(self, now_sec: float) -> bool:
        """Whether the arm has started to brake because no newer trajectory came."""
        return self._sent is not None and now_sec > self._covered_sec + self._config.margin_sec

    def came_to_rest(self, now_sec: float) -> np.ndarray | None:
        """Return the joints at which a stream that ran dry has ended, Shape=(7,), [rad]; None as long as it has not."""
        if self._sent is None or not self.ran_dry(now_sec) or now_sec < self._sent.due_sec[-1]:
            return None
        return self._sent.points[-1, 0]

    def add(self, setpoints: np.ndarray, now_sec: float) -> None:
        """Append setpoints, Shape=(n, 3, 7)."""
        if self._sent is None:
            # A motion begins when its first setpoint comes, however long that took.
            self._due[-1] = max(self._due[-1], now_sec)
        if not np.array_equal(setpoints[-1], self._points[-1]):
            self._cut_holding(now_sec)
        for setpoint in setpoints:
            self._due.append(self._due[-1] + self._tick_sec)
            self._points.append(setpoint)

    def take_back(self, now_sec: float) -> np.ndarray:
        """Take back what is due later than the margin; return the last setpoint that is left, Shape=(3, 7)."""
        self._cut(self._kept(now_sec))
        return self._points[-1]

    def is_due(self, now_sec: float) -> bool:
        """Whether a trajectory is to be sent: a period has passed, or what was sent soon runs out."""
        runs_out = self._covered_sec - now_sec < self._config.lead_sec / 2.0
        return runs_out or now_sec - self._sent_sec > self._config.period_sec - self._tick_sec / 2.0

    def trajectory(self, now_sec: float) -> SentTrajectory:
        """Return the trajectory to be sent now: from the point that is due, with a braking after the last."""
        past = max(0, bisect_right(self._due, now_sec) - 1)
        del self._due[:past], self._points[:past]
        tail = self._tail(self._points[-1])
        after = self._due[-1] + self._tick_sec * np.arange(1, len(tail) + 1)
        self._sent = SentTrajectory(np.concatenate((self._due, after)), np.array(self._points + tail))
        self._sent_sec, self._covered_sec = now_sec, self._due[-1]
        return self._sent

    def _cut_holding(self, now_sec: float) -> None:
        """Take back points that only hold: a motion need not wait until they are past."""
        kept = self._kept(now_sec)
        if all(np.array_equal(point, self._points[-1]) for point in self._points[kept - 1 :]):
            self._cut(kept)

    def _kept(self, now_sec: float) -> int:
        return max(1, bisect_right(self._due, now_sec + self._config.margin_sec))

    def _cut(self, kept: int) -> None:
        if kept < len(self._due):
            del self._due[kept:], self._points[kept:]
            self._sent_sec = -math.inf

    def _tail(self, setpoint: np.ndarray) -> list[np.ndarray]:
        """Return the braking from a setpoint; its end is exactly at rest, or the controller refuses all of it."""
        self._braking.rewind(setpoint)
        self._braking.plan_brake()
        tail = [self._braking.advance()[0]]
        while self._braking.planned_rest_sec > _ROUNDING_SEC:
            tail.append(self._braking.advance()[0])
        tail[-1][1:] = 0.0
        return tail
