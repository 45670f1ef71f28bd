"""Trays and mats: flat squares on the table, distinguished from it by color and from each other by the rim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from hcvla.perception.borders import Border, border_of
from hcvla.perception.config import PerceptionConfig
from hcvla.perception.detection import Detection
from hcvla.perception.outline import Fit, Outline, fit_outlines
from hcvla.perception.palette import color_name
from hcvla.perception.segmentation import Patch, Segmenter, Segments, median_rgb
from hcvla.perception.view import View

_MAX_RMS_M = 0.004
_COLUMN_M = 0.004
_STANDING_M = 0.02
_MERGED_M = 0.24
_MIN_BORDER = 25
_LEVEL_SAMPLES = 1500
_HIDDEN_STD_M = 0.004


class SupportFinder:
    """Finds what carries others."""

    def __init__(self, segmenter: Segmenter, config: PerceptionConfig | None = None) -> None:
        """Use the segmenter's idea of the table."""
        self.config = config or PerceptionConfig()
        self._segmenter = segmenter

    def take_thick(
        self, view: View, segments: Segments, solids: Sequence[Detection]
    ) -> tuple[list[Detection], np.ndarray]:
        """Return the solids that are none too wide and flat to be one, and the low pixels with those of the others."""
        thick = [solid for solid in solids if self._is_thick(solid)]
        if not thick:
            return list(solids), segments.low
        high = segments.solid & (view.z < max(solid.top_z for solid in thick) + _COLUMN_M)
        theirs = high & ~without_columns(view, high, thick, self.config.segmentation.low_m)
        return [solid for solid in solids if not any(solid is other for other in thick)], segments.low | theirs

    def _is_thick(self, solid: Detection) -> bool:
        shapes = self.config.shapes
        wide = solid.outline.half_width > shapes.max_solid_half_width_m and solid.shape in ("cube", "block")
        return wide and solid.top_z < shapes.support_max_height_m

    def find(self, view: View, low: np.ndarray, solids: Sequence[Detection]) -> list[Detection]:
        """Return trays and mats among the low pixels, Shape=(h, w), bool, that are not the feet of solids."""
        rest = without_columns(view, low, solids, self.config.segmentation.low_m)
        patches = self._segmenter.low_patches(view, rest)
        colors = [median_rgb(view, patch) for patch in patches]
        borders = [self._border(view, patch) for patch in patches]
        groups = []
        for group in _groups([color_name(rgb) for rgb in colors], borders):
            border = Border(
                np.concatenate([borders[i].true for i in group]), np.concatenate([borders[i].hidden for i in group])
            )
            if len(border.true) >= _MIN_BORDER:
                groups.append((group, border))
        outlines = fit_outlines([_fit(border) for _, border in groups])
        found = [
            self._read(view, [patches[i] for i in group], outline, colors[group[0]])
            for (group, _), outline in zip(groups, outlines, strict=True)
        ]
        return _without_parts([support for support in found if support is not None])

    def _border(self, view: View, patch: Patch) -> Border:
        closed = cv2.morphologyEx(patch.mask.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8)).astype(bool)
        top_z = float(np.percentile(view.z[patch.window][patch.mask], 95))
        return border_of(view, patch, closed, top_z, self.config.segmentation)

    def _read(self, view: View, patches: Sequence[Patch], outline: Outline, rgb: np.ndarray) -> Detection | None:
        shapes = self.config.shapes
        half_pixel = view.hidden_edge_m(np.array([*outline.center, 0.0]))
        outline = replace(outline, half_width=outline.half_width + half_pixel)
        width = 2.0 * outline.half_width
        if not shapes.support_min_width_m <= width <= shapes.support_max_width_m or outline.rms > _MAX_RMS_M:
            return None
        points = np.concatenate(
            [np.stack([m[p.window][p.mask] for m in (view.x, view.y, view.z)], axis=1) for p in patches]
        )
        floor, rim = _levels(points[:: max(1, len(points) // _LEVEL_SAMPLES)], outline)
        tray = rim - floor > shapes.rim_m
        top = rim if tray else max(floor, 0.001)
        shape = "tray" if tray else "mat"
        return Detection(
            color=color_name(rgb),
            shape=shape,
            outline=outline,
            top_z=top,
            bottom_z=0.0,
            floor_z=max(floor, 0.001),
            rgb=rgb,
        )


def _fit(border: Border) -> Fit:
    center, longer, _, yaw = border.rectangle
    std = _HIDDEN_STD_M if len(border.true) < 0.8 * len(border.all) else np.inf
    return Fit(points=border.true, sides=4, center=center, half_width=longer / 2.0, yaw=yaw, width_std_m=std)


def _without_parts(found: Sequence[Detection]) -> list[Detection]:
    """Return the supports without those that are the middle of another, as a shaded tray's floor may seem."""
    kept: list[Detection] = []
    for support in sorted(found, key=lambda item: -item.outline.half_width):
        if all(other.outline.depth_at(support.outline.center) < 0.01 for other in kept):
            kept.append(support)
    return kept


def without_columns(view: View, low: np.ndarray, solids: Sequence[Detection], low_m: float) -> np.ndarray:
    """Return the low pixels, Shape=(h, w), bool, without those that are the lower ends of solids."""
    rest = low.copy()
    for solid in solids:
        if solid.bottom_z > _STANDING_M:
            continue
        reach = 1.45 * solid.outline.half_width + _COLUMN_M
        window = view.window_of(np.array([*solid.outline.center, low_m / 2.0]), reach)
        rows, columns = np.nonzero(rest[window])
        points = np.stack([view.x[window][rows, columns], view.y[window][rows, columns]], axis=1)
        inside = solid.outline.depth_inside(points) > -_COLUMN_M
        rest[window][rows[inside], columns[inside]] = False
    return rest


def _levels(points: np.ndarray, outline: Outline) -> tuple[float, float]:
    """Return the height of the middle and of the border of a support [m]; points have Shape=(n, 3)."""
    depth = outline.depth_inside(points[:, :2])
    middle, border = points[depth > 0.009, 2], points[(depth > 0.0005) & (depth < 0.0045), 2]
    if len(middle) < 20 or len(border) < 20:
        level = float(np.median(points[:, 2]))
        return level, level
    return float(np.median(middle)), float(np.median(border))


def _groups(names: Sequence[str], borders: Sequence[Border]) -> list[list[int]]:
    """Return indices of patches grouped into supports: pieces of one color that one square may hold."""
    groups: list[list[int]] = []
    for index, name in enumerate(names):
        for group in groups:
            if names[group[0]] == name and _fits_together([borders[i] for i in (*group, index)]):
                group.append(index)
                break
        else:
            groups.append([index])
    return groups


def _fits_together(borders: Sequence[Border]) -> bool:
    points = np.concatenate([border.all for border in borders])
    merged = Border(points, np.zeros((0, 2)))
    if len(points) < 8:
        return False
    _, longer, shorter, _ = merged.rectangle
    hidden = any(len(border.hidden) > 3 for border in borders)
    return hidden and longer < _MERGED_M and longer < 1.25 * shorter
