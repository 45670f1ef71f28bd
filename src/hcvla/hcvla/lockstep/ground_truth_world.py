"""The simulator's truth as if perception had seen it: for development, and for results marked "privileged"."""

from __future__ import annotations

import numpy as np

from hcvla.api.types import NamedObject
from hcvla.sim.simulation import Simulation
from hcvla.sim.truth import ObjectTruth


class TruthWorld:
    """Implements World with the true poses of all objects."""

    def __init__(self, simulation: Simulation) -> None:
        """Look into a simulation."""
        self._simulation = simulation

    def objects(self) -> list[NamedObject]:
        """Return every object as it is now, in the base frame."""
        stamp_sec = self._simulation.time
        return [_named(item, stamp_sec) for item in self._simulation.truth().values()]

    def seen_sec(self) -> float:
        """Return the time [s]: the truth is never late."""
        return self._simulation.time


def _named(truth: ObjectTruth, stamp_sec: float) -> NamedObject:
    item = truth.item
    return NamedObject(
        name=item.name,
        color=item.color,
        shape=item.shape,
        pose=truth.pose,
        size=item.size,
        covariance=np.zeros((4, 4)),
        held=truth.grasped,
        last_seen_sec=stamp_sec,
    )
