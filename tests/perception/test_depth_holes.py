"""Depth 0 is unknown: neither near nor far, and no edge of anything."""

from dataclasses import replace

import numpy as np
import pytest

from hcvla.perception.depth_holes import without_pinholes
from hcvla.perception.detector import Detector
from raycast import Block, render

TABLE = [
    Block("red", "cube", 0.45, 0.10, 0.3),
    Block("blue", "prism", 0.55, -0.15, 0.1),
    Block("yellow", "cylinder", 0.40, -0.20, height=0.05),
    Block("green", "mat", 0.50, 0.25, 0.4, half_width=0.06, height=0.004),
    Block("cyan", "cube", 0.60, 0.10, -0.5, half_width=0.02, height=0.04),
]


def test_a_single_unknown_pixel_of_a_slope_gets_the_mean_around_it():
    slope = np.tile(np.array([1.000, 1.002, 1.004], np.float32), (3, 1))
    slope[1, 1] = 0.0
    assert without_pinholes(slope)[1, 1] == pytest.approx(1.002)


def test_across_an_edge_and_in_an_area_unknown_stays_unknown():
    edge = np.full((3, 3), 1.0, np.float32)
    edge[:, 2] = 0.95
    edge[1, 1] = 0.0
    assert without_pinholes(edge)[1, 1] == 0.0
    area = np.ones((9, 9), np.float32)
    area[3:6, 3:6] = 0.0
    # The middle has no known neighbour, the middle of a side three, a corner five.
    assert np.array_equal(without_pinholes(area), area)


def test_what_is_no_number_is_no_neighbour_either():
    area = np.ones((5, 5), np.float32)
    area[2, 2], area[2, 3] = 0.0, np.nan
    filled = without_pinholes(area)
    assert filled[2, 2] == 1.0  # seven of its neighbours have depth
    assert filled[1, 1] == 1.0


def test_an_image_without_holes_is_handed_on_as_it_is():
    depth_m = np.ones((4, 4), np.float32)
    assert without_pinholes(depth_m) is depth_m


@pytest.mark.parametrize("share", [0.01, 0.03, 0.10])
def test_pixels_that_miss_all_over_the_image_cost_no_name_and_no_millimetre(share):
    frame, rng = render(TABLE), np.random.default_rng(1)
    holes = np.where(rng.random(frame.depth_m.shape) < share, 0.0, frame.depth_m).astype(np.float32)
    detections = Detector().detect(replace(frame, depth_m=holes)).detections
    assert sorted(f"{found.color} {found.shape}" for found in detections) == sorted(block.name for block in TABLE)
    for block in TABLE:
        found = next(item for item in detections if item.color == block.color)
        assert found.center[:2] == pytest.approx(block.center[:2], abs=0.001)


def test_a_hole_in_a_face_is_not_its_border_and_nothing_near_stands_there():
    frame = render(TABLE)
    depth_m = frame.depth_m.copy()
    whole = next(item for item in Detector().detect(frame).detections if item.color == "red")
    top = np.abs(frame.rgb.astype(int) - frame.rgb[_pixel(frame, whole.center)]).sum(axis=-1) < 30
    rows, columns = np.nonzero(top)
    middle = (int(rows.mean()), int(columns.mean()))
    depth_m[middle[0] - 3 : middle[0] + 3, middle[1] - 3 : middle[1] + 3] = 0.0
    found = Detector().detect(replace(frame, depth_m=depth_m)).detections
    assert sorted(f"{item.color} {item.shape}" for item in found) == sorted(block.name for block in TABLE)
    red = next(item for item in found if item.color == "red")
    assert red.center == pytest.approx(whole.center, abs=0.001)


def _pixel(frame, point):
    """Return (row, column) of the top face above a point of the base frame."""
    local = np.linalg.inv(frame.T_base_optical) @ [*point[:2], 0.045, 1.0]
    column, row, scale = frame.intrinsics @ local[:3]
    return round(row / scale), round(column / scale)
