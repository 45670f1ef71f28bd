"""Which RealSense cameras are used, and how."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from hcvla.cameras.schedule import RATE_RANGE
from hcvla.configuration.ranges import PositiveFloat, PositiveInt

ANY = "any"
"""The only camera that is connected."""


@dataclass(frozen=True, kw_only=True)
class RealSenseConfig:
    """One camera."""

    serial: str = ""
    """Serial number of the device, in quotes; "any": the only one that is connected; empty: this camera is not used."""
    file: str = ""
    """A recording (.db3) that is played instead of a device."""
    repeat: bool = False
    """Whether a recording begins again at its end."""
    every_frame: bool = False
    """Whether each frame of a recording waits until it is read and keeps its recorded time; else frames pass at the
    recorded pace, as if they were taken now."""
    extrinsics: str = ""
    """Where the camera is: the file that `hcvla calibrate hand-eye` wrote for it; empty: not known."""
    width: PositiveInt = 640
    """Width of color and depth in pixels; perception was tuned at 640x480."""
    height: PositiveInt = 480
    """Height of color and depth in pixels."""
    fps: PositiveInt = 30
    """Images a second that the device takes; two cameras on one USB 3 controller have room for 30 (2 x 37 MB/s)."""
    silence_sec: PositiveFloat = 1.5
    """Without a frame for so long a stream is stuck, and the device is opened again [s]."""
    settle_frames: PositiveInt = 30
    """Frames left out after a start, until the exposure has settled."""

    @property
    def used(self) -> bool:
        """Whether there is anything to open."""
        return bool(self.serial or self.file)


@dataclass(frozen=True, kw_only=True)
class RealSenseCameraConfig:
    """Parameters of `realsense_camera`."""

    rate_hz: Annotated[float, RATE_RANGE] = 10.0
    """Images published per second while no node requests more."""
    scene: RealSenseConfig = field(default_factory=lambda: RealSenseConfig(serial=ANY))
    """The camera that looks at the table."""
    wrist: RealSenseConfig = field(default_factory=RealSenseConfig)
    """The camera on the hand."""
