"""..._again: the disturbances that happen once in data, three times an episode."""

from __future__ import annotations

import numpy as np

from hcvla.lockstep.hardships.hardship import Hardship
from hcvla.lockstep.perturbations import Disturber
from hcvla.lockstep.running_calls import KnowsCall
from hcvla.sim.simulation import Simulation
from hcvla.skills.skill import Action, Observation

TIMES = 3
"""As often as scripts try to grasp."""


class Again(Hardship):
    """Disturbs in one of the ways of hcvla.lockstep.perturbations, and waits for the next moment."""

    def __init__(self, once: str, simulation: Simulation, calls: KnowsCall, rng: np.random.Generator) -> None:
        """Prepare the first; `once` is the kind; raise UnknownDisturbanceError."""
        super().__init__(simulation, calls, rng)
        self.kind, self._once, self._left = f"{once}_again", once, TIMES
        self._disturber = Disturber(once, simulation, calls, rng)

    def _disturb(self, observation: Observation) -> bool:
        if self._disturber.happened and not self._disturber.acting and self._left > 1:
            self._left -= 1
            self._disturber = Disturber(self._once, self._simulation, self._calls, self._rng)
        self._disturber.on_step(observation, Action())
        return self._disturber.acting
