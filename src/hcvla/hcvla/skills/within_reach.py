"""Keeps what a policy wants within what the arm reaches: a wish that cannot be met is met as far as possible.

Measured: a policy that was to topple a post near the base came down 3 mm too near to the base's axis. Pulled back along
its way it hung 4 cm above the place, from where no policy pushes, until time was over.
"""

from __future__ import annotations

import numpy as np

from hcvla.robots.arm import ArmState
from hcvla.robots.limits import SIM_LIMITS
from hcvla.skills.analytic_ik import Reach
from hcvla.skills.scripted.config import OracleConfig
from hcvla.skills.tool import tool_pose_from_transform

_INSIDE_M = 0.002
"""Kept from the sides of the guard's box: one command outside ends a call. Robots with a smaller box have to refuse."""
_LOW_M, _HIGH_M = np.array(SIM_LIMITS.box_low_m[:2]) + _INSIDE_M, np.array(SIM_LIMITS.box_high_m[:2]) - _INSIDE_M
_TILTED = 0.05
"""A tool turned less than this about a horizontal axis [rad] is sent straight down."""
_PULL = 0.85
"""Share of the way to a target that is kept when it cannot be reached."""
_PULLS = 12
_ASIDE_M = tuple(0.002 * step for step in range(1, 11))
"""A target out of reach is moved by so much away from the base's axis, or toward it: less than the gap that a script
leaves to what it is to push."""
_WRIST_MARGIN_RAD = 0.01
"""Kept from the end of joint 7's range, so that the place where the arm ends is one that it may leave again."""


class WithinReach:
    """Finds what may be sent of the tool poses that a policy wants; all tool poses are Shape=(6,)."""

    def __init__(self, reach: Reach, oracle: OracleConfig) -> None:
        """Take what the arm reaches, and how far ahead, how low and how far round it is sent."""
        self._reach, self._oracle = reach, oracle

    def measured(self, state: ArmState) -> np.ndarray:
        """Return the measured tool pose, unwrapped as the wrist is."""
        return tool_pose_from_transform(state.T_base_tool, self._reach.unwrapped_yaw(state.q))

    def nearest(self, wanted: np.ndarray, at: np.ndarray) -> np.ndarray:
        """Return the wanted tool pose, or one nearer to `at`, the measured one, that the arm gets to.

        A tilted tool is sent as it is: the guard alone says whether that can be reached.
        """
        tool_pose = wanted.copy()
        if float(np.linalg.norm(tool_pose[3:5])) >= _TILTED:
            return tool_pose
        tool_pose[3:5] = 0.0
        lowest = self._oracle.table_clearance_m + self._oracle.hand.finger_below_tool_m
        tool_pose[2] = max(tool_pose[2], lowest)
        way = tool_pose - at
        lead = self._oracle.lead
        tool_pose = at + way * lead.share(float(np.linalg.norm(way[:3])), float(np.linalg.norm(way[3:])))
        tool_pose[:2] = np.clip(tool_pose[:2], _LOW_M, _HIGH_M)
        tool_pose[5] = self._wrist_in_range(tool_pose)
        if self._reach.reaches(tool_pose):
            return tool_pose
        others = [self._reachable(other) for other in (*_farther_and_nearer(tool_pose), *_pulled(tool_pose, at))]
        found = [other for other in others if other is not None]
        return min(found, key=lambda other: float(np.linalg.norm((other - tool_pose)[:3])), default=at.copy())

    def _reachable(self, tool_pose: np.ndarray) -> np.ndarray | None:
        """Return a tool pose with the wrist turned as far as it goes; None if the arm does not get there."""
        turned = np.append(tool_pose[:5], self._wrist_in_range(tool_pose))
        return turned if self._reach.reaches(turned) else None

    def _wrist_in_range(self, tool_pose: np.ndarray) -> float:
        """Return the yaw nearest to that of a tool pose to which joint 7 turns there [rad]."""
        middle, limit = self._reach.joint7(tool_pose, 0.0), self._oracle.joint7_limit_rad - _WRIST_MARGIN_RAD
        return min(max(float(tool_pose[5]), middle - limit), middle + limit)


def _farther_and_nearer(tool_pose: np.ndarray) -> list[np.ndarray]:
    """Return tool poses at the same height, farther from the base's axis and nearer to it."""
    outward = np.append(tool_pose[:2] / max(float(np.linalg.norm(tool_pose[:2])), 1e-6), np.zeros(4))
    return [tool_pose + sign * aside * outward for aside in _ASIDE_M for sign in (1.0, -1.0)]


def _pulled(tool_pose: np.ndarray, at: np.ndarray) -> list[np.ndarray]:
    """Return tool poses on the straight way back to the measured one."""
    return [at + _PULL**pull * (tool_pose - at) for pull in range(1, _PULLS)]
