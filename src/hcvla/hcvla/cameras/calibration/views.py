"""Views of the board as they are collected: which is worth taking, and what comes of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import cv2
import numpy as np

from hcvla.cameras.calibration.board import BoardConfig
from hcvla.cameras.calibration.detection import find_board, find_corners
from hcvla.cameras.calibration.errors import TooFewViewsError
from hcvla.cameras.calibration.hand_eye import LEAST_VIEWS, Spread, check_views, leave_one_out, solve
from hcvla.cameras.calibration.transforms import apart, inverse
from hcvla.cameras.lens import Lens

Kind = Literal["wrist", "scene"]
"""A camera on the hand and a board on the table, or a camera that stands still and a board on the hand."""
NEW_M, NEW_DEG = 0.03, 8.0
"""A view counts as new if the hand was moved or turned by so much since each other one."""


@dataclass(frozen=True, kw_only=True)
class Shot:
    """What one view is made of."""

    rgb: np.ndarray
    """Mean of several images, Shape=(h, w, 3), uint8."""
    intrinsics: np.ndarray
    """Pinhole matrix K, Shape=(3, 3), [pixel]."""
    T_base_hand: np.ndarray
    """Pose of the hand's frame, from the measured joints, Shape=(4, 4)."""
    depth_m: np.ndarray | None = None
    """Shape=(h, w), [m], 0 unknown; None if the camera has none."""


@dataclass(frozen=True, kw_only=True)
class CameraPose:
    """The result."""

    T_parent_optical: np.ndarray
    """Pose of the camera in the hand's frame (wrist) or in the base frame (scene), Shape=(4, 4)."""
    spread: Spread
    views: int


class Views:
    """Collects views for one camera; not safe to share between threads."""

    def __init__(self, kind: Kind, board: BoardConfig) -> None:
        """Begin without any."""
        self.kind, self.board = kind, board
        self._hands: list[np.ndarray] = []
        self._boards: list[np.ndarray] = []

    def __len__(self) -> int:
        """Return how many were taken."""
        return len(self._hands)

    def refusal(self, T_base_hand: np.ndarray) -> str:
        """Return why a view from this hand pose would not be new, empty if it is."""
        for index, other in enumerate(self._hands):
            distance_m, turn_rad = apart(other, self._as_solved(T_base_hand))
            if distance_m < NEW_M and np.degrees(turn_rad) < NEW_DEG:
                return (
                    f"as view {index + 1}: {1000 * distance_m:.0f} mm and {np.degrees(turn_rad):.0f} degrees from it; "
                    f"move the hand {1000 * NEW_M:g} mm or turn it {NEW_DEG:g} degrees"
                )
        return ""

    def offer(self, shot: Shot) -> str:
        """Take a view; return why not, empty if it was taken. Raise WrongBoardError."""
        if reason := self.refusal(shot.T_base_hand):
            return reason
        found = find_board(shot.rgb, shot.intrinsics, self.board, shot.depth_m)
        if found is None:
            return "the board is not seen, or too little of it"
        self._hands.append(self._as_solved(shot.T_base_hand))
        self._boards.append(found.T_camera_board)
        return ""

    def pose(self) -> CameraPose:
        """Return the camera's pose; raise TooFewViewsError or OneSidedViewsError."""
        hands, boards = np.array(self._hands), np.array(self._boards)
        check_views(hands)
        return CameraPose(
            T_parent_optical=solve(hands, boards),
            spread=leave_one_out(hands, boards, self.board.middle_m),
            views=len(hands),
        )

    def newest(self) -> tuple[np.ndarray, np.ndarray]:
        """Return T_base_hand and T_camera_board of the newest view, each Shape=(4, 4)."""
        return self._as_solved(self._hands[-1]), self._boards[-1]

    def _as_solved(self, T_base_hand: np.ndarray) -> np.ndarray:
        """Return the hand's pose as `solve` takes it, or back: for a camera that stands still it is inverted."""
        return T_base_hand if self.kind == "wrist" else inverse(T_base_hand)


def estimate_lens(shots: list[Shot], board: BoardConfig) -> tuple[np.ndarray, np.ndarray]:
    """Return matrix K, Shape=(3, 3), and OpenCV's distortion, Shape=(5,), of the lens that took these shots.

    For cameras without factory values. Raises TooFewViewsError.
    """
    found = [corners for shot in shots if (corners := find_corners(shot.rgb, board)) is not None]
    if len(found) < LEAST_VIEWS:
        raise TooFewViewsError(len(found), LEAST_VIEWS)
    points = [points_m.astype(np.float32) for points_m, _ in found]
    pixels = [corners_px.astype(np.float32) for _, corners_px in found]
    height, width = shots[0].rgb.shape[:2]
    start = shots[0].intrinsics.copy()
    _, matrix, distortion, *_ = cv2.calibrateCamera(
        points, pixels, (width, height), start, np.zeros(5), flags=cv2.CALIB_USE_INTRINSIC_GUESS
    )
    return matrix, distortion.ravel()[:5]


def straightened(shot: Shot, matrix: np.ndarray, distortion: np.ndarray) -> Shot:
    """Return a shot as the pinhole camera of a lens would have taken it."""
    height, width = shot.rgb.shape[:2]
    rgb, _ = Lens(matrix, distortion, (width, height)).straighten(shot.rgb, np.zeros((height, width), np.float32))
    return Shot(rgb=rgb, intrinsics=matrix, T_base_hand=shot.T_base_hand)
