"""Footprints of objects on the table, and how far apart they are: convex polygons seen from above."""

from __future__ import annotations

import math

import numpy as np

from hcvla.api.types import NamedObject

_ROUND_SHAPES = ("cylinder", "sphere")
_ROUND_CORNERS = 16


def footprint(thing: NamedObject) -> np.ndarray:
    """Return the outline about the object's centre, turned by its yaw, Shape=(n, 2), [m], counter-clockwise."""
    half_x, half_y = thing.size[0] / 2.0, thing.size[1] / 2.0
    if thing.shape in _ROUND_SHAPES:
        angles = np.arange(_ROUND_CORNERS) * 2.0 * math.pi / _ROUND_CORNERS
        # Circumscribed, so that the polygon never is smaller than the circle.
        radius = max(half_x, half_y) / math.cos(math.pi / _ROUND_CORNERS)
        return radius * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    corners = np.array([[half_x, half_y], [-half_x, half_y], [-half_x, -half_y], [half_x, -half_y]])
    c, s = math.cos(thing.pose.yaw), math.sin(thing.pose.yaw)
    return corners @ np.array([[c, s], [-s, c]])


def clearance(centres: np.ndarray, moving: np.ndarray, thing: NamedObject) -> np.ndarray:
    """Return the gap between `moving` put at each of `centres` and the object, Shape=(n,), [m]; negative: overlap.

    centres: Shape=(n, 2), [m], base frame. moving: outline about its own centre, Shape=(k, 2), [m].
    """
    # The gap of two convex outlines is the distance of the centre from their Minkowski difference.
    differences = (footprint(thing)[:, None, :] - moving[None, :, :]).reshape(-1, 2)
    return signed_distance(centres - thing.pose.position[:2], convex_hull(differences))


def signed_distance(points: np.ndarray, polygon: np.ndarray) -> np.ndarray:
    """Return each point's distance from a convex counter-clockwise polygon, Shape=(n,), [m]; negative inside."""
    edges = np.roll(polygon, -1, axis=0) - polygon
    relative = points[:, None, :] - polygon[None, :, :]
    along = np.clip((relative * edges).sum(-1) / (edges**2).sum(-1), 0.0, 1.0)
    distances = np.linalg.norm(relative - along[..., None] * edges, axis=-1).min(axis=1)
    outside = edges[:, 0] * relative[..., 1] - edges[:, 1] * relative[..., 0]
    return np.where((outside >= 0.0).all(axis=1), -distances, distances)


def convex_hull(points: np.ndarray) -> np.ndarray:
    """Return the corners of the convex hull, Shape=(m, 2), counter-clockwise (Andrew's monotone chain)."""
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
