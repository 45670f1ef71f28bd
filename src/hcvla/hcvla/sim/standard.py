"""The standard table, which the demo shows when no scene is given."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from hcvla.api.errors import NoFreeSpaceError
from hcvla.sim.layout import Wanted, arrange
from hcvla.sim.palette import SHAPES
from hcvla.sim.scene import Scene, SceneError
from hcvla.sim.scene_file import parse_scene
from hcvla.world.placement import free_place
from hcvla.world.workspace import PlacingRules

# Smaller than the default, so that four mats and two trays leave room to move among them.
STANDARD_MAT_M = 0.10
STANDARD_TRAY_M = 0.12
STANDARD_CUBES = ("red", "green", "blue", "yellow")
STANDARD_CYLINDER_COLORS = ("orange", "purple", "cyan", "pink", "white", "black")
STANDARD_TRAY_COLORS = ("gray", "brown", "purple", "black", "white")
_REDRAWS = 50


def standard_scene(seed: int) -> Scene:
    """Return the standard table: four cubes with mats of their colors, two cylinders, a green and another tray.

    Poses and the remaining colors are drawn from the seed; there is a free place for any of the cubes.
    """
    rng = np.random.default_rng(seed)
    for _ in range(_REDRAWS):
        scene = arrange(rng, _standard_objects(rng), seed=seed)
        if has_free_place(scene, f"{STANDARD_CUBES[0]} cube"):
            return scene
    raise SceneError(f"no standard table with a free place found in {_REDRAWS} draws from seed {seed}")


def table_of(scene: str, seed: int) -> Scene:
    """Return the scene of a file's path or text; the standard table if empty. Raise SceneError."""
    if not scene:
        return standard_scene(seed)
    return parse_scene(scene if "\n" in scene else Path(scene))


def has_free_place(scene: Scene, name: str) -> bool:
    """Whether the object fits somewhere else on the table, with room for the fingers."""
    try:
        free_place(scene[name].named, [item.named for item in scene], PlacingRules())
    except NoFreeSpaceError:
        return False
    return True


def _standard_objects(rng: np.random.Generator) -> list[Wanted]:
    mat = (STANDARD_MAT_M, STANDARD_MAT_M, SHAPES["mat"].size[2])
    tray = (STANDARD_TRAY_M, STANDARD_TRAY_M, SHAPES["tray"].size[2])
    cylinders = rng.choice(STANDARD_CYLINDER_COLORS, size=2, replace=False)
    wanted = [Wanted(color, "cube") for color in STANDARD_CUBES]
    wanted += [Wanted(str(color), "cylinder") for color in cylinders]
    wanted += [Wanted(color, "tray", tray) for color in ("green", str(rng.choice(STANDARD_TRAY_COLORS)))]
    wanted += [Wanted(color, "mat", mat) for color in STANDARD_CUBES]
    return wanted
