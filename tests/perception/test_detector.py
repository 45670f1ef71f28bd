from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from hcvla.perception.detector import Detector
from hcvla.perception.errors import BadFrameError
from hcvla.perception.palette import COLOR_NAMES
from hcvla.world.shapes import period_rad, wrap
from raycast import Block, render

TABLE_OF_FIVE = [
    Block("red", "cube", 0.45, 0.10, 0.3),
    Block("blue", "prism", 0.55, -0.15, 0.1),
    Block("yellow", "cylinder", 0.40, -0.20, height=0.05),
    Block("green", "mat", 0.50, 0.25, 0.4, half_width=0.06, height=0.004),
    Block("cyan", "cube", 0.60, 0.10, -0.5, half_width=0.02, height=0.04),
]


def assert_found(blocks: list[Block], tolerance_m: float = 0.002, yaw_rad: float = 0.03) -> None:
    detections = Detector().detect(render(blocks)).detections
    assert sorted(f"{d.color} {d.shape}" for d in detections) == sorted(block.name for block in blocks)
    for block in blocks:
        found = next(d for d in detections if f"{d.color} {d.shape}" == block.name)
        assert found.center == pytest.approx(block.center, abs=tolerance_m), block.name
        period = period_rad(block.shape)
        if period and block.shape != "prism":
            assert abs(wrap(found.yaw - block.yaw, period)) < yaw_rad, block.name


def test_five_objects_apart_are_named_and_placed() -> None:
    assert_found(TABLE_OF_FIVE)


@pytest.mark.parametrize("color", COLOR_NAMES)
def test_every_color_is_named(color: str) -> None:
    assert_found([Block(color, "cube", 0.45, 0.1, 0.2), Block(color, "mat", 0.5, -0.15, 0.1, 0.06, height=0.004)])


def test_a_cube_on_a_mat_of_its_own_color_comes_apart() -> None:
    mat = Block("red", "mat", 0.5, 0.0, 0.2, half_width=0.06, height=0.004)
    assert_found([mat, Block("red", "cube", 0.51, 0.01, 0.7, bottom=0.004)])


def test_a_tower_comes_apart_though_only_one_top_shows() -> None:
    tower = [
        Block("green", "cube", 0.5, 0.1, 0.3),
        Block("blue", "cube", 0.5, 0.1, 0.5, bottom=0.045),
        Block("red", "cylinder", 0.5, 0.1, bottom=0.09, height=0.05),
    ]
    assert_found(tower, tolerance_m=0.004, yaw_rad=0.06)


def test_objects_of_one_color_on_each_other_come_apart() -> None:
    tower = [Block("red", "cube", 0.5, 0.1, 0.6), Block("red", "cylinder", 0.5, 0.1, bottom=0.045, height=0.05)]
    assert_found(tower, tolerance_m=0.004, yaw_rad=0.06)


def test_two_cubes_of_one_color_that_touch_come_apart() -> None:
    left, right = Block("red", "cube", 0.5, 0.0225), Block("red", "cube", 0.5, -0.0225)
    detections = Detector().detect(render([left, right])).detections
    assert [d.shape for d in detections] == ["cube", "cube"]
    ys = sorted(float(d.center[1]) for d in detections)
    assert ys == pytest.approx([-0.0225, 0.0225], abs=0.002)


def test_a_partly_hidden_cube_is_placed_by_what_shows_of_it() -> None:
    # The front block is twice as high and hides the near half of the cube behind it.
    blocks = [Block("red", "cube", 0.42, 0.0, 0.0), Block("blue", "cylinder", 0.49, 0.03, height=0.10, half_width=0.02)]
    detections = Detector().detect(render(blocks)).detections
    red = next(d for d in detections if d.color == "red")
    assert red.shape == "cube"
    assert red.center[:2] == pytest.approx([0.42, 0.0], abs=0.004)
    assert red.std_m > next(d for d in detections if d.color == "blue").std_m


def test_noise_of_a_real_camera_costs_little() -> None:
    rng = np.random.default_rng(0)
    frame = render(TABLE_OF_FIVE)
    depth = frame.depth_m + rng.normal(0, 0.001, frame.depth_m.shape).astype(np.float32)
    rgb = np.clip(frame.rgb + rng.normal(0, 3, frame.rgb.shape), 0, 255).astype(np.uint8)
    detections = Detector().detect(replace(frame, depth_m=depth, rgb=rgb)).detections
    assert {f"{d.color} {d.shape}" for d in detections} == {block.name for block in TABLE_OF_FIVE}
    for block in TABLE_OF_FIVE:
        found = next(d for d in detections if d.color == block.color)
        assert math.dist(found.center[:2], block.center[:2]) < 0.003


def test_pixels_without_depth_are_nothing() -> None:
    frame = render(TABLE_OF_FIVE[:1])
    assert Detector().detect(replace(frame, depth_m=np.zeros_like(frame.depth_m))).detections == []


def test_an_empty_table_shows_nothing() -> None:
    assert Detector().detect(render([])).detections == []


def test_a_depth_image_of_another_size_is_refused() -> None:
    frame = render([])
    with pytest.raises(BadFrameError, match=r"depth has shape \(240, 320\)"):
        Detector().detect(replace(frame, depth_m=frame.depth_m[::2, ::2]))


PAN = Block("pink", "pan", 0.5, 0.0, 0.4, half_width=0.0475, height=0.03)


@pytest.mark.parametrize("sunk_m", [-0.012, 0.0, 0.012])
def test_a_pan_is_found_as_high_as_it_is(sunk_m: float) -> None:
    pan = PAN.moved(bottom=-sunk_m) if sunk_m > 0.0 else PAN.moved(height=0.03 - sunk_m)
    (found,) = Detector().detect(render([pan])).detections
    assert (found.color, found.shape) == ("pink", "pan")
    assert found.top_z == pytest.approx(0.03 - sunk_m, abs=0.001)
    assert found.size == pytest.approx((0.095, 0.095, 0.03), abs=0.002)
    assert found.outline.center == pytest.approx([0.5, 0.0], abs=0.001)


@pytest.mark.parametrize("height", [0.02, 0.03, 0.04, 0.05, 0.06])
def test_a_block_on_a_pan_and_on_the_table_is_as_high_as_it_is(height: float) -> None:
    lying = Block("green", "block", 0.42, 0.2, 0.2, height=height)
    assert_found([PAN, PAN.moved(color="blue", y=-0.15), lying, lying.moved(color="red", x=0.5, y=0.0, bottom=0.03)])


def test_a_pan_with_a_tower_on_it_is_a_pan_still() -> None:
    tower = [
        Block("red", "block", 0.5, 0.0, 0.4, bottom=0.03, height=0.06),
        Block("blue", "block", 0.5, 0.0, 0.4, bottom=0.09, height=0.06),
    ]
    found = {f"{d.color} {d.shape}": d for d in Detector().detect(render([PAN, *tower])).detections}
    assert found["pink pan"].outline.center == pytest.approx([0.5, 0.0], abs=0.002)
    assert found["pink pan"].size == pytest.approx((0.095, 0.095, 0.03), abs=0.003)


def test_two_cubes_of_one_color_side_by_side_are_no_pan() -> None:
    found = Detector().detect(render([Block("red", "cube", 0.5, y) for y in (0.0, 0.045)])).detections
    assert [d.shape for d in found] == ["cube", "cube"]
    assert sorted(float(d.center[1]) for d in found) == pytest.approx([0.0, 0.045], abs=0.002)
