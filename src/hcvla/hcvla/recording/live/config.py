"""How a recording is made."""

from __future__ import annotations

from dataclasses import dataclass

from hcvla.cameras.image_stream import ImageTiming
from hcvla.configuration.ranges import NonNegativeFloat, PositiveFloat, Share
from hcvla.datasets.schema import IMAGE_PIXELS


@dataclass(frozen=True)
class RecordSettings:
    """What is requested of a recording."""

    pixels: int = IMAGE_PIXELS
    """Width and height of the images."""
    sentence: str = ""
    """Of all episodes; empty: the one that each task was sent with."""
    keep_failed: bool = False
    """Episodes of tasks that were not done are kept too, marked so."""
    episodes: int = 0
    """End after so many kept ones; 0: go on."""


@dataclass(frozen=True, kw_only=True)
class AlignConfig:
    """When a frame is put together, and how old its parts may be."""

    settle_sec: PositiveFloat = 0.3
    """So long after the robot passed a frame's period, what belongs to it has come [s, system clock]."""
    wait_sec: PositiveFloat = 1.0
    """A frame waits no longer than this for an image newer than itself [s, system clock]."""
    image_latency_sec: NonNegativeFloat = ImageTiming().latency_sec
    """An image belongs to the frames from so long after its time on: it had not reached the skills before."""
    old_image_sec: PositiveFloat = 0.25
    """A frame whose image is older than this is marked [s, robot's clock]; images come every 0.1 s."""
    old_share: Share = 0.1
    """An episode of which more frames than this share are marked counts as failed."""
    lost_image_sec: PositiveFloat = 1.5
    """A camera that has sent nothing for so long on the robot's clock and on the system clock has stopped, and the
    episode ends [s]."""
    lost_state_sec: PositiveFloat = 2.0
    """Without a new state for so long during a call, the robot is lost, and the episode ends [s, system clock]."""
    longest_lag_sec: PositiveFloat = 10.0
    """Writing that is so far behind will not catch up, and the episode ends [s, system clock]."""
