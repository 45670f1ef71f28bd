"""Trays and mats: distinguished by their rim, joined where something hides their middle, never the foot of a solid."""

import numpy as np
import pytest

from hcvla.perception.borders import Border
from hcvla.perception.detection import Detection
from hcvla.perception.detector import Detector
from hcvla.perception.outline import Outline
from hcvla.perception.supports import _groups, _levels, _without_parts
from raycast import Block, arm_state, render

MAT = Block("green", "mat", 0.45, -0.05, 0.2, half_width=0.06, height=0.004)


def found(*blocks):
    return {f"{item.color} {item.shape}": item for item in Detector().detect(render(blocks), arm_state()).detections}


def square(x=0.5, half_width=0.06, yaw=0.0):
    return Outline(sides=4, center=np.array([x, 0.0]), half_width=half_width, yaw=yaw, rms=0.0003, coverage=1.0)


def surface(outline, height_of):
    """Return a grid of points within an outline, Shape=(n, 3), whose height depends on the depth inside it."""
    x, y = np.meshgrid(np.linspace(0.43, 0.57, 141), np.linspace(-0.07, 0.07, 141))
    points = np.column_stack([x.ravel(), y.ravel()])
    depth = outline.depth_inside(points)
    inside = depth > 0.0
    return np.column_stack([points[inside], height_of(depth[inside])])


def border(points, hidden=0):
    """Return a border of which the last points are hidden."""
    points = np.asarray(points, float)
    return Border(points[: len(points) - hidden], points[len(points) - hidden :])


def rectangle(x0, x1, y0, y1):
    return [(x, y) for x in np.linspace(x0, x1, 8) for y in (y0, y1)] + [
        (x, y) for y in np.linspace(y0, y1, 8) for x in (x0, x1)
    ]


def test_a_mat_is_found_where_it_lies_as_wide_as_it_is():
    mat = found(MAT)["green mat"]
    assert mat.outline.center == pytest.approx([0.45, -0.05], abs=0.002)
    assert 2.0 * mat.outline.half_width == pytest.approx(0.12, abs=0.002)
    assert mat.floor_z == pytest.approx(0.004, abs=0.001)


@pytest.mark.parametrize("half_width", [0.02, 0.17])
def test_what_is_too_small_or_too_large_for_a_support_is_none(half_width):
    assert "green mat" not in found(MAT.moved(half_width=half_width))


def test_a_mat_under_a_cube_is_still_one_mat():
    both = found(MAT, Block("red", "cube", 0.45, -0.05, bottom=0.004))
    assert set(both) == {"green mat", "red cube"}
    assert both["green mat"].outline.center == pytest.approx([0.45, -0.05], abs=0.004)


def test_the_lower_end_of_a_cube_is_no_mat_of_its_color():
    assert set(found(Block("red", "cube", 0.45, 0.1))) == {"red cube"}


def test_a_rim_that_is_higher_than_the_middle_makes_a_tray():
    outline = square()
    # the outer 5 mm are the rim, 8 mm high; the floor is at 3 mm
    floor, rim = _levels(surface(outline, lambda depth: np.where(depth < 0.005, 0.008, 0.003)), outline)
    assert (floor, rim) == pytest.approx((0.003, 0.008))
    floor, rim = _levels(surface(outline, lambda depth: np.full(len(depth), 0.004)), outline)
    assert (floor, rim) == pytest.approx((0.004, 0.004))


def test_too_few_points_of_a_rim_say_that_there_is_none():
    outline = square()
    points = surface(outline, lambda depth: np.where(depth < 0.005, 0.008, 0.003))
    middle = points[outline.depth_inside(points[:, :2]) > 0.01]
    assert _levels(middle, outline) == (0.003, 0.003)


def support(outline):
    return Detection(
        color="green", shape="mat", outline=outline, top_z=0.004, bottom_z=0.0, floor_z=0.004, rgb=np.zeros(3)
    )


def test_a_shaded_floor_is_part_of_its_tray_and_a_neighbour_is_not():
    whole, floor, neighbour = square(), square(half_width=0.05), square(x=0.65, half_width=0.055)
    kept = _without_parts([support(outline) for outline in (floor, neighbour, whole)])
    assert [item.outline.half_width for item in kept] == [0.06, 0.055]


LEFT, RIGHT = rectangle(0.40, 0.44, 0.0, 0.12), rectangle(0.48, 0.52, 0.0, 0.12)
"""Two strips that are 40 mm apart; together 120 mm by 120 mm."""


def test_two_pieces_that_one_square_may_hold_are_one_if_something_cuts_them_off():
    assert _groups(["green", "green"], [border(LEFT, hidden=8), border(RIGHT)]) == [[0, 1]]


@pytest.mark.parametrize(
    ("names", "borders"),
    [
        (["green", "blue"], [border(LEFT, hidden=8), border(RIGHT)]),  # of two colors
        (["green", "green"], [border(LEFT), border(RIGHT)]),  # both end by themselves
        (["green", "green"], [border(LEFT, hidden=8), border(rectangle(0.70, 0.74, 0.0, 0.12))]),  # 340 mm by 120 mm
    ],
    ids=["colors", "not hidden", "too long"],
)
def test_two_pieces_are_two_supports_otherwise(names, borders):
    assert _groups(names, borders) == [[0], [1]]


def test_the_rectangle_about_a_border_has_its_longer_side_first():
    center, longer, shorter, yaw = border(rectangle(0.40, 0.52, 0.0, 0.04)).rectangle
    assert center == pytest.approx([0.46, 0.02], abs=1e-4)
    assert (longer, shorter) == pytest.approx((0.12, 0.04), abs=1e-4)
    assert np.sin(yaw) == pytest.approx(0.0, abs=1e-3)
    _, longer, shorter, yaw = border(rectangle(0.40, 0.44, 0.0, 0.12)).rectangle
    assert (longer, shorter) == pytest.approx((0.12, 0.04), abs=1e-4)
    assert np.cos(yaw) == pytest.approx(0.0, abs=1e-3)
