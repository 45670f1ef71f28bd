"""What objects are to each other; numbers worked by hand."""

import numpy as np
import pytest

from hcvla.api.types import NamedObject, Pose
from hcvla.planner.embedded.bearings import BEARINGS, FAR_BEARINGS, object_bearings

LEFT, RIGHT, FRONT, BEHIND, NEAREST, NEAREST_OF_KIND, NEAREST_OF_COLOR, NEAREST_OF_SORT, ON, UNDER = range(BEARINGS)
FARTHEST, FARTHEST_OF_KIND, FARTHEST_OF_COLOR, FARTHEST_OF_SORT = range(BEARINGS, BEARINGS + FAR_BEARINGS)


def item(name, x, y, z=0.02, size=(0.04, 0.04, 0.04), **state):
    color, _, shape = name.rpartition(" ")
    return NamedObject(name, color, shape, Pose(x, y, z), size, **state)


TRAY = item("green tray", 0.5, 0.0, 0.005, (0.14, 0.14, 0.01))


def fitting(objects, feature, anchor=0):
    """Return the places of the objects that are so to the anchor."""
    return np.flatnonzero(object_bearings(objects)[anchor, :, feature]).tolist()


@pytest.mark.parametrize(
    ("x", "y", "side"), [(0.5, 0.1, LEFT), (0.5, -0.1, RIGHT), (0.4, 0.0, FRONT), (0.6, 0.0, BEHIND)]
)
def test_sides_are_those_the_robot_sees(x, y, side):
    objects = [TRAY, item("red cube", x, y)]
    assert [feature for feature in range(4) if fitting(objects, feature)] == [side]
    # Seen from the cube, the tray is on the other side.
    other = {LEFT: RIGHT, RIGHT: LEFT, FRONT: BEHIND, BEHIND: FRONT}[side]
    assert [feature for feature in range(4) if fitting(objects, feature, anchor=1)] == [other]


def test_beside_is_less_than_33_cm_along_and_nine_tenths_of_that_across():
    # 0.35 m; 0.10 along and 0.08 across; 0.10 along and 0.095 across.
    objects = [TRAY, item("red cube", 0.5, 0.35), item("blue cube", 0.58, 0.1), item("pink cube", 0.405, 0.1)]
    assert fitting(objects, LEFT) == [2]


def test_the_nearest_of_all_and_of_each_group_has_a_lead_of_3_mm():
    objects = [
        TRAY,
        item("red cube", 0.5, 0.2),
        item("red cylinder", 0.5, 0.15),
        item("blue cube", 0.5, -0.202),
        item("blue cylinder", 0.5, -0.3),
    ]
    assert fitting(objects, NEAREST) == [2]
    # The cubes are 0.200 and 0.202 m away.
    assert fitting(objects, NEAREST_OF_KIND) == [2]
    assert fitting(objects, NEAREST_OF_COLOR) == [2, 3]
    assert fitting(objects, NEAREST_OF_SORT) == [2]


def test_the_farthest_of_all_and_of_each_group_has_a_lead_of_3_mm():
    objects = [
        TRAY,
        item("red cube", 0.5, 0.2),
        item("red mat", 0.5, 0.25),
        item("blue cube", 0.5, -0.202),
        item("blue cylinder", 0.5, -0.1),
    ]
    assert fitting(objects, FARTHEST) == [2]
    # The cubes are 0.200 and 0.202 m away: neither is the farthest of its kind; who is alone of it is not either.
    assert fitting(objects, FARTHEST_OF_KIND) == []
    assert fitting(objects, FARTHEST_OF_COLOR) == [2, 3]
    # Seen from the blue cube: the mat is 0.452 m away, farther than the tray; the red cube, farther than the cylinder.
    assert fitting(objects, FARTHEST, anchor=3) == [2]
    assert fitting(objects, FARTHEST_OF_SORT, anchor=3) == [1, 2]


def test_the_nearest_to_one_of_a_kind_is_another_of_it():
    row = [item("red cube", 0.5, 0.0), item("blue cube", 0.5, 0.1), item("pink cube", 0.5, 0.25)]
    assert fitting(row, NEAREST_OF_KIND) == [1]
    assert fitting(row, NEAREST_OF_KIND, anchor=2) == [1]


def test_one_stands_on_the_other_and_that_is_under_it():
    objects = [TRAY, item("red cube", 0.5, 0.0, 0.03), item("blue cube", 0.5, 0.0, 0.07)]
    assert fitting(objects, ON) == [1]
    assert fitting(objects, ON, anchor=1) == [2]
    assert fitting(objects, UNDER, anchor=1) == [0]


def test_what_is_held_is_nothing_to_others():
    objects = [TRAY, item("red cube", 0.5, 0.1, held=True), item("blue cube", 0.5, 0.15)]
    found = object_bearings(objects)
    assert not found[1].any()
    assert not found[:, 1].any()
    assert fitting(objects, NEAREST) == []


def test_another_order_of_the_listing_gives_the_same_pairs():
    objects = [TRAY, item("red cube", 0.5, 0.1), item("blue cube", 0.55, -0.15), item("pink cube", 0.5, 0.0, 0.03)]
    order = [2, 0, 3, 1]
    turned = object_bearings([objects[i] for i in order])
    assert np.array_equal(turned, object_bearings(objects)[np.ix_(order, order)])


def test_no_object_has_no_pair():
    assert object_bearings([]).shape == (0, 0, BEARINGS + FAR_BEARINGS)
