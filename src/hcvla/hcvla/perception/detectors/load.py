"""The detector that a configuration names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from hcvla.cameras.frame import RgbdFrame
from hcvla.perception.config import PerceptionConfig
from hcvla.perception.detection import Detection
from hcvla.perception.detector import Detector, FrameDetections
from hcvla.perception.detectors.errors import DetectorError
from hcvla.robots.arm import ArmState


class TableDetector(Protocol):
    """Finds objects in single images."""

    def detect(
        self, frame: RgbdFrame, state: ArmState | None = None, known_supports: Sequence[Detection] = ()
    ) -> FrameDetections:
        """Return the objects of a frame."""
        ...


def load_detector(config: PerceptionConfig) -> TableDetector:
    """Return the detector; torch and a model are loaded only for an open vocabulary. Raise DetectorError."""
    if config.detector == "shapes":
        return Detector(config)
    from hcvla.perception.detectors.open_vocabulary import OpenVocabularyDetector
    from hcvla.perception.detectors.zero_shot import ZeroShotFinder

    own = config.open_vocabulary
    if not own.model or not own.names:
        raise DetectorError(
            own.model, "detector is 'open_vocabulary'", "a model, and open_vocabulary.names to look for"
        )
    return OpenVocabularyDetector(config, ZeroShotFinder(own))
