"""Where on the table objects may be, and the room that fingers need there; every part is handed the rules it uses."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np

from hcvla.configuration.ranges import PositiveFloat

_SLACK_M = 1e-9
"""A place on the border is inside, in spite of rounding."""


@dataclass(frozen=True)
class WorkArea:
    """Where centres of objects may be, in the base frame: a box clipped to a ring about the robot's base."""

    x_m: tuple[float, float] = (0.30, 0.65)
    """The box away from the base, nearest and farthest."""
    y_m: tuple[float, float] = (-0.32, 0.32)
    """The box to the sides, right and left."""
    radius_m: tuple[PositiveFloat, PositiveFloat] = (0.32, 0.68)
    """Horizontal distance from the base axis within which the arm works with its fingers down."""

    def within(self, centers: np.ndarray, behind_m: float = 0.0) -> np.ndarray:
        """Return which centres, Shape=(n, 2), [m], are inside, Shape=(n,), with that much room toward the base."""
        x, y = centers[:, 0], centers[:, 1]
        radius = np.hypot(x, y)
        return (
            (x >= self.x_m[0] - _SLACK_M)
            & (x <= self.x_m[1] + _SLACK_M)
            & (y >= self.y_m[0] - _SLACK_M)
            & (y <= self.y_m[1] + _SLACK_M)
            & (radius >= self.radius_m[0] + behind_m - _SLACK_M)
            & (radius <= self.radius_m[1] + _SLACK_M)
        )

    def contains(self, x: float, y: float) -> bool:
        """Whether a centre at (x, y) [m] is inside."""
        return bool(self.within(np.array([[x, y]]))[0])

    def in_ring(self, x: float, y: float) -> bool:
        """Whether the fingers reach the table at (x, y) [m], which may be outside the box."""
        return self.radius_m[0] <= math.hypot(x, y) <= self.radius_m[1]

    def sample(self, rng: np.random.Generator) -> tuple[float, float]:
        """Draw a centre (x, y) uniformly [m]."""
        while True:
            x, y = float(rng.uniform(*self.x_m)), float(rng.uniform(*self.y_m))
            if self.contains(x, y):
                return x, y

    def __str__(self) -> str:
        """Name the bounds in words, for messages."""
        return (
            f"x {self.x_m[0]:g} to {self.x_m[1]:g}, y {self.y_m[0]:g} to {self.y_m[1]:g}, "
            f"{self.radius_m[0]:g} to {self.radius_m[1]:g} m from the base"
        )


@dataclass(frozen=True, kw_only=True)
class PlacingRules:
    """Which free places `next_to`, `on_top` and `free_space` choose."""

    area: WorkArea = field(default_factory=WorkArea)
    """Where centres of objects may be."""
    finger_clearance_m: PositiveFloat = 0.025
    """Least gap to an object that stands up: a finger is 0.02 m wide."""
    support_clearance_m: PositiveFloat = 0.01
    """Least gap to a tray or mat, over whose rim the fingers reach."""
    enough_clearance_m: PositiveFloat = 0.08
    """More room than this is no better; the place nearest the middle of the table is taken then."""
    gaps_m: tuple[PositiveFloat, ...] = (0.030, 0.025, 0.035, 0.040, 0.050, 0.065, 0.080)
    """Gaps tried between two objects put next to each other, the best first."""
    cone_deg: tuple[float, ...] = (0.0, 8.0, -8.0, 16.0, -16.0, 24.0, -24.0, 32.0, -32.0, 40.0, -40.0)
    """Directions tried about the side that was named, the best first; +-45 would be the next side."""
    grid_m: PositiveFloat = 0.01
    """Distance of the places that are compared."""
    default_size_m: tuple[PositiveFloat, PositiveFloat, PositiveFloat] = (0.05, 0.05, 0.05)
    """Room taken by an object that is not named."""
