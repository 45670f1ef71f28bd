"""The arm's states in order of time, so that an image that comes late is paired with the arm as it was then."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from dataclasses import replace

import numpy as np

from hcvla.robots.arm import ArmState
from hcvla.robots.kinematics import Kinematics

_KEPT_SEC = 3.0
"""Images are at most a second late (`TrackerConfig.max_frame_age_sec`); the rest is for clocks that jump."""
_GAP_SEC = 0.1
"""Between states farther apart than this nothing is known: at 5 m/s^2 the straight line errs by 6 mm there."""
_REST_RAD, _REST_M = 1e-3, 5e-4
"""Joints and gripper that differ by less are at rest, however long the time between two states."""
_AHEAD_SEC = 0.002
"""How much newer than the newest state an image may be: 2 mm at full speed, a fifth of the margin around the arm."""


class ArmTimeline:
    """A few seconds of arm states, oldest first. Not safe to share between threads."""

    def __init__(self) -> None:
        """Know no state yet."""
        self._states: deque[ArmState] = deque()
        self._followed_sec = float("-inf")
        self._kinematics = Kinematics()

    @property
    def newest_sec(self) -> float:
        """Stamp of the newest state [s], minus infinity if there is none."""
        return self._states[-1].stamp_sec if self._states else float("-inf")

    def add(self, state: ArmState) -> None:
        """Take in the newest state; one that is older than the last means that the clock began again."""
        if self._states and state.stamp_sec < self.newest_sec:
            self._states.clear()
            self._followed_sec = float("-inf")
        self._states.append(state)
        while self._states[0].stamp_sec < state.stamp_sec - _KEPT_SEC:
            self._states.popleft()

    def at(self, stamp_sec: float) -> ArmState | None:
        """Return the arm at a time [s], its joints interpolated; None if no states close enough around it are known."""
        after = bisect_right(self._states, stamp_sec, key=lambda state: state.stamp_sec)
        if after == 0:
            return None
        before = self._states[after - 1]
        if before.stamp_sec == stamp_sec:
            return before
        if after == len(self._states):
            return replace(before, stamp_sec=stamp_sec) if stamp_sec - before.stamp_sec <= _AHEAD_SEC else None
        following = self._states[after]
        near = following.stamp_sec - before.stamp_sec <= _GAP_SEC
        return self._between(before, following, stamp_sec) if near or _at_rest(before, following) else None

    def take_until(self, stamp_sec: float) -> list[ArmState]:
        """Return the states up to a time [s] that were not taken before, oldest first."""
        taken = [state for state in self._states if self._followed_sec < state.stamp_sec <= stamp_sec]
        self._followed_sec = max(self._followed_sec, stamp_sec)
        return taken

    def _between(self, before: ArmState, after: ArmState, stamp_sec: float) -> ArmState:
        """Return the arm between two states: joints and width on a straight line, what is grasped as it was before."""
        share = (stamp_sec - before.stamp_sec) / (after.stamp_sec - before.stamp_sec)
        q = before.q + share * (after.q - before.q)
        width_m = before.gripper.width_m + share * (after.gripper.width_m - before.gripper.width_m)
        return replace(
            before,
            stamp_sec=stamp_sec,
            q=q,
            dq=before.dq + share * (after.dq - before.dq),
            T_base_tool=self._kinematics.forward(q),
            gripper=replace(before.gripper, width_m=width_m),
        )


def _at_rest(before: ArmState, after: ArmState) -> bool:
    moved_rad, moved_m = np.abs(after.q - before.q).max(), abs(after.gripper.width_m - before.gripper.width_m)
    return bool(moved_rad < _REST_RAD and moved_m < _REST_M)
