"""The camera's pose from hand poses and board poses: A X = X B, in closed form.

Park and Martin, "Robot sensor calibration: solving AX = XB on the Euclidean group", IEEE T-RA 10(5), 1994. A is the
hand's motion between two views, B the camera's, X the camera in the hand. For a camera that stands still and a board on
the hand, the hand's poses are inverted, and X is the camera in the base frame.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from hcvla.cameras.calibration.errors import OneSidedViewsError, TooFewViewsError
from hcvla.cameras.calibration.transforms import inverse, mean, rotation_vectors

LEAST_VIEWS = 8
"""With five views and a usual arm the error was 4 times that of twenty."""
LEAST_SECOND_AXIS_DEG = 5.0
"""Turns about a second axis, root mean square over all pairs of views; a tilt by 25 degrees each way gives 20."""
_WITHIN = 90.0


@dataclass(frozen=True)
class Spread:
    """How far single views are from what the others say; what a user can believe of the result.

    Nine views of ten are within it; their root mean square was less than the true error in 7 of 50 trials.
    """

    position_m: float
    """Distance of the board's middle [m]."""
    angle_rad: float
    """Angle of the board [rad]."""


def solve(hand: np.ndarray, board: np.ndarray) -> np.ndarray:
    """Return X, Shape=(4, 4), for hand poses and poses of the board in the camera, each Shape=(n, 4, 4).

    `hand` is T_base_hand for X = T_hand_camera, or T_hand_base for X = T_base_camera. Nothing is checked.
    """
    first, second = np.array(list(combinations(range(len(hand)), 2))).T
    # From the later view to the earlier one, as OpenCV has it: with noise, the other way gives slightly other numbers.
    A = inverse(hand[second]) @ hand[first]
    B = board[second] @ inverse(board[first])
    # The rotation that turns the axes of B into those of A best.
    U, _, V = np.linalg.svd(rotation_vectors(A).T @ rotation_vectors(B))
    X = np.eye(4)
    X[:3, :3] = U @ np.diag([1.0, 1.0, np.linalg.det(U @ V)]) @ V
    # (R_A - 1) t_X = R_X t_B - t_A, for all pairs at once.
    left = (A[:, :3, :3] - np.eye(3)).reshape(-1, 3)
    right = (B[:, :3, 3] @ X[:3, :3].T - A[:, :3, 3]).ravel()
    X[:3, 3] = np.linalg.lstsq(left, right, rcond=None)[0]
    return X


def check_views(hand: np.ndarray) -> None:
    """Raise TooFewViewsError or OneSidedViewsError unless hand poses, Shape=(n, 4, 4), determine a camera's."""
    if len(hand) < LEAST_VIEWS:
        raise TooFewViewsError(len(hand), LEAST_VIEWS)
    turned_deg = second_axis_deg(hand)
    if turned_deg < LEAST_SECOND_AXIS_DEG:
        raise OneSidedViewsError(turned_deg, LEAST_SECOND_AXIS_DEG)


def second_axis_deg(hand: np.ndarray) -> float:
    """Return how far the views turn the hand about the second of their axes, root mean square [degrees]."""
    first, second = np.array(list(combinations(range(len(hand)), 2))).T
    turns = rotation_vectors(inverse(hand[first]) @ hand[second])
    return float(np.degrees(np.linalg.svd(turns, compute_uv=False)[1] / np.sqrt(len(turns))))


def leave_one_out(hand: np.ndarray, board: np.ndarray, middle: np.ndarray) -> Spread:
    """Return how far each view's board is from that of the others, by the camera pose that the others give.

    `middle` is the middle of the board in its own frame, Shape=(3,), [m]: far from the origin a turn would count twice.
    """
    shift = np.eye(4)
    shift[:3, 3] = middle
    distances, angles = [], []
    for index in range(len(hand)):
        others = np.arange(len(hand)) != index
        X = solve(hand[others], board[others])
        seen = hand @ X @ board @ shift
        expected = mean(seen[others])
        distances.append(np.linalg.norm(seen[index, :3, 3] - expected[:3, 3]))
        angles.append(np.linalg.norm(rotation_vectors((inverse(expected) @ seen[index])[None])))
    return Spread(float(np.percentile(distances, _WITHIN)), float(np.percentile(angles, _WITHIN)))
