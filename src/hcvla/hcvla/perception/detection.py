"""What one image says of one object."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np

from hcvla.perception.outline import Outline
from hcvla.perception.palette import named_distance
from hcvla.world.shapes import SIDES, period_rad

PICKED_SIDES = {shape: SIDES[shape] for shape in ("cube", "prism", "cylinder")}
"""Sides of the outline of what can be picked; a block's is that of a cube."""


def alike(first: str, second: str) -> bool:
    """Whether two shapes may be one object's: a cube and a block differ in height only, which is not always seen."""
    return first == second or {first, second} == {"cube", "block"}


@dataclass(frozen=True, kw_only=True)
class Detection:
    """One object as one image shows it, in the base frame."""

    color: str
    shape: str
    outline: Outline
    top_z: float
    """Height of the upper face [m]."""
    bottom_z: float
    """Height of the lower face [m]."""
    floor_z: float
    """Height at which something put on it rests [m]: below `top_z` for a tray."""
    rgb: np.ndarray
    """Median color of the upper face, Shape=(3,), 0 to 1."""
    covered: bool = False
    """Only its sides were seen: something stands on it."""
    floating: bool = False
    """Nothing that was seen carries it."""
    edge_z: float = 0.0
    """Where its side faces end as far as they were seen [m]: `bottom_z`, or if that is sure, elsewhere."""
    side_end_z: float | None = None
    """How far down its side faces were followed [m]; 0: to the table."""
    height_known: bool = False
    """Whether it was seen if something square is as high as wide, a cube, or not, a block."""
    as_cube: Detection | None = None
    """Of a block: the same detection taken for a cube, for a track that many others say is one."""
    shape_costs: dict[str, float] = field(default_factory=dict)
    """Misfit by candidate shape [m]; empty if the shape was never in doubt."""

    @property
    def center(self) -> np.ndarray:
        """Centre of the object, Shape=(3,), [m]."""
        return np.array([*self.outline.center, (self.top_z + self.bottom_z) / 2.0])

    @property
    def yaw(self) -> float:
        """Yaw of the object's own x axis [rad], meaningful up to its symmetry; 0 for round ones."""
        # A prism's x axis points at a corner, half a face away from the normal.
        return self.outline.yaw + (math.pi / 6.0 if self.shape == "prism" else 0.0)

    @property
    def yaw_period_rad(self) -> float:
        """The turn after which it looks the same [rad]; 0 for round ones."""
        return period_rad(self.shape)

    @property
    def size(self) -> tuple[float, float, float]:
        """Extent along the object's own axes [m]."""
        width, height = 2.0 * self.outline.half_width, self.top_z - self.bottom_z
        return (width / math.cos(math.pi / 6.0) if self.shape == "prism" else width, width, height)

    @property
    def color_distance(self) -> float:
        """How far its color is from the one whose name it has [Lab distance]."""
        return named_distance(self.rgb)

    @property
    def std_m(self) -> float:
        """Standard deviation of the horizontal position this outline supports [m]."""
        hidden = 1.0 - min(1.0, self.outline.coverage / 0.9)
        return 0.001 + self.outline.rms + 0.012 * hidden + (0.003 if self.covered else 0.0)

    @property
    def certainty(self) -> float:
        """How much this detection says about shape and color, 0 to 1."""
        return (0.3 if self.covered else 1.0) * min(1.0, self.outline.coverage / 0.9) ** 2

    @property
    def clarity(self) -> float:
        """How much better its shape fits than the next best, 0 (as well) to 1; 1 if it was never in doubt."""
        if len(self.shape_costs) < 2:
            return 1.0
        best, second = sorted(self.shape_costs.values())[:2]
        return 1.0 - best / max(second, 1e-6)
