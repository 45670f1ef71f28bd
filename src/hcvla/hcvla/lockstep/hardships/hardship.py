"""What every hardship does: it waits for its moments, and disturbs in each of them."""

from __future__ import annotations

from abc import ABC, abstractmethod

import numpy as np

from hcvla.lockstep.running_calls import KnowsCall
from hcvla.sim.simulation import Simulation
from hcvla.sim.truth import ObjectTruth
from hcvla.skills.skill import Observation


class Hardship(ABC):
    """Give `on_step` to a runner."""

    kind: str
    """Name, as a perturbation of an evaluation."""

    def __init__(self, simulation: Simulation, calls: KnowsCall, rng: np.random.Generator) -> None:
        """Prepare; everything that is random is drawn from `rng`."""
        self.happened, self.acting = False, False
        """`happened`: at least once; `acting`: in this step."""
        self._simulation, self._calls, self._rng = simulation, calls, rng

    def on_step(self, observation: Observation, action: object) -> None:
        """Disturb if this is a moment for it."""
        with self._simulation.lock:
            self.acting = self._disturb(observation)
        self.happened = self.happened or self.acting

    @abstractmethod
    def _disturb(self, observation: Observation) -> bool:
        """Disturb if this is a moment for it, and return whether it was; the simulation is locked."""

    def _runs(self, *functions: str) -> bool:
        """Whether a call of one of these functions runs."""
        running = self._calls.running
        return running is not None and running.function in functions


def held_object(truth: dict[str, ObjectTruth]) -> ObjectTruth | None:
    """Return what both fingers press on."""
    return next((item for item in truth.values() if item.grasped), None)
