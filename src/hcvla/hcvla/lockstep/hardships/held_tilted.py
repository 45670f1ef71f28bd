"""held_tilted: what is carried turns between the pads, so that it hangs with one edge down."""

from __future__ import annotations

import math

import mujoco
import numpy as np

from hcvla.lockstep.hardships.hardship import Hardship, held_object
from hcvla.lockstep.running_calls import KnowsCall
from hcvla.sim.simulation import Simulation
from hcvla.sim.truth import GRIPPER
from hcvla.skills.skill import Observation

_TILT_RAD = (math.radians(12.0), math.radians(30.0))
"""Perception and skills take what is held to be upright."""
_AFTER_STEPS = (2, 10)
"""Control steps of the place, in which it touches nothing else, before it turns."""


class HeldTilted(Hardship):
    """Turns what is placed once, about the line from pad to pad."""

    kind = "held_tilted"

    def __init__(self, simulation: Simulation, calls: KnowsCall, rng: np.random.Generator) -> None:
        """Draw when."""
        super().__init__(simulation, calls, rng)
        self._wait = int(rng.integers(*_AFTER_STEPS))

    def _disturb(self, observation: Observation) -> bool:
        held = held_object(self._simulation.truth())
        if self.happened or held is None or held.touching != {GRIPPER} or not self._runs("place"):
            return False
        self._wait -= 1
        if self._wait > 0:
            return False
        pad_to_pad = observation.state.T_base_tool.matrix[:3, 1]
        turn, turned = np.empty(4), np.empty(4)
        mujoco.mju_axisAngle2Quat(turn, pad_to_pad, self._rng.choice((-1.0, 1.0)) * self._rng.uniform(*_TILT_RAD))
        joint = self._simulation.data.joint(held.name)
        mujoco.mju_mulQuat(turned, turn, joint.qpos[3:7])
        joint.qpos[3:7], joint.qvel[:] = turned, 0.0
        mujoco.mj_forward(self._simulation.model, self._simulation.data)
        return True
