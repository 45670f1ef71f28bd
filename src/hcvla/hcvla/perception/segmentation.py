"""From a view to patches of surface: level tops, flat objects on the table, and what is neither table nor arm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from hcvla.cameras.viewpoint import project
from hcvla.perception.config import SegmentationConfig
from hcvla.perception.palette import table_color_cells
from hcvla.perception.self_filter import Solid
from hcvla.perception.view import View, Window

_TABLE_STRIDE = 6
_COLOR_SAMPLES = 200
_NEW_TABLE_COLOR = 0.02
_GAP = 5
"""Pixels that may be missing inside a mat or tray: an edge of other shade, a thin gap."""


@dataclass(frozen=True)
class Patch:
    """A piece of surface: a mask over a window of the view."""

    rows: slice
    columns: slice
    mask: np.ndarray
    """Shape of the window, bool."""

    @property
    def window(self) -> tuple[slice, slice]:
        """Index into the view's maps."""
        return self.rows, self.columns


@dataclass(frozen=True)
class Segments:
    """All that one view shows apart from the table."""

    solid: np.ndarray
    """Pixels of objects higher than mats and trays, without the arm, Shape=(h, w), bool."""
    low: np.ndarray
    """Pixels of flat objects on the table, Shape=(h, w), bool."""
    robot: np.ndarray
    """Pixels of the arm, Shape=(h, w), bool."""
    tops: list[Patch]
    """Level patches of one color above the table, largest first."""


class Segmenter:
    """Splits views into patches; remembers the table's color between images."""

    def __init__(self, config: SegmentationConfig | None = None) -> None:
        """Choose the thresholds."""
        self.config = config or SegmentationConfig()
        self._table_color: np.ndarray | None = None
        self._table_cells = np.zeros(1 << 15, dtype=bool)

    def segment(self, view: View, robot: Sequence[Solid]) -> Segments:
        """Return the patches of a view, given where the arm is."""
        config = self.config
        inside = (view.z > config.volume_min_m[2]) & (view.z < config.volume_max_m[2])
        inside &= (view.x > config.volume_min_m[0]) & (view.x < config.volume_max_m[0])
        inside &= (view.y > config.volume_min_m[1]) & (view.y < config.volume_max_m[1])
        self._learn_table(view, inside)
        high = inside & (view.z > config.low_m)
        low = inside & ~high & ~self._table_cells.take(view.cells)
        arm = robot_mask(view, high | low, robot)
        solid, low = high & ~arm, low & ~arm
        return Segments(solid, low, arm, self._tops(view, solid))

    def low_patches(self, view: View, low: np.ndarray) -> list[Patch]:
        """Return the connected patches of one color among the low pixels, with small gaps closed."""
        names = np.zeros_like(low, dtype=np.uint8)
        window = _window_of(low)
        names[window] = view.names(window)
        counts = np.bincount(names[low], minlength=1)
        return [
            patch
            for color in np.flatnonzero(counts >= self.config.min_low_pixels)
            for patch in _components(low & (names == color), self.config.min_low_pixels, close=_GAP)
        ]

    def _tops(self, view: View, solid: np.ndarray) -> list[Patch]:
        level = solid.copy()
        window = _window_of(solid)
        part, names = level[window], view.names(window)
        part &= view.slope(window) < self.config.level_slope
        # One pixel of border between two colors is dropped, so that 4-connectivity separates them.
        part[:, 1:] &= names[:, 1:] == names[:, :-1]
        part[1:] &= names[1:] == names[:-1]
        return _components(level, self.config.min_top_pixels, grow=2)

    def _learn_table(self, view: View, inside: np.ndarray) -> None:
        sample = (slice(None, None, _TABLE_STRIDE),) * 2
        near_plane = inside[sample] & (np.abs(view.z[sample]) < self.config.low_m / 2.0)
        if np.count_nonzero(near_plane) < 50:
            return
        colors = view.rgb[sample].reshape(-1, 3).take(np.flatnonzero(near_plane), axis=0)
        color = np.median(colors, axis=0) / 255.0
        if self._table_color is None or np.abs(color - self._table_color).max() > _NEW_TABLE_COLOR:
            self._table_color = color
            self._table_cells = table_color_cells(color, self.config.table_contrast)


def median_rgb(view: View, patch: Patch) -> np.ndarray:
    """Return the median color of a patch, Shape=(3,), 0 to 1."""
    index = np.flatnonzero(patch.mask)
    rows, columns = np.divmod(index[:: max(1, len(index) // _COLOR_SAMPLES)], patch.mask.shape[1])
    return np.median(view.rgb[rows + patch.rows.start, columns + patch.columns.start], axis=0) / 255.0


def _window_of(mask: np.ndarray) -> Window:
    """Return the window of all pixels of a mask, and of one more around them."""
    x, y, width, height = cv2.boundingRect(mask.view(np.uint8))
    rows = slice(max(0, y - 1), min(mask.shape[0], y + height + 1))
    return rows, slice(max(0, x - 1), min(mask.shape[1], x + width + 1))


def robot_mask(view: View, candidates: np.ndarray, solids: Sequence[Solid]) -> np.ndarray:
    """Return which candidate pixels show the arm, Shape=(h, w), bool; worked out at half resolution."""
    half = candidates[::2, ::2].copy()
    height, width = half.shape
    index = np.flatnonzero(half)
    rows, columns = np.divmod(index, width)
    points = view.points(2 * (rows * candidates.shape[1] + columns)).T
    own = np.zeros(len(index), dtype=bool)
    solids = _within_reach(view, points, solids)
    corners = _corners(view, solids, width, height)
    bands = np.searchsorted(index, corners[:, :, 1] * width)
    for solid, (first, end), (left, right) in zip(solids, bands.tolist(), corners[:, :, 0].tolist(), strict=True):
        inside = (columns[first:end] >= left) & (columns[first:end] < right) & ~own[first:end]
        near = first + np.flatnonzero(inside)
        if len(near):
            own[near] = solid.contains(points.take(near, axis=1).T)
    half.ravel()[index] = own
    arm = np.repeat(np.repeat(half, 2, axis=0), 2, axis=1)[: candidates.shape[0], : candidates.shape[1]]
    return arm & candidates


def _within_reach(view: View, points: np.ndarray, solids: Sequence[Solid]) -> list[Solid]:
    """Return the primitives that may hold any of the points, Shape=(3, n), [m], the nearest to the camera first.

    Most of what shows of the arm is theirs, and the others need not be asked about it.
    """
    if not solids or not points.size:
        return []
    centers, radii = np.array([solid.center for solid in solids]), np.array([solid.radius for solid in solids])
    gaps = np.maximum(points.min(axis=1) - centers, centers - points.max(axis=1)).clip(0.0)
    away = np.linalg.norm(centers - view.rays.origin, axis=1) - radii
    reached = np.linalg.norm(gaps, axis=1) <= radii
    return [solids[index] for index in np.argsort(away) if reached[index]]


def _corners(view: View, solids: Sequence[Solid], width: int, height: int) -> np.ndarray:
    """Return the windows of the half-size image that primitives may show in, Shape=(n, 2, 2): first and end, (x, y)."""
    if not solids:
        return np.zeros((0, 2, 2), dtype=int)
    pixels, depths = project(view.frame, np.array([solid.center for solid in solids]))
    radii = np.array([solid.radius for solid in solids])
    near = depths < radii + 0.05
    extent = view.frame.intrinsics[0, 0] * radii / np.maximum(depths - radii, 0.05)
    middle = pixels - (view.rays.columns.start, view.rays.rows.start)
    size = np.array([width, height])
    first = np.clip((middle - extent[:, None]) // 2, 0, size).astype(int)
    last = np.clip((middle + extent[:, None]) // 2 + 2, 0, size).astype(int)
    first[near], last[near] = 0, size
    return np.stack([first, last], axis=1)


def _components(mask: np.ndarray, min_pixels: int, grow: int = 0, close: int = 0) -> list[Patch]:
    """Return the connected parts of a mask, largest first, in windows with `grow` pixels of room.

    Gaps of up to `close` pixels do not separate parts; the pixels of a gap belong to none.
    """
    # Statistics cost by the pixel of the whole image; the window that holds the mask is a small part of it.
    x, y, span_x, span_y = cv2.boundingRect(mask.view(np.uint8))
    used = mask[y : y + span_y, x : x + span_x].view(np.uint8)
    if used.size == 0:
        return []
    joined = cv2.morphologyEx(used, cv2.MORPH_CLOSE, np.ones((close, close), np.uint8)) if close else used
    _, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=4)
    patches: list[Patch] = []
    for index in np.argsort(-stats[1:, cv2.CC_STAT_AREA], kind="stable") + 1:
        left, top, width, height, area = (int(v) for v in stats[index])
        if area < min_pixels:
            break
        rows = slice(max(0, y + top - grow), min(mask.shape[0], y + top + height + grow))
        columns = slice(max(0, x + left - grow), min(mask.shape[1], x + left + width + grow))
        part = np.zeros((rows.stop - rows.start, columns.stop - columns.start), dtype=bool)
        inner = (slice(top, top + height), slice(left, left + width))
        at = (y + top - rows.start, x + left - columns.start)
        part[at[0] : at[0] + height, at[1] : at[1] + width] = (labels[inner] == index) & used[inner].astype(bool)
        patches.append(Patch(rows, columns, part))
    return patches
