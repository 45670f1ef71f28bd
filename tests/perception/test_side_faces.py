"""Columns of points, Shape=(n, 3): 20 in each 3 mm, the top face at 0.10 m."""

import numpy as np
import pytest

from hcvla.perception.side_faces import end_of_surface

TOP_M = 0.10
YELLOW, GRAY = np.array([250.0, 220.0, 20.0]), np.array([130.0, 130.0, 130.0])


def column(*parts):
    """Return heights [m] and colors of parts (color, from, to), lowest first."""
    heights = [np.linspace(low, high, round(20 * (high - low) / 0.003)) for _, low, high in parts]
    colors = [np.tile(color, (len(z), 1)) for (color, _, _), z in zip(parts, heights, strict=True)]
    return np.concatenate(heights), np.concatenate(colors)


def test_a_side_ends_where_another_color_begins():
    end = end_of_surface(*column((GRAY, 0.0, 0.05), (0.5 * YELLOW, 0.05, 0.10)), TOP_M, top_rgb=YELLOW)
    assert end.met
    assert end.z == pytest.approx(0.05, abs=0.003)


def test_a_side_of_another_color_below_what_hides_its_own_is_not_its_side():
    hidden = column((GRAY, 0.0, 0.04))
    assert end_of_surface(*hidden, TOP_M, top_rgb=YELLOW) is None
    # Nothing else distinguishes them.
    assert end_of_surface(*hidden, TOP_M).z == pytest.approx(0.0, abs=0.003)


def test_its_own_side_counts_though_something_hides_the_upper_part():
    end = end_of_surface(*column((0.5 * YELLOW, 0.05, 0.08)), TOP_M, top_rgb=YELLOW)
    assert end.z == pytest.approx(0.05, abs=0.003)


def test_too_few_points_tell_nothing():
    assert end_of_surface(*column((0.5 * YELLOW, 0.0, 0.0015)), TOP_M, top_rgb=YELLOW) is None
