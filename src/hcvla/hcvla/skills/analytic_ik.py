"""What the arm reaches with its fingers straight down and its elbow upright, in closed form.

With joints 3 and 5 at zero the arm is planar: joints 2, 4 and 6 place the tool in the vertical plane that joint 1
chooses, and joint 7 alone winds the wrist. Backends keep near that posture, so this is what may be planned for.

It is kept next to the general solver of hcvla.robots.kinematics because choosing a place asks it hundreds of times in
one control period: 5 us an answer against 180 us, measured on one core of a Xeon; a test holds both together.
"""

from __future__ import annotations

import math

import numpy as np

from hcvla.api.errors import UnreachableError
from hcvla.robots.fr3 import table

_MARGIN_RAD = 0.03
"""Distance kept from every joint's limit but the wrist's."""

_SHOULDER_Z = table.JOINTS[0].d
_UPPER = (table.JOINTS[3].a, table.JOINTS[2].d)
_FORE = (-table.JOINTS[4].a, table.JOINTS[4].d)
_UPPER_M, _FORE_M = math.hypot(*_UPPER), math.hypot(*_FORE)
_WRIST_A = table.JOINTS[6].a
_WRIST_D = table.FLANGE_D + table.TCP_D


class Reach:
    """Joint angles, unwrapped yaws and reachability of downward tool poses."""

    def __init__(self, joint7_limit_rad: float) -> None:
        """Plan for joint 7 within plus and minus this angle [rad]."""
        self._joint7_limit = joint7_limit_rad

    def joint7(self, center: np.ndarray, yaw_rad: float) -> float:
        """Return joint 7's angle with the tool above `center`, Shape=(2+,), at an unwrapped yaw [rad]."""
        return -table.HAND_YAW + math.atan2(float(center[1]), float(center[0])) - yaw_rad

    def unwrapped_yaws(self, center: np.ndarray, yaw_rad: float, period_rad: float = 2.0 * math.pi) -> list[float]:
        """Return every yaw equal to `yaw_rad` modulo a period that joint 7 reaches above `center` [rad]."""
        middle = self.joint7(center, 0.0)
        lowest = middle - self._joint7_limit
        first = yaw_rad + math.ceil((lowest - yaw_rad) / period_rad) * period_rad
        count = math.floor((middle + self._joint7_limit - first) / period_rad) + 1
        return [first + k * period_rad for k in range(max(count, 0))]

    def unwrapped_yaw(self, q: np.ndarray) -> float:
        """Return the unwrapped tool yaw of joint angles, Shape=(7,), as if the elbow were upright [rad]."""
        return float(q[0]) - float(q[6]) - table.HAND_YAW

    def joints(self, tool_pose: np.ndarray) -> np.ndarray | None:
        """Return the joint angles of a downward tool pose, Shape=(7,), or None outside the limits."""
        x, y, z = (float(v) for v in tool_pose[:3])
        wrist_r, wrist_z = math.hypot(x, y) - _WRIST_A, z + _WRIST_D - _SHOULDER_Z
        distance = math.hypot(wrist_r, wrist_z)
        if not abs(_UPPER_M - _FORE_M) < distance < _UPPER_M + _FORE_M:
            return None
        at_elbow = _angle_between(_UPPER_M, _FORE_M, distance)
        at_shoulder = _angle_between(_UPPER_M, distance, _FORE_M)
        straight = math.atan2(_UPPER[1], _UPPER[0]) + math.atan2(_FORE[1], _FORE[0])
        q4 = at_elbow + straight - 2.0 * math.pi
        q2 = math.atan2(wrist_r, wrist_z) - at_shoulder - math.atan2(_UPPER[0], _UPPER[1])
        q = np.array([math.atan2(y, x), q2, 0.0, q4, 0.0, q2 - q4, self.joint7(tool_pose, float(tool_pose[5]))])
        within = (q >= table.Q_LOWER + _MARGIN_RAD) & (q <= table.Q_UPPER - _MARGIN_RAD)
        return q if bool(within[:6].all()) and abs(q[6]) <= self._joint7_limit else None

    def reaches(self, tool_pose: np.ndarray) -> bool:
        """Whether the arm gets to a downward tool pose, Shape=(6,), within its limits."""
        return self.joints(tool_pose) is not None

    def unreachable(self, what: str, tool_pose: np.ndarray) -> UnreachableError:
        """Return the error that says what cannot be reached, and where it is."""
        x, y, z = (float(v) for v in tool_pose[:3])
        distance = math.hypot(x, y)
        return UnreachableError(
            f"the arm does not reach {what} at ({x:.3f}, {y:.3f}, {z:.3f}) m, {distance:.2f} m from its base; "
            "with the fingers down it works from 0.30 to 0.70 m"
        )


def _angle_between(first_m: float, second_m: float, opposite_m: float) -> float:
    """Return the angle between two sides of a triangle from its three lengths [rad]."""
    cosine = (first_m**2 + second_m**2 - opposite_m**2) / (2.0 * first_m * second_m)
    return math.acos(max(-1.0, min(1.0, cosine)))
