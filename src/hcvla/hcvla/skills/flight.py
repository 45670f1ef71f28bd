"""Keeps a policy's way points over what stands in between: what it was not taught exactly, geometry knows.

Measured: a policy that carried a cube 3 mm over a cylinder met it, with 40 N: in simulation no one noticed, the fake
Franka stopped with a reflex.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from hcvla.api.types import NamedObject
from hcvla.skills.analytic_ik import Reach
from hcvla.skills.scripted.config import OracleConfig
from hcvla.skills.scripted.transit import in_between, next_goal

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

    def over(self, wanted: np.ndarray, at: np.ndarray, reach: Reach, config: OracleConfig) -> np.ndarray:
        """Return the tool pose to head for: the wanted one, or where a script would go first; all Shape=(6,)."""
        lowest_m = min(float(wanted[2]), float(at[2])) - self.below_m - _LEAST_SHARE * config.clearance_m
        met = [item for item in in_between(at, wanted, self.items, config) if item.top_z > lowest_m]
        return next_goal(at, wanted, met, self.below_m, reach, config)[0] if met else wanted
