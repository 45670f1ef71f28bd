"""Fit of regular outlines (square, hexagon, circle) to points on the border of an object seen from above.

All of hcvla's shapes are upright with a regular footprint: centre c, yaw, and half width a (the radius of the
inscribed circle). A point p on the outline satisfies max_k n_k . (p - c) = a over the face normals n_k, or
|p - c| = a for a circle; Gauss-Newton with Huber weights on these signed distances uses every border point and needs
no complete outline.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from hcvla.world.polygons import regular_polygon
from hcvla.world.shapes import ROUND

_HUBER_M = 0.0015
_ITERATIONS = 8
_YAWS = 12
_SECTORS = 24
_LARGEST_STEP = np.array([0.02, 0.02, 0.02, 0.2])
_TIES = {True: np.diag([1e-3, 1e-3, 1e-3, 1e-6]), False: np.diag([1e-3, 1e-3, 1e-3, 1.0])}
"""Weak ties, by whether there are faces: they keep directions that the points say nothing about where they are."""
_SMALL_STEP = 2e-4
"""0.2 mm or 0.2 mrad: smaller corrections are below what a pixel shows."""


@dataclass(frozen=True, kw_only=True)
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

    def depth_at(self, point: np.ndarray) -> float:
        """Return how far one point, Shape=(2,) or more, is inside the outline [m]; plain numbers, so it is quick."""
        ox, oy = float(point[0] - self.center[0]), float(point[1] - self.center[1])
        if self.sides == ROUND:
            return self.half_width - math.hypot(ox, oy)
        turn = 2.0 * math.pi / self.sides
        # The face nearest in direction is the one whose line is nearest.
        angle = self.yaw + turn * round((math.atan2(oy, ox) - self.yaw) / turn)
        return self.half_width - (ox * math.cos(angle) + oy * math.sin(angle))

    def corners(self, count_round: int = 24) -> np.ndarray:
        """Return the corners in order, Shape=(n, 2), [m]."""
        return self.center + regular_polygon(self.sides or count_round, self.half_width, self.yaw)


def normals(sides: int, yaw: float) -> np.ndarray:
    """Return the outward face normals, Shape=(sides, 2)."""
    angles = yaw + np.arange(sides) * 2.0 * math.pi / sides
    return np.stack([np.cos(angles), np.sin(angles)], axis=1)


def reach(offsets: np.ndarray, sides: int, yaw: float) -> np.ndarray:
    """Return the half width of the outline through each point, Shape=(n,); `offsets` from the centre, Shape=(n, 2)."""
    if sides == ROUND:
        return np.hypot(offsets[:, 0], offsets[:, 1])
    return (normals(sides, yaw) @ offsets.T).max(axis=0)


@dataclass(frozen=True, kw_only=True)
class Fit:
    """One outline to be fitted to border points, from a rough start."""

    points: np.ndarray
    """Shape=(n, 2), [m]."""
    sides: int
    center: np.ndarray
    """Shape=(2,), [m]."""
    half_width: float
    """Radius of the inscribed circle [m]."""
    yaw: float | None = None
    """Direction of a face's normal [rad]; None = all directions are tried."""
    width_std_m: float = math.inf
    """How well `half_width` is known beforehand."""


def fit_outlines(fits: Sequence[Fit]) -> list[Outline]:
    """Return the fitted outlines, in order; those of one kind are worked out together."""
    outlines: list[Outline | None] = [None] * len(fits)
    for sides in {fit.sides for fit in fits}:
        chosen = [index for index, fit in enumerate(fits) if fit.sides == sides]
        batch = _Batch(sides, [fits[index] for index in chosen])
        for index, outline in zip(chosen, batch.solve(), strict=True):
            outlines[index] = outline
    return [outline for outline in outlines if outline is not None]


class _Batch:
    """Gauss-Newton on B outlines of one kind at once; points are padded to the longest, with weight 0."""

    def __init__(self, sides: int, fits: Sequence[Fit]) -> None:
        longest = max(len(fit.points) for fit in fits)
        self.sides = sides
        self.used = np.zeros((len(fits), longest))
        self.x, self.y = np.zeros_like(self.used), np.zeros_like(self.used)
        for row, fit in enumerate(fits):
            count = len(fit.points)
            self.used[row, :count] = 1.0
            self.x[row, :count], self.y[row, :count] = fit.points.T
        self.counts = self.used.sum(axis=1)
        self.state = np.array([[*fit.center, fit.half_width, fit.yaw or 0.0] for fit in fits])
        self.prior = self.state[:, 2].copy()
        std = np.array([fit.width_std_m for fit in fits])
        self.stiffness = (_HUBER_M / std) ** 2 * self.counts / 10.0
        if sides != ROUND:
            unknown = np.array([fit.yaw is None for fit in fits])
            self.state[unknown, 3] = self._best_yaws()[unknown]

    def solve(self) -> list[Outline]:
        for _ in range(_ITERATIONS):
            step = self._step()
            self.state += np.minimum(np.maximum(step, -_LARGEST_STEP), _LARGEST_STEP)
            if np.abs(step).max() < _SMALL_STEP:
                break
        distance, _, _ = self._distances()
        residual = np.minimum(np.abs(distance - self.state[:, 2:3]), 4.0 * _HUBER_M) ** 2
        rms = np.sqrt((residual * self.used).sum(axis=1) / self.counts)
        return [
            Outline(
                sides=self.sides,
                center=state[:2].copy(),
                half_width=float(state[2]),
                yaw=float(state[3]),
                rms=float(error),
                coverage=float(share),
            )
            for state, error, share in zip(self.state, rms, self._coverage(), strict=True)
        ]

    def _distances(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return the half width of the outline through each point and its normal there, each Shape=(B, n)."""
        ox, oy = self.x - self.state[:, 0:1], self.y - self.state[:, 1:2]
        if self.sides == ROUND:
            distance = np.maximum(np.hypot(ox, oy), 1e-9)
            return distance, ox / distance, oy / distance
        angles = self.state[:, 3:4] + np.arange(self.sides) * (2.0 * math.pi / self.sides)
        nx, ny = np.cos(angles), np.sin(angles)
        along = nx[:, :, None] * ox[:, None] + ny[:, :, None] * oy[:, None]
        nearest = along.argmax(axis=1) + self.sides * np.arange(len(nx))[:, None]
        return along.max(axis=1), nx.take(nearest), ny.take(nearest)

    def _step(self) -> np.ndarray:
        distance, nx, ny = self._distances()
        residual = distance - self.state[:, 2:3]
        jacobian = np.empty((len(nx), 4, nx.shape[1]))
        np.negative(nx, out=jacobian[:, 0])
        np.negative(ny, out=jacobian[:, 1])
        jacobian[:, 2] = -1.0
        # d(n . o)/d(yaw): the normal turns towards its left.
        turn = nx * (self.y - self.state[:, 1:2]) - ny * (self.x - self.state[:, 0:1])
        jacobian[:, 3] = turn if self.sides != ROUND else 0.0
        weight = self.used * np.minimum(1.0, _HUBER_M / np.maximum(np.abs(residual), 1e-9))
        weighted = jacobian * weight[:, None]
        hessian = weighted @ jacobian.transpose(0, 2, 1)
        gradient = (weighted @ residual[:, :, None])[:, :, 0]
        hessian += _TIES[self.sides != ROUND]
        hessian[:, 2, 2] += self.stiffness
        gradient[:, 2] += self.stiffness * (self.state[:, 2] - self.prior)
        return -np.linalg.solve(hessian, gradient[:, :, None])[:, :, 0]

    def _best_yaws(self) -> np.ndarray:
        """Return the yaw, of twelve, at which the half widths through the points differ least, Shape=(B,)."""
        period = 2.0 * math.pi / self.sides
        candidates = np.arange(_YAWS) * period / _YAWS
        angles = (candidates[:, None] + np.arange(self.sides) * period)[:, :, None, None]
        ox, oy = self.x - self.state[:, 0:1], self.y - self.state[:, 1:2]
        reached = (np.cos(angles) * ox + np.sin(angles) * oy).max(axis=1)
        mean = (reached * self.used).sum(axis=2) / self.counts
        spread = ((reached - mean[:, :, None]) ** 2 * self.used).sum(axis=2)
        return candidates[spread.argmin(axis=0)]

    def _coverage(self) -> np.ndarray:
        direction = np.arctan2(self.y - self.state[:, 1:2], self.x - self.state[:, 0:1])
        sector = ((direction / (2.0 * math.pi) + 0.5) * _SECTORS).astype(int) % _SECTORS
        seen = np.zeros((len(self.state), _SECTORS))
        rows, columns = np.nonzero(self.used)
        seen[rows, sector[rows, columns]] = 1.0
        return seen.mean(axis=1)
