"""Fit of regular outlines (square, hexagon, circle) to points on the border of an object seen from above.

All of hcvla's shapes are upright with a regular footprint: centre c, yaw, and half width a (the radius of the inscribed
circle). A point p on the outline satisfies max_k n_k . (p - c) = a over the face normals n_k, or |p - c| = a for a circle;
Gauss-Newton with Huber weights on these signed distances uses every border point and needs no complete outline.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

ROUND = 0
"""Number of sides of a circle, by convention."""
_HUBER_M = 0.0015
_ITERATIONS = 6
_LARGEST_STEP = np.array([0.02, 0.02, 0.02, 0.2])
_SMALL_STEP = 2e-4
"""0.2 mm or 0.2 mrad: smaller corrections are below what a pixel shows."""


@dataclass(frozen=True)
class Outline:
    """A regular outline in the base frame's x-y plane."""

    sides: int
    """4, 6, or ROUND."""
    center: np.ndarray
    """Shape=(2,), [m]."""
    half_width: float
    """Radius of the inscribed circle [m]."""
    yaw: float
    """Direction of a face's normal [rad]; 0 for a circle."""
    rms: float
    """Root mean square distance of the points from the outline [m]."""
    coverage: float
    """Share of the directions around the centre in which border points were seen, 0 to 1."""

    def depth_inside(self, points: np.ndarray) -> np.ndarray:
        """Return how far points, Shape=(n, 2), are inside the outline [m]; negative outside."""
        return self.half_width - reach(points - self.center, self.sides, self.yaw)

    def corners(self, count_round: int = 24) -> np.ndarray:
        """Return the corners in order, Shape=(n, 2), [m]."""
        count = self.sides or count_round
        angles = self.yaw + math.pi / count + np.arange(count) * 2.0 * math.pi / count
        radius = self.half_width / (math.cos(math.pi / self.sides) if self.sides else 1.0)
        return self.center + radius * np.stack([np.cos(angles), np.sin(angles)], axis=1)


def normals(sides: int, yaw: float) -> np.ndarray:
    """Return the outward face normals, Shape=(sides, 2)."""
    angles = yaw + np.arange(sides) * 2.0 * math.pi / sides
    return np.stack([np.cos(angles), np.sin(angles)], axis=1)


def reach(offsets: np.ndarray, sides: int, yaw: float) -> np.ndarray:
    """Return the half width of the outline through each point, Shape=(n,); `offsets` from the centre, Shape=(n, 2)."""
    if sides == ROUND:
        return np.hypot(offsets[:, 0], offsets[:, 1])
    return (offsets @ normals(sides, yaw).T).max(axis=1)


def fit_outline(
    points: np.ndarray,
    sides: int,
    *,
    center: np.ndarray,
    half_width: float,
    yaw: float | None = None,
    width_std_m: float = math.inf,
) -> Outline:
    """Fit one kind of outline to border points, Shape=(n, 2), [m], starting from a rough centre and half width.

    `width_std_m` says how well `half_width` is known beforehand. Without `yaw` all directions are tried.
    """
    if yaw is None:
        yaw = 0.0 if sides == ROUND else _best_yaw(points - center, sides)
    state = np.array([center[0], center[1], half_width, yaw], dtype=float)
    for _ in range(_ITERATIONS):
        step = _gauss_newton_step(points, sides, state, half_width, width_std_m)
        state += np.clip(step, -_LARGEST_STEP, _LARGEST_STEP)
        if np.abs(step).max() < _SMALL_STEP:
            break
    residual = reach(points - state[:2], sides, state[3]) - state[2]
    rms = float(np.sqrt(np.mean(np.minimum(np.abs(residual), 4.0 * _HUBER_M) ** 2)))
    return Outline(sides, state[:2], float(state[2]), float(state[3]), rms, _coverage(points - state[:2]))


def _best_yaw(offsets: np.ndarray, sides: int) -> float:
    period = 2.0 * math.pi / sides
    candidates = np.arange(12) * period / 12.0
    angles = candidates[:, None] + np.arange(sides) * period
    along = offsets[:, 0, None, None] * np.cos(angles) + offsets[:, 1, None, None] * np.sin(angles)
    reached = along.max(axis=2)
    return float(candidates[int(np.argmin(reached.std(axis=0)))])


def _gauss_newton_step(
    points: np.ndarray, sides: int, state: np.ndarray, prior_width: float, width_std_m: float
) -> np.ndarray:
    ox, oy = points[:, 0] - state[0], points[:, 1] - state[1]
    jacobian = np.empty((4, len(points)))
    if sides == ROUND:
        distance = np.hypot(ox, oy)
        np.divide(ox, -distance, out=jacobian[0])
        np.divide(oy, -distance, out=jacobian[1])
        jacobian[3] = 0.0
    else:
        angles = state[3] + np.arange(sides) * (2.0 * math.pi / sides)
        nx, ny = np.cos(angles), np.sin(angles)
        along = np.outer(nx, ox) + np.outer(ny, oy)
        nearest = along.argmax(axis=0)
        distance = along.max(axis=0)
        np.negative(nx[nearest], out=jacobian[0])
        np.negative(ny[nearest], out=jacobian[1])
        # d(n . o)/d(yaw): the normal turns towards its left.
        jacobian[3] = jacobian[1] * ox - jacobian[0] * oy
    jacobian[2] = -1.0
    residual = distance - state[2]
    weighted = jacobian * np.minimum(1.0, _HUBER_M / np.maximum(np.abs(residual), 1e-9))
    hessian = weighted @ jacobian.T
    gradient = weighted @ residual
    # Weak ties keep directions that the points say nothing about where they are.
    hessian[(0, 1, 2, 3), (0, 1, 2, 3)] += (1e-3, 1e-3, 1e-3, 1e-6 if sides else 1.0)
    if math.isfinite(width_std_m):
        stiffness = (_HUBER_M / width_std_m) ** 2 * len(points) / 10.0
        hessian[2, 2] += stiffness
        gradient[2] += stiffness * (state[2] - prior_width)
    return -np.linalg.solve(hessian, gradient)


def _coverage(offsets: np.ndarray) -> float:
    bins = ((np.arctan2(offsets[:, 1], offsets[:, 0]) / (2.0 * math.pi) + 0.5) * 24.0).astype(int) % 24
    return float(len(np.unique(bins)) / 24.0)
