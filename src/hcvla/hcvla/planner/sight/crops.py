"""Cuts out of an image what shows one object: the patch that the network of sight looks at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import cv2
import numpy as np

from hcvla.api.types import NamedObject, Pose
from hcvla.cameras.viewpoint import Viewpoint, project

SIDE = 40
"""Width and height of a crop [pixel]; a cube is about 35 pixels wide in the simulated camera's image."""
CHANNELS = 4
"""Red, green, blue, and where the object is."""
FIGURES = 3
"""Numbers that go with a crop."""
_ROOM = 1.35
"""Side of a crop over the largest extent of what it shows: some of the table around it says how bright the light is."""
_LEAST_PIXELS = 6.0
"""Something that fills less of the image shows no color for sure."""
_SIZE_PER_M = 20.0
"""Sizes of 0.05 m become 1, their logarithm 0: what matters is how many times as wide as high something is."""
_THINNEST_M = 0.001
_NEAREST_M = 0.05


@dataclass(frozen=True)
class Crop:
    """What an image shows of one object."""

    pixels: np.ndarray
    """Shape=(SIDE, SIDE, CHANNELS), uint8: RGB, and 255 where the object's box is."""
    figures: np.ndarray
    """Logarithm of the object's size along its own axes over 0.05 m, Shape=(FIGURES,), float32."""


def crop_of(image: np.ndarray, view: Viewpoint, item: NamedObject) -> Crop | None:
    """Return the crop that shows an object; None if the image, Shape=(h, w, 3), uint8, RGB, does not show all of it."""
    corners, depth = project(view, box_corners(item.pose, item.size))
    low, high = corners.min(axis=0), corners.max(axis=0)
    height, width = image.shape[:2]
    extent = float((high - low).max())
    inside = (low >= 0.0).all() and high[0] < width and high[1] < height
    if depth.min() < _NEAREST_M or not inside or extent < _LEAST_PIXELS:
        return None
    side = round(_ROOM * extent)
    first = np.rint((low + high - side) / 2.0).astype(int)
    mask = np.zeros((SIDE, SIDE), np.uint8)
    # The centre of the first pixel is at half a pixel's width.
    hull = cv2.convexHull(((corners - first + 0.5) * SIDE / side - 0.5).astype(np.float32))
    cv2.fillConvexPoly(mask, np.rint(hull).astype(np.int32), 255)
    rgb = cv2.resize(_window(image, first, side), (SIDE, SIDE), interpolation=cv2.INTER_AREA)
    return Crop(np.dstack([rgb, mask]), size_figures(item.size))


def _window(image: np.ndarray, first: np.ndarray, side: int) -> np.ndarray:
    """Return a square of an image from column and row `first`, Shape=(side, side, 3); edges go on outside of it."""
    rows = np.clip(np.arange(first[1], first[1] + side), 0, image.shape[0] - 1)
    columns = np.clip(np.arange(first[0], first[0] + side), 0, image.shape[1] - 1)
    return np.ascontiguousarray(image[rows[:, None], columns])


def size_figures(size: Sequence[float]) -> np.ndarray:
    """Return the figures of a size along the object's own axes [m], Shape=(FIGURES,), float32."""
    return np.log(np.maximum(size, _THINNEST_M) * _SIZE_PER_M).astype(np.float32)


def box_corners(pose: Pose, size: Sequence[float]) -> np.ndarray:
    """Return the corners of a box in the base frame, Shape=(8, 3), [m]."""
    local = np.array(list(product((-0.5, 0.5), repeat=3))) * np.array(size)
    return local @ pose.matrix[:3, :3].T + pose.position
