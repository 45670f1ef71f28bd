"""Cubes, cylinders and prisms: found by their top faces, or by their sides below what stands on them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from hcvla.perception.borders import Border, border_of, top_region
from hcvla.perception.config import PerceptionConfig
from hcvla.perception.detection import SIDES, Detection
from hcvla.perception.outline import Fit, Outline, fit_outlines, normals
from hcvla.perception.palette import color_name
from hcvla.perception.segmentation import Patch, Segments, median_rgb
from hcvla.perception.side_faces import SIDE_BIN_M, End, end_of_surface
from hcvla.perception.view import View

_COLUMN_M = 0.005
_SLIVER_COVERAGE = 0.62
"""A top seen from fewer directions is placed with the help of its sides."""
_FACE_STD_M = 0.0007
_USUAL_STD_M = 0.002
_MIN_HALF_WIDTH_M = 0.008
_MIN_BORDER = 8
_USUAL_SHADE = 0.5
"""Brightness of a side face relative to a top face, sRGB, where no object shows both."""
_COVER_REACH_M = 0.02
_GOOD_COVERAGE = 0.8
_MAX_RMS_M = 0.004
_NO_CUBE_M = 0.0045
_WHOLE = 0.62
_SHARP_M = 0.0008


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


@dataclass(frozen=True)
class Top:
    """A level face and what it says by itself."""

    solid: Detection
    border: np.ndarray
    """Points where the face itself ends, Shape=(n, 2), [m]."""


class SolidFinder:
    """Finds what can be picked."""

    def __init__(self, config: PerceptionConfig | None = None) -> None:
        """Choose thresholds and usual sizes."""
        self.config = config or PerceptionConfig()

    def find(self, view: View, segments: Segments) -> list[Detection]:
        """Return the solids of a view, highest first; heights of undersides are still rough."""
        tops = self._read_tops(view, segments)
        tops.sort(key=lambda top: -top.solid.top_z)
        count = np.count_nonzero(segments.solid)
        cloud = Cloud(view.points(segments.solid), view.rgb[segments.solid], np.ones(count, dtype=bool))
        found: list[Detection] = []
        for top in tops:
            if any(_explains(other, top.solid) for other in found):
                continue
            solid, shade = self._with_bottom(cloud, top.solid)
            found.append(solid)
            found += self._below(cloud, replace(solid, bottom_z=solid.edge_z), shade, tops)
        return found

    def _read_tops(self, view: View, segments: Segments) -> list[Top]:
        """Return the level faces with outlines that are those of solids."""
        faces = [face for patch in segments.tops for face in self._faces(view, segments, patch)]
        fits = [fit for _, _, border in faces for fit in self._fits(border)]
        outlines = fit_outlines(fits)
        tops = []
        for index, (top_z, rgb, border) in enumerate(faces):
            outline, costs, shape = _best(outlines[index * len(SIDES) : (index + 1) * len(SIDES)])
            half_pixel = view.hidden_edge_m(np.array([*outline.center, top_z]))
            outline = replace(outline, half_width=outline.half_width + half_pixel)
            if outline.half_width < _MIN_HALF_WIDTH_M or outline.rms > _MAX_RMS_M:
                continue
            solid = Detection(color_name(rgb), shape, outline, top_z, 0.0, top_z, rgb, shape_costs=costs)
            tops.append(Top(solid, border.true))
        return tops

    def _faces(self, view: View, segments: Segments, patch: Patch) -> list[tuple[float, np.ndarray, Border]]:
        """Return height [m], color and border of the faces in a level patch."""
        top_z = float(np.median(view.z[patch.window][patch.mask]))
        region = top_region(view, patch, segments.solid, top_z)
        rgb = median_rgb(view, patch)
        borders = self._split(view, patch, region, top_z)
        return [(top_z, rgb, border) for border in borders if len(border.true) >= _MIN_BORDER]

    def _split(self, view: View, patch: Patch, region: np.ndarray, top_z: float) -> list[Border]:
        """Return the border of a region, or those of its equal pieces if it is that of objects in a row."""
        border = border_of(view, patch, region, top_z, self.config.segmentation)
        if len(border.all) < _MIN_BORDER:
            return []
        center, longer, shorter, yaw = border.rectangle
        if longer / 2.0 <= self.config.shapes.max_solid_half_width_m or longer < 1.5 * shorter:
            return [border]
        count = round(longer / max(shorter, 0.02))
        rows, columns = np.nonzero(region)
        x, y = view.x[patch.window][rows, columns], view.y[patch.window][rows, columns]
        along = (x - center[0]) * math.cos(yaw) + (y - center[1]) * math.sin(yaw)
        share = np.clip(((along / longer + 0.5) * count).astype(int), 0, count - 1)
        borders = []
        for index in range(count):
            piece = np.zeros_like(region)
            piece[rows[share == index], columns[share == index]] = True
            borders.append(border_of(view, patch, piece, top_z, self.config.segmentation))
        return borders

    def _fits(self, border: Border) -> list[Fit]:
        """Return the three outlines a face may have, to be fitted."""
        center, longer, shorter, _ = border.rectangle
        half_width, std = math.sqrt(longer * shorter) / 2.0, math.inf
        if len(border.true) < _GOOD_COVERAGE * len(border.all):
            half_width, std = self.config.shapes.solid_half_width_m, _USUAL_STD_M
        return [Fit(border.true, sides, center, half_width, width_std_m=std) for sides in SIDES.values()]

    def _outline_of_sides(self, points: np.ndarray, start: np.ndarray) -> tuple[Outline, dict[str, float], str]:
        """Return the best outline through points on side faces, Shape=(n, 2), [m], around a rough centre."""
        half_width = self.config.shapes.solid_half_width_m
        fits = [Fit(points, sides, start, half_width, width_std_m=_USUAL_STD_M) for sides in SIDES.values()]
        outlines = fit_outlines(fits)
        # Two faces of a square leave its width open; their own length tells it.
        index = list(SIDES).index("cube")
        square = outlines[index]
        length = _face_length(points, square)
        if length is not None:
            fit = Fit(points, 4, square.center, length / 2.0, square.yaw, _FACE_STD_M)
            outlines[index] = fit_outlines([fit])[0]
        return _best(outlines)

    def _with_bottom(self, cloud: Cloud, top: Detection) -> tuple[Detection, float]:
        """Return the solid with its underside, and the brightness of its sides relative to its top."""
        index = cloud.column(top.outline, _COLUMN_M, top.top_z + _COLUMN_M)
        end = self._end_of_side(cloud, index, top)
        lower = self._bottom(top, end)
        bottom = end.z if end is not None and _is_no_cube(top, end, lower) else lower
        heights = cloud.points[index, 2]
        sides = index[(heights > bottom + 0.002) & (heights < top.top_z - 0.006)]
        shade = _USUAL_SHADE
        if len(sides) >= 12 and not top.covered:
            shade = float(np.median(cloud.rgb[sides], axis=0).max() / max(255.0 * top.rgb.max(), 1.0))
        cloud.free[index[heights > bottom - 0.001]] = False
        seen = replace(top, bottom_z=lower, edge_z=bottom, side_end_z=end.z if end else None)
        return seen, float(np.clip(shade, 0.2, 1.0))

    def _end_of_side(self, cloud: Cloud, index: np.ndarray, top: Detection) -> End | None:
        """Return where the side faces below a top end, given the points of its column; 0 if they reach the table."""
        heights, outside = cloud.points[index, 2], None
        if top.shape != "cube":
            # A tilted solid looks wider towards its foot; another one below begins where a solid may end.
            may_end = heights < top.top_z - 0.8 * self._usual_height(top)
            outside = np.where(may_end, -top.outline.depth_inside(cloud.points[index, :2]), 0.0)
        # Of one that is covered the color is a guess.
        top_rgb = None if top.covered else 255.0 * top.rgb
        end = end_of_surface(heights, cloud.rgb[index], top.top_z, outside, top_rgb)
        # The lowest part was cut off as "low": it goes on to whatever lies there.
        low = end is not None and end.z <= self.config.segmentation.low_m + 2.0 * SIDE_BIN_M
        return End(0.0, False) if low else end

    def _usual_height(self, top: Detection) -> float:
        shapes = self.config.shapes
        return shapes.cylinder_height_m if top.shape == "cylinder" else shapes.prism_height_m

    def _bottom(self, top: Detection, end: End | None) -> float:
        if top.shape == "cube":
            return top.top_z - 2.0 * top.outline.half_width
        usual = self._usual_height(top)
        if end is None:
            return max(0.0, top.top_z - usual)
        # Less than half a solid is a piece of a side that something in front cut off.
        return end.z if top.top_z - end.z > 0.5 * usual else top.top_z - usual

    def _below(self, cloud: Cloud, solid: Detection, shade: float, tops: list[Top]) -> list[Detection]:
        """Return the solids under one that hides all or most of their tops, from their sides, downwards."""
        found: list[Detection] = []
        upper = solid
        while upper.bottom_z > self.config.segmentation.low_m + 0.006:
            carrier = next((top for top in tops if top.solid is not solid and _carries(top.solid, upper)), None)
            if carrier is not None and carrier.solid.outline.coverage > _SLIVER_COVERAGE:
                break
            below = self._covered(cloud, upper, shade, carrier)
            if below is None:
                break
            found.append(below)
            upper = below
        return found

    def _covered(self, cloud: Cloud, upper: Detection, shade: float, sliver: Top | None) -> Detection | None:
        index = cloud.column(upper.outline, _COVER_REACH_M, upper.bottom_z - 0.002)
        heights = cloud.points[index, 2]
        needed = self.config.segmentation.min_side_pixels
        if len(index) < needed or heights.max() < upper.bottom_z - 0.008:
            return None
        # The first millimetres may be the foot of the upper one, whose height is only known to a bin.
        end = end_of_surface(heights, cloud.rgb[index], upper.bottom_z - 0.001)
        lowest = max(end.z if end else 0.0, upper.bottom_z - self.config.shapes.cylinder_height_m)
        sides = index[(heights > lowest) & (heights < upper.bottom_z - 0.004)]
        if len(sides) < needed:
            return None
        points = cloud.points[sides, :2].astype(float)
        points = points[:: max(1, len(points) // 100)]
        if sliver is not None:
            points = np.concatenate([points, sliver.border])
        outline, costs, shape = self._outline_of_sides(points, upper.outline.center)
        if outline.rms > _MAX_RMS_M:
            return None
        rgb = (
            np.clip(np.median(cloud.rgb[sides], axis=0) / 255.0 / shade, 0.0, 1.0)
            if sliver is None
            else sliver.solid.rgb
        )
        top_z = upper.bottom_z if sliver is None else sliver.solid.top_z
        draft = Detection(color_name(rgb), shape, outline, top_z, 0.0, top_z, rgb, covered=True, shape_costs=costs)
        return self._with_bottom(cloud, draft)[0]


def _best(outlines: Sequence[Outline]) -> tuple[Outline, dict[str, float], str]:
    """Return the outline that fits best, the misfit of each shape [m], and the best shape's name."""
    costs = {shape: outline.rms for shape, outline in zip(SIDES, outlines, strict=True)}
    shape = min(costs, key=lambda name: costs[name])
    return outlines[list(SIDES).index(shape)], costs, shape


def _face_length(points: np.ndarray, square: Outline) -> float | None:
    """Return the length of the longest face that the points show [m]; None if they show none well."""
    faces = normals(4, square.yaw)
    offsets = points - square.center
    nearest = (offsets @ faces.T).argmax(axis=1)
    lengths = []
    for index in range(4):
        along = offsets[nearest == index] @ faces[(index + 1) % 4]
        if len(along) >= 15:
            lengths.append(float(np.ptp(along)))
    return max(lengths) + 0.001 if lengths else None


def _is_no_cube(top: Detection, end: End, as_wide: float) -> bool:
    """Whether a square solid clearly ends higher or goes on lower than one as high as wide, which ends at `as_wide`."""
    short = end.met and end.z > as_wide + _NO_CUBE_M
    return is_measured(top) and (short or 0.0 < end.z < as_wide - _NO_CUBE_M)


def is_measured(top: Detection) -> bool:
    """Whether something square shows so much of a sharp outline that its width is measured well."""
    return top.shape == "cube" and top.outline.coverage >= _WHOLE and top.outline.rms <= _SHARP_M


def _explains(solid: Detection, top: Detection) -> bool:
    """Whether a level patch is part of a solid already found."""
    inside = solid.outline.depth_at(top.outline.center) > -0.003
    return bool(inside and solid.bottom_z + 0.008 < top.top_z < solid.top_z + 0.004)


def _carries(top: Detection, upper: Detection) -> bool:
    """Whether a visible top face is what `upper` stands on."""
    inside = top.outline.depth_at(upper.outline.center) > -0.002
    return bool(inside and abs(top.top_z - upper.bottom_z) < 0.012)
