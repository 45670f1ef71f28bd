import math

import numpy as np
import pytest

from hcvla.world.polygons import (
    contains,
    convex_hull,
    gap,
    minkowski_difference,
    rectangle,
    regular_polygon,
    signed_distance,
)

SQUARE = np.array([[1.0, 1.0], [-1.0, 1.0], [-1.0, -1.0], [1.0, -1.0]])


def area(polygon):
    x, y = polygon.T
    return float((x * np.roll(y, -1) - y * np.roll(x, -1)).sum() / 2.0)


def clearances(centers, moving, fixed):
    return signed_distance(centers, minkowski_difference(fixed, moving))


def box(x, y, edge, yaw=0.0):
    return rectangle(np.array([x, y]), yaw, edge, edge)


def test_a_rectangle_turned_by_a_quarter_exchanges_length_and_width():
    upright = rectangle(np.array([1.0, 2.0]), math.pi / 2, 0.4, 0.2)
    assert np.ptp(upright, axis=0) == pytest.approx([0.2, 0.4])
    assert upright.mean(axis=0) == pytest.approx([1.0, 2.0])
    assert area(upright) == pytest.approx(0.08)


@pytest.mark.parametrize("sides", [4, 6, 24])
def test_a_regular_polygon_encloses_its_circle_and_touches_it_along_the_normal(sides):
    polygon = regular_polygon(sides, 0.5, 0.3)
    normal = np.array([math.cos(0.3), math.sin(0.3)])
    assert (polygon @ normal).max() == pytest.approx(0.5)
    # n triangles of height 0.5 and base 2 * 0.5 * tan(pi / n).
    assert area(polygon) == pytest.approx(sides * 0.25 * math.tan(math.pi / sides))


def test_a_point_on_the_edge_is_inside():
    assert contains(SQUARE, np.array([1.0, 0.3]))
    assert contains(SQUARE, np.array([1.0, 1.0]))
    assert not contains(SQUARE, np.array([1.0 + 1e-9, 0.3]))


def test_distance_from_a_square_is_negative_inside_and_round_at_corners():
    # Square of half width 1: centre is 1 inside; (3, 0) is 2 away; (4, 5) is hypot(3, 4) = 5 from the corner.
    points = np.array([[0.0, 0.0], [3.0, 0.0], [4.0, 5.0], [0.5, 0.0]])
    assert signed_distance(points, SQUARE) == pytest.approx([-1.0, 2.0, 5.0, -0.5])


def test_a_corner_that_is_there_twice_changes_no_distance():
    points = np.array([[0.0, 0.0], [3.0, 0.0], [4.0, 5.0], [0.5, 0.0]])
    with np.errstate(all="raise"):
        assert signed_distance(points, SQUARE[[0, 1, 1, 2, 3, 3]]) == pytest.approx([-1.0, 2.0, 5.0, -0.5])


def test_points_are_inside_exactly_where_their_distance_is_not_positive():
    points = np.random.default_rng(0).uniform(-2.0, 2.0, (200, 2))
    hexagon = regular_polygon(6, 1.0, 0.2)
    assert [contains(hexagon, point) for point in points] == (signed_distance(points, hexagon) <= 0.0).tolist()


def test_the_hull_drops_inner_points_and_runs_counter_clockwise():
    hull = convex_hull(np.vstack([SQUARE, [[0.0, 0.0], [0.3, 0.2], [1.0, 0.0]]]))
    assert len(hull) == 4
    assert area(hull) == pytest.approx(4.0)


def test_the_hull_of_a_line_is_its_ends():
    assert len(convex_hull(np.array([[0.0, 0.0], [0.0, 0.0], [1.0, 1.0]]))) == 2


def test_the_gap_of_two_squares_is_the_distance_of_their_facing_sides():
    first, second = rectangle(np.zeros(2), 0.0, 0.04, 0.04), rectangle(np.array([0.10, 0.0]), 0.0, 0.06, 0.02)
    # 0.10 - 0.02 - 0.03
    assert gap(first, second) == pytest.approx(0.05)
    assert gap(first, rectangle(np.array([0.03, 0.0]), math.pi / 4, 0.04, 0.04)) < 0.0


def test_the_gap_is_the_same_both_ways_and_whichever_way_corners_run():
    first, second = box(0.0, 0.0, 0.04, 0.3), box(0.09, 0.05, 0.05, -0.4)
    assert gap(first, second) == pytest.approx(gap(second, first))
    assert gap(first[::-1], second) == pytest.approx(gap(first, second))


def test_the_gap_is_zero_where_two_squares_touch():
    assert gap(SQUARE, SQUARE + np.array([2.0, 0.0])) == pytest.approx(0.0)


def test_a_polygon_seen_edge_on_still_overlaps_what_it_crosses():
    # A toppled box projects to a line: two of its four edges have no length and so no normal.
    line = np.array([[0.0, 0.5], [0.0, 0.5], [0.0, -0.5], [0.0, -0.5]])
    assert gap(line, SQUARE) < 0.0
    assert gap(line + np.array([3.0, 0.0]), SQUARE) == pytest.approx(2.0)


def test_clearance_is_that_of_the_faces_and_exact_at_corners():
    moving = box(0.0, 0.0, 0.04)
    # Faces: 0.10 - 0.02 - 0.02. Corners: both offsets are 0.05 - 0.04, so hypot(0.01, 0.01).
    found = clearances(np.array([[0.5, 0.0], [0.45, 0.05]]), moving, box(0.4, 0.0, 0.04))
    assert found == pytest.approx([0.06, math.hypot(0.01, 0.01)])


def test_clearance_of_a_turned_square_is_less_by_half_its_diagonal():
    # Turned by 45 degrees it reaches 0.02 * sqrt(2) toward the other.
    found = clearances(np.array([[0.5, 0.0]]), box(0.0, 0.0, 0.04), box(0.4, 0.0, 0.04, math.pi / 4))
    assert found == pytest.approx([0.10 - 0.02 - 0.02 * math.sqrt(2.0)])


def test_the_gap_by_separating_axes_has_the_sign_of_the_clearance_and_never_exceeds_it():
    rng, moving = np.random.default_rng(1), regular_polygon(6, 0.03)
    for x, y, yaw in rng.uniform((-0.1, -0.1, 0.0), (0.1, 0.1, 3.0), (200, 3)):
        fixed = rectangle(np.zeros(2), yaw, 0.08, 0.04)
        exact = float(clearances(np.array([[x, y]]), moving, fixed)[0])
        bound = gap(moving + np.array([x, y]), fixed)
        assert bound <= exact + 1e-9
        assert (bound < 0.0) == (exact < 0.0)
