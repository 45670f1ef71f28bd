"""Renders scenes for the planner's training: what the camera sees, and in which cell of the image each object is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import cv2
import numpy as np

from hcvla.cameras.frame import RgbdFrame
from hcvla.planner.model import CELLS
from hcvla.sim.cameras import SimCameras
from hcvla.sim.layout import random_scene
from hcvla.sim.palette import COLORS
from hcvla.sim.scene import SceneError
from hcvla.sim.simulation import Simulation
from hcvla.sim.truth import ObjectTruth
from hcvla.tasks.language.vocabulary import HELD_OUT_PAIRS
from hcvla.training.planner.data import RenderedScene

RENDER_SIZE = (128, 96)
"""Width and height that scenes are rendered at before they are squeezed to the network's square [pixel]."""


def render_scenes(count: int, seed: int, image_size: int) -> list[RenderedScene]:
    """Render `count` random scenes without held-out pairs; images Shape=(image_size, image_size, 3), uint8, RGB."""
    found: list[RenderedScene] = []
    for frame, truth in rendered(count, seed, RENDER_SIZE):
        image = cv2.resize(frame.rgb, (image_size, image_size), interpolation=cv2.INTER_AREA)
        cells = tuple(cell_of(frame, item.pose.position) for item in truth.values())
        found.append(RenderedScene(image, tuple(truth), cells))
    return found


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


def cell_of(frame: RgbdFrame, position: np.ndarray) -> int:
    """Return the cell of the image that shows a point of the base frame [m]; the last class if none does."""
    rows, columns = CELLS
    homogeneous = np.linalg.inv(frame.T_base_optical) @ np.array([*position, 1.0])
    if homogeneous[2] <= 0.0:
        return rows * columns
    u, v, w = frame.intrinsics @ homogeneous[:3]
    height, width = frame.depth_m.shape
    row, column = int(np.floor(v / w / height * rows)), int(np.floor(u / w / width * columns))
    return row * columns + column if 0 <= row < rows and 0 <= column < columns else rows * columns


def kept_scenes(file: Path, count: int, seed: int, image_size: int = 96) -> list[RenderedScene]:
    """Return rendered scenes from a file, rendering and writing them first if it is not there."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        save_scenes(render_scenes(count, seed, image_size), file)
    return load_scenes(file)


def save_scenes(rendered_scenes: Sequence[RenderedScene], file: Path) -> None:
    """Keep rendered scenes in one compressed file."""
    np.savez_compressed(
        file,
        images=np.stack([rendered.image for rendered in rendered_scenes]),
        names=np.array(["|".join(rendered.names) for rendered in rendered_scenes]),
        cells=np.array(["|".join(map(str, rendered.cells)) for rendered in rendered_scenes]),
    )


def load_scenes(file: Path) -> list[RenderedScene]:
    """Read what `save_scenes` wrote."""
    with np.load(file) as stored:
        rows = zip(stored["images"], stored["names"], stored["cells"], strict=True)
        return [RenderedScene(i, tuple(str(n).split("|")), tuple(map(int, str(c).split("|")))) for i, n, c in rows]
