import math

import pytest

from hcvla.configuration.ranges import Range


@pytest.mark.parametrize(
    ("limits", "inside", "outside"),
    [
        (Range(0.0, above=True), (1e-9, 1.0, math.inf), (0.0, -1.0, math.nan)),
        (Range(0.0, 1.0), (0.0, 0.5, 1.0), (-1e-9, 1.0 + 1e-9, math.nan)),
        (Range(high=3.0), (-math.inf, 3.0), (3.1,)),
    ],
)
def test_bounds_are_included_unless_said_and_nan_is_in_no_range(limits, inside, outside):
    assert all(value in limits for value in inside)
    assert not any(value in limits for value in outside)


def test_a_range_is_said_in_words():
    assert str(Range(0.0, above=True)) == "more than 0"
    assert str(Range(1)) == "at least 1"
    assert str(Range(0.0, 1.0)) == "from 0 to 1"
    assert str(Range(0.0, 9.9, above=True)) == "more than 0, at most 9.9"
    assert str(Range(high=2.5)) == "at most 2.5"
