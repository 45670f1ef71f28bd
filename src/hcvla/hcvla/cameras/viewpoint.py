"""Where an image was taken from, and which of its pixels show a point."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np


class Placed(Protocol):
    """Something with a pinhole camera in a known place: a frame, or a viewpoint."""

    @property
    def intrinsics(self) -> np.ndarray:
        """Pinhole matrix K, Shape=(3, 3), [pixel]."""
        ...

    @property
    def T_base_optical(self) -> np.ndarray:
        """Pose of the optical frame in the base frame, Shape=(4, 4)."""
        ...


@dataclass(frozen=True)
class Viewpoint:
    """A pinhole camera and its place."""

    intrinsics: np.ndarray
    """Pinhole matrix K, Shape=(3, 3), [pixel]."""
    T_base_optical: np.ndarray
    """Pose of the optical frame (REP 103: z forward, x right, y down) in the base frame, Shape=(4, 4)."""

    @classmethod
    def of(cls, placed: Placed) -> Viewpoint:
        """Return where a frame was taken from."""
        return cls(placed.intrinsics, placed.T_base_optical)


def project(placed: Placed, points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return pixel coordinates (column, row), Shape=(n, 2), and depth, Shape=(n,), [m] of base-frame points."""
    T_optical_base = np.linalg.inv(placed.T_base_optical)
    local = np.asarray(points) @ T_optical_base[:3, :3].T + T_optical_base[:3, 3]
    depth = local[:, 2]
    pixels = local @ placed.intrinsics.T
    return pixels[:, :2] / np.maximum(depth, 1e-6)[:, None], depth
