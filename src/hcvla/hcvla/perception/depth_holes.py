"""Pixels without depth: real sensors leave out single ones all over a surface, and areas that shine or are dark."""

from __future__ import annotations

import cv2
import numpy as np

_NEIGHBOURS = 6
"""Of eight, so many have depth around a pinhole; at a corner of an area without depth five have."""
_ONE_SURFACE_M = 0.01
"""Neighbours whose depths differ by less are of one surface: a table seen at 45 degrees at 1 m changes by 3 mm."""


def without_pinholes(depth_m: np.ndarray) -> np.ndarray:
    """Return a depth image, Shape=(h, w), float32 [m], with single unknown pixels (0) given the mean around them.

    Only inside of one surface: across an edge, and in larger areas, unknown stays unknown.
    """
    known = depth_m > 0.0
    if known.all():
        return depth_m
    square = np.ones((3, 3), np.uint8)
    measured = np.where(known, depth_m, np.float32(0.0))
    counts = cv2.boxFilter(known.astype(np.float32), -1, (3, 3), normalize=False, borderType=cv2.BORDER_CONSTANT)
    sums = cv2.boxFilter(measured, -1, (3, 3), normalize=False, borderType=cv2.BORDER_CONSTANT)
    farthest = cv2.dilate(measured, square)
    nearest = cv2.erode(np.where(known, depth_m, np.float32(np.inf)), square)
    pinhole = ~known & (counts >= _NEIGHBOURS) & (farthest - nearest < _ONE_SURFACE_M)
    return np.where(pinhole, sums / np.maximum(counts, 1.0), depth_m)
