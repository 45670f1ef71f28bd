"""From a box in an image to an object in the base frame: its points by depth, a rectangle around them, a height."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np

from hcvla.perception.detection import Detection
from hcvla.perception.detectors.config import OpenVocabularyConfig
from hcvla.perception.detectors.zero_shot import Box
from hcvla.perception.outline import Outline
from hcvla.perception.palette import COLOR_NAMES
from hcvla.perception.view import View

_TOP, _BOTTOM = 98.0, 2.0
"""Percentiles of height: single points at edges are wrong."""
_STANDS_M = 0.03
"""What is seen down to less than this over the table stands on it."""


@dataclass(frozen=True)
class BoxDetection(Detection):
    """An object of any shape as an upright box; its x axis is along the longer side."""

    extent_m: tuple[float, float] = (0.0, 0.0)
    """Longer and shorter side seen from above [m]."""

    @property
    def size(self) -> tuple[float, float, float]:
        """Extent along the object's own axes [m]."""
        return (*self.extent_m, self.top_z - self.bottom_z)

    @property
    def color_distance(self) -> float:
        """Nothing: its color is a word of the name that it was found by."""
        return 0.0

    @property
    def yaw(self) -> float:
        """Yaw of the longer side [rad]."""
        return self.outline.yaw

    @property
    def yaw_period_rad(self) -> float:
        """Half a turn: it has a longer side."""
        return math.pi


def object_in_box(view: View, box: Box, free: np.ndarray, config: OpenVocabularyConfig) -> BoxDetection | None:
    """Return the object that a box shows; None if depth shows too little.

    `free` are the pixels of the view that may belong to objects, Shape=(h, w), bool: neither arm nor table.
    """
    mask, cut = _object_pixels(view, box, free, config)
    if np.count_nonzero(mask) < config.min_pixels:
        return None
    points = view.points(np.flatnonzero(mask))
    (x, y), (width, height), degrees = cv2.minAreaRect((1000.0 * points[:, :2]).astype(np.float32))
    yaw = math.radians(degrees)
    if width < height:
        width, height, yaw = height, width, yaw + math.pi / 2.0
    # The outermost pixels' centres lie inside of the edge.
    center = np.array([x, y]) / 1000.0
    edge_m = 2.0 * view.hidden_edge_m(np.array([*center, 0.0]))
    longer, shorter = width / 1000.0 + edge_m, height / 1000.0 + edge_m
    if longer > config.max_size_m:
        return None
    bottom, top = (float(value) for value in np.percentile(points[:, 2], (_BOTTOM, _TOP)))
    bottom = 0.0 if bottom < _STANDS_M else bottom
    color, shape = split_name(box.name)
    coverage = 0.5 if cut else 1.0
    return BoxDetection(
        color=color,
        shape=shape,
        outline=Outline(sides=4, center=center, half_width=shorter / 2.0, yaw=yaw, rms=0.0, coverage=coverage),
        top_z=top,
        bottom_z=bottom,
        floor_z=top,
        rgb=np.median(view.rgb[mask], axis=0) / 255.0,
        extent_m=(longer, shorter),
    )


def split_name(name: str) -> tuple[str, str]:
    """Return the color that a name begins with, empty if with none, and the rest: "red cup" is a cup that is red."""
    first, _, rest = name.partition(" ")
    return (first, rest) if rest and first in COLOR_NAMES else ("", name)


def _object_pixels(view: View, box: Box, free: np.ndarray, config: OpenVocabularyConfig) -> tuple[np.ndarray, bool]:
    """Return the pixels of the largest piece in the box at its middle's depth, and whether the view cuts the box."""
    left, top, right, bottom = box.corners_px
    rows, columns = view.rays.rows, view.rays.columns
    height, width = view.z.shape
    x0, x1 = (int(np.clip(round(value) - columns.start, 0, width)) for value in (left, right))
    y0, y1 = (int(np.clip(round(value) - rows.start, 0, height)) for value in (top, bottom))
    window = (slice(y0, y1), slice(x0, x1))
    mask = np.zeros_like(free)
    candidates = free[window]
    if np.count_nonzero(candidates) < config.min_pixels:
        return mask, False
    depth = view.depth[window]
    middle = float(np.median(_middle(depth, candidates)))
    near = candidates & (np.abs(depth - middle) < config.depth_reach_m)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(near.astype(np.uint8), connectivity=8)
    if count > 1:
        mask[window] = labels == 1 + int(np.argmax(stats[1:, cv2.CC_STAT_AREA]))
    return mask, min(x0, y0) == 0 or x1 == width or y1 == height


def _middle(depth: np.ndarray, candidates: np.ndarray) -> np.ndarray:
    """Return the depths in the middle half of a box, or of all of it if there are none."""
    height, width = depth.shape
    inner = (slice(height // 4, height - height // 4), slice(width // 4, width - width // 4))
    chosen = depth[inner][candidates[inner]]
    return chosen if len(chosen) else depth[candidates]
