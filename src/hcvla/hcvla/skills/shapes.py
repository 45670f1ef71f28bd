"""Plane geometry of named objects: outlines, gaps between them, parallel faces, symmetry."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from hcvla.api.types import NamedObject

ROUND_SAMPLES = 12
"""Directions tried on a round object, and half the corners of its outline."""


@dataclass(frozen=True)
class FacePair:
    """Two parallel faces (or tangents) of an object that pads can close on."""

    normal_rad: float
    """Direction of the faces' normal in the object's own frame [rad], meaningful modulo pi."""
    width_m: float
    """Distance between the two faces [m]."""


def wrap(angle_rad: float, period_rad: float = 2.0 * math.pi) -> float:
    """Return the angle within half a period of zero [rad]."""
    return (angle_rad + period_rad / 2.0) % period_rad - period_rad / 2.0


def is_round(thing: NamedObject) -> bool:
    """Whether the object looks the same at every yaw."""
    return thing.shape == "cylinder"


def symmetry_rad(thing: NamedObject) -> float:
    """Return the yaw period after which the object looks the same [rad]; 0 when any yaw does."""
    if is_round(thing):
        return 0.0
    if thing.shape == "prism":
        return math.pi / 3.0
    square = abs(thing.size[0] - thing.size[1]) < 0.003
    return math.pi / 2.0 if square else math.pi


def yaw_error(thing: NamedObject, yaw_rad: float, wanted_rad: float) -> float:
    """Return the turn that is missing from `yaw_rad` to `wanted_rad`, modulo the object's symmetry [rad]."""
    period = symmetry_rad(thing)
    return wrap(wanted_rad - yaw_rad, period) if period else 0.0


def face_pairs(thing: NamedObject) -> list[FacePair]:
    """Return the parallel faces of the object's side, narrowest first."""
    width_x, width_y, _ = thing.size
    if is_round(thing):
        steps = np.arange(ROUND_SAMPLES) * math.pi / ROUND_SAMPLES
        return [FacePair(float(angle), width_x) for angle in steps]
    if thing.shape == "prism":
        # A regular hexagon is narrower across its flats than across its corners.
        first = 0.0 if width_x <= width_y else math.pi / 2.0
        return [FacePair(first + k * math.pi / 3.0, min(width_x, width_y)) for k in range(3)]
    return sorted([FacePair(0.0, width_x), FacePair(math.pi / 2.0, width_y)], key=lambda pair: pair.width_m)


def rectangle(center: np.ndarray, yaw_rad: float, length_m: float, width_m: float) -> np.ndarray:
    """Return the corners of a rectangle, Shape=(4, 2), [m]: `length_m` along its own x, turned by `yaw_rad`."""
    along = np.array([math.cos(yaw_rad), math.sin(yaw_rad)]) * length_m / 2.0
    across = np.array([-math.sin(yaw_rad), math.cos(yaw_rad)]) * width_m / 2.0
    return np.array([along + across, across - along, -along - across, along - across]) + np.asarray(center)[:2]


def outline(thing: NamedObject) -> np.ndarray:
    """Return the convex outline seen from above, Shape=(n, 2), counter-clockwise, [m] in the base frame."""
    center, yaw = thing.pose.position[:2], thing.pose.yaw
    if not is_round(thing) and thing.shape != "prism":
        return rectangle(center, yaw, thing.size[0], thing.size[1])
    corners = 6 if thing.shape == "prism" else 2 * ROUND_SAMPLES
    inner = min(thing.size[:2]) / 2.0
    # The polygon encloses a circle: its corners lie outside by 1 / cos(pi / n).
    radius = inner / math.cos(math.pi / corners)
    start = math.pi / corners + (face_pairs(thing)[0].normal_rad if thing.shape == "prism" else 0.0)
    angles = yaw + start + np.arange(corners) * 2.0 * math.pi / corners
    return center + radius * np.stack([np.cos(angles), np.sin(angles)], axis=1)


def gap(first: np.ndarray, second: np.ndarray) -> float:
    """Return the clearance between two convex outlines, Shape=(n, 2) and (m, 2), [m]; negative when they overlap.

    By the separating axis theorem, over the normals of both outlines: exact in sign, and a lower bound of the
    distance where two corners face each other.
    """
    best = -math.inf
    for polygon in (first, second):
        edges = np.roll(polygon, -1, axis=0) - polygon
        normals = np.stack([edges[:, 1], -edges[:, 0]], axis=1)
        normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12)
        a, b = first @ normals.T, second @ normals.T
        separation = np.maximum(a.min(axis=0) - b.max(axis=0), b.min(axis=0) - a.max(axis=0))
        best = max(best, float(separation.max()))
    return best


def reach_m(thing: NamedObject) -> float:
    """Return the radius of the circle around the object's outline [m]."""
    return float(np.linalg.norm(outline(thing) - thing.pose.position[:2], axis=1).max())
