"""Cubes, cylinders and prisms: found by their top faces, or by their sides below what stands on them."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from hcvla.perception.borders import Border, border_of, top_region
from hcvla.perception.config import PerceptionConfig
from hcvla.perception.detection import SIDES, Detection
from hcvla.perception.outline import Outline, fit_outline
from hcvla.perception.palette import color_name
from hcvla.perception.segmentation import Patch, Segments
from hcvla.perception.view import View

_COLUMN_M = 0.005
_COVER_REACH_M = 0.02
_HALF_PIXEL = 0.30
"""Border pixels lie inside the true edge by this share of a pixel on average (they are those whose centre is inside)."""
_GOOD_COVERAGE = 0.8
_MAX_RMS_M = 0.004
_SIDE_BIN_M = 0.003


@dataclass
class Cloud:
    """Pixels of solids as points, with what is already explained."""

    points: np.ndarray
    """Shape=(n, 3), [m], base frame."""
    rgb: np.ndarray
    """Shape=(n, 3), 0 to 255."""
    free: np.ndarray
    """Not yet part of an object, Shape=(n,), bool."""

    def column(self, outline: Outline, grow_m: float, below_z: float) -> np.ndarray:
        """Return the indices of free points over an outline grown by `grow_m`, and lower than `below_z` [m]."""
        reach = 1.45 * outline.half_width + grow_m
        offset = np.abs(self.points[:, :2] - outline.center)
        near = self.free & (offset[:, 0] < reach) & (offset[:, 1] < reach) & (self.points[:, 2] < below_z)
        index = np.flatnonzero(near)
        return index[outline.depth_inside(self.points[index, :2]) > -grow_m]


class SolidFinder:
    """Finds what can be picked."""

    def __init__(self, config: PerceptionConfig | None = None) -> None:
        """Choose thresholds and usual sizes."""
        self.config = config or PerceptionConfig()

    def find(self, view: View, segments: Segments) -> list[Detection]:
        """Return the solids of a view, highest first; heights of undersides are still rough."""
        tops = [top for patch in segments.tops for top in self._read_top(view, segments, patch)]
        tops.sort(key=lambda top: -top.top_z)
        cloud = Cloud(view.points(segments.solid), view.rgb[segments.solid], np.ones(np.count_nonzero(segments.solid), bool))
        found: list[Detection] = []
        for top in tops:
            if any(_explains(other, top) for other in found):
                continue
            solid = self._with_bottom(cloud, top)
            found.append(solid)
            found += self._below(cloud, solid, tops)
        return found

    def _read_top(self, view: View, segments: Segments, patch: Patch) -> list[Detection]:
        top_z = float(np.median(view.z[patch.window][patch.mask]))
        region = top_region(view, patch, segments.solid, top_z)
        rgb = np.median(view.rgb[patch.window][patch.mask], axis=0) / 255.0
        tops = []
        for part in self._split(view, patch, region, top_z):
            border = border_of(view, patch, part, top_z, self.config.segmentation)
            if len(border.true) < 8:
                continue
            outline, costs, shape = self._outline(border)
            half_pixel = _HALF_PIXEL * view.pixel_size_m(np.array([*outline.center, top_z]))
            outline = replace(outline, half_width=outline.half_width + half_pixel)
            if outline.half_width < 0.008 or outline.rms > _MAX_RMS_M:
                continue
            tops.append(Detection(color_name(rgb), shape, outline, top_z, 0.0, top_z, rgb, shape_costs=costs))
        return tops

    def _split(self, view: View, patch: Patch, region: np.ndarray, top_z: float) -> list[np.ndarray]:
        """Return the region in one piece, or cut into equal pieces if it is that of objects in a row."""
        border = border_of(view, patch, region, top_z, self.config.segmentation)
        if len(border.all) < 8:
            return []
        center, longer, shorter, yaw = border.rectangle
        if longer / 2.0 <= self.config.shapes.max_solid_half_width_m or longer < 1.5 * shorter:
            return [region]
        count = round(longer / max(shorter, 0.02))
        rows, columns = np.nonzero(region)
        x, y = view.x[patch.window][rows, columns], view.y[patch.window][rows, columns]
        along = (x - center[0]) * math.cos(yaw) + (y - center[1]) * math.sin(yaw)
        share = np.clip(((along / longer + 0.5) * count).astype(int), 0, count - 1)
        pieces = []
        for index in range(count):
            piece = np.zeros_like(region)
            piece[rows[share == index], columns[share == index]] = True
            pieces.append(piece)
        return pieces

    def _outline(self, border: Border, start: Outline | None = None) -> tuple[Outline, dict[str, float], str]:
        """Return the best of the three outlines, the misfit of each, and the shape's name."""
        center, longer, shorter, _ = border.rectangle
        points = border.true if len(border.true) >= 8 else border.all
        half_width, std = math.sqrt(longer * shorter) / 2.0, math.inf
        if start is not None:
            center, half_width, std = start.center, start.half_width, 0.002
        elif len(border.true) < _GOOD_COVERAGE * len(border.all):
            half_width, std = self.config.shapes.solid_half_width_m, 0.002
        fits = {
            shape: fit_outline(points, sides, center=center, half_width=half_width, width_std_m=std)
            for shape, sides in SIDES.items()
        }
        shape = min(fits, key=lambda name: fits[name].rms)
        return fits[shape], {name: fit.rms for name, fit in fits.items()}, shape

    def _with_bottom(self, cloud: Cloud, top: Detection) -> Detection:
        index = cloud.column(top.outline, _COLUMN_M, top.top_z + _COLUMN_M)
        bottom = self._bottom(cloud, index, top)
        cloud.free[index[cloud.points[index, 2] > bottom - 0.001]] = False
        return replace(top, bottom_z=bottom)

    def _bottom(self, cloud: Cloud, index: np.ndarray, top: Detection) -> float:
        if top.shape == "cube":
            return top.top_z - 2.0 * top.outline.half_width
        shapes = self.config.shapes
        usual = shapes.cylinder_height_m if top.shape == "cylinder" else shapes.prism_height_m
        lowest = self.config.segmentation.low_m + 2.0 * _SIDE_BIN_M
        measured = _end_of_color(cloud.points[index, 2], cloud.rgb[index], top.top_z)
        if measured is None:
            return max(0.0, top.top_z - usual)
        if measured <= lowest:
            # The lowest part was cut off as "low": it goes on to whatever lies there.
            measured = 0.0
        height = top.top_z - measured
        copies = round(height / usual)
        stacked = copies > 1 and abs(height - copies * usual) < 0.15 * usual
        return top.top_z - usual if stacked or height < 0.5 * usual else measured

    def _below(self, cloud: Cloud, solid: Detection, tops: list[Detection]) -> list[Detection]:
        """Return the solids under one that hides their tops, from their sides, downwards."""
        found: list[Detection] = []
        upper = solid
        while upper.bottom_z > self.config.segmentation.low_m + 0.006:
            if any(top is not solid and _carries(top, upper) for top in tops):
                break
            below = self._covered(cloud, upper)
            if below is None:
                break
            found.append(below)
            upper = below
        return found

    def _covered(self, cloud: Cloud, upper: Detection) -> Detection | None:
        index = cloud.column(upper.outline, _COVER_REACH_M, upper.bottom_z + 0.001)
        heights = cloud.points[index, 2]
        if len(index) < self.config.segmentation.min_side_pixels or heights.max() < upper.bottom_z - 0.008:
            return None
        end = _end_of_color(heights, cloud.rgb[index], upper.bottom_z)
        sides = index[heights > max(end or 0.0, upper.bottom_z - self.config.shapes.cylinder_height_m)]
        if len(sides) < self.config.segmentation.min_side_pixels:
            return None
        points = cloud.points[sides, :2]
        border = Border(points[:: max(1, len(points) // 120)], np.zeros((0, 2)))
        start = replace(upper.outline, half_width=self.config.shapes.solid_half_width_m)
        outline, costs, shape = self._outline(border, start)
        rgb = np.median(cloud.rgb[sides], axis=0) / 255.0
        name = color_name(np.clip(rgb / self._side_shade, 0.0, 1.0))
        draft = Detection(name, shape, outline, upper.bottom_z, 0.0, upper.bottom_z, rgb, True, costs)
        return self._with_bottom(cloud, draft)

    _side_shade = 0.5
    """Brightness of a side relative to a top, sRGB."""


def _end_of_color(heights: np.ndarray, rgb: np.ndarray, top_z: float) -> float | None:
    """Return how far down from `top_z` a column keeps the color of its upper part [m]; None if no side is seen."""
    side = heights < top_z - 0.004
    if np.count_nonzero(side) < 12:
        return None
    heights, rgb = heights[side], rgb[side].astype(float)
    bins = ((top_z - heights) / _SIDE_BIN_M).astype(int)
    reference, last, empty = None, None, 0
    for index in range(int(bins.max()) + 1):
        chosen = rgb[bins == index]
        if len(chosen) < 3:
            empty += reference is not None
            if empty > 2:
                break
            continue
        color = np.median(chosen, axis=0) + 4.0
        if reference is None:
            reference = color
        elif not _same_surface(color, reference):
            break
        empty, last = 0, index
    return None if last is None else top_z - (last + 1) * _SIDE_BIN_M


def _same_surface(color: np.ndarray, reference: np.ndarray) -> bool:
    """Whether two colors differ by shade only, and not much by that."""
    chroma = np.abs(color / color.sum() - reference / reference.sum()).max()
    return bool(chroma < 0.05 and 0.6 < color.sum() / reference.sum() < 1.65)


def _explains(solid: Detection, top: Detection) -> bool:
    """Whether a level patch is part of a solid already found."""
    inside = solid.outline.depth_inside(top.outline.center[None])[0] > -0.003
    return bool(inside and solid.bottom_z + 0.008 < top.top_z < solid.top_z + 0.004)


def _carries(top: Detection, upper: Detection) -> bool:
    """Whether a visible top face is what `upper` stands on."""
    inside = top.outline.depth_inside(upper.outline.center[None])[0] > -0.002
    return bool(inside and abs(top.top_z - upper.bottom_z) < 0.012)
