"""Moves objects over the table from outside, as if something had pushed them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import mujoco
import numpy as np

from hcvla.api.types import Pose
from hcvla.configuration.ranges import PositiveFloat, PositiveInt
from hcvla.lockstep.running_calls import RunningCall
from hcvla.sim.simulation import Simulation
from hcvla.sim.truth import ObjectTruth
from hcvla.world.polygons import gap
from hcvla.world.workspace import WorkArea


@dataclass(frozen=True, kw_only=True)
class ShiftConfig:
    """How far an object is moved, and where it may be moved to."""

    shift_m: tuple[float, float] = (0.02, 0.06)
    """Drawn uniformly."""
    gap_m: PositiveFloat = 0.025
    """Free table around the place."""
    tries: PositiveInt = 50
    """Places that are drawn."""


def shift_object(
    simulation: Simulation,
    item: ObjectTruth,
    others: Iterable[ObjectTruth],
    rng: np.random.Generator,
    config: ShiftConfig,
    headings_rad: tuple[float, ...] = (),
) -> bool:
    """Move an object at once to a free place nearby; return whether one was found.

    One of `headings_rad` is drawn, or any direction if there are none. `others` are those that it may not come near to.
    """
    beside = list(others)
    for _ in range(config.tries):
        angle = rng.choice(headings_rad) if headings_rad else rng.uniform(0.0, 2.0 * np.pi)
        shift = rng.uniform(*config.shift_m)
        moved = replace(item, pose=item.pose.moved(shift * np.cos(angle), shift * np.sin(angle)))
        free = all(gap(moved.footprint, other.footprint) > config.gap_m for other in beside)
        if free and WorkArea().contains(moved.pose.x, moved.pose.y):
            _put(simulation, item, moved.pose)
            return True
    return False


def _put(simulation: Simulation, item: ObjectTruth, pose: Pose) -> None:
    model, data = simulation.model, simulation.data
    if item.item.static:
        model.body(item.name).pos[:2] = pose.x, pose.y
    else:
        joint = data.joint(item.name)
        joint.qpos[:2], joint.qvel[:] = (pose.x, pose.y), 0.0
    mujoco.mj_forward(model, data)


def first_named(running: RunningCall | None, names: Iterable[str]) -> str | None:
    """Return the object that a call names first: what it is done to; None if it names none of them."""
    if running is None:
        return None
    named = [name for name in names if f"'{name}'" in running.label]
    return min(named, key=lambda name: running.label.index(f"'{name}'"), default=None)
