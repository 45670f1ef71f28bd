"""How the simulated cameras render for perception."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from hcvla.cameras.schedule import RATE_RANGE
from hcvla.configuration.ranges import Range
from hcvla.sim.model import MAX_IMAGE


@dataclass(frozen=True)
class CameraConfig:
    """Rate and size of the images."""

    rate_hz: Annotated[float, RATE_RANGE] = 10.0
    """Images per second of simulated time while no node requests more."""
    width: Annotated[int, Range(1, MAX_IMAGE[0])] = 640
    """Width of the images in pixels; perception was tuned at 640x480."""
    height: Annotated[int, Range(1, MAX_IMAGE[1])] = 480
    """Height of the images in pixels."""
