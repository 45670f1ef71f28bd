import math

import numpy as np
import pytest

from hcvla.skills.shapes import face_pairs, gap, outline, rectangle, symmetry_rad, yaw_error
from things import thing


def test_a_cube_has_two_pairs_of_faces_and_a_prism_three_across_its_flats():
    assert [pair.normal_rad for pair in face_pairs(thing("red cube", 0.5, 0.0))] == [0.0, pytest.approx(math.pi / 2)]
    prism = face_pairs(thing("red prism", 0.5, 0.0))
    # Corner on the x axis: the flats' normals are at 90, 150 and 210 degrees, 45 mm apart.
    assert [round(math.degrees(pair.normal_rad)) for pair in prism] == [90, 150, 210]
    assert {pair.width_m for pair in prism} == {0.045}


def test_the_narrow_faces_of_an_oblong_come_first():
    block = thing("red cube", 0.5, 0.0, size=(0.06, 0.03, 0.04))
    first = face_pairs(block)[0]
    assert first.width_m == 0.03
    assert first.normal_rad == pytest.approx(math.pi / 2)
    assert symmetry_rad(block) == pytest.approx(math.pi)


def test_outlines_are_counter_clockwise_and_of_the_right_area():
    def area(polygon: np.ndarray) -> float:
        x, y = polygon.T
        return float((x * np.roll(y, -1) - y * np.roll(x, -1)).sum() / 2.0)

    assert area(outline(thing("red cube", 0.5, 0.1, 0.3))) == pytest.approx(0.045**2)
    # A regular hexagon 45 mm across its flats: sqrt(3) / 2 * 0.045^2.
    assert area(outline(thing("red prism", 0.5, 0.1, 0.3))) == pytest.approx(math.sqrt(3) / 2 * 0.045**2)
    round_area = math.pi * 0.0225**2
    assert round_area <= area(outline(thing("red cylinder", 0.5, 0.1))) <= 1.01 * round_area


def test_the_corners_of_a_prism_lie_on_its_own_x_axis():
    corners = outline(thing("red prism", 0.0, 0.0))
    assert corners[:, 0].max() == pytest.approx(0.045 / math.sqrt(3.0))
    assert corners[:, 1].max() == pytest.approx(0.0225)


def test_the_gap_of_two_squares_is_the_distance_of_their_facing_sides():
    first, second = rectangle(np.zeros(2), 0.0, 0.04, 0.04), rectangle(np.array([0.10, 0.0]), 0.0, 0.06, 0.02)
    # 0.10 - 0.02 - 0.03
    assert gap(first, second) == pytest.approx(0.05)
    assert gap(first, rectangle(np.array([0.03, 0.0]), math.pi / 4, 0.04, 0.04)) < 0.0


def test_a_quarter_turn_of_a_cube_is_no_error_and_any_turn_of_a_cylinder():
    cube = thing("red cube", 0.5, 0.0)
    assert yaw_error(cube, 0.1, 0.1 + math.pi / 2) == pytest.approx(0.0, abs=1e-9)
    assert yaw_error(cube, 0.0, math.radians(30)) == pytest.approx(math.radians(30))
    assert yaw_error(thing("red cylinder", 0.5, 0.0), 0.0, 1.0) == 0.0
