"""Where a throw is aimed, how high it runs, and when what is held is let go: the same for scripts and policies.

A post of 40 g falls when the edge of what is thrown comes down on the edge of its top: measured, from 7 mm short of it
to 9 mm over it. Against its side what is thrown has too little speed, and from farther over the top it bounces back. A
tool comes 17 mm farther in a control period, so the run is timed to be at the place of release as a period begins.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from hcvla.api.control_period import CONTROL_PERIOD_SEC
from hcvla.api.types import NamedObject
from hcvla.robots.waypoint import ALONG_SHARE
from hcvla.skills.grasped_object import Held
from hcvla.skills.scripted.config import OracleConfig

_GRAVITY = 9.81
_HEIGHT_M = 0.38
"""Height of the run above the table for a flat target."""
_OVER_POST_M = 0.14
"""Height of the run above the top of a target that stands up: what is thrown must come from the side."""
_OVER_EDGE_M = 0.004
"""So far behind the front of such a target the front of what is thrown comes down on its top."""
_FLAT_M = 0.03
"""A target lower than this is thrown onto."""
_RUN_M = 0.24
"""Way from rest to the wanted place of release: enough to reach full speed."""
_AT_START_M = 0.05
"""A policy that winds up this near to where scripts do is sent there."""
_BEYOND_M = 0.065
"""The run is aimed so far beyond, so that the arm does not brake before the release; measured: with 55 mm it does."""
_OPENING_SEC = 0.01
"""From the command until what is held falls; measured: 8 to 14 ms."""
_TIMED_PERIODS = 5
"""The last so many periods of a run are timed: the arm then gains no speed any more, and need not lose much."""
_LEAST_WAY_M = 0.01
"""A tool that is past its place of release still moves on: a cap of zero is no command."""


@dataclass(frozen=True)
class Aim:
    """Where what is thrown should meet its target."""

    ahead: np.ndarray
    """Direction from the base over the table, Shape=(2,)."""
    distance_m: float
    """Of the thrown object's centre from the base when they meet."""
    height_m: float
    """Of the tool when it lets go."""
    drop_m: float
    """From that height of the tool until they meet."""

    @property
    def bearing_rad(self) -> float:
        """The direction as an angle."""
        return math.atan2(float(self.ahead[1]), float(self.ahead[0]))

    def flight_sec(self, tool_z_m: float) -> float:
        """Return the time from the command to let go, at a height of the tool, until they meet [s]."""
        drop = max(self.drop_m + tool_z_m - self.height_m, 0.01)
        return _OPENING_SEC + math.sqrt(2.0 * drop / _GRAVITY)

    def release_m(self, speed_m_s: float) -> float:
        """Return how far from the base a tool of this speed lets go."""
        return self.distance_m - speed_m_s * self.flight_sec(self.height_m)

    def start_m(self, speed_m_s: float) -> float:
        """Return how far from the base the run of such a tool begins, at rest."""
        return self.release_m(speed_m_s) - _RUN_M

    def end_m(self, speed_m_s: float) -> float:
        """Return how far from the base the run of such a tool is aimed."""
        return self.release_m(speed_m_s) + _BEYOND_M


def choose_aim(held: Held, target: NamedObject) -> Aim:
    """Return how to hit a target: onto the middle of a flat one, onto the near edge of the top of one that stands."""
    place = target.pose.position[:2]
    distance = float(np.linalg.norm(place))
    half = min(held.item.size[:2]) / 2.0
    flat = target.top_z < _FLAT_M
    height = _HEIGHT_M if flat else target.top_z + _OVER_POST_M
    meets_m = distance if flat else distance - half - min(target.size[:2]) / 2.0 + _OVER_EDGE_M
    meets_z = target.top_z + held.item.size[2] / 2.0
    return Aim(place / distance, meets_m, height, height + held.above_m - meets_z)


class Swing:
    """Follows the run of a throw and says how fast it goes on and when to let go."""

    def __init__(self, aim: Aim, config: OracleConfig) -> None:
        """Begin a run; the first `update` says where."""
        self.aim = aim
        self._start = aim.start_m(config.throw_speed_m_s) * aim.ahead
        self._end_m = aim.end_m(config.throw_speed_m_s) - config.position_tolerance_m
        # Not a number: before the second `update` the speed is unknown, and it is not time.
        self._at_m = self._sec = math.nan
        self.is_time = False
        """Whether what is let go in the next period would fall nearer to the target than a period later."""
        self.speed_cap_m_s = math.inf
        """What to command at most, so that the place of release is reached as a period begins."""
        self._release_sec: float | None = None
        """On the robot's clock; None as long as the end of the run is far off."""

    def update(self, tool_pose: np.ndarray, now_sec: float) -> None:
        """Note where the measured tool is, Shape=(6,), at a time on the robot's clock [s]."""
        at = float(tool_pose[:2] @ self.aim.ahead)
        speed = (at - self._at_m) / max(now_sec - self._sec, 1e-3)
        flight_sec = self.aim.flight_sec(float(tool_pose[2]))
        lands, step_m = at + speed * flight_sec, speed * CONTROL_PERIOD_SEC
        self._time(self.aim.distance_m - at, speed, flight_sec, now_sec)
        # An arm that slows down by itself falls short of its time by less than the next period would be too far.
        due = self._release_sec is not None and now_sec > self._release_sec - CONTROL_PERIOD_SEC / 2.0
        self.is_time = due or lands + step_m / 2.0 >= self.aim.distance_m or at > self._end_m
        self._at_m, self._sec = at, now_sec

    def _time(self, way_m: float, speed_m_s: float, flight_sec: float, now_sec: float) -> None:
        """Choose once when to let go, near the end of the run, and note how fast to go on so as to be there then."""
        if self._release_sec is None:
            periods = (way_m / speed_m_s - flight_sec) / CONTROL_PERIOD_SEC if speed_m_s > 0.0 else math.inf
            if not periods <= _TIMED_PERIODS:
                return
            self._release_sec = now_sec + math.ceil(periods) * CONTROL_PERIOD_SEC
        left_sec = self._release_sec - now_sec + flight_sec
        self.speed_cap_m_s = (
            max(way_m, _LEAST_WAY_M) / left_sec / ALONG_SHARE if left_sec > flight_sec / 2.0 else math.inf
        )

    def guided(self, tool_pose: np.ndarray) -> np.ndarray:
        """Return where to send a policy's tool, Shape=(6,): as high as a script's, beginning and ending where one does.

        A run that begins elsewhere comes to its end at another speed, and to one that ends farther out the joints are
        slower all the way.
        """
        guided = tool_pose.copy()
        guided[2] = max(guided[2], self.aim.height_m)
        guided[:2] -= max(float(guided[:2] @ self.aim.ahead) - self._end_m, 0.0) * self.aim.ahead
        if float(np.linalg.norm(guided[:2] - self._start)) < _AT_START_M:
            guided[:2] = self._start
        return guided
