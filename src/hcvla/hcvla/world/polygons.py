"""Convex polygons in a plane: corners, hulls, gaps, and which points are inside.

Polygons have Shape=(n, 2), corners counter-clockwise, [m]. The functions on two polygons accept either direction.
"""

from __future__ import annotations

import math

import numpy as np

_EDGE_M = 1e-9
"""Shorter edges have no direction: those of a face that is seen edge-on."""


def rectangle(center: np.ndarray, yaw_rad: float, length_m: float, width_m: float) -> np.ndarray:
    """Return the corners of a rectangle, Shape=(4, 2), [m]: `length_m` along its own x, turned by `yaw_rad`."""
    along = np.array([math.cos(yaw_rad), math.sin(yaw_rad)]) * length_m / 2.0
    across = np.array([-math.sin(yaw_rad), math.cos(yaw_rad)]) * width_m / 2.0
    return np.array([along + across, across - along, -along - across, along - across]) + np.asarray(center)[:2]


def regular_polygon(sides: int, inner_radius_m: float, normal_rad: float = 0.0) -> np.ndarray:
    """Return the corners of a regular polygon about the origin, Shape=(sides, 2), [m].

    The circle inside it has `inner_radius_m`; one face's outward normal points along `normal_rad`.
    """
    angles = normal_rad + (np.arange(sides) + 0.5) * (2.0 * math.pi / sides)
    return inner_radius_m / math.cos(math.pi / sides) * np.stack([np.cos(angles), np.sin(angles)], axis=1)


def contains(polygon: np.ndarray, point: np.ndarray) -> bool:
    """Whether a point, Shape=(2,), is inside a polygon or on its edge."""
    edges = np.roll(polygon, -1, axis=0) - polygon
    offsets = point - polygon
    return bool(np.all(edges[:, 0] * offsets[:, 1] - edges[:, 1] * offsets[:, 0] >= 0.0))


def signed_distance(points: np.ndarray, polygon: np.ndarray) -> np.ndarray:
    """Return the distance of points, Shape=(n, 2), from a polygon, Shape=(n,), [m]; negative inside."""
    edges = np.roll(polygon, -1, axis=0) - polygon
    relative = points[:, None, :] - polygon[None, :, :]
    # Of an edge without length, a corner that is there twice, every point is as far as from the corner.
    squared = np.maximum((edges**2).sum(-1), _EDGE_M**2)
    along = np.clip((relative * edges).sum(-1) / squared, 0.0, 1.0)
    distances = np.linalg.norm(relative - along[..., None] * edges, axis=-1).min(axis=1)
    outside = edges[:, 0] * relative[..., 1] - edges[:, 1] * relative[..., 0]
    return np.where((outside >= 0.0).all(axis=1), -distances, distances)


def gap(first: np.ndarray, second: np.ndarray) -> float:
    """Return the clearance between two polygons [m]; negative when they overlap.

    By the separating axis theorem, over the normals of both: exact in sign, and a lower bound of the distance where
    two corners face each other. The distance from the `minkowski_difference` is exact and takes ten times as long.
    """
    best = -math.inf
    for polygon in (first, second):
        edges = np.roll(polygon, -1, axis=0) - polygon
        lengths = np.linalg.norm(edges, axis=1, keepdims=True)
        real = lengths[:, 0] > _EDGE_M
        normals = np.stack([edges[real, 1], -edges[real, 0]], axis=1) / lengths[real]
        a, b = first @ normals.T, second @ normals.T
        separation = np.maximum(a.min(axis=0) - b.max(axis=0), b.min(axis=0) - a.max(axis=0))
        best = max(best, float(separation.max(initial=-math.inf)))
    return best


def minkowski_difference(fixed: np.ndarray, moving: np.ndarray) -> np.ndarray:
    """Return the polygon whose distance from a point is the clearance when `moving` is put there, Shape=(m, 2), [m].

    moving: a polygon about its own centre.
    """
    return convex_hull((fixed[:, None, :] - moving[None, :, :]).reshape(-1, 2))


def convex_hull(points: np.ndarray) -> np.ndarray:
    """Return the corners of the convex hull of points, Shape=(m, 2) (Andrew's monotone chain)."""
    ordered = sorted({(round(float(x), 9), round(float(y), 9)) for x, y in points})
    if len(ordered) < 3:
        return np.array(ordered)
    return np.array(_half_hull(ordered)[:-1] + _half_hull(ordered[::-1])[:-1])


def _half_hull(ordered: list[tuple[float, float]]) -> list[tuple[float, float]]:
    chain: list[tuple[float, float]] = []
    for point in ordered:
        while len(chain) >= 2 and _turn(chain[-2], chain[-1], point) <= 1e-15:
            chain.pop()
        chain.append(point)
    return chain


def _turn(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
