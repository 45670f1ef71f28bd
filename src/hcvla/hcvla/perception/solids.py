"""Cubes, blocks, cylinders and prisms: found by their top faces, or by their sides below what stands on them."""

from __future__ import annotations

from dataclasses import replace

from hcvla.perception.config import PerceptionConfig
from hcvla.perception.covered_solids import CoveredSolidFinder
from hcvla.perception.detection import Detection
from hcvla.perception.point_cloud import PointCloud
from hcvla.perception.segmentation import Segments
from hcvla.perception.top_faces import TopFaceReader
from hcvla.perception.undersides import UndersideFinder
from hcvla.perception.view import View


class SolidFinder:
    """Finds what can be picked."""

    def __init__(self, config: PerceptionConfig | None = None) -> None:
        """Choose thresholds and usual sizes."""
        config = config or PerceptionConfig()
        self._tops = TopFaceReader(config)
        self._undersides = UndersideFinder(config)
        self._covered = CoveredSolidFinder(config)

    def find(self, view: View, segments: Segments) -> list[Detection]:
        """Return the solids of a view, highest first; heights of undersides are still rough."""
        tops = self._tops.read(view, segments)
        cloud = PointCloud.of(view, segments.solid)
        found: list[Detection] = []
        for top in tops:
            if any(_is_part_of(top.solid, solid) for solid in found):
                continue
            whole = self._undersides.complete(cloud, top.solid)
            found.append(whole.solid)
            # The search below begins where its sides end, even if it is taken for a cube that would reach farther.
            standing = replace(whole.solid, bottom_z=whole.solid.edge_z)
            found += self._covered.below(cloud, standing, whole.shade, tops)
        return found


def _is_part_of(top: Detection, solid: Detection) -> bool:
    """Whether a level face is a piece of a solid already found."""
    inside = solid.outline.depth_at(top.outline.center) > -0.003
    return bool(inside and solid.bottom_z + 0.008 < top.top_z < solid.top_z + 0.004)
