"""What the arm looks like and collides with: capsules, cylinders and boxes in the link frames [m]."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Vector = tuple[float, float, float]

SHELL = (0.92, 0.925, 0.93, 1.0)
ACCENT = (0.62, 0.64, 0.67, 1.0)
DARK = (0.23, 0.24, 0.26, 1.0)
RUBBER = (0.13, 0.13, 0.14, 1.0)


@dataclass(frozen=True)
class Primitive:
    """One primitive: a capsule or cylinder from `start` to `end`, or a box about `start` with half extents `end`."""

    link: str
    kind: Literal["capsule", "cylinder", "box"]
    start: Vector
    end: Vector
    radius: float = 0.0
    color: tuple[float, float, float, float] = SHELL
    solid: bool = True
    """Whether it collides; the others are decoration."""
    tilt_rad: float = 0.0
    """A box's turn about the link's x axis."""


def _discs(link: str, start: Vector, end: Vector, radius: float) -> tuple[Primitive, ...]:
    """Return the dark caps that show where a joint turns."""
    return (Primitive(link, "cylinder", start, end, radius, DARK, solid=False),)


def _finger(link: str) -> tuple[Primitive, ...]:
    return (
        Primitive(link, "box", (0.0, 0.0150, 0.0170), (0.0105, 0.0075, 0.0170), color=ACCENT),
        Primitive(
            link, "box", (0.0, 0.0105, 0.0375), (0.0088, 0.0045, 0.0130), color=ACCENT, tilt_rad=0.38, solid=False
        ),
        Primitive(link, "box", (0.0, 0.0090, 0.0430), (0.0090, 0.0020, 0.0100), color=ACCENT),
    )


SHAPES: tuple[Primitive, ...] = (
    Primitive("fr3_link0", "box", (-0.040, 0.0, 0.008), (0.105, 0.090, 0.008), color=DARK),
    Primitive("fr3_link0", "capsule", (-0.085, 0.0, 0.058), (-0.02, 0.0, 0.065), 0.058),
    Primitive("fr3_link0", "cylinder", (0.0, 0.0, 0.010), (0.0, 0.0, 0.139), 0.068),
    *_discs("fr3_link0", (0.0, 0.0, 0.132), (0.0, 0.0, 0.143), 0.062),
    Primitive("fr3_link1", "capsule", (0.0, 0.0, -0.128), (0.0, 0.0, -0.015), 0.062),
    Primitive("fr3_link1", "cylinder", (0.0, 0.0, -0.190), (0.0, 0.0, -0.100), 0.0645),
    Primitive("fr3_link1", "cylinder", (0.0, -0.070, 0.0), (0.0, 0.070, 0.0), 0.063),
    *_discs("fr3_link1", (0.0, -0.074, 0.0), (0.0, 0.074, 0.0), 0.050),
    Primitive("fr3_link2", "capsule", (0.0, 0.0, 0.0), (0.0, -0.075, 0.0), 0.0635),
    Primitive("fr3_link2", "cylinder", (0.0, -0.06, 0.0), (0.0, -0.120, 0.0), 0.061),
    *_discs("fr3_link2", (0.0, -0.115, 0.0), (0.0, -0.125, 0.0), 0.058),
    Primitive("fr3_link3", "cylinder", (0.0, 0.0, -0.191), (0.0, 0.0, -0.110), 0.060),
    Primitive("fr3_link3", "capsule", (0.0, 0.0, -0.130), (0.015, 0.0, -0.070), 0.058),
    Primitive("fr3_link3", "capsule", (0.015, 0.0, -0.070), (0.0825, 0.0, 0.0), 0.052),
    Primitive("fr3_link3", "cylinder", (0.0825, -0.067, 0.0), (0.0825, 0.067, 0.0), 0.056),
    *_discs("fr3_link3", (0.0825, -0.071, 0.0), (0.0825, 0.071, 0.0), 0.044),
    Primitive("fr3_link4", "capsule", (0.0, 0.0, 0.0), (-0.065, 0.070, 0.0), 0.053),
    Primitive("fr3_link4", "capsule", (-0.065, 0.062, 0.0), (-0.0825, 0.085, 0.0), 0.056),
    Primitive("fr3_link4", "cylinder", (-0.0825, 0.070, 0.0), (-0.0825, 0.122, 0.0), 0.0575),
    *_discs("fr3_link4", (-0.0825, 0.116, 0.0), (-0.0825, 0.127, 0.0), 0.054),
    Primitive("fr3_link5", "cylinder", (0.0, 0.0, -0.257), (0.0, 0.0, -0.205), 0.0565),
    Primitive("fr3_link5", "capsule", (0.0, 0.0, -0.215), (0.0, 0.030, -0.110), 0.052),
    Primitive("fr3_link5", "capsule", (0.0, 0.030, -0.110), (0.0, 0.062, -0.005), 0.040),
    Primitive("fr3_link5", "cylinder", (0.0, 0.046, 0.0), (0.0, 0.100, 0.0), 0.047),
    *_discs("fr3_link5", (0.0, 0.096, 0.0), (0.0, 0.104, 0.0), 0.037),
    Primitive("fr3_link6", "cylinder", (0.0, 0.0, -0.045), (0.0, 0.0, 0.035), 0.047),
    Primitive("fr3_link6", "capsule", (0.0, 0.0, -0.004), (0.072, -0.006, -0.004), 0.034),
    Primitive("fr3_link6", "cylinder", (0.088, -0.052, 0.0), (0.088, 0.048, 0.0), 0.045),
    *_discs("fr3_link6", (0.0, 0.0, 0.030), (0.0, 0.0, 0.039), 0.037),
    *_discs("fr3_link6", (0.088, 0.044, 0.0), (0.088, 0.052, 0.0), 0.040),
    Primitive("fr3_link7", "cylinder", (0.0, 0.0, 0.050), (0.0, 0.0, 0.095), 0.0435),
    Primitive("fr3_link7", "box", (0.047, 0.0, 0.079), (0.022, 0.020, 0.014)),
    Primitive("fr3_link7", "cylinder", (0.0, 0.0, 0.092), (0.0, 0.0, 0.107), 0.036, ACCENT),
    Primitive("fr3_hand", "cylinder", (0.0, 0.0, 0.0), (0.0, 0.0, 0.012), 0.034, DARK, solid=False),
    Primitive("fr3_hand", "capsule", (0.0, -0.074, 0.034), (0.0, 0.074, 0.034), 0.028),
    Primitive("fr3_hand", "box", (0.0, 0.0, 0.030), (0.0240, 0.100, 0.021)),
    Primitive("fr3_hand", "box", (0.0, 0.0, 0.0585), (0.0170, 0.100, 0.0074), color=DARK),
    *_finger("fr3_leftfinger"),
    *_finger("fr3_rightfinger"),
)
"""Everything except the two pads, which have contact properties of their own."""

PAD_CENTER: Vector = (0.0, 0.0035, 0.0441)
PAD_HALF: Vector = (0.0095, 0.0035, 0.0097)
"""The pads in the finger frames: inner face at y = 0, lower edge 8.8 mm below the tool centre point [m]."""
