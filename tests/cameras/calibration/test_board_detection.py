import numpy as np
import pytest
from benchmarks.rendered_board import SIZE, BoardRenderer, K, looking_at

from hcvla.cameras.calibration.board import BoardConfig
from hcvla.cameras.calibration.detection import find_board
from hcvla.cameras.calibration.errors import WrongBoardError
from hcvla.cameras.calibration.transforms import apart, inverse

RENDERER = BoardRenderer()
T_BOARD_CAMERA = looking_at(np.array([0.2, 0.0, -0.3]), RENDERER.board.middle_m, 0.2)
T_CAMERA_BOARD = inverse(T_BOARD_CAMERA)


@pytest.fixture(scope="module")
def image():
    return RENDERER.image(T_CAMERA_BOARD, 3.0, np.random.default_rng(0))


def test_the_board_is_placed_within_a_millimetre_and_a_quarter_degree(image):
    view = find_board(image, K, RENDERER.board)
    error_m, error_rad = apart(view.T_camera_board, T_CAMERA_BOARD)
    assert error_m < 0.001
    assert np.degrees(error_rad) < 0.25
    assert view.misfit_px < 0.15
    assert len(view.points_m) >= RENDERER.board.most_corners - 2


def test_an_image_without_a_board_has_none():
    assert find_board(np.full((480, 640, 3), 128, np.uint8), K, RENDERER.board) is None


def test_a_board_that_is_half_out_of_the_image_still_counts_and_a_rest_of_it_does_not(image):
    half = image.copy()
    half[:, :300] = 128
    assert find_board(half, K, RENDERER.board) is not None
    rest = image.copy()
    rest[:, :430] = 128
    assert find_board(rest, K, RENDERER.board) is None


def test_a_board_with_another_number_of_squares_is_refused(image):
    with pytest.raises(
        WrongBoardError, match="markers are seen and none where it should be, so this is not the board of 7x6"
    ):
        find_board(image, K, BoardConfig(columns=7))


def test_a_board_printed_larger_is_found_out_by_measured_depth(image):
    width, height = SIZE
    u, v = np.meshgrid(np.arange(width), np.arange(height))
    rays = np.stack([(u - K[0, 2]) / K[0, 0], (v - K[1, 2]) / K[1, 1], np.ones_like(u)], axis=-1)
    normal, origin = T_CAMERA_BOARD[:3, 2], T_CAMERA_BOARD[:3, 3]
    depth_m = (normal @ origin / (rays @ normal)).astype(np.float32)
    assert find_board(image, K, RENDERER.board, depth_m) is not None
    with pytest.raises(WrongBoardError, match=r"the board is 1\.10 times as far as squares of 25 mm say"):
        find_board(image, K, RENDERER.board, 1.1 * depth_m)
    # Without depth, nothing can be said.
    assert find_board(image, K, RENDERER.board, np.zeros_like(depth_m)) is not None
