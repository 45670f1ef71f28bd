import math
from types import SimpleNamespace

import numpy as np
import pytest

from hcvla.api.types import NamedObject, Pose
from hcvla.world.shapes import (
    HEXAGON_RATIO,
    SIDES,
    face_pairs,
    local_outline,
    outline,
    radius_m,
    surface_z,
    symmetry_rad,
    turned_outline,
    wrap,
    yaw_error,
)

SIZES = {"prism": (0.045 * HEXAGON_RATIO, 0.045, 0.045)}


def item(shape, x=0.5, y=0.0, yaw=0.0, size=None, z=None):
    size = size or SIZES.get(shape, (0.045, 0.045, 0.045))
    height = size[2] / 2.0 if z is None else z
    return NamedObject(f"red {shape}", "red", shape, Pose.from_yaw(x, y, height, yaw), size)


def area(polygon):
    x, y = polygon.T
    return float((x * np.roll(y, -1) - y * np.roll(x, -1)).sum() / 2.0)


def test_a_cube_has_two_pairs_of_faces_and_a_prism_three_across_its_flats():
    assert [pair.normal_rad for pair in face_pairs(item("cube"))] == [0.0, pytest.approx(math.pi / 2)]
    prism = face_pairs(item("prism"))
    # Corner on the x axis: the flats' normals are at 90, 150 and 210 degrees, 45 mm apart.
    assert [round(math.degrees(pair.normal_rad)) for pair in prism] == [90, 150, 210]
    assert {pair.width_m for pair in prism} == {0.045}


def test_the_narrow_faces_of_an_oblong_come_first():
    oblong = item("cube", size=(0.06, 0.03, 0.04))
    first = face_pairs(oblong)[0]
    assert first.width_m == 0.03
    assert first.normal_rad == pytest.approx(math.pi / 2)


def test_every_face_pair_is_as_far_apart_as_the_outline_is_wide_there():
    for shape in SIDES:
        corners = local_outline(item(shape))
        for pair in face_pairs(item(shape)):
            along = corners @ (math.cos(pair.normal_rad), math.sin(pair.normal_rad))
            assert np.ptp(along) == pytest.approx(pair.width_m, rel=0.009)


@pytest.mark.parametrize("shape", SIDES)
def test_an_outline_turned_by_its_symmetry_is_the_same_outline(shape):
    period = symmetry_rad(item(shape))
    turned, straight = (sorted(outline(item(shape, yaw=yaw)).round(9).tolist()) for yaw in (period, 0.0))
    np.testing.assert_allclose(turned, straight, atol=1e-9)


def test_a_square_looks_the_same_after_a_quarter_turn_and_an_oblong_only_after_a_half():
    assert symmetry_rad(item("cube")) == pytest.approx(math.pi / 2)
    assert symmetry_rad(item("cube", size=(0.05, 0.04, 0.04))) == pytest.approx(math.pi)
    # Differences of less than 3 mm do not count.
    assert symmetry_rad(item("cube", size=(0.045, 0.043, 0.04))) == pytest.approx(math.pi / 2)
    assert symmetry_rad(item("prism")) == pytest.approx(math.pi / 3)
    assert symmetry_rad(item("cylinder")) == 0.0


def test_what_is_not_declared_is_taken_for_a_box():
    assert len(outline(item("banana"))) == 4
    assert symmetry_rad(item("banana", size=(0.1, 0.03, 0.03))) == pytest.approx(math.pi)


def test_a_quarter_turn_of_a_cube_is_no_error_and_any_turn_of_a_cylinder():
    assert yaw_error(item("cube"), 0.1, 0.1 + math.pi / 2) == pytest.approx(0.0, abs=1e-9)
    assert yaw_error(item("cube"), 0.0, math.radians(30)) == pytest.approx(math.radians(30))
    assert yaw_error(item("cylinder"), 0.0, 1.0) == 0.0


def test_an_angle_is_wrapped_to_half_a_period_about_zero():
    assert wrap(math.radians(350)) == pytest.approx(math.radians(-10))
    assert wrap(math.radians(50), math.radians(60)) == pytest.approx(math.radians(-10))


def test_outlines_are_counter_clockwise_and_of_the_right_area():
    assert area(outline(item("cube", yaw=0.3))) == pytest.approx(0.045**2)
    # A regular hexagon 45 mm across its flats: sqrt(3) / 2 * 0.045^2.
    assert area(outline(item("prism", yaw=0.3))) == pytest.approx(math.sqrt(3) / 2 * 0.045**2)
    circle = math.pi * 0.0225**2
    assert circle <= area(outline(item("cylinder"))) <= 1.01 * circle


def test_the_corners_of_a_prism_lie_on_its_own_x_axis():
    corners = outline(item("prism", x=0.0))
    assert corners[:, 0].max() == pytest.approx(0.045 / math.sqrt(3.0))
    assert corners[:, 1].max() == pytest.approx(0.0225)


def test_an_outline_turns_with_the_object_and_moves_with_it():
    turned = item("cube", x=0.5, y=0.1, yaw=math.pi / 4)
    # Half the diagonal of 0.045: 0.0318.
    assert outline(turned)[:, 0].max() == pytest.approx(0.5 + 0.0225 * math.sqrt(2.0))
    np.testing.assert_allclose(turned_outline(turned), outline(turned) - [0.5, 0.1], atol=1e-12)


@pytest.mark.parametrize("shape", SIDES)
def test_the_radius_is_that_of_the_outline_s_farthest_corner(shape):
    # A circle's polygon is circumscribed: its corners lie outside by 1 / cos(pi / 24), 0.9 %.
    farthest = np.linalg.norm(local_outline(item(shape)), axis=1).max()
    assert radius_m(item(shape)) <= farthest + 1e-12 <= 1.009 * radius_m(item(shape))


def test_a_tray_carries_on_its_floor_and_everything_else_on_its_upper_face():
    assert surface_z(item("tray", size=(0.12, 0.12, 0.008))) == pytest.approx(0.003)
    assert surface_z(item("mat", size=(0.12, 0.12, 0.004))) == pytest.approx(0.004)
    assert surface_z(item("cube", z=0.1)) == pytest.approx(0.1225)


def test_whatever_has_shape_size_and_pose_has_an_outline():
    plain = SimpleNamespace(shape="cube", size=(0.04, 0.02, 0.01), pose=Pose(0.0, 0.0, 0.0))
    assert np.ptp(outline(plain), axis=0) == pytest.approx([0.04, 0.02])
