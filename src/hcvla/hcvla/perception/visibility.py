"""What an image says about a place where an object is expected: seen there, hidden, or seen to be empty."""

from __future__ import annotations

from enum import Enum

import numpy as np

from hcvla.cameras.viewpoint import project
from hcvla.perception.detector import FrameDetections
from hcvla.perception.palette import COLOR_NAMES, palette_table
from hcvla.perception.track import Track

_SPREAD = np.array([[0.0, 0.0], [0.5, 0.0], [-0.5, 0.0], [0.0, 0.5], [0.0, -0.5]])


class Place(Enum):
    """What is at the place of an object."""

    THERE = "there"
    HIDDEN = "hidden"
    EMPTY = "empty"


def look_at(detected: FrameDetections, track: Track, tolerance_m: float) -> Place:
    """Return what the image shows where the track's upper face should be; `tolerance_m` in depth [m]."""
    top = np.column_stack([track.mean[:2] + _SPREAD * track.size[:2] / 2.0, np.full(len(_SPREAD), _face_z(track))])
    pixels, expected = project(detected.view.frame, top)
    columns = np.round(pixels[:, 0]).astype(int) - detected.view.rays.columns.start
    rows = np.round(pixels[:, 1]).astype(int) - detected.view.rays.rows.start
    height, width = detected.view.z.shape
    inside = (rows >= 0) & (rows < height) & (columns >= 0) & (columns < width)
    if not inside.any():
        return Place.HIDDEN
    rows, columns, expected = rows[inside], columns[inside], expected[inside]
    measured = detected.view.depth[rows, columns]
    hidden = detected.robot[rows, columns] | (measured < expected - tolerance_m) | (measured <= 0.0)
    names = palette_table()[detected.view.cells[rows, columns]]
    other = names != COLOR_NAMES.index(track.color) if track.color in COLOR_NAMES else np.zeros(len(rows), bool)
    deeper = measured > expected + tolerance_m
    empty = ~hidden & (deeper | other)
    there = ~hidden & ~deeper & ~other
    if np.count_nonzero(empty) >= 2 and np.count_nonzero(empty) > np.count_nonzero(there):
        return Place.EMPTY
    return Place.THERE if there.any() else Place.HIDDEN


def _face_z(track: Track) -> float:
    # Points near a tray's middle are on its floor, which is hardly lower than the rim.
    return track.top_z
