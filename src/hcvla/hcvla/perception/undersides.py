"""From a top face down: where the sides below it end, and with that where the solid ends."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from hcvla.perception.config import PerceptionConfig, SolidConfig
from hcvla.perception.detection import Detection
from hcvla.perception.point_cloud import PointCloud
from hcvla.perception.side_faces import SIDE_BIN_M, End, end_of_surface

_HALF = 0.5
"""Less than half a solid is a piece of a side that something in front cut off."""
_MAY_END = 0.8
"""Another solid begins, at the earliest, this share of a usual height below a top."""
_SHADE_RANGE = (0.2, 1.0)


@dataclass(frozen=True)
class WholeSolid:
    """A solid from its top down to its underside."""

    solid: Detection
    shade: float
    """Brightness of its sides relative to its top, 0.2 to 1."""


class UndersideFinder:
    """Follows the sides of solids down."""

    def __init__(self, config: PerceptionConfig) -> None:
        """Choose thresholds and usual sizes."""
        self._config = config

    def complete(self, cloud: PointCloud, top: Detection) -> WholeSolid:
        """Return the solid below a top face, and claim its points."""
        margin = self._config.solids.column_margin_m
        index = cloud.column(top.outline, margin, top.top_z + margin)
        end = self._end_of_sides(cloud, index, top)
        bottom = self._bottom(top, end)
        # What the sides show is kept apart until it is known what the solid stands on (Detector decides that).
        edge = end.z if end is not None and self._is_no_cube(top, end, bottom) else bottom
        shade = self._shade(cloud, index, top, edge)
        cloud.claim(index[cloud.points[index, 2] > edge - 0.001])
        return WholeSolid(replace(top, bottom_z=bottom, edge_z=edge, side_end_z=end.z if end else None), shade)

    def _end_of_sides(self, cloud: PointCloud, index: np.ndarray, top: Detection) -> End | None:
        """Return where the sides below a top end, given the points of its column; 0 if they reach the table."""
        heights, outside = cloud.points[index, 2], None
        if top.shape != "cube":
            # A tilted solid looks wider towards its foot; another one below begins where a solid may end.
            may_end = heights < top.top_z - _MAY_END * self._usual_height(top)
            outside = np.where(may_end, -top.outline.depth_inside(cloud.points[index, :2]), 0.0)
        # The color of a covered solid is a guess.
        top_rgb = None if top.covered else 255.0 * top.rgb
        end = end_of_surface(heights, cloud.rgb[index], top.top_z, outside, top_rgb)
        # The lowest part was cut off as "low": it goes on to whatever lies there.
        reaches_table = end is not None and end.z <= self._config.segmentation.low_m + 2.0 * SIDE_BIN_M
        return End(0.0, False) if reaches_table else end

    def _bottom(self, top: Detection, end: End | None) -> float:
        """Return the height of the underside [m]: a square solid's as for a cube, another's where its sides end."""
        if top.shape == "cube":
            return top.top_z - 2.0 * top.outline.half_width
        usual = self._usual_height(top)
        if end is None:
            return max(0.0, top.top_z - usual)
        return end.z if top.top_z - end.z > _HALF * usual else top.top_z - usual

    def _usual_height(self, top: Detection) -> float:
        shapes = self._config.shapes
        return shapes.cylinder_height_m if top.shape == "cylinder" else shapes.prism_height_m

    def _is_no_cube(self, top: Detection, end: End, cube_bottom: float) -> bool:
        """Whether a square solid clearly ends above a cube's underside, or clearly goes on below it."""
        clear = self._config.solids.no_cube_m
        higher = end.met and end.z > cube_bottom + clear
        lower = 0.0 < end.z < cube_bottom - clear
        return has_measured_width(top, self._config.solids) and (higher or lower)

    def _shade(self, cloud: PointCloud, index: np.ndarray, top: Detection, edge: float) -> float:
        """Return the brightness of the sides relative to the top; the usual one where not both are seen."""
        config, heights = self._config.solids, cloud.points[index, 2]
        sides = index[(heights > edge + 0.002) & (heights < top.top_z - 0.006)]
        shade = config.usual_shade
        if len(sides) >= config.min_shade_points and not top.covered:
            shade = float(np.median(cloud.rgb[sides], axis=0).max() / max(255.0 * top.rgb.max(), 1.0))
        return float(np.clip(shade, *_SHADE_RANGE))


def has_measured_width(top: Detection, config: SolidConfig) -> bool:
    """Whether something square shows so much of a sharp outline that its width is measured well."""
    sharp = top.outline.coverage >= config.whole_coverage and top.outline.rms <= config.sharp_misfit_m
    return top.shape == "cube" and sharp
