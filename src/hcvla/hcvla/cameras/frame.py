"""One RGB-D image with everything needed to place its pixels in the base frame."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np


@dataclass(frozen=True)
class RgbdFrame:
    """A registered color and depth image.

    The optical frame follows REP 103: z forward, x right, y down.
    """

    camera: str
    """"scene" (fixed, sees the table) or "wrist" (moves with the hand)."""
    rgb: np.ndarray
    """Shape=(height, width, 3), uint8, RGB order."""
    depth_m: np.ndarray
    """Shape=(height, width), float32, distance along the optical axis [m]; 0 where unknown."""
    intrinsics: np.ndarray
    """Pinhole matrix K, Shape=(3, 3), [pixel]."""
    T_base_optical: np.ndarray
    """Pose of the optical frame in the base frame, Shape=(4, 4)."""
    stamp_sec: float


class Cameras(Protocol):
    """Where frames come from: MuJoCo, a RealSense, topics."""

    def frames(self) -> Mapping[str, RgbdFrame]:
        """Return the newest frame of every camera, by name; raise CameraLostError if one stopped."""
        ...

    def frame(self, name: str) -> RgbdFrame:
        """Return the newest frame of one camera; raise CameraLostError if it stopped."""
        ...
