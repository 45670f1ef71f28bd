"""Rigid transforms as matrices, Shape=(4, 4) or (n, 4, 4), and how far apart two of them are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.spatial.transform import Rotation


def inverse(T: np.ndarray) -> np.ndarray:
    """Return the inverse of rigid transforms, Shape=(..., 4, 4)."""
    result = np.zeros_like(T)
    result[..., :3, :3] = np.swapaxes(T[..., :3, :3], -1, -2)
    result[..., :3, 3] = -np.einsum("...ij,...j->...i", result[..., :3, :3], T[..., :3, 3])
    result[..., 3, 3] = 1.0
    return result


def make(rotation_vector: Sequence[float] | np.ndarray, translation: Sequence[float] | np.ndarray) -> np.ndarray:
    """Return the transform of a rotation vector, Shape=(3,), [rad], and a translation, Shape=(3,), [m]."""
    T = np.eye(4)
    T[:3, :3] = Rotation.from_rotvec(np.asarray(rotation_vector, dtype=float).ravel()).as_matrix()
    T[:3, 3] = np.asarray(translation, dtype=float).ravel()
    return T


def rotation_vectors(T: np.ndarray) -> np.ndarray:
    """Return the rotation vectors, Shape=(n, 3), [rad], of transforms, Shape=(n, 4, 4)."""
    return Rotation.from_matrix(T[:, :3, :3]).as_rotvec()


def apart(first: np.ndarray, second: np.ndarray) -> tuple[float, float]:
    """Return the distance [m] and the angle [rad] between two transforms, Shape=(4, 4)."""
    turn = Rotation.from_matrix(first[:3, :3].T @ second[:3, :3]).magnitude()
    return float(np.linalg.norm(first[:3, 3] - second[:3, 3])), float(turn)


def mean(T: np.ndarray) -> np.ndarray:
    """Return the mean of transforms that are close to each other, Shape=(n, 4, 4)."""
    result = np.eye(4)
    result[:3, :3] = Rotation.from_matrix(T[:, :3, :3]).mean().as_matrix()
    result[:3, 3] = T[:, :3, 3].mean(axis=0)
    return result
