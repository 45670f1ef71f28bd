"""Which OpenCV cameras and video files are used, and how."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from hcvla.cameras.schedule import RATE_RANGE
from hcvla.configuration.ranges import PositiveFloat, PositiveInt, Range


@dataclass(frozen=True, kw_only=True)
class OpenCvConfig:
    """One camera."""

    source: str = ""
    """A device (/dev/v4l/by-id/... stays the same when cameras are plugged in again), the number of one in quotes, or a
    video file; empty: this camera is not used."""
    repeat: bool = False
    """Whether a file begins again at its end."""
    extrinsics: str = ""
    """Where the camera is, and its lens: the file that `hcvla calibrate hand-eye` wrote for it; empty: not known."""
    width: PositiveInt = 640
    """Width that the device is set to in pixels; a file has its own."""
    height: PositiveInt = 480
    """Height that the device is set to in pixels."""
    fps: PositiveInt = 30
    """Images a second that the device is set to; a file is played at its own rate."""
    horizontal_fov_deg: Annotated[float, Range(1.0, 179.0)] = 60.0
    """Horizontal field of view of the lens, as long as no file says better: 60 is that of many webcams [degrees]."""
    silence_sec: PositiveFloat = 1.5
    """Without an image for so long the device is stuck, and opened again [s]."""

    @property
    def used(self) -> bool:
        """Whether there is anything to open."""
        return bool(self.source)


@dataclass(frozen=True, kw_only=True)
class OpenCvCameraConfig:
    """Parameters of `opencv_camera`. Its cameras have no depth, so perception finds nothing with them."""

    rate_hz: Annotated[float, RATE_RANGE] = 10.0
    """Images published per second while no node requests more."""
    scene: OpenCvConfig = field(default_factory=lambda: OpenCvConfig(source="0"))
    """The camera that looks at the table."""
    wrist: OpenCvConfig = field(default_factory=OpenCvConfig)
    """The camera on the hand."""
