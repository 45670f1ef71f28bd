"""What a camera delivers, before anyone says where the camera is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from hcvla.cameras.frame import RgbdFrame


@dataclass(frozen=True, kw_only=True)
class Capture:
    """One color image with depth registered to it, free of lens distortion."""

    serial: str
    """Which device took it: a calibration belongs to one device."""
    rgb: np.ndarray
    """Shape=(height, width, 3), uint8, RGB order."""
    depth_m: np.ndarray
    """Shape=(height, width), float32, along the optical axis [m]; 0 where unknown, everywhere for a color camera."""
    intrinsics: np.ndarray
    """Pinhole matrix K, Shape=(3, 3), [pixel]."""
    stamp_sec: float
    """When it was taken, system clock [s]."""

    @property
    def resolution(self) -> tuple[int, int]:
        """Width and height [pixel]."""
        height, width = self.depth_m.shape
        return width, height

    def placed(self, camera: str, T_base_optical: np.ndarray, stamp_sec: float) -> RgbdFrame:
        """Return it as the frame of a camera that has this pose in the base frame, Shape=(4, 4), and time [s]."""
        return RgbdFrame(camera, self.rgb, self.depth_m, self.intrinsics, T_base_optical, stamp_sec)


class CameraSource(Protocol):
    """An open camera or recording."""

    def read(self) -> Capture:
        """Return the next image, waiting for it; raise CameraError."""
        ...

    def close(self) -> None:
        """Let go of the device; further calls do nothing."""
        ...
