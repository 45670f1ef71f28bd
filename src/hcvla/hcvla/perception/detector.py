"""One image to the objects it shows, without memory of earlier ones (the tracker has that)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from hcvla.cameras.frame import RgbdFrame
from hcvla.perception.config import PerceptionConfig
from hcvla.perception.detection import Detection
from hcvla.perception.frame_cache import Stillness
from hcvla.perception.scale_pans import PanFinder
from hcvla.perception.segmentation import Segmenter, Segments
from hcvla.perception.self_filter import SelfFilter, Solid
from hcvla.perception.side_faces import SIDE_BIN_M
from hcvla.perception.solids import SolidFinder
from hcvla.perception.supports import SupportFinder
from hcvla.perception.undersides import has_measured_width
from hcvla.perception.view import View, Viewer
from hcvla.robots.arm import ArmState


@dataclass(frozen=True)
class FrameDetections:
    """What one image showed."""

    view: View
    robot: np.ndarray
    """Pixels of the arm, Shape=(h, w) of the view, bool."""
    detections: list[Detection]


class Detector:
    """Finds objects in single RGB-D images."""

    def __init__(self, config: PerceptionConfig | None = None) -> None:
        """Choose the numbers it is tuned by."""
        self.config = config or PerceptionConfig()
        self._viewer = Viewer(self.config.segmentation)
        self._self_filter = SelfFilter(self.config.segmentation)
        self._segmenter = Segmenter(self.config.segmentation)
        self._pans = PanFinder(self.config)
        self._solids = SolidFinder(self.config)
        self._supports = SupportFinder(self._segmenter, self.config)
        self._stillness = Stillness()
        self._last: FrameDetections | None = None

    def detect(
        self, frame: RgbdFrame, state: ArmState | None = None, known_supports: Sequence[Detection] = ()
    ) -> FrameDetections:
        """Return the objects of a frame; `state` says where the arm is in it (None: no arm in view).

        `known_supports` carry solids where this image shows too little of them to find them.
        """
        if self._last is not None and state is not None and self._stillness.holds(frame, state):
            return replace(self._last, view=replace(self._last.view, frame=frame))
        view = self._viewer.view(frame)
        robot: list[Solid] = self._self_filter.solids(state) if state is not None else []
        segments: Segments = self._segmenter.segment(view, robot)
        pans, segments = self._pans.find(view, segments)
        solids = self._solids.find(view, segments)
        solids, low = self._supports.take_thick(view, segments, solids)
        supports = [*pans, *self._supports.find(view, low, [*solids, *pans])]
        carriers = [*supports, *(known for known in known_supports if not _is_found(known, supports))]
        self._last = FrameDetections(view, segments.robot, [*supports, *self._settled(solids, carriers)])
        self._stillness.remember(frame, state)
        return self._last

    def _settled(self, solids: Sequence[Detection], supports: Sequence[Detection]) -> list[Detection]:
        """Return the solids with their undersides on what carries them."""
        settled: list[Detection] = []
        for item in sorted(solids, key=lambda item: item.top_z):
            below = [s for s in (*supports, *settled) if _is_over(item, s) and s.floor_z < item.top_z]
            levels = [0.0, *(s.floor_z for s in below)]
            resting = min(levels, key=lambda z: abs(z - item.bottom_z))
            near = item.bottom_z < 0.02 and resting < 0.02
            if near:
                resting = max(z for z in levels if z < 0.02)
            on = near or abs(resting - item.bottom_z) < self.config.shapes.snap_m
            solid = replace(item, bottom_z=resting) if on else replace(item, floating=True)
            settled.append(self._measured(solid, below))
        return settled

    def _measured(self, solid: Detection, below: Sequence[Detection]) -> Detection:
        """Return a square solid as a block or a cube, by its height over what it stands on, if that is seen."""
        under = [other for other in below if other.outline.depth_at(solid.outline.center) > 0.0]
        ground = max(under, key=lambda other: other.floor_z, default=None)
        measured = has_measured_width(solid, self.config.solids)
        if not measured or solid.covered or (ground is not None and ground.covered):
            return solid
        level, width = ground.floor_z if ground is not None else 0.0, 2.0 * solid.outline.half_width
        missing, end = solid.top_z - level - width, solid.side_end_z
        if abs(missing) <= self.config.shapes.not_as_wide_m:
            return replace(solid, height_known=True)
        # A cube would reach into the ground; or its side goes on where a cube's would end.
        if missing < 0.0 or (end is not None and abs(end - level) < self.config.shapes.not_as_wide_m + SIDE_BIN_M):
            return replace(solid, shape="block", bottom_z=level, floating=False, height_known=True, as_cube=solid)
        return solid


def _is_found(known: Detection, supports: Sequence[Detection]) -> bool:
    return any(support.outline.depth_at(known.outline.center) > 0.0 for support in supports)


def _is_over(solid: Detection, support: Detection) -> bool:
    return bool(support.outline.depth_at(solid.outline.center) > -0.5 * solid.outline.half_width)
