"""other_material: objects are up to twice as heavy or half as light, surfaces as rough or as slippery, all the time."""

from __future__ import annotations

import mujoco
import numpy as np

from hcvla.lockstep.hardships.hardship import Hardship
from hcvla.skills.skill import Observation

_FACTOR = (0.5, 2.0)
"""Drawn so that half and double are as likely."""


class OtherMaterial(Hardship):
    """Changes each object's mass by a factor of its own, and all friction, that of the pads too, by another."""

    kind = "other_material"

    def _disturb(self, observation: Observation) -> bool:
        if self.happened:
            return False
        simulation = self._simulation
        model = simulation.model
        for name in simulation.scene.names:
            if not simulation.scene[name].static:
                body, factor = model.body(name), self._factor()
                body.mass[:] *= factor
                body.inertia[:] *= factor
        # Sliding friction alone: turning on the spot and rolling depend on shapes.
        model.geom_friction[:, 0] *= self._factor()
        mujoco.mj_setConst(model, mujoco.MjData(model))
        return True

    def _factor(self) -> float:
        return float(np.exp(self._rng.uniform(*np.log(_FACTOR))))
