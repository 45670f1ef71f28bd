"""Rendered scenes of the standard table, as the scene camera sees them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from hcvla.cameras.frame import RgbdFrame
from hcvla.sim.cameras import SimCameras
from hcvla.sim.layout import random_scene
from hcvla.sim.palette import COLORS
from hcvla.sim.scene import SceneError
from hcvla.sim.simulation import Simulation
from hcvla.sim.truth import ObjectTruth
from hcvla.tasks.language.vocabulary import HELD_OUT_PAIRS


def rendered(count: int, seed: int, pixels: tuple[int, int]) -> Iterator[tuple[RgbdFrame, Mapping[str, ObjectTruth]]]:
    """Yield images of `count` random scenes without held-out pairs, width and height `pixels`, and what is in them."""
    rng = np.random.default_rng(seed)
    left = count
    while left:
        try:
            # Few colors a scene: several objects of one color, cubes to stack, mats to sort onto.
            colors = [str(color) for color in rng.choice(tuple(COLORS), size=4, replace=False)]
            scene = random_scene(rng, int(rng.integers(5, 10)), colors)
        except SceneError:
            continue
        if HELD_OUT_PAIRS & set(scene.names):
            continue
        simulation = Simulation(scene)
        cameras = SimCameras(simulation, *pixels, names=("scene",))
        try:
            frame = cameras.frame("scene")
        finally:
            cameras.close()
        left -= 1
        yield frame, simulation.truth()
