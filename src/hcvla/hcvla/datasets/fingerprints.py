"""What an image looked like before it was compressed, in sixteen numbers: enough to identify the frame."""

from __future__ import annotations

from collections.abc import Mapping

import cv2
import numpy as np

from hcvla.datasets.schema import CAMERAS, FINGERPRINT_CELLS


def fingerprint(gray: np.ndarray) -> np.ndarray:
    """Return the mean brightness of an image's cells, Shape=(16,), uint8, of Shape=(pixels, pixels), uint8."""
    cells = (FINGERPRINT_CELLS, FINGERPRINT_CELLS)
    return cv2.resize(gray, cells, interpolation=cv2.INTER_AREA).reshape(-1)


def fingerprints(images: Mapping[str, np.ndarray]) -> np.ndarray:
    """Return those of all cameras' images, Shape=(32,), uint8; images of Shape=(pixels, pixels, 3), uint8, RGB."""
    return np.concatenate([fingerprint(cv2.cvtColor(images[camera], cv2.COLOR_RGB2GRAY)) for camera in CAMERAS])
