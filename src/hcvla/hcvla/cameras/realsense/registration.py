"""Depth of each color pixel, looked up where the depth camera sees it.

The library's own alignment paints each depth pixel over up to four color pixels: edges are moved by up to a pixel, and
near things are widened. It says which depths may be meant at a pixel; the depth image itself then says which one is.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

_AROUND = np.ones((3, 3), np.uint8)
_NOWHERE_M = np.float32(1e3)
_SLACK_M = np.float32(0.01)
"""A surface that is seen at a slant is nearer or farther by so much from one pixel to the next."""


@dataclass(frozen=True, kw_only=True)
class StereoPair:
    """How a color camera and its depth camera see; distortion is OpenCV's."""

    color_matrix: np.ndarray
    """K, Shape=(3, 3)."""
    color_distortion: np.ndarray
    color_size: tuple[int, int]
    """(width, height) [pixel]."""
    depth_matrix: np.ndarray
    """K, Shape=(3, 3); depth images have no distortion."""
    depth_size: tuple[int, int]
    T_depth_color: np.ndarray
    """Pose of the color camera in the depth camera's frame, Shape=(4, 4)."""


class Registration:
    """Corrects depth that was aligned to the color image."""

    def __init__(self, pair: StereoPair) -> None:
        """Work out where each color pixel looks."""
        rotation, self._shift = pair.T_depth_color[:3, :3], pair.T_depth_color[:3, 3].astype(np.float32)
        width, height = pair.color_size
        pixels = np.stack(np.meshgrid(np.arange(width), np.arange(height)), axis=-1).reshape(-1, 1, 2).astype(float)
        rays = cv2.undistortPoints(pixels, pair.color_matrix, pair.color_distortion).reshape(height, width, 2)
        toward = np.concatenate([rays, np.ones((height, width, 1))], axis=-1) @ rotation.T
        self._toward = [np.ascontiguousarray(toward[..., axis], dtype=np.float32) for axis in range(3)]
        self._matrix = pair.depth_matrix.astype(np.float32)
        u, v = np.meshgrid(np.arange(pair.depth_size[0]), np.arange(pair.depth_size[1]))
        seen = np.stack([u, v, np.ones_like(u)], axis=-1) @ np.linalg.inv(pair.depth_matrix).T
        # The third coordinate of what a depth pixel sees, in the color camera's frame: scale and offset.
        self._scale = (seen @ rotation[:, 2]).astype(np.float32)
        self._offset = np.float32(-rotation[:, 2] @ pair.T_depth_color[:3, 3])

    def correct(self, aligned_m: np.ndarray, depth_m: np.ndarray) -> np.ndarray:
        """Return depth of the color pixels, Shape=(h, w), float32, [m]; 0 unknown.

        `aligned_m` is the same from the library, `depth_m` the depth camera's image.
        """
        measured = np.where(depth_m > 0.0, depth_m * self._scale + self._offset, np.float32(0.0))
        near = cv2.erode(np.where(aligned_m > 0.0, aligned_m, _NOWHERE_M), _AROUND)
        near = np.where(near < _NOWHERE_M, near, np.float32(0.0))
        far = cv2.dilate(aligned_m, _AROUND)
        middle = 0.5 * (near + far)
        at_near, at_far = self._look(measured, near), self._look(measured, far)
        # What is near hides what is far. Where neither is seen the color camera looks behind an edge: left as it was.
        found = np.where((at_far >= middle) & (at_far <= far + _SLACK_M), at_far, aligned_m)
        is_near = (at_near > 0.0) & (at_near <= middle) & (at_near >= near - _SLACK_M)
        return np.where(is_near, at_near, found)

    def _look(self, measured: np.ndarray, guess_m: np.ndarray) -> np.ndarray:
        """Return what the depth camera measures where a color pixel of a guessed depth is seen; 0 unknown."""
        x, y, z = (guess_m * toward + shift for toward, shift in zip(self._toward, self._shift, strict=True))
        # A pixel without a guess looks at the middle, and is left out below.
        z = np.where(guess_m > 0.0, z, _NOWHERE_M)
        map_x = self._matrix[0, 0] * x / z + self._matrix[0, 2]
        map_y = self._matrix[1, 1] * y / z + self._matrix[1, 2]
        found = cv2.remap(measured, map_x, map_y, cv2.INTER_NEAREST, borderMode=cv2.BORDER_CONSTANT, borderValue=0)
        return np.where(guess_m > 0.0, found, np.float32(0.0))
