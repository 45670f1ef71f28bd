"""Trays and mats: flat squares on the table, told from it by color and from each other by the rim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from hcvla.perception.borders import Border, border_of
from hcvla.perception.config import PerceptionConfig
from hcvla.perception.detection import Detection
from hcvla.perception.outline import Outline, fit_outline
from hcvla.perception.palette import color_name
from hcvla.perception.segmentation import Patch, Segmenter
from hcvla.perception.view import View

_HALF_PIXEL = 0.30
_MAX_RMS_M = 0.004
_COLUMN_M = 0.004
_MERGED_M = 0.24
_MIN_BORDER = 25


class SupportFinder:
    """Finds what carries others."""

    def __init__(self, segmenter: Segmenter, config: PerceptionConfig | None = None) -> None:
        """Use the segmenter's idea of the table."""
        self.config = config or PerceptionConfig()
        self._segmenter = segmenter

    def find(self, view: View, low: np.ndarray, solids: Sequence[Detection]) -> list[Detection]:
        """Return trays and mats among the low pixels, Shape=(h, w), bool, that are not the feet of solids."""
        rest = without_columns(view, low, solids)
        patches = self._segmenter.low_patches(view, rest)
        colors = [_median_rgb(view, patch) for patch in patches]
        borders = [self._border(view, patch) for patch in patches]
        found: list[Detection] = []
        for group in _groups([color_name(rgb) for rgb in colors], borders):
            border = Border(
                np.concatenate([borders[i].true for i in group]), np.concatenate([borders[i].hidden for i in group])
            )
            support = self._read(view, [patches[i] for i in group], border, colors[group[0]])
            if support is not None:
                found.append(support)
        return _without_parts(found)

    def _border(self, view: View, patch: Patch) -> Border:
        closed = cv2.morphologyEx(patch.mask.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8)).astype(bool)
        top_z = float(np.percentile(view.z[patch.window][patch.mask], 95))
        return border_of(view, patch, closed, top_z, self.config.segmentation)

    def _read(self, view: View, patches: Sequence[Patch], border: Border, rgb: np.ndarray) -> Detection | None:
        shapes = self.config.shapes
        if len(border.true) < _MIN_BORDER:
            return None
        center, longer, _, yaw = border.rectangle
        std = 0.004 if len(border.true) < 0.8 * len(border.all) else np.inf
        outline = fit_outline(border.true, 4, center=center, half_width=longer / 2.0, yaw=yaw, width_std_m=std)
        outline = replace(
            outline, half_width=outline.half_width + _HALF_PIXEL * view.pixel_size_m(np.array([*center, 0]))
        )
        width = 2.0 * outline.half_width
        if not shapes.support_min_width_m <= width <= shapes.support_max_width_m or outline.rms > _MAX_RMS_M:
            return None
        points = np.concatenate(
            [np.stack([m[p.window][p.mask] for m in (view.x, view.y, view.z)], axis=1) for p in patches]
        )
        floor, rim = _levels(points, outline)
        tray = rim - floor > shapes.rim_m
        top = rim if tray else max(floor, 0.001)
        shape = "tray" if tray else "mat"
        return Detection(color_name(rgb), shape, outline, top, 0.0, max(floor, 0.001), rgb)


def _without_parts(found: Sequence[Detection]) -> list[Detection]:
    """Return the supports without those that are the middle of another, as a shaded tray's floor may seem."""
    kept: list[Detection] = []
    for support in sorted(found, key=lambda item: -item.outline.half_width):
        if all(other.outline.depth_inside(support.outline.center[None])[0] < 0.01 for other in kept):
            kept.append(support)
    return kept


def without_columns(view: View, low: np.ndarray, solids: Sequence[Detection]) -> np.ndarray:
    """Return the low pixels, Shape=(h, w), bool, without those that are the lower ends of solids."""
    rows, columns = np.nonzero(low)
    x, y = view.x[rows, columns], view.y[rows, columns]
    keep = np.ones(len(rows), dtype=bool)
    for solid in solids:
        if solid.bottom_z > 0.02:
            continue
        reach = 1.45 * solid.outline.half_width + _COLUMN_M
        near = np.flatnonzero(
            (np.abs(x - solid.outline.center[0]) < reach) & (np.abs(y - solid.outline.center[1]) < reach)
        )
        inside = solid.outline.depth_inside(np.stack([x[near], y[near]], axis=1)) > -_COLUMN_M
        keep[near[inside]] = False
    rest = np.zeros_like(low)
    rest[rows[keep], columns[keep]] = True
    return rest


def _median_rgb(view: View, patch: Patch) -> np.ndarray:
    return np.median(view.rgb[patch.window][patch.mask], axis=0) / 255.0


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
