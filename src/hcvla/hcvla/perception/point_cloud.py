"""The points of one view that lie on solids, and which of them no object explains yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np

from hcvla.perception.outline import Outline
from hcvla.perception.view import View

_SQUARE_REACH = 1.45
"""No outline reaches farther from its centre than this times its half width: a square's corner does, 1.414 times."""


@dataclass
class PointCloud:
    """Pixels of solids as points in the base frame."""

    points: np.ndarray
    """Shape=(n, 3), [m]."""
    rgb: np.ndarray
    """Shape=(n, 3), 0 to 255."""
    unclaimed: np.ndarray
    """Points that belong to no object yet, Shape=(n,), bool."""

    @classmethod
    def of(cls, view: View, solid: np.ndarray) -> Self:
        """Return the points of a view's pixels `solid`, Shape=(h, w), bool; all unclaimed."""
        index = np.flatnonzero(solid)
        return cls(view.points(index), view.rgb.reshape(-1, 3).take(index, axis=0), np.ones(len(index), dtype=bool))

    def column(self, outline: Outline, margin_m: float, below_z: float) -> np.ndarray:
        """Return the indices of unclaimed points lower than `below_z` [m], within `margin_m` of an outline."""
        reach = _SQUARE_REACH * outline.half_width + margin_m
        offset = np.abs(self.points[:, :2] - outline.center)
        near = self.unclaimed & (offset[:, 0] < reach) & (offset[:, 1] < reach) & (self.points[:, 2] < below_z)
        index = np.flatnonzero(near)
        return index[outline.depth_inside(self.points[index, :2]) > -margin_m]

    def claim(self, index: np.ndarray) -> None:
        """Give points to an object."""
        self.unclaimed[index] = False
