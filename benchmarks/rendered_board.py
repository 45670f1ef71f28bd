"""Images of a calibration board as a camera at a known pose takes them: supersampled, with noise."""

from __future__ import annotations

import cv2
import numpy as np

from hcvla.cameras.calibration.board import BoardConfig
from hcvla.cameras.calibration.transforms import make

K = np.array([[610.0, 0.0, 319.5], [0.0, 610.0, 239.5], [0.0, 0.0, 1.0]])
"""Like the color camera of a D435 at 640x480 [pixel]."""
SIZE = (640, 480)
_SAMPLES = 3
_PX_PER_SQUARE = 200
_GRAY = 128


class BoardRenderer:
    """Draws one board."""

    def __init__(self, board: BoardConfig | None = None) -> None:
        """Draw its pattern once."""
        self.board = board or BoardConfig()
        self._picture = self.board.picture(_PX_PER_SQUARE)

    def image(self, T_camera_board: np.ndarray, noise: float, rng: np.random.Generator) -> np.ndarray:
        """Return the image of a board pose, Shape=(4, 4), with noise of so many grey levels, Shape=(480, 640, 3)."""
        fine = K.copy()
        fine[:2] *= _SAMPLES
        fine[:2, 2] += (_SAMPLES - 1) / 2.0
        # Pixel centres of the picture are half a pixel from its edge.
        m = self.board.square_m / _PX_PER_SQUARE
        plane = np.array([[m, 0.0, m / 2.0], [0.0, m, m / 2.0], [0.0, 0.0, 1.0]])
        homography = fine @ T_camera_board[:3, [0, 1, 3]] @ plane
        size = (SIZE[0] * _SAMPLES, SIZE[1] * _SAMPLES)
        large = cv2.warpPerspective(self._picture, homography, size, flags=cv2.INTER_AREA, borderValue=_GRAY)
        gray = cv2.resize(large, SIZE, interpolation=cv2.INTER_AREA).astype(float)
        noisy = np.clip(gray + rng.normal(0.0, noise, gray.shape), 0, 255).astype(np.uint8)
        return np.repeat(noisy[..., None], 3, axis=2)


def looking_at(position: np.ndarray, target: np.ndarray, roll_rad: float) -> np.ndarray:
    """Return the pose, Shape=(4, 4), of a camera at a position that looks at a target, turned about its axis [rad]."""
    z = (target - position) / np.linalg.norm(target - position)
    x = np.cross([0.0, 0.0, 1.0], z)
    x = x / np.linalg.norm(x) if np.linalg.norm(x) > 1e-6 else np.array([1.0, 0.0, 0.0])
    T = np.eye(4)
    T[:3, :3], T[:3, 3] = np.column_stack([x, np.cross(z, x), z]), position
    return T @ make(np.array([0.0, 0.0, roll_rad]), np.zeros(3))


def jittered(T: np.ndarray, std_m: float, std_rad: float, rng: np.random.Generator) -> np.ndarray:
    """Return a pose, Shape=(4, 4), as a robot with errors of its own reports it."""
    return T @ make(rng.normal(0.0, std_rad, 3), rng.normal(0.0, std_m, 3))
