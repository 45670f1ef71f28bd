"""From a view to patches: what is level and of one color is one piece, and the table is none."""

import numpy as np
import pytest

from hcvla.perception.config import SegmentationConfig
from hcvla.perception.palette import PALETTE
from hcvla.perception.segmentation import Segmenter, _components, median_rgb, robot_mask
from hcvla.perception.self_filter import SelfFilter
from hcvla.perception.view import Viewer
from raycast import Block, arm_state, fingers_down, render

RED, BLUE = Block("red", "cube", 0.45, 0.10), Block("blue", "cube", 0.50, -0.15)
MAT = Block("green", "mat", 0.45, -0.05, half_width=0.06, height=0.004)


def segmented(*blocks, robot=()):
    view = Viewer().view(render(blocks))
    segmenter = Segmenter()
    return view, segmenter, segmenter.segment(view, robot)


def mask(*rows):
    return np.array([[cell == "#" for cell in row] for row in rows])


def test_an_empty_table_has_no_patch():
    _, segmenter, found = segmented()
    assert not found.solid.any()
    assert found.tops == []
    view, _, _ = segmented()
    assert segmenter.low_patches(view, found.low) == []


def test_the_top_of_a_cube_is_one_level_patch_of_its_color():
    view, _, found = segmented(RED)
    (top,) = found.tops
    z = view.z[top.window][top.mask]
    assert z == pytest.approx(np.full(len(z), 0.045), abs=0.003)
    assert median_rgb(view, top) == pytest.approx(PALETTE["red"], abs=0.01)


def test_tops_are_listed_largest_first():
    _, _, found = segmented(RED, BLUE.moved(half_width=0.03))
    areas = [int(top.mask.sum()) for top in found.tops]
    assert len(areas) == 2
    assert areas[0] > areas[1]


def test_two_tops_of_one_height_that_touch_come_apart_by_color():
    _, _, found = segmented(RED, Block("blue", "cube", 0.45, 0.145))
    assert len(found.tops) == 2


def test_a_mat_is_low_and_not_solid():
    view, segmenter, found = segmented(MAT)
    assert not found.solid.any()
    (patch,) = segmenter.low_patches(view, found.low)
    assert median_rgb(view, patch) == pytest.approx(PALETTE["green"], abs=0.01)
    # 120 mm by 120 mm, all of it inside
    x, y = view.x[patch.window][patch.mask], view.y[patch.window][patch.mask]
    assert np.ptp(x) == pytest.approx(0.12, abs=0.005)
    assert np.ptp(y) == pytest.approx(0.12, abs=0.005)


def test_what_is_below_or_next_to_the_work_volume_is_nothing():
    _, _, found = segmented(RED.moved(y=0.60))
    assert not found.solid.any()


def test_the_arm_s_own_pixels_are_its_and_no_object_s():
    state = arm_state(0.0, fingers_down(0.45, 0.10, 0.30))
    view = Viewer().view(render([Block("white", "cube", 0.45, 0.10, half_width=0.02, bottom=0.36, height=0.05)]))
    hand = view.z > 0.3
    assert hand.any()
    arm = robot_mask(view, hand, SelfFilter().solids(state))
    assert arm[hand].mean() > 0.5, "a block where the hand is"
    away = robot_mask(view, hand, SelfFilter().solids(arm_state()))
    assert not away.any(), "at home the arm is elsewhere"
    assert not robot_mask(view, hand, []).any()


def test_parts_that_meet_at_a_corner_only_are_two():
    parts = _components(mask("##..", "##..", "..##", "..##"), 1)
    assert [(part.rows.start, part.columns.start) for part in parts] == [(0, 0), (2, 2)]


def test_parts_are_largest_first_and_small_ones_are_left_out():
    field = mask("###..#", "###...", ".....#", ".....#")
    assert [int(part.mask.sum()) for part in _components(field, 1)] == [6, 2, 1]
    assert [int(part.mask.sum()) for part in _components(field, 2)] == [6, 2]
    assert _components(field, 7) == []
    assert _components(np.zeros((4, 4), bool), 1) == []


def test_a_window_has_room_around_its_part_but_not_outside_of_the_image():
    field = np.zeros((10, 12), bool)
    field[0:2, 5:8] = True
    (part,) = _components(field, 1, grow=2)
    assert part.window == (slice(0, 4), slice(3, 10))
    assert part.mask.sum() == 6
    assert (field[part.window] == part.mask).all()


def test_a_gap_joins_two_parts_and_belongs_to_none():
    field = np.zeros((9, 20), bool)
    field[2:7, 2:8] = field[2:7, 10:16] = True
    (part,) = _components(field, 1, close=5)
    assert part.mask.sum() == 60
    assert len(_components(field, 1)) == 2


def test_a_table_in_another_light_is_learned_again():
    config = SegmentationConfig()
    segmenter = Segmenter(config)
    bright = render([MAT])
    dark = type(bright)(
        bright.camera,
        (bright.rgb * 0.6).astype(np.uint8),
        bright.depth_m,
        bright.intrinsics,
        bright.T_base_optical,
        1.0,
    )
    for frame in (bright, dark):
        view = Viewer().view(frame)
        low = segmenter.segment(view, []).low
        on_mat = (np.abs(view.x - MAT.x) < 0.055) & (np.abs(view.y - MAT.y) < 0.055)
        assert low[on_mat].all()
        assert low[~on_mat].mean() < 0.02, "bare table is no object in either light"
