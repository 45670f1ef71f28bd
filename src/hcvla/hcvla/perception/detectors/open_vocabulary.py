"""Objects by name: a zero-shot detector's boxes, placed by depth; stands in for the detector of colors and shapes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hcvla.cameras.frame import RgbdFrame
from hcvla.perception.config import PerceptionConfig
from hcvla.perception.detection import Detection
from hcvla.perception.detector import FrameDetections
from hcvla.perception.detectors.box_objects import object_in_box
from hcvla.perception.detectors.config import OpenVocabularyConfig
from hcvla.perception.detectors.zero_shot import Box, BoxFinder
from hcvla.perception.frame_cache import Stillness
from hcvla.perception.segmentation import robot_mask
from hcvla.perception.self_filter import SelfFilter, Solid
from hcvla.perception.view import Viewer
from hcvla.robots.arm import ArmState


class OpenVocabularyDetector:
    """Finds named things in single RGB-D images."""

    def __init__(self, config: PerceptionConfig, finder: BoxFinder) -> None:
        """Choose what finds the boxes, and the numbers that turn them into objects."""
        self.config = config
        self._finder = finder
        self._viewer = Viewer(config.segmentation)
        self._self_filter = SelfFilter(config.segmentation)
        self._stillness = Stillness()
        self._last: FrameDetections | None = None

    def detect(
        self, frame: RgbdFrame, state: ArmState | None = None, known_supports: Sequence[Detection] = ()
    ) -> FrameDetections:
        """Return the objects of a frame; `state` says where the arm is in it (None: no arm in view)."""
        if self._last is not None and state is not None and self._stillness.holds(frame, state):
            return replace(self._last, view=replace(self._last.view, frame=frame))
        view, own = self._viewer.view(frame), self.config.open_vocabulary
        low, high = self.config.segmentation.volume_min_m, self.config.segmentation.volume_max_m
        inside = (view.z > own.above_table_m) & (view.z < high[2]) & (view.depth > 0.0)
        inside &= (view.x > low[0]) & (view.x < high[0]) & (view.y > low[1]) & (view.y < high[1])
        solids: list[Solid] = self._self_filter.solids(state) if state is not None else []
        robot = robot_mask(view, inside, solids)
        boxes = distinct(self._finder.find(frame.rgb), frame.rgb.shape[0] * frame.rgb.shape[1], own)
        found = (object_in_box(view, box, inside & ~robot, own) for box in boxes)
        self._last = FrameDetections(view, robot, [item for item in found if item is not None])
        self._stillness.remember(frame, state)
        return self._last


def distinct(boxes: Sequence[Box], image_px: int, config: OpenVocabularyConfig) -> list[Box]:
    """Return the boxes with the best scores, without those that show the same again, too much or nothing for sure."""
    kept: list[Box] = []
    for box in sorted(boxes, key=lambda box: -box.score):
        fits = config.score <= box.score and 0.0 < box.area_px <= config.max_share * image_px
        if fits and all(box.overlap(other) <= config.overlap for other in kept):
            kept.append(box)
    return kept
