"""One object as perception has it, with what else predicates need of it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from hcvla.api.types import NamedObject, Pose
from hcvla.goals.status import CannotTellError
from hcvla.world.shapes import outline


@dataclass(frozen=True)
class PerceivedItem:
    """Implements hcvla.goals.facts.Item."""

    seen: NamedObject
    fallen: bool = False
    """Whether a verdict says that it was knocked over: cameras see upright objects only."""

    @property
    def color(self) -> str:
        """Word for its color."""
        return self.seen.color

    @property
    def shape(self) -> str:
        """Word for its shape."""
        return self.seen.shape

    @property
    def size(self) -> tuple[float, float, float]:
        """Extent along its own axes [m]."""
        return self.seen.size

    @property
    def pose(self) -> Pose:
        """Of its centre, in the base frame."""
        return self.seen.pose

    @property
    def covariance(self) -> np.ndarray:
        """Of (x, y, z, yaw), Shape=(4, 4), [m^2, rad^2]."""
        return self.seen.covariance

    @property
    def held(self) -> bool:
        """Whether it is between the pads."""
        return self.seen.held

    @property
    def static(self) -> bool:
        """Whether it has a fixed place on the table."""
        return self.seen.is_support

    @property
    def bottom_z(self) -> float:
        """Height of its underside while it is upright [m]."""
        return self.seen.bottom_z

    @property
    def top_z(self) -> float:
        """Height of its upper face while it is upright [m]."""
        return self.seen.top_z

    @property
    def footprint(self) -> np.ndarray:
        """Its outline from above, Shape=(n, 2), counter-clockwise, [m]."""
        return outline(self.seen)

    @property
    def tilt_rad(self) -> float:
        """Angle between its own z axis and the vertical [rad]; raise CannotTellError while nothing shows it."""
        if self.fallen:
            return math.pi / 2.0
        if not (self.seen.visible or self.seen.held):
            raise CannotTellError(f"whether '{self.seen.name}' stands is not seen")
        return math.acos(min(1.0, max(-1.0, float(self.seen.pose.matrix[2, 2]))))


LOST_STD_M = 0.5
"""Of the place of what is not recognised any more: it may be anywhere on the table."""


def lost(item: PerceivedItem) -> PerceivedItem:
    """Return an object that fell over where it was last seen, and of which it is not known where it lies."""
    anywhere = np.diag([LOST_STD_M**2] * 4)
    return PerceivedItem(replace(item.seen, covariance=anywhere, visible=False, held=False), fallen=True)
