"""actor_moved: what is about to be pushed or toppled is moved before the hand is there."""

from __future__ import annotations

import numpy as np

from hcvla.goals.facts import TABLE
from hcvla.lockstep.hardships.hardship import Hardship
from hcvla.lockstep.moved_object import ShiftConfig, first_named, shift_object
from hcvla.lockstep.running_calls import KnowsCall
from hcvla.sim.simulation import Simulation
from hcvla.skills.skill import Observation

_NEAR_M = (0.04, 0.12)
"""It is moved once the tool is nearer to its middle than this: late on the way, or just before it is reached."""


class ActorMoved(Hardship):
    """Moves the object once, by 2 to 6 cm.

    What is picked is moved by object_moved, which scripts were made for; what is touched has to stay where it is.
    """

    kind = "actor_moved"

    def __init__(self, simulation: Simulation, calls: KnowsCall, rng: np.random.Generator) -> None:
        """Draw how near."""
        super().__init__(simulation, calls, rng)
        self._near_m = float(rng.uniform(*_NEAR_M))

    def _disturb(self, observation: Observation) -> bool:
        if self.happened or not self._runs("push", "nudge", "topple"):
            return False
        truth = self._simulation.truth()
        name = first_named(self._calls.running, truth)
        if name is None or truth[name].touching != {TABLE}:
            return False
        if observation.state.T_base_tool.distance(truth[name].pose) >= self._near_m:
            return False
        others = [item for item in truth.values() if item.name != name]
        return shift_object(self._simulation, truth[name], others, self._rng, ShiftConfig())
