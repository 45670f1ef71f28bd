"""Frames with made-up pictures, and the software camera that turns them into recordings."""

from __future__ import annotations

import numpy as np
import pytest

from hcvla.cameras.errors import CameraLibraryError
from hcvla.cameras.frame import RgbdFrame
from hcvla.cameras.realsense.library import load_library

K = np.array([[610.0, 0.0, 319.5], [0.0, 610.0, 239.5], [0.0, 0.0, 1.0]])
SIZE = (640, 480)


def require_library() -> None:
    """Skip the test where the RealSense library does not exist."""
    try:
        load_library()
    except CameraLibraryError as error:
        pytest.skip(str(error))


def plain_frame(number: int, depth_m: float = 0.5) -> RgbdFrame:
    """Return an image whose color and time say its number, of a wall at a distance [m]."""
    width, height = SIZE
    rgb = np.full((height, width, 3), number, np.uint8)
    return RgbdFrame("scene", rgb, np.full((height, width), depth_m, np.float32), K, np.eye(4), number / 30.0)
