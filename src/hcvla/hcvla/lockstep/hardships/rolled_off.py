"""rolled_off: what is pushed rolls off to the side, again and again."""

from __future__ import annotations

import math

import numpy as np

from hcvla.lockstep.hardships.hardship import Hardship
from hcvla.lockstep.moved_object import ShiftConfig, first_named, shift_object
from hcvla.lockstep.running_calls import KnowsCall
from hcvla.sim.simulation import Simulation
from hcvla.sim.truth import GRIPPER
from hcvla.skills.skill import Observation

_PUSHED_M = (0.015, 0.04)
"""It goes along with the fingers for so long."""
_ASIDE_M = (0.02, 0.04)
"""So far it rolls, to either side: half its width and more, so that the fingers pass it."""
_TIMES = 2
"""Scripts get behind an object four times."""


class RolledOff(Hardship):
    """Moves the object aside twice."""

    kind = "rolled_off"

    def __init__(self, simulation: Simulation, calls: KnowsCall, rng: np.random.Generator) -> None:
        """Draw how soon."""
        super().__init__(simulation, calls, rng)
        self._left = _TIMES
        self._pushed_m = float(rng.uniform(*_PUSHED_M))
        self._from: tuple[float, float] | None = None
        """Where the push that goes on met the object, [m]."""

    def _disturb(self, observation: Observation) -> bool:
        truth = self._simulation.truth()
        name = first_named(self._calls.running, truth) if self._runs("push", "nudge") else None
        if self._left == 0 or name is None or GRIPPER not in truth[name].touching:
            return False
        item = truth[name]
        self._from = self._from or (item.pose.x, item.pose.y)
        way = item.pose.x - self._from[0], item.pose.y - self._from[1]
        if math.hypot(*way) < self._pushed_m:
            return False
        ahead = math.atan2(way[1], way[0])
        others = [other for other in truth.values() if other.name != name]
        sides = (ahead + math.pi / 2.0, ahead - math.pi / 2.0)
        rolled = shift_object(self._simulation, item, others, self._rng, ShiftConfig(shift_m=_ASIDE_M), sides)
        if rolled:
            self._left -= 1
            self._from, self._pushed_m = None, float(self._rng.uniform(*_PUSHED_M))
        return rolled
