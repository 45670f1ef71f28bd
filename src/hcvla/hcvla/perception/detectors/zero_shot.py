"""Any zero-shot object detector of the transformers library (Grounding DINO, OWLv2, OmDet-Turbo, ...)."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol, SupportsInt

import numpy as np

from hcvla.perception.detectors.config import OpenVocabularyConfig
from hcvla.perception.detectors.errors import DetectorError

_EXPECTED = "a folder or hub name of a checkpoint for zero-shot object detection, with its processor"


@dataclass(frozen=True)
class Box:
    """One find in an image."""

    name: str
    """The name that was looked for."""
    score: float
    """0 to 1."""
    corners_px: tuple[float, float, float, float]
    """Left, top, right and bottom [pixel]."""

    @property
    def area_px(self) -> float:
        """Its area [pixel^2]."""
        left, top, right, bottom = self.corners_px
        return max(0.0, right - left) * max(0.0, bottom - top)

    def overlap(self, other: Box) -> float:
        """Return the share of the smaller box that lies in the other, 0 to 1."""
        ours, theirs = self.corners_px, other.corners_px
        width = min(ours[2], theirs[2]) - max(ours[0], theirs[0])
        height = min(ours[3], theirs[3]) - max(ours[1], theirs[1])
        smaller = min(self.area_px, other.area_px)
        return max(0.0, width) * max(0.0, height) / smaller if smaller > 0.0 else 0.0


class BoxFinder(Protocol):
    """What finds named things in an image."""

    def find(self, rgb: np.ndarray) -> list[Box]:
        """Return the boxes of an image, Shape=(h, w, 3), uint8, RGB."""
        ...


class ZeroShotFinder:
    """Implements BoxFinder with a model and its processor, through the Auto classes."""

    def __init__(self, config: OpenVocabularyConfig) -> None:
        """Load the model; raise DetectorError."""
        import torch
        from transformers import AutoModelForZeroShotObjectDetection, AutoProcessor

        self._config, self._torch = config, torch
        device = config.device or ("cuda" if torch.cuda.is_available() else "cpu")
        try:
            self._processor: Any = AutoProcessor.from_pretrained(config.model)
            model = AutoModelForZeroShotObjectDetection.from_pretrained(config.model)
            self._model = model.to(device).eval()
        except (OSError, ValueError, KeyError, RuntimeError, ImportError) as error:
            raise DetectorError(config.model, str(error), _EXPECTED) from error
        if not hasattr(self._processor, "post_process_grounded_object_detection"):
            raise DetectorError(config.model, f"its processor is {type(self._processor).__name__}", _EXPECTED)
        self._known = set(inspect.signature(self._processor.post_process_grounded_object_detection).parameters)

    def find(self, rgb: np.ndarray) -> list[Box]:
        """Return the boxes of an image, Shape=(h, w, 3), uint8, RGB."""
        names = list(self._config.names)
        inputs = self._processor(images=rgb, text=[names], return_tensors="pt").to(self._model.device)
        with self._torch.inference_mode():
            outputs = self._model(**inputs)
        # Families differ in what they need to know.
        given = {
            "outputs": outputs,
            "input_ids": inputs.get("input_ids"),
            "threshold": self._config.score,
            "text_threshold": self._config.score,
            "target_sizes": [rgb.shape[:2]],
            "text_labels": [names],
        }
        wanted = {name: value for name, value in given.items() if name in self._known}
        (found,) = self._processor.post_process_grounded_object_detection(**wanted)
        labels = found.get("text_labels")
        labels = found["labels"] if labels is None else labels
        scores, corners = found["scores"].tolist(), found["boxes"].tolist()
        # Where nothing was found, some families give one empty label.
        return [
            Box(name, float(score), (box[0], box[1], box[2], box[3]))
            for label, score, box in zip(labels, scores, corners, strict=False)
            if (name := name_of(label, names))
        ]


def name_of(label: str | SupportsInt, names: Sequence[str]) -> str:
    """Return which of the names a model's label means, empty if none: some give numbers, some a part of the text."""
    if not isinstance(label, str):
        number = int(label)
        return names[number] if 0 <= number < len(names) else ""
    words = set(label.lower().split())
    same = [len(words & set(name.lower().split())) for name in names]
    whole = [words <= set(name.lower().split()) or words >= set(name.lower().split()) for name in names]
    shared = [count if fits else 0 for count, fits in zip(same, whole, strict=True)]
    # Of "cup" and "red cup" the one with fewer words that were not said.
    best = max(range(len(names)), key=lambda index: (shared[index], -len(names[index].split())), default=None)
    return names[best] if best is not None and shared[best] else ""
