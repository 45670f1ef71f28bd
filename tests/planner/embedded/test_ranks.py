"""Which places objects have among others; numbers worked by hand."""

import numpy as np
import pytest

from hcvla.api.types import NamedObject, Pose
from hcvla.planner.embedded.ranks import RANKS, object_ranks

LEFT, FAR, TALL, LARGE, HIGH = range(5)
ALL, KIND, COLOR, SORT = range(4)


def item(name, x, y, size=(0.04, 0.04, 0.04), **state):
    color, _, shape = name.rpartition(" ")
    return NamedObject(name, color, shape, Pose(x, y, size[2] / 2.0), size, **state)


def places(objects, measure, group):
    """Return the places of each object: 1 to 4 from the largest, -1 to -4 from the smallest."""
    ranks = object_ranks(objects).reshape(len(objects), 4, 5, 8)[:, group, measure]
    return [{(1, 2, 3, 4, -1, -2, -3, -4)[i] for i in np.flatnonzero(row)} for row in ranks]


ROW = [item(f"{color} cube", 0.5, y) for color, y in (("red", 0.2), ("blue", 0.1), ("pink", 0.0), ("cyan", -0.1))]
TRAY = item("red tray", 0.4, 0.3, (0.14, 0.14, 0.01))


def test_left_is_where_y_is_largest_and_both_ends_are_counted_to_four():
    assert places(ROW, LEFT, ALL) == [{1, -4}, {2, -3}, {3, -2}, {4, -1}]


def test_of_a_kind_a_color_and_what_is_picked_others_do_not_count():
    objects = [*ROW, TRAY]
    assert places(objects, LEFT, ALL)[:2] == [{2, -4}, {3, -3}]
    assert places(objects, LEFT, KIND) == [{1, -4}, {2, -3}, {3, -2}, {4, -1}, set()]
    # The tray is left of the red cube; no other color has two.
    assert places(objects, LEFT, COLOR) == [{2, -1}, set(), set(), set(), {1, -2}]
    assert places(objects, LEFT, SORT) == places(objects, LEFT, KIND)


def test_the_middle_one_of_three_is_the_second_from_both_ends():
    assert places(ROW[:3], LEFT, KIND)[1] == {2, -2}


def test_near_and_far_are_measured_from_the_base():
    # At 0.50 and at the root of 0.4^2 + 0.4^2 = 0.57 m.
    assert places([item("red cube", 0.5, 0.0), item("blue cube", 0.4, 0.4)], FAR, KIND) == [{2, -1}, {1, -2}]


@pytest.mark.parametrize("measure", [TALL, LARGE, HIGH])
def test_what_is_larger_is_tall_wide_and_high_up(measure):
    sizes = [item("red cube", 0.5, 0.0), item("blue cube", 0.5, 0.2, (0.055,) * 3)]
    assert places(sizes, measure, KIND) == [{2, -1}, {1, -2}]


def test_what_differs_by_less_than_3_mm_has_no_place_and_leaves_the_others_theirs():
    objects = [item("red cube", 0.5, 0.1), item("blue cube", 0.5, 0.102), item("pink cube", 0.5, 0.3)]
    assert places(objects, LEFT, KIND) == [set(), set(), {1, -3}]


def test_what_is_held_has_no_place_and_takes_none():
    held = item("white cube", 0.5, 0.4, held=True)
    assert places([held, *ROW], LEFT, KIND) == [set(), *places(ROW, LEFT, KIND)]


def test_another_order_of_the_listing_gives_the_same_rows():
    order = [2, 0, 4, 1, 3]
    objects = [*ROW, TRAY]
    assert np.array_equal(object_ranks(objects)[order], object_ranks([objects[i] for i in order]))


def test_no_object_has_no_row():
    assert object_ranks([]).shape == (0, RANKS)
