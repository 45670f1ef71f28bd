"""Where a throw is aimed, how high it runs, and when what is held is let go: the same for scripts and policies.

Measured: a policy with poses from cameras ran 8 to 16 mm lower than scripts do and let go up to 9 mm sooner; what it
threw fell down just before the post. With the simulator's poses it ran at a script's height, and hit.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from hcvla.api.types import NamedObject
from hcvla.skills.grasped_object import Held
from hcvla.skills.scripted.config import OracleConfig

_GRAVITY = 9.81
_HEIGHT_M = 0.38
"""Height of the run above the table for a flat target."""
_OVER_POST_M = 0.14
"""Height of the run above the top of a target that stands up: what is thrown must come from the side."""
_POST_SHARE = 0.75
"""Height at which it should meet such a target, as a share of the target's."""
_INTO_M = 0.020
"""So far behind the front of such a target the throw is aimed: it meets the front a little earlier and higher."""
_FLAT_M = 0.03
"""A target lower than this is thrown onto."""
_RUN_M = 0.24
"""Way from rest to the wanted place of release: enough to reach full speed."""
_AT_START_M = 0.05
"""A policy that winds up this near to where scripts do is sent there."""
_BEYOND_M = 0.08
"""The run is aimed so far beyond, so that the arm does not brake before the release."""
_OPENING_SEC = 0.03
"""From the command until the pads no longer touch."""


@dataclass(frozen=True)
class Aim:
    """Where what is thrown should meet its target."""

    ahead: np.ndarray
    """Direction from the base over the table, Shape=(2,)."""
    distance_m: float
    """Of the thrown object's centre from the base when they meet."""
    height_m: float
    """Of the tool when it lets go."""
    fall_sec: float
    """From the release until they meet."""

    @property
    def bearing_rad(self) -> float:
        """The direction as an angle."""
        return math.atan2(float(self.ahead[1]), float(self.ahead[0]))

    @property
    def flight_sec(self) -> float:
        """From the command to let go until they meet."""
        return _OPENING_SEC + self.fall_sec

    def release_m(self, speed_m_s: float) -> float:
        """Return how far from the base a tool of this speed lets go."""
        return self.distance_m - speed_m_s * self.flight_sec

    def start_m(self, speed_m_s: float) -> float:
        """Return how far from the base the run of such a tool begins, at rest."""
        return self.release_m(speed_m_s) - _RUN_M

    def end_m(self, speed_m_s: float) -> float:
        """Return how far from the base the run of such a tool is aimed."""
        return self.release_m(speed_m_s) + _BEYOND_M


def choose_aim(held: Held, target: NamedObject) -> Aim:
    """Return how to hit a target: onto the middle of a flat one, against the side of one that stands up."""
    place = target.pose.position[:2]
    distance = float(np.linalg.norm(place))
    half = min(held.item.size[:2]) / 2.0
    flat = target.top_z < _FLAT_M
    height = _HEIGHT_M if flat else target.top_z + _OVER_POST_M
    meets_z = target.top_z + held.item.size[2] / 2.0 if flat else _POST_SHARE * target.top_z
    meets_m = distance if flat else distance - half - min(target.size[:2]) / 2.0 + _INTO_M
    fall = math.sqrt(2.0 * max(height + held.above_m - meets_z, 0.01) / _GRAVITY)
    return Aim(place / distance, meets_m, height, fall)


class Swing:
    """Follows the run of a throw and says when to let go."""

    def __init__(self, aim: Aim, config: OracleConfig) -> None:
        """Begin a run; the first `update` says where."""
        self.aim = aim
        self._start = aim.start_m(config.throw_speed_m_s) * aim.ahead
        self._end_m = aim.end_m(config.throw_speed_m_s) - config.position_tolerance_m
        # Not a number: before the second `update` the speed is unknown, and it is not time.
        self._at_m = self._sec = math.nan
        self.is_time = False
        """Whether what is let go in the next period would fall nearer to the target than a period later."""

    def update(self, tool_pose: np.ndarray, now_sec: float) -> None:
        """Note where the measured tool is, Shape=(6,), at a time on the robot's clock [s]."""
        at = float(tool_pose[:2] @ self.aim.ahead)
        period = max(now_sec - self._sec, 1e-3)
        speed = (at - self._at_m) / period
        lands = at + speed * self.aim.flight_sec
        self.is_time = lands + speed * period / 2.0 >= self.aim.distance_m or at > self._end_m
        self._at_m, self._sec = at, now_sec

    def guided(self, tool_pose: np.ndarray) -> np.ndarray:
        """Return where to send a policy's tool, Shape=(6,): as high as a script's, and winding up where a script does.

        A run of another length would reach the place of release between two control periods: 18 mm apart at the end of
        the run, they are 90 mm apart in the height at which a post is hit.
        """
        guided = tool_pose.copy()
        guided[2] = max(guided[2], self.aim.height_m)
        if float(np.linalg.norm(guided[:2] - self._start)) < _AT_START_M:
            guided[:2] = self._start
        return guided
