"""Every hardship by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import numpy as np

from hcvla.lockstep.hardships.actor_moved import ActorMoved
from hcvla.lockstep.hardships.again import Again
from hcvla.lockstep.hardships.hardship import Hardship
from hcvla.lockstep.hardships.held_tilted import HeldTilted
from hcvla.lockstep.hardships.other_material import OtherMaterial
from hcvla.lockstep.hardships.rolled_off import RolledOff
from hcvla.lockstep.hardships.support_moved import SupportMoved
from hcvla.lockstep.perturbations import KINDS
from hcvla.lockstep.running_calls import KnowsCall
from hcvla.sim.simulation import Simulation

MakeHardship = Callable[[Simulation, KnowsCall, np.random.Generator], Hardship]

HARDSHIPS: Mapping[str, MakeHardship] = {
    **{each.kind: each for each in (SupportMoved, ActorMoved, RolledOff, HeldTilted, OtherMaterial)},
    **{f"{once}_again": partial(Again, once) for once in KINDS},
}
