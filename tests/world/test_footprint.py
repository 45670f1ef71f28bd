import math

import numpy as np
import pytest

from hcvla.api.types import NamedObject, Pose
from hcvla.world.footprint import clearance, convex_hull, footprint, signed_distance

SQUARE = np.array([[1.0, 1.0], [-1.0, 1.0], [-1.0, -1.0], [1.0, -1.0]])


def box(x, y, size, yaw=0.0, shape="cube"):
    return NamedObject("thing", "red", shape, Pose.from_yaw(x, y, 0.02, yaw), (size, size, 0.04))


def test_distance_from_a_square_is_negative_inside_and_round_at_corners():
    # Square of half width 1: centre is 1 inside; (3, 0) is 2 away; (4, 5) is hypot(3, 4) = 5 from the corner.
    points = np.array([[0.0, 0.0], [3.0, 0.0], [4.0, 5.0], [0.5, 0.0]])
    assert signed_distance(points, SQUARE) == pytest.approx([-1.0, 2.0, 5.0, -0.5])


def test_the_hull_drops_inner_points_and_runs_counter_clockwise():
    hull = convex_hull(np.vstack([SQUARE, [[0.0, 0.0], [0.3, 0.2], [1.0, 0.0]]]))
    assert len(hull) == 4
    x, y = hull[:, 0], hull[:, 1]
    assert np.sum(x * np.roll(y, -1) - y * np.roll(x, -1)) / 2.0 == pytest.approx(4.0)


def test_two_squares_side_by_side_have_the_gap_between_their_faces():
    # Edges 0.04, centres 0.10 apart: 0.10 - 0.02 - 0.02 = 0.06.
    assert clearance(np.array([[0.5, 0.0]]), footprint(box(0, 0, 0.04)), box(0.4, 0.0, 0.04)) == pytest.approx([0.06])


def test_a_turned_square_reaches_out_by_half_its_diagonal():
    # Turned by 45 degrees it reaches 0.02 * sqrt(2) toward the other: 0.10 - 0.02 - 0.0283.
    turned = box(0.4, 0.0, 0.04, yaw=math.pi / 4)
    expected = 0.10 - 0.02 - 0.02 * math.sqrt(2.0)
    assert clearance(np.array([[0.5, 0.0]]), footprint(box(0, 0, 0.04)), turned) == pytest.approx([expected])


def test_overlap_is_negative():
    assert clearance(np.array([[0.41, 0.0]]), footprint(box(0, 0, 0.04)), box(0.4, 0.0, 0.04))[0] < 0.0


def test_a_cylinder_is_never_smaller_than_its_circle():
    outline = footprint(box(0, 0, 0.05, shape="cylinder"))
    assert signed_distance(np.array([[0.0, 0.0]]), outline)[0] <= -0.025 + 1e-9
    assert np.linalg.norm(outline, axis=1).max() < 0.026
