"""From a view to patches of surface: level tops, flat things on the table, and what is neither table nor arm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from hcvla.perception.config import SegmentationConfig
from hcvla.perception.palette import palette_table, table_color_cells
from hcvla.perception.self_filter import Solid
from hcvla.perception.view import View, project

_TABLE_STRIDE = 6
_NEW_TABLE_COLOR = 0.02


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
    """All that one view shows besides the table."""

    solid: np.ndarray
    """Pixels of things higher than mats and trays, without the arm, Shape=(h, w), bool."""
    low: np.ndarray
    """Pixels of flat things on the table, Shape=(h, w), bool."""
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
        low = inside & ~high & ~self._table_cells[view.cells]
        arm = robot_mask(view, high | low, robot)
        solid, low = high & ~arm, low & ~arm
        return Segments(solid, low, arm, self._tops(view, solid))

    def low_patches(self, view: View, low: np.ndarray) -> list[Patch]:
        """Return the connected patches of one color among the low pixels, with small gaps closed."""
        names = palette_table()[view.cells]
        counts = np.bincount(names[low], minlength=1)
        kernel = np.ones((5, 5), np.uint8)
        patches = []
        for color in np.flatnonzero(counts >= self.config.min_low_pixels):
            mask = (low & (names == color)).astype(np.uint8)
            closed = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, kernel)
            patches += _components(closed.astype(bool), self.config.min_low_pixels, grow=0, keep=mask.astype(bool))
        return patches

    def _tops(self, view: View, solid: np.ndarray) -> list[Patch]:
        names = palette_table()[view.cells]
        level = solid & (view.slope < self.config.level_slope)
        # One pixel of border between two colors is dropped, so that 4-connectivity tells them apart.
        level[:, 1:] &= names[:, 1:] == names[:, :-1]
        level[1:] &= names[1:] == names[:-1]
        return _components(level, self.config.min_top_pixels, grow=2)

    def _learn_table(self, view: View, inside: np.ndarray) -> None:
        sample = (slice(None, None, _TABLE_STRIDE),) * 2
        near_plane = inside[sample] & (np.abs(view.z[sample]) < self.config.low_m / 2.0)
        if np.count_nonzero(near_plane) < 50:
            return
        color = np.median(view.rgb[sample][near_plane], axis=0) / 255.0
        if self._table_color is None or np.abs(color - self._table_color).max() > _NEW_TABLE_COLOR:
            self._table_color = color
            self._table_cells = table_color_cells(color, self.config.table_contrast)


def robot_mask(view: View, candidates: np.ndarray, solids: Sequence[Solid]) -> np.ndarray:
    """Return which candidate pixels show the arm, Shape=(h, w), bool; worked out at half resolution."""
    x, y, z = (values[::2, ::2] for values in (view.x, view.y, view.z))
    half = np.ascontiguousarray(candidates[::2, ::2])
    arm = np.zeros_like(half)
    height, width = half.shape
    for solid in solids:
        window = _window_of(view, solid, width, height)
        if window is None:
            continue
        rows, columns = np.nonzero(half[window] & ~arm[window])
        if len(rows) == 0:
            continue
        points = np.stack([values[window][rows, columns] for values in (x, y, z)], axis=1)
        inside = solid.contains(points)
        arm[window][rows[inside], columns[inside]] = True
    full = np.repeat(np.repeat(arm, 2, axis=0), 2, axis=1)[: candidates.shape[0], : candidates.shape[1]]
    return full & candidates


def _window_of(view: View, solid: Solid, width: int, height: int) -> tuple[slice, slice] | None:
    pixel, depth = project(view.frame, solid.center[None])
    if depth[0] < solid.radius + 0.05:
        return (slice(0, height), slice(0, width))
    extent = view.frame.intrinsics[0, 0] * solid.radius / (depth[0] - solid.radius)
    u, v = pixel[0, 0] - view.rays.columns.start, pixel[0, 1] - view.rays.rows.start
    left, right = int(max(0, (u - extent) // 2)), int(min(width, (u + extent) // 2 + 2))
    top, bottom = int(max(0, (v - extent) // 2)), int(min(height, (v + extent) // 2 + 2))
    return (slice(top, bottom), slice(left, right)) if left < right and top < bottom else None


def _components(mask: np.ndarray, min_pixels: int, grow: int, keep: np.ndarray | None = None) -> list[Patch]:
    """Return the 4-connected parts of a mask, largest first, in windows with `grow` pixels of room."""
    # Statistics cost by the pixel of the whole image; the window that holds the mask is a small part of it.
    x, y, span_x, span_y = cv2.boundingRect(mask.view(np.uint8))
    used = mask[y : y + span_y, x : x + span_x].view(np.uint8)
    if used.size == 0:
        return []
    count, labels, stats, _ = cv2.connectedComponentsWithStats(used, connectivity=4)
    labels = cv2.copyMakeBorder(
        labels, y, mask.shape[0] - y - span_y, x, mask.shape[1] - x - span_x, cv2.BORDER_CONSTANT
    )
    order = np.argsort(-stats[1:, cv2.CC_STAT_AREA], kind="stable") + 1 if count > 1 else []
    patches = []
    for index in order:
        left, top, width, height, area = stats[index]
        if area < min_pixels:
            break
        rows = slice(max(0, int(y + top) - grow), min(mask.shape[0], int(y + top + height) + grow))
        columns = slice(max(0, int(x + left) - grow), min(mask.shape[1], int(x + left + width) + grow))
        part = labels[rows, columns] == index
        if keep is not None:
            part &= keep[rows, columns]
        patches.append(Patch(rows, columns, part))
    return patches
