import cv2
import numpy as np
import pytest
from benchmarks.calibration import T_BASE_CAMERA, T_HAND_CAMERA

from hcvla.cameras.calibration.errors import OneSidedViewsError, TooFewViewsError
from hcvla.cameras.calibration.hand_eye import check_views, leave_one_out, second_axis_deg, solve
from hcvla.cameras.calibration.transforms import apart, inverse, make, mean

BOARD = make([0.1, 0.2, 0.3], [0.5, 0.0, 0.1])
MIDDLE = np.array([0.1, 0.075, 0.0])


def poses(X, count=12, seed=0):
    """Return hand poses and the board's poses in the camera that belong to them, without any error."""
    rng = np.random.default_rng(seed)
    hand = np.array([make(rng.uniform(-0.6, 0.6, 3), rng.uniform(-0.2, 0.2, 3)) for _ in range(count)])
    return hand, inverse(hand @ X) @ BOARD


@pytest.mark.parametrize("X", [T_HAND_CAMERA, T_BASE_CAMERA])
def test_without_errors_the_pose_is_exact_and_nothing_is_spread(X):
    hand, board = poses(X)
    assert solve(hand, board) == pytest.approx(X, abs=1e-9)
    spread = leave_one_out(hand, board, MIDDLE)
    assert (spread.position_m, spread.angle_rad) == pytest.approx((0.0, 0.0), abs=1e-9)


def test_two_quarter_turns_worked_by_hand():
    # The camera is 0.1 m ahead of the hand, turned alike; the hand turns by 90 degrees about z and about x.
    X = make(np.zeros(3), [0.1, 0.0, 0.0])
    hand = np.array([np.eye(4), make([0, 0, np.pi / 2], np.zeros(3)), make([np.pi / 2, 0, 0], np.zeros(3))])
    # A board at (0.1, 0, 1): straight ahead at first; after the turn about z the camera is at (0, 0.1, 0).
    board = inverse(hand @ X) @ make(np.zeros(3), [0.1, 0.0, 1.0])
    assert board[0][:3, 3] == pytest.approx([0.0, 0.0, 1.0])
    assert board[1][:3, 3] == pytest.approx([-0.1, -0.1, 1.0])
    assert solve(hand, board) == pytest.approx(X, abs=1e-12)


@pytest.mark.parametrize("seed", range(3))
def test_it_is_the_method_of_opencv_4(seed):
    if not hasattr(cv2, "calibrateHandEye"):
        pytest.skip(f"OpenCV {cv2.__version__} has no calibrateHandEye (4 has it, 5 does not)")
    rng = np.random.default_rng(seed)
    hand, board = poses(T_HAND_CAMERA, seed=seed)
    board = np.array([T @ make(rng.normal(0, 0.002, 3), rng.normal(0, 0.001, 3)) for T in board])
    rotation, translation = cv2.calibrateHandEye(
        list(hand[:, :3, :3]), list(hand[:, :3, 3]), list(board[:, :3, :3]), list(board[:, :3, 3]),
        method=cv2.CALIB_HAND_EYE_PARK,
    )  # fmt: skip
    found = solve(hand, board)
    assert found[:3, :3] == pytest.approx(rotation, abs=1e-6)
    assert found[:3, 3] == pytest.approx(translation.ravel(), abs=1e-6)


def test_seven_views_are_too_few():
    hand, _ = poses(T_HAND_CAMERA, count=7)
    with pytest.raises(TooFewViewsError, match="7 usable views of the board, expected 8 or more"):
        check_views(hand)


def test_turns_about_one_axis_are_refused_however_large():
    turns = np.radians(np.linspace(-60, 60, 12))
    hand = np.array([make([0.0, 0.0, turn], [0.01 * turn, 0.0, 0.0]) for turn in turns])
    assert second_axis_deg(hand) == pytest.approx(0.0, abs=1e-6)
    with pytest.raises(OneSidedViewsError, match=r"turn the hand by 0\.0 degrees about a second axis, expected 5"):
        check_views(hand)
    tilted = np.array([T @ make([0.2 * (-1) ** index, 0.0, 0.0], np.zeros(3)) for index, T in enumerate(hand)])
    check_views(tilted)


def test_spread_is_how_far_nine_of_ten_views_are_from_the_others():
    hand, board = poses(T_HAND_CAMERA, count=20)
    off = np.array([0.01, 0.0, 0.0])
    for index in (3, 7, 11):
        board[index] = board[index] @ make(np.zeros(3), off)
    # Three of 20 are 10 mm off: the 90th percentile is one of theirs, less what they move the mean (3/19 of 10 mm) and
    # the camera.
    assert leave_one_out(hand, board, MIDDLE).position_m == pytest.approx(0.0085, abs=0.0015)
    hand, board = poses(T_HAND_CAMERA, count=20)
    board[3] = board[3] @ make(np.zeros(3), off)
    assert leave_one_out(hand, board, MIDDLE).position_m < 0.002


def test_distance_and_mean_of_transforms():
    first, second = make([0.0, 0.0, 0.1], [1.0, 0.0, 0.0]), make([0.0, 0.0, 0.3], [1.0, 0.3, 0.4])
    assert apart(first, second) == pytest.approx((0.5, 0.2))
    assert mean(np.array([first, second])) == pytest.approx(make([0.0, 0.0, 0.2], [1.0, 0.15, 0.2]))
    assert inverse(first) @ first == pytest.approx(np.eye(4))
