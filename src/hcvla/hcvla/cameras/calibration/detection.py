"""Where the board is in an image."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from hcvla.cameras.calibration.board import BoardConfig
from hcvla.cameras.calibration.errors import WrongBoardError
from hcvla.cameras.calibration.transforms import make

LEAST_CORNERS = 12
"""Of the 35 of the usual board: fewer, or in one line, place it badly."""
_MANY_MARKERS = 8
"""So many markers of the right board have corners between them."""
_MOST_MISFIT_PX = 1.5
"""Corners of the right board are found within 0.1 pixel; those of another layout are tens of pixels off."""
_MOST_SCALE_ERROR = 0.04
"""Distance by the corners against measured depth: a depth camera is right within 2 % at these distances."""
_LEAST_DEPTH_POINTS = 6


@dataclass(frozen=True, kw_only=True)
class BoardView:
    """The board in one image."""

    T_camera_board: np.ndarray
    """Pose of the board's frame in the optical frame, Shape=(4, 4)."""
    corners_px: np.ndarray
    """Found corners, Shape=(n, 2), (column, row)."""
    points_m: np.ndarray
    """The same corners in the board's frame, Shape=(n, 3), [m]."""
    misfit_px: float
    """Distance of the corners from where that pose has them, root mean square [pixel]."""


def find_board(
    rgb: np.ndarray, intrinsics: np.ndarray, board: BoardConfig, depth_m: np.ndarray | None = None
) -> BoardView | None:
    """Return the board in an image, Shape=(h, w, 3), uint8, of a pinhole camera; None if too little of it is seen.

    Raises WrongBoardError if the corners fit no pose, or if measured depth, Shape=(h, w), [m], says another size.
    """
    found = find_corners(rgb, board)
    if found is None:
        return None
    points_m, corners_px = found
    solved, rotation, translation = cv2.solvePnP(points_m, corners_px, intrinsics, None, flags=cv2.SOLVEPNP_ITERATIVE)
    if not solved:
        return None
    expected, _ = cv2.projectPoints(points_m, rotation, translation, intrinsics, None)
    misfit_px = float(np.sqrt(np.mean(np.sum((expected.reshape(-1, 2) - corners_px) ** 2, axis=1))))
    if misfit_px > _MOST_MISFIT_PX:
        raise WrongBoardError(f"the corners are {misfit_px:.0f} pixels off where a flat board has them", str(board))
    view = BoardView(
        T_camera_board=make(rotation, translation), corners_px=corners_px, points_m=points_m, misfit_px=misfit_px
    )
    if depth_m is not None:
        _check_size(view, depth_m, board)
    return view


def find_corners(rgb: np.ndarray, board: BoardConfig) -> tuple[np.ndarray, np.ndarray] | None:
    """Return corners in the board's frame, Shape=(n, 3), [m], and in the image, Shape=(n, 2), [pixel].

    None if there are too few; raise WrongBoardError if that is because the markers are those of another layout.
    """
    gray = rgb if rgb.ndim == 2 else cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY)
    corners, ids, _, markers = cv2.aruco.CharucoDetector(board.pattern).detectBoard(gray)
    if ids is None and markers is not None and len(markers) >= _MANY_MARKERS:
        raise WrongBoardError(f"{len(markers)} markers are seen and none where it should be", str(board))
    if ids is None or len(ids) < LEAST_CORNERS:
        return None
    points, pixels = board.pattern.matchImagePoints(corners, ids)
    points_m, corners_px = points.reshape(-1, 3).astype(float), pixels.reshape(-1, 2).astype(float)
    # All in one line give no pose.
    return (points_m, corners_px) if np.ptp(points_m[:, :2], axis=0).min() > board.square_m / 2.0 else None


def _check_size(view: BoardView, depth_m: np.ndarray, board: BoardConfig) -> None:
    columns, rows = np.round(view.corners_px).astype(int).T
    height, width = depth_m.shape
    inside = (columns >= 0) & (columns < width) & (rows >= 0) & (rows < height)
    measured = depth_m[rows[inside], columns[inside]]
    z = (view.points_m @ view.T_camera_board[:3, :3].T + view.T_camera_board[:3, 3])[inside, 2]
    known = measured > 0.0
    if np.count_nonzero(known) < _LEAST_DEPTH_POINTS:
        return
    ratio = float(np.median(measured[known] / z[known]))
    if abs(ratio - 1.0) > _MOST_SCALE_ERROR:
        found = f"the board is {ratio:.2f} times as far as squares of {1000 * board.square_m:g} mm say"
        raise WrongBoardError(found, str(board))
