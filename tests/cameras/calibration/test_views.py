import json

import cv2
import numpy as np
import pytest
from benchmarks.calibration import T_BASE_CAMERA, T_HAND_BOARD, T_HAND_CAMERA, CalibrationBenchConfig, trial
from benchmarks.rendered_board import SIZE, BoardRenderer, K, looking_at

from hcvla.cameras.calibration.errors import OneSidedViewsError, TooFewViewsError, ViewFolderError
from hcvla.cameras.calibration.folder import ViewFolder, read_folder
from hcvla.cameras.calibration.proposals import proposals
from hcvla.cameras.calibration.transforms import apart, inverse, make
from hcvla.cameras.calibration.views import Shot, Views, estimate_lens, straightened

RENDERER = BoardRenderer()
MIDDLE = RENDERER.board.middle_m
T_BASE_BOARD = make([np.pi, 0.0, 0.0], [0.4, 0.07, 0.0])
FIRST = looking_at(MIDDLE + np.array([0.0, 0.02, -0.35]), MIDDLE, 0.1)


def hand_of(kind, T_board_camera):
    if kind == "wrist":
        return T_BASE_BOARD @ T_board_camera @ inverse(T_HAND_CAMERA)
    return T_BASE_CAMERA @ inverse(T_board_camera) @ inverse(T_HAND_BOARD)


def camera_of(kind, T_base_hand):
    """Return T_board_camera for a hand pose."""
    if kind == "wrist":
        return inverse(T_BASE_BOARD) @ T_base_hand @ T_HAND_CAMERA
    return inverse(T_HAND_BOARD) @ inverse(T_base_hand) @ T_BASE_CAMERA


def shot(kind, T_base_hand, seed=0):
    image = RENDERER.image(inverse(camera_of(kind, T_base_hand)), 1.0, np.random.default_rng(seed))
    return Shot(rgb=image, intrinsics=K, T_base_hand=T_base_hand)


def collected(kind, guess, wanted=12):
    """Follow the proposals from a first view on, as the guided calibration does."""
    views = Views(kind, RENDERER.board)
    assert views.offer(shot(kind, hand_of(kind, FIRST))) == ""
    hand, board = views.newest()
    for number, T_base_hand in enumerate(proposals(kind, guess, hand, board, MIDDLE)):
        if len(views) == wanted:
            break
        views.offer(shot(kind, T_base_hand, number))
    return views


@pytest.mark.parametrize(("kind", "truth"), [("wrist", T_HAND_CAMERA), ("scene", T_BASE_CAMERA)])
def test_views_at_the_proposed_poses_give_the_camera_s_pose(kind, truth):
    # Proposed with a guess that is 50 mm and 10 degrees off, as a mount of one's own is.
    pose = collected(kind, truth @ make([0.1, -0.1, 0.1], [0.03, -0.03, 0.03])).pose()
    error_m, error_rad = apart(pose.T_parent_optical, truth)
    assert pose.views == 12
    assert error_m < 0.001
    assert np.degrees(error_rad) < 0.15
    assert 0.0 < pose.spread.position_m < 0.001


def test_a_view_like_an_earlier_one_is_no_view_and_says_how_far_to_go():
    views = Views("wrist", RENDERER.board)
    here = hand_of("wrist", FIRST)
    assert views.offer(shot("wrist", here)) == ""
    near = here @ make([0.0, 0.0, np.radians(5.0)], [0.0, 0.01, 0.0])
    assert views.offer(shot("wrist", near)) == (
        "as view 1: 10 mm and 5 degrees from it; move the hand 30 mm or turn it 8 degrees"
    )
    assert views.refusal(here @ make([0.0, 0.0, np.radians(9.0)], np.zeros(3))) == ""
    assert len(views) == 1


def test_a_view_without_the_board_is_no_view():
    views = Views("scene", RENDERER.board)
    empty = Shot(rgb=np.full((480, 640, 3), 90, np.uint8), intrinsics=K, T_base_hand=np.eye(4))
    assert views.offer(empty) == "the board is not seen, or too little of it"


def test_too_few_and_one_sided_views_give_no_pose():
    few = collected("wrist", T_HAND_CAMERA, wanted=7)
    with pytest.raises(TooFewViewsError, match="7 usable views"):
        few.pose()
    rolled = Views("wrist", RENDERER.board)
    for number, roll in enumerate(np.radians(np.arange(-45, 46, 10))):
        viewpoint = looking_at(MIDDLE + np.array([0.0, 0.02, -0.35]), MIDDLE, roll)
        assert rolled.offer(shot("wrist", hand_of("wrist", viewpoint), number)) == ""
    with pytest.raises(OneSidedViewsError, match="about a second axis"):
        rolled.pose()


@pytest.mark.parametrize(("kind", "truth"), [("wrist", T_HAND_CAMERA), ("scene", T_BASE_CAMERA)])
def test_errors_of_the_robot_and_noise_of_the_image_are_within_the_bench_s_limits(kind, truth):
    found = trial(kind, truth, 0, CalibrationBenchConfig(views=15), RENDERER)
    assert found.error_m < 0.002
    assert np.degrees(found.error_rad) < 0.3
    assert found.is_covered


def test_what_was_written_is_solved_again_from_the_folder(tmp_path):
    whose = ViewFolder(folder=tmp_path / "views", kind="wrist", serial="123", parent_frame="fr3_hand")
    hands = [hand_of("wrist", looking_at(MIDDLE + np.array([x, 0.02, -0.35]), MIDDLE, 3 * x)) for x in (-0.1, 0.0, 0.1)]
    for number, T_base_hand in enumerate(hands, start=1):
        whose.add(number, shot("wrist", T_base_hand))
    found, shots = read_folder(tmp_path / "views")
    assert found == whose
    assert [read.T_base_hand for read in shots] == [pytest.approx(T_base_hand) for T_base_hand in hands]
    # PNG loses nothing.
    assert (shots[1].rgb == shot("wrist", hands[1]).rgb).all()


@pytest.mark.parametrize(
    ("index", "words"),
    [
        (None, "views.json: No such file or directory; expected a folder that"),
        ("nonsense", "it is no index of views"),
        (json.dumps({"camera": "wrist"}), r"it is no index of views \(KeyError: 'intrinsics'\)"),
        (
            json.dumps({"camera": "wrist", "serial": "1", "parent_frame": "fr3_hand", "intrinsics": np.eye(3).tolist(),
                        "views": [{"image": "001.png", "T_base_hand": [[1.0]]}]}),
            "a matrix of shape",
        ),
        (
            json.dumps({"camera": "wrist", "serial": "1", "parent_frame": "fr3_hand", "intrinsics": np.eye(3).tolist(),
                        "views": [{"image": "001.png", "T_base_hand": np.eye(4).tolist()}]}),
            r"001\.png: no image can be read",
        ),
    ],
)  # fmt: skip
def test_a_folder_that_holds_no_views_is_refused_with_the_file(tmp_path, index, words):
    if index is not None:
        (tmp_path / "views.json").write_text(index)
    with pytest.raises(ViewFolderError, match=words):
        read_folder(tmp_path)


def test_a_lens_is_found_from_the_same_views_and_taken_out():
    distortion = np.array([-0.2, 0.05, 0.0, 0.0, 0.0])
    # A picture of this lens: each of its pixels is looked up where the pinhole camera has that ray.
    u, v = np.meshgrid(np.arange(SIZE[0], dtype=np.float32), np.arange(SIZE[1], dtype=np.float32))
    rays = cv2.undistortPoints(np.stack([u.ravel(), v.ravel()], axis=1)[:, None], K, distortion).reshape(-1, 2)
    where = (rays @ K[:2, :2] + K[:2, 2]).astype(np.float32).reshape(*SIZE[::-1], 2)
    rng, shots = np.random.default_rng(2), []
    while len(shots) < 10:
        x, y = rng.uniform(-0.2, 0.2, 2)
        viewpoint = looking_at(
            MIDDLE + np.array([x, y, -rng.uniform(0.28, 0.4)]), MIDDLE, float(rng.uniform(-0.7, 0.7))
        )
        straight = shot("wrist", hand_of("wrist", viewpoint))
        bent = cv2.remap(straight.rgb, where[..., 0], where[..., 1], cv2.INTER_LINEAR)
        shots.append(Shot(rgb=bent, intrinsics=K * [[0.9], [0.9], [1.0]], T_base_hand=straight.T_base_hand))
    matrix, found = estimate_lens(shots, RENDERER.board)
    assert matrix[0, 0] == pytest.approx(K[0, 0], rel=0.01)
    # Its coefficients stand for each other; what counts is where rays at the image's edge go.
    edge = np.array([[0.4, 0.3, 1.0]])
    bent, expected = (
        cv2.projectPoints(edge, np.zeros(3), np.zeros(3), *lens)[0] for lens in ((matrix, found), (K, distortion))
    )
    assert bent.ravel() == pytest.approx(expected.ravel(), abs=2.0)
    views = Views("wrist", RENDERER.board)
    for one in shots:
        views.offer(straightened(one, matrix, found))
    assert apart(views.pose().T_parent_optical, T_HAND_CAMERA)[0] < 0.004
