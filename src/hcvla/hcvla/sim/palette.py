"""The colors and shapes a scene may contain; the colors are perception's, the shapes are declared here."""

from __future__ import annotations

from dataclasses import dataclass

from hcvla.api.types import SUPPORT_SHAPES
from hcvla.perception.palette import PALETTE, Colors, from_levels
from hcvla.world.shapes import HEXAGON_RATIO

COLORS: Colors = PALETTE
"""What perception names is what the simulator paints."""

UNNAMED_COLORS: Colors = from_levels(
    {
        "lime": (165, 225, 40),
        "tan": (205, 165, 115),
        "lavender": (190, 165, 235),
        "salmon": (250, 150, 125),
        "mint": (150, 235, 190),
        "azure": (120, 175, 255),
    }
)
"""Colors that perception has no name for, as on most real tables: what has them is listed as "cube" or "cube 2"."""
PAINTS = COLORS | UNNAMED_COLORS
"""All that a scene may be painted with."""

MARKINGS = ("striped", "dotted")
"""What may be on the upper face of something that is picked: two dark bands, or one dot."""
MARKED_SHAPES = ("cube", "cylinder", "prism")
"""Not blocks: to distinguish them from cubes perception needs more of the face than a dot leaves."""

PAN_LEVEL_M = 0.03
"""Height of a pan's upper face above the table while the scale is level."""
PAN_TRAVEL_M = 0.012
"""How far a pan rises or sinks from there to its stop."""


@dataclass(frozen=True)
class ShapeKind:
    """What is fixed for every object of one shape."""

    name: str
    size: tuple[float, float, float]
    """Default extent along the object's own axes [m]."""
    mass_kg: float
    """Default mass; trays and mats do not move and ignore it."""
    min_size: tuple[float, float, float]
    max_size: tuple[float, float, float]
    """Bounds of sizes in a scene file [m]."""

    @property
    def static(self) -> bool:
        """Whether it has a fixed place on the table and carries others; a pan rises and sinks there."""
        return self.name in SUPPORT_SHAPES


def _square(edge: float, height: float) -> tuple[float, float, float]:
    return (edge, edge, height)


def _hexagon(across_flats: float, height: float) -> tuple[float, float, float]:
    return (across_flats * HEXAGON_RATIO, across_flats, height)


SHAPES: dict[str, ShapeKind] = {
    shape.name: shape
    for shape in (
        ShapeKind("cube", _square(0.045, 0.045), 0.09, _square(0.025, 0.025), _square(0.06, 0.06)),
        # A block is a cube of another height.
        ShapeKind("block", _square(0.045, 0.03), 0.06, _square(0.04, 0.02), _square(0.05, 0.06)),
        ShapeKind("cylinder", _square(0.045, 0.05), 0.08, _square(0.025, 0.02), _square(0.06, 0.12)),
        # Hexagonal, a corner on the x axis: flats face +-y, so grippers close on them at the object's own yaw.
        ShapeKind("prism", _hexagon(0.045, 0.045), 0.08, _hexagon(0.025, 0.02), _hexagon(0.06, 0.1)),
        ShapeKind("tray", _square(0.13, 0.008), 0.2, _square(0.08, 0.006), _square(0.25, 0.03)),
        ShapeKind("mat", _square(0.14, 0.004), 0.05, _square(0.08, 0.002), _square(0.3, 0.006)),
        ShapeKind("pan", _square(0.095, PAN_LEVEL_M), 0.06, _square(0.085, PAN_LEVEL_M), _square(0.11, PAN_LEVEL_M)),
    )
}
"""Every shape by name."""

PLAIN_SHAPES = ("cube", "cylinder", "prism", "tray", "mat")
"""Those that random scenes are drawn from: pans come in pairs, and blocks differ from cubes in their height alone."""

HOLLOW_WALL_M = 0.004
"""Thickness of the walls of a hollow cube."""
TRAY_RIM_M = 0.005
"""Width of a tray's rim."""
