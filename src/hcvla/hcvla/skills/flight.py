"""Keeps a policy's way points over what stands in between: what it was not taught exactly, geometry knows.

Measured: a policy that carried a cube 3 mm over a cylinder met it, with 40 N: in simulation no one noticed, the fake
Franka stopped with a reflex. One that trembled by 1.4 mm pressed a cube onto the table, with a stiff arm as hard.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from hcvla.api.types import NamedObject
from hcvla.skills.analytic_ik import Reach
from hcvla.skills.grasped_object import Held
from hcvla.skills.scripted.config import OracleConfig
from hcvla.skills.scripted.transit import in_between, next_goal
from hcvla.skills.supports import OVER_SURFACE_M, STACK_LIMIT_M, ground_z

FLIGHTS = frozenset({"pick", "place", "cover", "move_to", "go_home"})
"""Functions whose way leads over other objects; the rest touch or move some on purpose."""
_LEAST_SHARE = 0.5
"""A script's clearance may be used up by so much before the way is corrected: predictions tremble by millimetres."""


@dataclass(frozen=True)
class Flight:
    """What travels over the table, and what it must not meet."""

    below_m: float
    """How far fingertips or held object reach below the tool [m]."""
    items: Sequence[NamedObject]
    """All other objects; a goal of the call too, for it is come down on from above."""
    held: Held | None = None
    """What is held and comes to rest on what is under it; None: nothing, or a box that goes down around things."""

    def resting(self, wanted: np.ndarray) -> np.ndarray:
        """Return the wanted tool pose, no lower than where a script lets go of what is held; both Shape=(6,)."""
        if self.held is None:
            return wanted
        there = replace(self.held.item, pose=self.held.object_pose(wanted))
        under_m = ground_z(there, self.items, float(wanted[2]) - self.below_m + STACK_LIMIT_M)
        lowest_m = under_m + self.below_m + OVER_SURFACE_M
        return np.concatenate([wanted[:2], [max(float(wanted[2]), lowest_m)], wanted[3:]])

    def over(self, wanted: np.ndarray, at: np.ndarray, reach: Reach, config: OracleConfig) -> np.ndarray:
        """Return the tool pose to head for: the wanted one, or where a script would go first; all Shape=(6,)."""
        lowest_m = min(float(wanted[2]), float(at[2])) - self.below_m - _LEAST_SHARE * config.clearance_m
        met = [item for item in in_between(at, wanted, self.items, config) if item.top_z > lowest_m]
        return next_goal(at, wanted, met, self.below_m, reach, config)[0] if met else wanted
