"""The border of a patch seen from above: where it ends by itself, and where something else hides it."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from hcvla.perception.config import SegmentationConfig
from hcvla.perception.segmentation import Patch
from hcvla.perception.view import View

_CROSS = cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3))
_MAX_POINTS = 72


@dataclass(frozen=True)
class Border:
    """Border points of a patch in the base frame's x-y plane."""

    true: np.ndarray
    """Where the surface itself ends, Shape=(n, 2), [m]."""
    hidden: np.ndarray
    """Where something nearer, higher or without depth cuts it off, Shape=(m, 2), [m]."""

    @property
    def all(self) -> np.ndarray:
        """Both, Shape=(n + m, 2), [m]."""
        return np.concatenate([self.true, self.hidden])

    @property
    def rectangle(self) -> tuple[np.ndarray, float, float, float]:
        """Smallest rectangle around all points: centre, longer and shorter side [m], yaw of the longer [rad]."""
        (x, y), (width, height), degrees = cv2.minAreaRect((self.all * 1000.0).astype(np.float32))
        yaw = np.radians(degrees)
        if width < height:
            width, height, yaw = height, width, yaw + np.pi / 2.0
        return np.array([x, y]) / 1000.0, width / 1000.0, height / 1000.0, float(yaw)


def top_region(view: View, patch: Patch, solid: np.ndarray, top_z: float) -> np.ndarray:
    """Return the patch grown over its sloping-looking rim to the real edge of the face, bool, Shape of the window."""
    grown = cv2.dilate(patch.mask.astype(np.uint8), np.ones((5, 5), np.uint8)).astype(bool)
    return grown & solid[patch.window] & (np.abs(view.z[patch.window] - top_z) < 0.004)


def border_of(view: View, patch: Patch, region: np.ndarray, top_z: float, config: SegmentationConfig) -> Border:
    """Return the border of a region of the patch's window whose surface is at height `top_z` [m]."""
    inner = cv2.erode(region.astype(np.uint8), _CROSS, borderType=cv2.BORDER_CONSTANT, borderValue=0).astype(bool)
    edge = region & ~inner
    rows, columns = np.nonzero(edge)
    higher = view.high_around(patch.window)[rows, columns] > top_z + 0.006
    near = view.near_around(patch.window)[rows, columns]
    rows, columns = rows + patch.rows.start, columns + patch.columns.start
    nearer = near < view.depth[rows, columns] - config.occluder_m
    height, width = view.z.shape
    cut = (rows < 2) | (columns < 2) | (rows >= height - 2) | (columns >= width - 2)
    hidden = higher | nearer | cut
    points = np.stack([view.x[rows, columns], view.y[rows, columns]], axis=1).astype(float)
    return Border(_thin(points[~hidden]), _thin(points[hidden]))


def _thin(points: np.ndarray) -> np.ndarray:
    return points[:: max(1, -(-len(points) // _MAX_POINTS))]
