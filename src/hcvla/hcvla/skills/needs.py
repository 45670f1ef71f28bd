"""What a skill library looks at; its runner provides that and nothing more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class CameraNeed:
    """Images of one camera: its middle square, scaled (hcvla.cameras.center_crop)."""

    pixels: int
    """Width and height."""
    rate_hz: float = 10.0
    """Least number of images a second while a skill runs; 10 is what the stack's cameras send without a request."""


@dataclass(frozen=True)
class Needs:
    """Apart from the robot's state and the objects that perception knows, which judges look at in any case."""

    cameras: Mapping[str, CameraNeed] = field(default_factory=dict)
    """By the camera's name, "scene" or "wrist"."""
    history: int = 0
    """How many observations of the control periods before it is given with each."""
