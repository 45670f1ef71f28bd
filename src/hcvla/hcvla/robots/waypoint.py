"""Way points: targets of the tool a bounded lead ahead of where it is measured, the action that skills stream."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from hcvla.api.types import Pose
from hcvla.configuration.ranges import PositiveFloat

SIDEWAYS_SHARE = 0.3
"""Speed allowed across the line to a way point, as a share of that along it: room to bend into a new direction."""
ALONG_SHARE = 1.0 / math.hypot(1.0, math.sqrt(2.0) * SIDEWAYS_SHARE)
"""Speed along the line, as a share of the commanded cap, which holds for both together."""


@dataclass(frozen=True)
class LeadLimits:
    """How far ahead of the measured tool a way point lies, in simulation and on hardware alike."""

    lead_m: PositiveFloat = 0.2
    """At the simulated arm's 0.7 m/s, 4 m/s^2 and 60 m/s^3 a motion needs 0.09 m to halt, lags 0.04 m and goes on for
    0.04 m until the next way point. Measured on 32 oracle episodes of 8 tasks, all done: 168.4 s
    with 0.2 m, 170.2 s with 1 m; with 0.15 m 178.7 s, with 0.05 m 218.7 s (the last two cut way and turn apart)."""
    lead_rad: PositiveFloat = 0.7
    """At 2 rad/s, 6 rad/s^2 and 100 rad/s^3 a turn needs 0.39 rad to halt; measured with the leads above (2.5 rad with
    1 m, 0.5 rad with 0.15 m, 0.3 rad with 0.05 m)."""

    def share(self, way_m: float, turn_rad: float) -> float:
        """Return which share of a way and a turn lies within the lead, 0 to 1."""
        return min(1.0, self.lead_m / max(way_m, 1e-9), self.lead_rad / max(turn_rad, 1e-9))


def toward(goal: Pose, measured: Pose, lead: LeadLimits | None = None) -> Pose:
    """Return the pose on the way from the measured one to a goal, no farther ahead than the lead; base frame.

    Way and turn are cut by the same share, so that the tool goes straight and turns evenly.
    """
    lead = lead or LeadLimits()
    cosine = float(measured.quaternion @ goal.quaternion)
    end = -goal.quaternion if cosine < 0.0 else goal.quaternion
    half_rad = math.acos(min(1.0, abs(cosine)))
    share = lead.share(measured.distance(goal), 2.0 * half_rad)
    if share == 1.0:
        return goal
    position = measured.position + share * (goal.position - measured.position)
    quaternion = _between(measured.quaternion, end, half_rad, share)
    return Pose(*(float(value) for value in (*position, *quaternion)))


def _between(start: np.ndarray, end: np.ndarray, half_rad: float, share: float) -> np.ndarray:
    """Return the quaternion at a share of the arc, half a turn's angle long, Shape=(4,), (x, y, z, w)."""
    if half_rad < 1e-6:
        return end
    arc = math.sin((1.0 - share) * half_rad) * start + math.sin(share * half_rad) * end
    return arc / math.sin(half_rad)
