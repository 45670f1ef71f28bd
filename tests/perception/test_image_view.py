"""An image placed in the base frame: every pixel knows where it looks, or says that it does not."""

from dataclasses import replace

import cv2
import numpy as np
import pytest

from hcvla.cameras.frame import RgbdFrame
from hcvla.cameras.viewpoint import project
from hcvla.perception.errors import BadFrameError
from hcvla.perception.palette import cell_indices, palette_table
from hcvla.perception.view import Viewer, check_frame
from raycast import FOCAL, Block, camera_pose, render

RED = Block("red", "cube", 0.45, 0.1)
WHOLE = (slice(0, 480), slice(0, 640))
K = np.array([[100.0, 0.0, 31.5], [0.0, 100.0, 23.5], [0.0, 0.0, 1.0]])
OVERHEAD = np.array([[1.0, 0.0, 0.0, 0.45], [0.0, -1.0, 0.0, 0.0], [0.0, 0.0, -1.0, 1.0], [0.0, 0.0, 0.0, 1.0]])
"""One metre above the table, looking down: image right is +x, image down is -y."""


def overhead(depth_m=1.0):
    return RgbdFrame("scene", np.zeros((48, 64, 3), np.uint8), np.full((48, 64), depth_m, np.float32), K, OVERHEAD, 0.0)


def test_a_point_is_projected_to_the_pixel_that_sees_it():
    points = np.array([[0.45, 0.0, 0.0], [0.55, 0.0, 0.0], [0.45, 0.1, 0.0], [0.55, 0.0, 0.5]])
    pixels, depth = project(overhead(), points)
    # 0.1 m at 1 m and 100 pixels of focal length are 10 pixels; at 0.5 m they are 20
    assert pixels == pytest.approx(np.array([[31.5, 23.5], [41.5, 23.5], [31.5, 13.5], [51.5, 23.5]]))
    assert depth == pytest.approx([1.0, 1.0, 1.0, 0.5])


def test_every_pixel_of_a_table_seen_from_above_is_at_height_zero():
    view = Viewer().view(overhead())
    assert view.z == pytest.approx(np.zeros_like(view.z), abs=1e-6)
    rows, columns = view.rays.rows, view.rays.columns
    u = np.arange(columns.start, columns.stop)
    assert view.x[0] == pytest.approx(0.45 + (u - 31.5) / 100.0, abs=1e-6)
    assert view.y[:, 0] == pytest.approx(-(np.arange(rows.start, rows.stop) - 23.5) / 100.0, abs=1e-6)


def test_what_is_nearer_to_the_camera_is_higher_above_the_table():
    view = Viewer().view(overhead(0.955))
    assert view.z == pytest.approx(np.full_like(view.z, 0.045), abs=1e-6)


@pytest.mark.parametrize("unknown", [0.0, np.nan, -1.0])
def test_a_pixel_without_depth_has_no_height(unknown):
    frame = overhead()
    frame.depth_m[20:25, 30:35] = unknown
    view = Viewer().view(frame)
    assert (view.z == -1.0).sum() == 25
    assert view.z.max() == pytest.approx(0.0, abs=1e-6)


def test_points_and_projection_are_each_other_s_inverse():
    view = Viewer().view(render([RED]))
    mask = np.zeros(view.z.shape, bool)
    mask[::40, ::40] = True
    pixels, depth = project(view.frame, view.points(np.flatnonzero(mask)))
    rows, columns = np.nonzero(mask)
    assert pixels[:, 0] == pytest.approx(columns + view.rays.columns.start, abs=0.01)
    assert pixels[:, 1] == pytest.approx(rows + view.rays.rows.start, abs=0.01)
    assert depth == pytest.approx(view.depth[mask], abs=1e-4)


def test_only_the_part_that_may_show_the_work_volume_is_kept():
    far = OVERHEAD.copy()
    far[2, 3] = 4.0
    frame = replace(overhead(4.0), T_base_optical=far)
    # the image is 2.56 m by 1.92 m of table: more than the volume
    view, config = Viewer().view(frame), Viewer().config
    assert view.z.size < 48 * 64
    for low, high, values in zip(config.volume_min_m[:2], config.volume_max_m[:2], (view.x, view.y), strict=True):
        assert values.min() <= low
        assert values.max() >= high
        assert values.max() - values.min() < high - low + 0.2


def test_rays_are_kept_while_the_camera_stays_and_made_again_when_it_moves():
    viewer, frame = Viewer(), overhead()
    rays = viewer.view(frame).rays
    assert viewer.view(replace(frame, stamp_sec=1.0)).rays is rays
    moved = OVERHEAD.copy()
    moved[0, 3] += 0.01
    assert viewer.view(replace(frame, T_base_optical=moved)).rays is not rays


def test_a_window_holds_the_ball_it_is_for_and_not_the_whole_image():
    view = Viewer().view(render([RED]))
    rows, columns = view.window_of(RED.center, 0.04)
    cube = (view.z > 0.01) & (np.hypot(view.x - RED.x, view.y - RED.y) < 0.03)
    inside = np.zeros(view.z.shape, bool)
    inside[rows, columns] = True
    assert cube.any()
    assert inside[cube].all()
    assert inside.mean() < 0.1


def test_a_window_outside_of_the_image_is_empty():
    view = Viewer().view(overhead())
    rows, columns = view.window_of(np.array([9.0, 9.0, 0.0]), 0.05)
    assert view.z[rows, columns].size == 0


def test_a_pixel_is_as_large_as_distance_over_focal_length():
    view = Viewer().view(overhead())
    assert view.pixel_size_m(np.array([0.45, 0.0, 0.0])) == pytest.approx(0.01)
    assert view.hidden_edge_m(np.array([0.45, 0.0, 0.5])) == pytest.approx(0.3 * 0.005)
    scene = Viewer().view(render([RED]))
    away = float(np.linalg.norm(RED.center - camera_pose()[:3, 3]))
    assert scene.pixel_size_m(RED.center) == pytest.approx(away / FOCAL)


def test_slopes_are_steep_at_edges_and_flat_on_faces():
    view = Viewer().view(render([RED]))
    top = (view.z > 0.0449) & (np.hypot(view.x - RED.x, view.y - RED.y) < 0.01)
    slope = view.slope(WHOLE)
    assert slope[top].max() < 1e-4
    assert slope.max() > 0.005
    assert view.high_around(WHOLE)[top].max() == pytest.approx(0.045, abs=1e-4)


@pytest.mark.parametrize("window", [(slice(0, 9), slice(0, 7)), (slice(180, 230), slice(290, 350)), WHOLE])
def test_what_lies_around_the_pixels_of_a_window_counts_beyond_its_border_too(window):
    view = Viewer().view(render([RED, RED.moved(y=-0.2)]))
    square = np.ones((5, 5), np.uint8)
    steep = [cv2.Sobel(view.z, cv2.CV_32F, dx, 1 - dx, ksize=3, scale=0.125) for dx in (0, 1)]
    assert np.array_equal(view.high_around(window), cv2.dilate(view.z, square)[window])
    assert np.array_equal(view.near_around(window), cv2.erode(view.depth, square)[window])
    assert view.slope(window) == pytest.approx(np.abs(steep).max(axis=0)[window], abs=1e-7)
    assert np.array_equal(view.names(window), palette_table()[cell_indices(view.rgb)][window])


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"rgb": np.zeros((48, 64), np.uint8)}, r"color image is uint8 of shape \(48, 64\), expected uint8 of shape"),
        ({"rgb": np.zeros((48, 64, 3), np.float32)}, "color image is float32"),
        ({"rgb": np.zeros((48, 64, 4), np.uint8)}, r"of shape \(48, 64, 4\)"),
        ({"depth_m": np.ones((24, 32), np.float32)}, r"depth has shape \(24, 32\), color \(48, 64\)"),
        ({"intrinsics": np.full((3, 3), np.nan)}, "camera matrices are not finite, expected a calibrated camera"),
        ({"T_base_optical": np.full((4, 4), np.inf)}, "camera matrices are not finite"),
    ],
)
def test_a_frame_that_does_not_fit_together_is_refused_with_its_camera_s_name(changes, message):
    with pytest.raises(BadFrameError, match=f"frame of camera 'scene': .*{message}"):
        check_frame(replace(overhead(), **changes))
