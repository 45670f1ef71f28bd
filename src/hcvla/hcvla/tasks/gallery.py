"""A picture of every task: its scene as the camera sees it at the start, and its sentence underneath."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np

from hcvla.api.errors import HcvlaError
from hcvla.sim.cameras import SimCameras
from hcvla.sim.scene import Scene
from hcvla.sim.simulation import Simulation
from hcvla.tasks.task import Task

TILE = (400, 300)
"""Width and height of one scene's picture [pixel]."""
_CAPTION_PIXELS = 92
_LINE_PIXELS = 17
_LINE_CHARACTERS = 56
_MOST_LINES = 4
_FONT = cv2.FONT_HERSHEY_SIMPLEX


class GalleryError(HcvlaError):
    """A gallery that cannot be written."""


def write_gallery(file: Path, tasks: Sequence[Task], seed: int = 0, columns: int = 5) -> None:
    """Write one picture with a tile for each task; raise GalleryError."""
    tiles = [_tile(task, seed) for task in tasks]
    tiles += [np.full_like(tiles[0], 255)] * (-len(tiles) % columns)
    rows = [np.hstack(tiles[first : first + columns]) for first in range(0, len(tiles), columns)]
    try:
        _, coded = cv2.imencode(file.suffix or ".png", np.vstack(rows)[:, :, ::-1])
    except cv2.error:
        raise GalleryError(f"'{file.suffix}' is no kind of picture; expected a name like gallery.png") from None
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(coded.tobytes())
    except OSError as error:
        raise GalleryError(f"the gallery cannot be written to {file}: {error.strerror}") from error


def picture(scene: Scene, size: tuple[int, int] = TILE) -> np.ndarray:
    """Return what the scene camera sees at the start, Shape=(height, width, 3), uint8, RGB."""
    with SimCameras(Simulation(scene), *size, names=("scene",)) as cameras:
        return cameras.frame("scene").rgb


def _tile(task: Task, seed: int) -> np.ndarray:
    """Return a task's picture with its caption, Shape=(height + caption, width, 3), uint8, RGB."""
    episode = task.episode(seed)
    caption = np.full((_CAPTION_PIXELS, TILE[0], 3), 255, np.uint8)
    marks = f"{task.level}  {task.rating}{'  needs memory' if task.needs_memory else ''}"
    _write(caption, f"{task.name}  ({marks})", 0, (20, 60, 130))
    for row, line in enumerate(textwrap.wrap(episode.sentence, _LINE_CHARACTERS)[:_MOST_LINES], start=1):
        _write(caption, line, row, (30, 30, 30))
    return np.vstack([picture(episode.scene), caption])


def _write(image: np.ndarray, text: str, row: int, color: tuple[int, int, int]) -> None:
    cv2.putText(image, text, (6, 16 + row * _LINE_PIXELS), _FONT, 0.40, color, 1, cv2.LINE_AA)
