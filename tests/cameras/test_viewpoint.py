"""Which pixel shows a point, worked by hand for a camera that looks straight down."""

import numpy as np
import pytest

from hcvla.cameras.frame import RgbdFrame
from hcvla.cameras.viewpoint import Viewpoint, project

K = np.array([[100.0, 0.0, 50.0], [0.0, 100.0, 40.0], [0.0, 0.0, 1.0]])
DOWN = np.array([[0.0, -1.0, 0.0, 0.5], [-1.0, 0.0, 0.0, 0.0], [0.0, 0.0, -1.0, 1.0], [0.0, 0.0, 0.0, 1.0]])
"""One metre above (0.5, 0): what is left (+y) is left in the image, what is far (+x) is up."""


def test_a_point_10_cm_to_the_left_a_metre_below_is_10_pixels_to_the_left():
    pixels, depth = project(Viewpoint(K, DOWN), np.array([[0.5, 0.0, 0.0], [0.5, 0.1, 0.0], [0.7, 0.0, 0.5]]))
    assert pixels == pytest.approx(np.array([[50.0, 40.0], [40.0, 40.0], [50.0, 0.0]]))
    assert depth == pytest.approx([1.0, 1.0, 0.5])


def test_a_frame_and_its_viewpoint_show_a_point_in_the_same_pixel():
    frame = RgbdFrame("scene", np.zeros((80, 100, 3), np.uint8), np.zeros((80, 100), np.float32), K, DOWN, 0.0)
    point = np.array([[0.42, -0.07, 0.02]])
    assert project(frame, point)[0] == pytest.approx(project(Viewpoint.of(frame), point)[0])
