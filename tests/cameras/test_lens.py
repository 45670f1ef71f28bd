import cv2
import numpy as np
import pytest

from hcvla.cameras.lens import Lens

K = np.array([[100.0, 0.0, 49.5], [0.0, 100.0, 39.5], [0.0, 0.0, 1.0]])
SIZE = (100, 80)


def test_without_distortion_images_are_handed_on_untouched():
    rgb, depth_m = np.zeros((80, 100, 3), np.uint8), np.ones((80, 100), np.float32)
    straight = Lens(K, np.zeros(5), SIZE).straighten(rgb, depth_m)
    assert straight[0] is rgb
    assert straight[1] is depth_m


def test_a_point_comes_where_a_pinhole_camera_shows_it():
    # At (0.3, 0.2): r2 = 0.13, radial factor 1 + 0.2 * 0.13 = 1.026: pixel (80.28, 60.02) instead of (79.5, 59.5).
    distortion = np.array([0.2, 0.0, 0.0, 0.0, 0.0])
    (found,), _ = cv2.projectPoints(np.array([[0.3, 0.2, 1.0]]), np.zeros(3), np.zeros(3), K, distortion)
    assert found.ravel() == pytest.approx([80.28, 60.02])
    rows, columns = np.mgrid[:80, :100].astype(np.float32)
    ramp = np.stack([columns, rows, rows], axis=-1).astype(np.uint8)
    rgb, depth_m = Lens(K, distortion, SIZE).straighten(ramp, columns)
    assert rgb[60, 80, :2] == pytest.approx([81, 61], abs=1)
    assert depth_m[60, 80] == 81.0  # the nearest pixel's, not a mixture


def test_what_the_lens_did_not_show_is_unknown():
    outward = Lens(K, np.array([0.4, 0.0, 0.0, 0.0, 0.0]), SIZE)
    _, depth_m = outward.straighten(np.zeros((80, 100, 3), np.uint8), np.ones((80, 100), np.float32))
    assert depth_m[0, 0] == 0.0
    assert depth_m[40, 50] == 1.0
