"""Where the hand should go for the next view: tilted about two axes, rolled, nearer and farther."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from hcvla.cameras.calibration.transforms import inverse, make
from hcvla.cameras.calibration.views import Kind

_STEPS = (
    (25, 0, 0, 1.0), (-25, 0, 20, 1.0), (0, 25, -20, 1.0), (0, -25, 40, 1.0), (18, 18, -40, 0.85),
    (-18, 18, 40, 0.85), (18, -18, 20, 1.2), (-18, -18, -20, 1.2), (0, 0, 40, 0.85), (0, 0, -40, 1.2),
    (25, 10, 30, 1.1), (-25, -10, -30, 1.1), (10, -25, 0, 0.9), (-10, 25, 0, 0.9), (20, -10, -40, 1.0),
    (-20, 10, 40, 1.0), (10, 20, 20, 1.15), (-10, -20, -20, 1.15), (25, -15, 10, 0.95), (-25, 15, -10, 0.95),
    (15, 25, -30, 1.05), (-15, -25, 30, 1.05), (12, 0, -40, 0.8), (0, 12, 40, 0.8),
)  # fmt: skip
"""Tilt about the image's x and y axis and roll [degrees], and distance relative to the first view."""


def proposals(
    kind: Kind, guess: np.ndarray, T_base_hand: np.ndarray, T_camera_board: np.ndarray, middle_m: np.ndarray
) -> Iterator[np.ndarray]:
    """Yield hand poses, Shape=(4, 4), from which the camera sees the board otherwise than in a first view.

    `guess` is about where the camera is (T_hand_camera or T_base_camera), `middle_m` the board's middle, Shape=(3,).
    """
    center = T_camera_board[:3, :3] @ middle_m + T_camera_board[:3, 3]
    for tilt_x, tilt_y, roll, farther in _STEPS:
        turn = make(np.radians([tilt_x, tilt_y, 0.0]), np.zeros(3)) @ make(np.radians([0.0, 0.0, roll]), np.zeros(3))
        away = make(np.zeros(3), [0.0, 0.0, -farther * float(np.linalg.norm(center))])
        T_camera_next = make(np.zeros(3), center) @ turn @ away
        if kind == "wrist":
            yield T_base_hand @ guess @ T_camera_next @ inverse(guess)
        else:
            # The camera stays: the board, and with it the hand, moves the other way.
            yield guess @ inverse(T_camera_next) @ inverse(guess) @ T_base_hand
