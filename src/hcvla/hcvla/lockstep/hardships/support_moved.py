"""support_moved: what something is about to be put on is pushed away under it."""

from __future__ import annotations

import numpy as np

from hcvla.goals.facts import TABLE
from hcvla.lockstep.hardships.hardship import Hardship, held_object
from hcvla.lockstep.moved_object import ShiftConfig, first_named, shift_object
from hcvla.lockstep.running_calls import KnowsCall
from hcvla.sim.simulation import Simulation
from hcvla.skills.skill import Observation

_NEAR_M = (0.02, 0.12)
"""It is moved once what is held is nearer to it than this over the table: on the way, or about to be lowered."""
_ABOVE_M = 0.01
"""At least so high over it: what touches it is held by it."""


class SupportMoved(Hardship):
    """Moves a support that carries nothing once, by 2 to 6 cm."""

    kind = "support_moved"

    def __init__(self, simulation: Simulation, calls: KnowsCall, rng: np.random.Generator) -> None:
        """Draw how near."""
        super().__init__(simulation, calls, rng)
        self._near_m = float(rng.uniform(*_NEAR_M))

    def _disturb(self, observation: Observation) -> bool:
        if self.happened or not self._runs("place"):
            return False
        truth = self._simulation.truth()
        held, name = held_object(truth), first_named(self._calls.running, truth)
        if held is None or name is None or held.name == name:
            return False
        support = truth[name]
        near = np.hypot(held.pose.x - support.pose.x, held.pose.y - support.pose.y) < self._near_m
        over = held.pose.z - held.item.size[2] / 2.0 > support.top_z + _ABOVE_M
        if not near or not over or not support.touching <= {TABLE}:
            return False
        others = [item for item in truth.values() if item.name not in (name, held.name)]
        return shift_object(self._simulation, support, others, self._rng, ShiftConfig())
