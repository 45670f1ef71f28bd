"""What the words for shapes mean: outline from above, symmetry, parallel faces, and where something rests on them.

Every shape is an upright body over its outline: a rectangle, a circle, or a regular hexagon with a corner on its own
x axis. What is not declared is taken for a box.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from hcvla.api.types import Pose
from hcvla.world.polygons import rectangle, regular_polygon

ROUND = 0
"""Number of sides of a circle, by convention."""
SIDES = {"cube": 4, "block": 4, "tray": 4, "mat": 4, "pan": 4, "prism": 6, "cylinder": ROUND, "sphere": ROUND}
"""Sides of the outline by shape."""
HEXAGON_RATIO = 2.0 / math.sqrt(3.0)
"""Across corners over across flats."""
TRAY_FLOOR_M = 0.003
"""Thickness of a tray's floor: what stands in it stands lower than its rim."""

_ROUND_CORNERS = 24
"""Corners of a circle's outline: it is circumscribed, so a clearance is never overstated, and too wide by 0.9 %."""
_ROUND_PAIRS = 12
"""Directions in which pads are tried on a round object."""
_SQUARE_M = 0.003
"""Sides that differ by less look the same."""


class Shaped(Protocol):
    """An object of a known shape, as perception, the simulator or a plan has it."""

    @property
    def shape(self) -> str:
        """Word for its shape."""
        ...

    @property
    def size(self) -> tuple[float, float, float]:
        """Extent along its own axes [m]."""
        ...

    @property
    def pose(self) -> Pose:
        """Pose of its centre in the base frame."""
        ...


@dataclass(frozen=True)
class FacePair:
    """Two parallel faces (or tangents) of an object that pads can close on."""

    normal_rad: float
    """Direction of the faces' normal in the object's own frame [rad], meaningful modulo pi."""
    width_m: float
    """Distance between the two faces [m]."""


def sides(shape: str) -> int:
    """Return the number of sides of a shape's outline; 0 for a circle."""
    return SIDES.get(shape, 4)


def wrap(angle_rad: float, period_rad: float = 2.0 * math.pi) -> float:
    """Return the angle within half a period of zero [rad]."""
    return (angle_rad + period_rad / 2.0) % period_rad - period_rad / 2.0


def period_rad(shape: str) -> float:
    """Return the yaw period after which a shape of equal sides looks the same [rad]; 0 when any yaw does."""
    count = sides(shape)
    return 2.0 * math.pi / count if count != ROUND else 0.0


def symmetry_rad(item: Shaped) -> float:
    """Return the yaw period after which the object looks the same [rad]; 0 when any yaw does."""
    oblong = sides(item.shape) == 4 and abs(item.size[0] - item.size[1]) >= _SQUARE_M
    return math.pi if oblong else period_rad(item.shape)


def yaw_error(item: Shaped, yaw_rad: float, wanted_rad: float) -> float:
    """Return the turn that is missing from `yaw_rad` to `wanted_rad`, modulo the object's symmetry [rad]."""
    period = symmetry_rad(item)
    return wrap(wanted_rad - yaw_rad, period) if period else 0.0


def face_pairs(item: Shaped) -> list[FacePair]:
    """Return the parallel faces of the object's side, narrowest first."""
    width_x, width_y, _ = item.size
    count = sides(item.shape)
    if count == ROUND:
        steps = np.arange(_ROUND_PAIRS) * math.pi / _ROUND_PAIRS
        return [FacePair(float(angle), width_x) for angle in steps]
    if count == 6:
        # A regular hexagon is narrower across its flats than across its corners.
        return [FacePair(math.pi / 2.0 + k * math.pi / 3.0, min(width_x, width_y)) for k in range(3)]
    return sorted([FacePair(0.0, width_x), FacePair(math.pi / 2.0, width_y)], key=lambda pair: pair.width_m)


def local_outline(item: Shaped) -> np.ndarray:
    """Return the outline about the object's centre, not turned, Shape=(n, 2), counter-clockwise, [m]."""
    width_x, width_y, _ = item.size
    count = sides(item.shape)
    if count == ROUND:
        return regular_polygon(_ROUND_CORNERS, max(width_x, width_y) / 2.0)
    if count == 6:
        return regular_polygon(6, min(width_x, width_y) / 2.0, math.pi / 6.0)
    return rectangle(np.zeros(2), 0.0, width_x, width_y)


def turned_outline(item: Shaped) -> np.ndarray:
    """Return the outline about the object's centre as its pose turns it, Shape=(n, 2), counter-clockwise, [m]."""
    return local_outline(item) @ item.pose.matrix[:2, :2].T


def outline(item: Shaped) -> np.ndarray:
    """Return the convex outline seen from above, Shape=(n, 2), counter-clockwise, [m], in the base frame."""
    return turned_outline(item) + item.pose.position[:2]


def radius_m(item: Shaped) -> float:
    """Return the radius of the circle about the centre that holds the outline [m]."""
    count = sides(item.shape)
    if count == ROUND:
        return max(item.size[:2]) / 2.0
    if count == 6:
        return min(item.size[:2]) / 2.0 * HEXAGON_RATIO
    return math.hypot(*item.size[:2]) / 2.0


def surface_z(support: Shaped) -> float:
    """Return the height on which something rests on an upright object [m]: a tray's floor is lower than its rim."""
    half = support.size[2] / 2.0
    return support.pose.z - half + TRAY_FLOOR_M if support.shape == "tray" else support.pose.z + half
