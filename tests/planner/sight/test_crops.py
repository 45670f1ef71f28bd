"""Crops hold the object they are of, in the middle, wherever it is in the image."""

import numpy as np
import pytest

from hcvla.api.types import NamedObject, Pose
from hcvla.cameras.viewpoint import Viewpoint
from hcvla.planner.sight.crops import CHANNELS, SIDE, box_corners, crop_of

K = np.array([[500.0, 0.0, 100.0], [0.0, 500.0, 80.0], [0.0, 0.0, 1.0]])
DOWN = np.array([[0.0, -1.0, 0.0, 0.5], [-1.0, 0.0, 0.0, 0.0], [0.0, 0.0, -1.0, 1.04], [0.0, 0.0, 0.0, 1.0]])
VIEW = Viewpoint(K, DOWN)


def cube(y=0.0, edge=0.04):
    return NamedObject("cube", "", "cube", Pose(0.5, y, edge / 2.0), (edge, edge, edge))


def image_of(first, last):
    """Return a gray image that is red in columns and rows [first, last)."""
    image = np.full((161, 201, 3), 90, np.uint8)
    image[80 - 10 : 80 + 11, first:last] = (200, 0, 0)
    return image


@pytest.mark.parametrize("y", [0.0, 0.1, -0.14])
def test_the_middle_of_a_crop_is_the_object_and_its_border_is_not(y):
    # The upper face is 1 m away, 40 mm are 20 pixels there, and 100 mm to the left are 50.
    middle = round(100 - 500 * y)
    crop = crop_of(image_of(middle - 10, middle + 11), VIEW, cube(y))
    assert crop.pixels.shape == (SIDE, SIDE, CHANNELS)
    assert crop.pixels[SIDE // 2, SIDE // 2].tolist() == [200, 0, 0, 255]
    assert crop.pixels[0, 0].tolist() == crop.pixels[-1, -1].tolist() == [90, 90, 90, 0]
    # 40 mm are 0.8 times 50 mm.
    assert crop.figures == pytest.approx([-0.2231, -0.2231, -0.2231], abs=1e-4)


def test_the_mask_covers_as_much_as_the_box():
    crop = crop_of(image_of(90, 111), VIEW, cube())
    # 20 pixels of a window of 27 are 29.6 of 40: 55 % of the crop.
    assert (crop.pixels[..., 3] > 0).mean() == pytest.approx(0.55, abs=0.06)


@pytest.mark.parametrize("item", [cube(0.19), cube(-0.5), cube(edge=0.008)], ids=["cut off", "outside", "too small"])
def test_what_the_image_does_not_show_whole_and_large_enough_has_no_crop(item):
    assert crop_of(image_of(90, 111), VIEW, item) is None


def test_what_is_behind_the_camera_has_no_crop():
    above = NamedObject("cube", "", "cube", Pose(0.5, 0.0, 1.5), (0.04, 0.04, 0.04))
    assert crop_of(image_of(90, 111), VIEW, above) is None


def test_a_turned_box_reaches_as_far_as_its_diagonal():
    corners = box_corners(Pose.from_yaw(0.5, 0.1, 0.02, np.pi / 4.0), (0.04, 0.04, 0.04))
    assert corners.min(axis=0) == pytest.approx([0.5 - 0.0283, 0.1 - 0.0283, 0.0], abs=1e-4)
    assert corners.max(axis=0) == pytest.approx([0.5 + 0.0283, 0.1 + 0.0283, 0.04], abs=1e-4)
