"""Columns of points under an outline, and whose points they are."""

import math

import numpy as np
import pytest

from hcvla.perception.outline import Outline
from hcvla.perception.point_cloud import PointCloud

SQUARE = Outline(sides=4, center=np.array([0.5, 0.1]), half_width=0.02, yaw=0.0, rms=0.0, coverage=1.0)


def cloud(*points):
    return PointCloud(np.array(points), np.full((len(points), 3), 128.0), np.ones(len(points), dtype=bool))


def test_a_column_holds_points_inside_and_within_the_margin():
    points = cloud((0.5, 0.1, 0.01), (0.5 + 0.024, 0.1, 0.01), (0.5 + 0.026, 0.1, 0.01))
    assert points.column(SQUARE, 0.005, 1.0).tolist() == [0, 1]


def test_a_column_ends_below_the_given_height():
    points = cloud((0.5, 0.1, 0.04), (0.5, 0.1, 0.05), (0.5, 0.1, 0.06))
    assert points.column(SQUARE, 0.0, 0.05).tolist() == [0]


@pytest.mark.parametrize("degrees", [0, 17, 45])
def test_the_corner_of_a_turned_square_is_not_cut_off(degrees):
    yaw = math.radians(degrees)
    turned = Outline(sides=4, center=np.zeros(2), half_width=0.02, yaw=yaw, rms=0.0, coverage=1.0)
    # A corner lies at sqrt(2) half widths, halfway between two normals; a hair inside of it is inside.
    corner = 0.999 * 0.02 * math.sqrt(2.0) * np.array([math.cos(yaw + math.pi / 4), math.sin(yaw + math.pi / 4)])
    assert cloud((*corner, 0.0)).column(turned, 0.0, 1.0).tolist() == [0]


def test_claimed_points_are_in_no_column_any_more():
    points = cloud((0.5, 0.1, 0.01), (0.51, 0.1, 0.01))
    points.claim(np.array([0]))
    assert points.column(SQUARE, 0.0, 1.0).tolist() == [1]
