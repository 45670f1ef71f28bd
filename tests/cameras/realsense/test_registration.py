"""Depth of the color pixels from a depth camera aside, on a picture that is worked out by hand."""

import numpy as np
import pytest

from hcvla.cameras.realsense.registration import Registration, StereoPair

K = np.array([[500.0, 0.0, 99.5], [0.0, 500.0, 59.5], [0.0, 0.0, 1.0]])
SIZE = (200, 120)
NEAR_M, FAR_M = 0.5, 1.0
ROWS = slice(40, 80)
# 500 pixels x 0.02 m / 0.5 m: the near square is 20 pixels farther right in the depth image, the wall 10.
BASELINE_M, NEAR_SHIFT = 0.02, 20
SQUARE = slice(100, 140)


SHADOW = slice(140, 150)
"""Wall right of the square that the depth camera, farther left, does not see."""


def image(square):
    made = np.full(SIZE[::-1], FAR_M, np.float32)
    made[ROWS, square] = NEAR_M
    return made


def aligned(square):
    made = image(square)
    made[ROWS, square.stop : SHADOW.stop] = 0.0
    return made


def moved(square, pixels):
    return slice(square.start + pixels, square.stop + pixels)


def registration_at(x=0.0, z=0.0):
    """Return that of a color camera so far beside and behind its depth camera [m]."""
    T_depth_color = np.eye(4)
    T_depth_color[0, 3], T_depth_color[2, 3] = x, z
    pair = StereoPair(
        color_matrix=K,
        color_distortion=np.zeros(5),
        color_size=SIZE,
        depth_matrix=K,
        depth_size=SIZE,
        T_depth_color=T_depth_color,
    )
    return Registration(pair)


@pytest.fixture
def registration():
    return registration_at(x=BASELINE_M)


DEPTH = image(moved(SQUARE, NEAR_SHIFT))
TRUE = aligned(SQUARE)
# In the shadow nothing is known, and the last ten columns look past the depth image's edge.
KNOWN = np.ones(SIZE[::-1], bool)
KNOWN[ROWS, SHADOW] = KNOWN[:, 185:] = False


@pytest.mark.parametrize("off", [-1, 0, 1])
def test_an_edge_that_the_library_moved_by_a_pixel_is_put_back(registration, off):
    corrected = registration.correct(aligned(moved(SQUARE, off)), DEPTH)
    np.testing.assert_allclose(corrected[KNOWN], TRUE[KNOWN], atol=1e-6)


def test_what_was_widened_by_a_pixel_on_every_side_is_narrowed(registration):
    wide = aligned(slice(SQUARE.start - 1, SQUARE.stop + 1))
    wide[ROWS.start - 1, SQUARE] = wide[ROWS.stop, SQUARE] = NEAR_M
    corrected = registration.correct(wide, DEPTH)
    np.testing.assert_allclose(corrected[KNOWN], TRUE[KNOWN], atol=1e-6)


def test_what_the_depth_camera_cannot_see_stays_unknown(registration):
    assert (registration.correct(TRUE, DEPTH)[ROWS, SHADOW] == 0.0).all()


def test_holes_of_a_pixel_are_filled_and_large_unknown_areas_stay_unknown(registration):
    holes = TRUE.copy()
    holes[10, 30] = holes[60, 120] = 0.0
    holes[90:110, 20:60] = 0.0
    corrected = registration.correct(holes, DEPTH)
    assert (corrected[10, 30], corrected[60, 120]) == (FAR_M, NEAR_M)
    assert (corrected[92:108, 22:58] == 0.0).all()


def test_depth_that_the_depth_camera_does_not_know_stays_unknown_in_its_middle(registration):
    unknown = DEPTH.copy()
    unknown[:, 60:90] = 0.0
    known = TRUE.copy()
    # The wall there is ten pixels to the left in the color image.
    known[:, 50:80] = 0.0
    corrected = registration.correct(known, unknown)
    assert (corrected[:, 52:78] == 0.0).all()
    np.testing.assert_allclose(corrected[:, :49], FAR_M)


def test_a_depth_camera_that_is_behind_reports_depth_of_the_color_camera():
    wall = np.full(SIZE[::-1], 0.9, np.float32)
    corrected = registration_at(z=0.1).correct(wall, np.full(SIZE[::-1], 1.0, np.float32))
    np.testing.assert_allclose(corrected, 0.9, atol=1e-6)
