"""Solids whose tops are hidden by what stands on them: found by their sides, downwards from the one above."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from hcvla.perception.config import PerceptionConfig
from hcvla.perception.detection import PICKED_SIDES, Detection
from hcvla.perception.outline import Fit, Outline, fit_outlines, normals
from hcvla.perception.palette import color_name
from hcvla.perception.point_cloud import PointCloud
from hcvla.perception.shape_choice import ShapeChoice, candidate_fits, choose_shape
from hcvla.perception.side_faces import end_of_surface
from hcvla.perception.top_faces import Top
from hcvla.perception.undersides import UndersideFinder

_MOST_POINTS = 100
"""More points on the sides do not place an outline better, only slower."""
_FACE_POINTS = 15
"""Points that a face must show before its length is believed."""


class CoveredSolidFinder:
    """Goes down a stack of which only the upper solid was seen from above."""

    def __init__(self, config: PerceptionConfig) -> None:
        """Choose thresholds and usual sizes."""
        self._config = config
        self._undersides = UndersideFinder(config)

    def below(self, cloud: PointCloud, solid: Detection, shade: float, tops: Sequence[Top]) -> list[Detection]:
        """Return the solids under one, the highest first, down to one whose own top is seen well or to the table.

        `shade` is the brightness of sides relative to tops. Claims the points of what it finds.
        """
        found: list[Detection] = []
        upper = solid
        while upper.bottom_z > self._config.segmentation.low_m + 0.006:
            carrier = next((top for top in tops if top.solid is not solid and _carries(top.solid, upper)), None)
            if carrier is not None and carrier.solid.outline.coverage > self._config.solids.sliver_coverage:
                break
            lower = self._next_below(cloud, upper, shade, carrier)
            if lower is None:
                break
            found.append(lower)
            upper = lower
        return found

    def _next_below(self, cloud: PointCloud, upper: Detection, shade: float, sliver: Top | None) -> Detection | None:
        """Return the solid right under `upper`; `sliver` is the little of its top that is seen, if any is."""
        sides = self._sides_below(cloud, upper)
        if sides is None:
            return None
        points = cloud.points[sides, :2].astype(float)
        points = points[:: max(1, len(points) // _MOST_POINTS)]
        if sliver is not None:
            points = np.concatenate([points, sliver.border])
        choice = self._choose_shape(points, upper.outline.center)
        if choice.outline.rms > self._config.solids.max_misfit_m:
            return None
        if sliver is not None:
            rgb, top_z = sliver.solid.rgb, sliver.solid.top_z
        else:
            rgb, top_z = np.clip(np.median(cloud.rgb[sides], axis=0) / 255.0 / shade, 0.0, 1.0), upper.bottom_z
        color, outline, costs = color_name(rgb), choice.outline, choice.misfit_m
        top = Detection(
            color=color,
            shape=choice.shape,
            outline=outline,
            top_z=top_z,
            bottom_z=0.0,
            floor_z=top_z,
            rgb=rgb,
            covered=True,
            shape_costs=costs,
        )
        return self._undersides.complete(cloud, top).solid

    def _sides_below(self, cloud: PointCloud, upper: Detection) -> np.ndarray | None:
        """Return the indices of the points on the sides right under `upper`; None if too few are seen."""
        needed = self._config.segmentation.min_side_pixels
        index = cloud.column(upper.outline, self._config.solids.cover_reach_m, upper.bottom_z - 0.002)
        heights = cloud.points[index, 2]
        if len(index) < needed or heights.max() < upper.bottom_z - 0.008:
            return None
        # The first millimetres may be the foot of the upper one, whose height is only known to a bin.
        end = end_of_surface(heights, cloud.rgb[index], upper.bottom_z - 0.001)
        lowest = max(end.z if end else 0.0, upper.bottom_z - self._config.shapes.cylinder_height_m)
        sides = index[(heights > lowest) & (heights < upper.bottom_z - 0.004)]
        return sides if len(sides) >= needed else None

    def _choose_shape(self, points: np.ndarray, center: np.ndarray) -> ShapeChoice:
        """Return the best outline through points on side faces, Shape=(n, 2), [m], around a rough centre."""
        config = self._config.solids
        half_width = self._config.shapes.solid_half_width_m
        outlines = list(fit_outlines(candidate_fits(points, center, half_width, config.usual_width_std_m)))
        # Two faces of a square leave its width open; their own length gives it.
        index = list(PICKED_SIDES).index("cube")
        square = outlines[index]
        length = _face_length(points, square)
        if length is not None:
            (outlines[index],) = fit_outlines(
                [
                    Fit(
                        points=points,
                        sides=PICKED_SIDES["cube"],
                        center=square.center,
                        half_width=length / 2.0,
                        yaw=square.yaw,
                        width_std_m=config.face_width_std_m,
                    )
                ]
            )
        return choose_shape(outlines)


def _face_length(points: np.ndarray, square: Outline) -> float | None:
    """Return the length of the longest face that the points show [m]; None if they show none well."""
    faces = normals(4, square.yaw)
    offsets = points - square.center
    nearest = (offsets @ faces.T).argmax(axis=1)
    lengths = []
    for index in range(4):
        along = offsets[nearest == index] @ faces[(index + 1) % 4]
        if len(along) >= _FACE_POINTS:
            lengths.append(float(np.ptp(along)))
    return max(lengths) + 0.001 if lengths else None


def _carries(top: Detection, upper: Detection) -> bool:
    """Whether a visible top face is what `upper` stands on."""
    inside = top.outline.depth_at(upper.outline.center) > -0.002
    return bool(inside and abs(top.top_z - upper.bottom_z) < 0.012)
