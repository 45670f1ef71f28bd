"""One image placed in the base frame: position, color cell and slope of every pixel of the work volume."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import cv2
import numpy as np

from hcvla.cameras.frame import RgbdFrame
from hcvla.cameras.viewpoint import project
from hcvla.perception.config import SegmentationConfig
from hcvla.perception.depth_holes import without_pinholes
from hcvla.perception.errors import BadFrameError
from hcvla.perception.palette import cell_indices, palette_table

Window = tuple[slice, slice]
"""Rows and columns of a part of an image; both slices have a start and an end within it."""

_UNKNOWN_Z = -1.0
_WITHIN_TWO = np.ones((5, 5), np.uint8)
_HALF_PIXEL = 0.30
"""Border pixels, whose centres are inside, lie this share of a pixel inside the true edge on average."""


@dataclass(frozen=True, kw_only=True)
class Rays:
    """Directions of the pixels of one camera in one place; made once and kept while neither changes."""

    key: bytes
    rows: slice
    columns: slice
    directions: tuple[np.ndarray, np.ndarray, np.ndarray]
    """x, y and z of each pixel's ray for 1 m along the optical axis, each Shape=(h, w), float32, base frame."""
    origin: np.ndarray
    """Position of the camera in the base frame, Shape=(3,), [m]."""


@dataclass(frozen=True, kw_only=True)
class View:
    """The part of a frame that shows the work volume; all maps have Shape=(h, w) of that part."""

    frame: RgbdFrame
    rays: Rays
    rgb: np.ndarray
    depth: np.ndarray
    x: np.ndarray
    y: np.ndarray
    z: np.ndarray
    """Height above the table [m]; -1 where the depth is unknown."""

    @cached_property
    def cells(self) -> np.ndarray:
        """Color look-up cell of every pixel, uint16."""
        return cell_indices(self.rgb)

    def names(self, window: Window) -> np.ndarray:
        """Return the index of the nearest palette color of every pixel of a window, uint8."""
        return palette_table().take(self.cells[window])

    def slope(self, window: Window) -> np.ndarray:
        """Return the largest change of height to a neighbouring pixel in a window, about [m/pixel]."""
        around, inner = self._with_border(window, 1)
        across = cv2.Sobel(self.z[around], cv2.CV_32F, 1, 0, ksize=3, scale=0.125)
        down = cv2.Sobel(self.z[around], cv2.CV_32F, 0, 1, ksize=3, scale=0.125)
        return cv2.max(np.abs(across), np.abs(down))[inner]

    def high_around(self, window: Window) -> np.ndarray:
        """Return the greatest height within two pixels of those of a window [m]."""
        around, inner = self._with_border(window, 2)
        return cv2.dilate(self.z[around], _WITHIN_TWO)[inner]

    def near_around(self, window: Window) -> np.ndarray:
        """Return the least depth within two pixels of those of a window [m]; 0 where any of them is unknown."""
        around, inner = self._with_border(window, 2)
        return cv2.erode(self.depth[around], _WITHIN_TWO)[inner]

    def points(self, index: np.ndarray) -> np.ndarray:
        """Return where pixels are in the base frame, Shape=(n, 3), [m], by their indices into the flat maps.

        The coordinates of one axis are next to each other: what goes through all points is several times as fast.
        """
        return np.stack([values.take(index) for values in (self.x, self.y, self.z)]).T

    def window_of(self, center: np.ndarray, reach: float) -> Window:
        """Return the window that shows a ball of radius `reach` [m] about a base-frame point, Shape=(3,)."""
        pixels, depth = project(self.frame, center[None])
        extent = self.frame.intrinsics[0, 0] * reach / max(float(depth[0]) - reach, 0.05)
        u, v = pixels[0] - (self.rays.columns.start, self.rays.rows.start)
        height, width = self.z.shape
        rows = slice(int(np.clip(v - extent, 0, height)), int(np.clip(v + extent + 2, 0, height)))
        return rows, slice(int(np.clip(u - extent, 0, width)), int(np.clip(u + extent + 2, 0, width)))

    def _with_border(self, window: Window, pixels: int) -> tuple[Window, Window]:
        """Return a window with so many pixels more on each side, as far as there are any, and the first one in it."""
        (rows, columns), (height, width) = window, self.z.shape
        top, left = max(0, rows.start - pixels), max(0, columns.start - pixels)
        around = slice(top, min(height, rows.stop + pixels)), slice(left, min(width, columns.stop + pixels))
        return around, (slice(rows.start - top, rows.stop - top), slice(columns.start - left, columns.stop - left))

    def hidden_edge_m(self, center: np.ndarray) -> float:
        """Return how far the true edge of something there lies outside of its outermost pixel centres [m]."""
        return _HALF_PIXEL * self.pixel_size_m(center)

    def pixel_size_m(self, center: np.ndarray) -> float:
        """Return the mean extent of a pixel at a position in the base frame, Shape=(3,) [m]."""
        return float(np.linalg.norm(center - self.rays.origin) / self.frame.intrinsics[0, 0])


class Viewer:
    """Makes views and remembers the rays of the camera between images."""

    def __init__(self, config: SegmentationConfig | None = None) -> None:
        """Choose the work volume."""
        self.config = config or SegmentationConfig()
        self._rays: Rays | None = None

    def view(self, frame: RgbdFrame) -> View:
        """Return the frame placed in the base frame; raise BadFrameError."""
        check_frame(frame)
        rays = self._rays_for(frame)
        depth = without_pinholes(frame.depth_m[rays.rows, rays.columns])
        x, y, z = (
            depth * direction + np.float32(start) for direction, start in zip(rays.directions, rays.origin, strict=True)
        )
        z[~(depth > 0.0)] = _UNKNOWN_Z
        return View(frame=frame, rays=rays, rgb=frame.rgb[rays.rows, rays.columns], depth=depth, x=x, y=y, z=z)

    def _rays_for(self, frame: RgbdFrame) -> Rays:
        key = frame.intrinsics.tobytes() + frame.T_base_optical.tobytes() + str(frame.depth_m.shape).encode()
        if self._rays is None or self._rays.key != key:
            self._rays = _make_rays(frame, key, self.config)
        return self._rays


def check_frame(frame: RgbdFrame) -> None:
    """Raise BadFrameError if image, depth and matrices do not fit together."""
    if frame.rgb.ndim != 3 or frame.rgb.shape[2] != 3 or frame.rgb.dtype != np.uint8:
        found = f"color image is {frame.rgb.dtype} of shape {frame.rgb.shape}"
        raise BadFrameError(frame.camera, found, "uint8 of shape (height, width, 3)")
    if frame.depth_m.shape != frame.rgb.shape[:2]:
        found = f"depth has shape {frame.depth_m.shape}, color {frame.rgb.shape[:2]}"
        raise BadFrameError(frame.camera, found, "registered images of one size")
    if not (np.isfinite(frame.intrinsics).all() and np.isfinite(frame.T_base_optical).all()):
        raise BadFrameError(frame.camera, "camera matrices are not finite", "a calibrated camera")


def _make_rays(frame: RgbdFrame, key: bytes, config: SegmentationConfig) -> Rays:
    height, width = frame.depth_m.shape
    low, high = np.array(config.volume_min_m), np.array(config.volume_max_m)
    corners = np.array(
        [[(low, high)[i][0], (low, high)[j][1], (low, high)[k][2]] for i in (0, 1) for j in (0, 1) for k in (0, 1)]
    )
    pixels, depth = project(frame, corners)
    rows, columns = slice(0, height), slice(0, width)
    if (depth > 0.05).all():
        first = np.clip(np.floor(pixels.min(axis=0)).astype(int), 0, [width - 8, height - 8])
        last = np.clip(np.ceil(pixels.max(axis=0)).astype(int) + 1, 8, [width, height])
        rows, columns = slice(int(first[1]), int(last[1])), slice(int(first[0]), int(last[0]))
    v, u = np.mgrid[rows, columns].astype(float)
    ray = np.stack([u, v, np.ones_like(u)], axis=-1) @ np.linalg.inv(frame.intrinsics).T
    ray = (ray @ frame.T_base_optical[:3, :3].T).astype(np.float32)
    x, y, z = (np.ascontiguousarray(ray[..., i]) for i in range(3))
    return Rays(key=key, rows=rows, columns=columns, directions=(x, y, z), origin=frame.T_base_optical[:3, 3].copy())
