"""Which topics of a camera driver are taken as which camera."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from hcvla.cameras.schedule import RATE_RANGE
from hcvla.configuration.ranges import NonNegativeFloat, PositiveFloat


@dataclass(frozen=True, kw_only=True)
class RelayConfig:
    """One camera of a driver; the names are those of RealSense's."""

    driver: str = ""
    """What the driver's topics begin with, e.g. /camera/camera; empty: this camera is not used."""
    color: str = "color/image_raw"
    """Color images, rgb8 or bgr8."""
    color_info: str = "color/camera_info"
    """Their calibration."""
    depth: str = "aligned_depth_to_color/image_raw"
    """Depth registered to color, 32FC1 [m] or 16UC1 [mm]; empty: the camera has none."""
    depth_info: str = "aligned_depth_to_color/camera_info"
    """Calibration of depth; the same as that of color where depth is registered."""
    apart_sec: NonNegativeFloat = 0.017
    """Color and depth whose stamps differ by no more are of one time: half a period at 30 Hz [s]."""
    silence_sec: PositiveFloat = 1.5
    """Without a whole image for so long the driver counts as stuck [s]."""
    extrinsics: str = ""
    """Where the camera is: the file that `hcvla calibrate hand-eye` wrote; empty: tf has the driver's frame."""

    @property
    def used(self) -> bool:
        """Whether it is subscribed to."""
        return bool(self.driver)


@dataclass(frozen=True, kw_only=True)
class RosCameraConfig:
    """Parameters of `ros_camera`."""

    rate_hz: Annotated[float, RATE_RANGE] = 10.0
    """Images published per second while no node requests more."""
    scene: RelayConfig = field(default_factory=lambda: RelayConfig(driver="/camera/camera"))
    """The camera that looks at the table."""
    wrist: RelayConfig = field(default_factory=RelayConfig)
    """The camera on the hand."""
