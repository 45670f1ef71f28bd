"""What the network is told of objects: nothing that depends on the order of the listing."""

import numpy as np

from hcvla.api.types import NamedObject, Pose
from hcvla.planner.scene_features import WIDTH, object_features, supports


def item(name, x, y, z=0.02, size=(0.04, 0.04, 0.04), **state):
    return NamedObject(name, *name.split(), Pose(x, y, z), size, **state)


LEFT, RIGHT = item("red cube", 0.5, 0.2), item("blue cube", 0.6, -0.2)
TRAY = item("green tray", 0.4, 0.0, 0.01, (0.14, 0.14, 0.02))
RANKS, RANKS_OF_KIND, RANKS_OF_HEIGHT = slice(-18, -12), slice(-12, -6), slice(-6, None)


def test_every_object_has_a_row_and_known_ones_say_so():
    features = object_features([LEFT, RIGHT])
    assert features.shape == (2, WIDTH)
    assert features[:, 0].tolist() == [1.0, 1.0]
    assert object_features([]).shape == (0, WIDTH)


def test_lengths_are_scaled_to_about_one():
    # Middle of the table is (0.5, 0), 0.2 m are one; sizes of 0.05 m are one.
    assert np.allclose(object_features([LEFT])[0, 1:7], [0.0, 1.0, 0.1, 0.8, 0.8, 0.8])


def test_another_order_of_the_listing_gives_the_same_rows():
    first, second = object_features([LEFT, TRAY, RIGHT]), object_features([RIGHT, LEFT, TRAY])
    assert np.array_equal(first[[2, 0, 1]], second)


def test_the_leftmost_object_is_ranked_highest_and_the_rightmost_lowest():
    assert object_features([LEFT, TRAY, RIGHT])[:, RANKS][:, 0].tolist() == [1.0, 0.5, 0.0]


def test_objects_are_ranked_among_their_kind_and_among_those_that_stand_too():
    near = item("green cube", 0.45, 0.1)
    features = object_features([LEFT, TRAY, RIGHT, near])
    # Of three cubes the green one is the middle one; the tray is alone of its kind and alone to lie flat.
    assert features[:, RANKS_OF_KIND][:, 0].tolist() == [1.0, 0.0, 0.0, 0.5]
    assert features[:, RANKS_OF_HEIGHT][:, 0].tolist() == [1.0, 0.0, 0.0, 0.5]


def test_what_stands_on_what_is_seen_from_places():
    on_tray = item("black cube", 0.42, 0.01, 0.04)
    on_top = item("white cube", 0.42, 0.01, 0.08)
    # The cube is on the tray, another on the cube; both are over the tray.
    assert supports([TRAY, on_tray, on_top, LEFT]) == [4, 0, 1, 4]


def test_what_is_held_supports_nothing():
    held = item("black cube", 0.5, 0.2, -0.02, held=True)
    assert supports([held, LEFT]) == [2, 2]
    assert supports([item("black cube", 0.5, 0.2, 0.06, held=True), LEFT]) == [2, 2]
