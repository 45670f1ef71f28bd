"""Images of a real lens as those of a pinhole camera with the same matrix."""

from __future__ import annotations

import cv2
import numpy as np


class Lens:
    """Takes OpenCV's distortion (Brown-Conrady: k1, k2, p1, p2, k3) out of images of one size."""

    def __init__(self, intrinsics: np.ndarray, distortion: np.ndarray, resolution: tuple[int, int]) -> None:
        """Prepare for images of (width, height) [pixel] with pinhole matrix K, Shape=(3, 3)."""
        self.intrinsics = intrinsics
        self._maps: tuple[np.ndarray, np.ndarray] | None = None
        if np.any(distortion):
            self._maps = cv2.initUndistortRectifyMap(
                intrinsics, np.asarray(distortion, dtype=float), np.eye(3), intrinsics, resolution, cv2.CV_32FC1
            )

    def straighten(self, rgb: np.ndarray, depth_m: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return color, interpolated, and depth from the nearest pixel; unknown (0) outside of what the lens showed."""
        if self._maps is None:
            return rgb, depth_m
        return (
            cv2.remap(rgb, *self._maps, cv2.INTER_LINEAR),
            cv2.remap(depth_m, *self._maps, cv2.INTER_NEAREST, borderMode=cv2.BORDER_CONSTANT, borderValue=0),
        )
