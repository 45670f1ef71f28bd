"""A place is seen to hold an object, seen to be empty, or not seen: three answers, never a guess."""

from dataclasses import replace

import numpy as np
import pytest

from hcvla.perception.detector import Detector
from hcvla.perception.track import Track
from hcvla.perception.visibility import Place, look_at
from raycast import Block, arm_state, render

RED = Block("red", "cube", 0.45, 0.10)
WALL = Block("white", "cylinder", 0.56, 0.10, half_width=0.04, height=0.25)
"""Between the camera and the red cube."""
TOLERANCE_M = 0.012


def track_of(block):
    size = np.array([2.0 * block.half_width] * 2 + [block.height])
    return Track(
        number=1,
        mean=np.array([*block.center, block.yaw]),
        covariance=np.eye(4),
        size=size,
        stamp_sec=0.0,
        color_votes={block.color: 1.0},
    )


def looked(*blocks, at=RED, frame=None):
    return look_at(Detector().detect(frame or render(blocks), arm_state()), track_of(at), TOLERANCE_M)


def test_an_object_where_it_is_expected_is_there():
    assert looked(RED) is Place.THERE


def test_a_bare_table_where_an_object_is_expected_is_empty():
    assert looked() is Place.EMPTY


def test_what_stands_in_front_hides_the_place_whether_it_is_empty_or_not():
    assert looked(RED, WALL) is Place.HIDDEN
    assert looked(WALL) is Place.HIDDEN


def test_another_color_at_its_height_means_that_it_is_gone():
    assert looked(replace(RED, color="blue")) is Place.EMPTY


def test_a_lower_object_of_its_color_is_not_it():
    assert looked(replace(RED, height=0.02)) is Place.EMPTY


def test_something_on_top_hides_it():
    assert looked(RED, Block("blue", "cube", 0.45, 0.10, bottom=0.045)) is Place.HIDDEN


def test_a_place_outside_of_the_image_is_not_seen():
    assert looked(RED, at=RED.moved(x=-0.9)) is Place.HIDDEN


def test_pixels_without_depth_say_nothing():
    frame = render([])
    blind = replace(frame, depth_m=np.zeros_like(frame.depth_m))
    assert looked(frame=blind) is Place.HIDDEN


@pytest.mark.parametrize("shift_m", [0.0, 0.008])
def test_a_small_shift_leaves_it_where_it_was(shift_m):
    assert looked(RED.moved(x=RED.x + shift_m)) is Place.THERE


def test_an_object_that_went_a_width_away_left_its_place_empty():
    assert looked(RED.moved(y=RED.y - 0.09)) is Place.EMPTY
