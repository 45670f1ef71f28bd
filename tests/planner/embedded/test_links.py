"""How the objects of a listing hang together; no order of the listing changes it."""

import numpy as np

from hcvla.api.types import NamedObject, Pose
from hcvla.planner.embedded.links import LINKS, PLACES, name_places, object_links

NAMES = ("blue cube", "green mat", "green prism", "red cube 1", "red cube 2")
NOTHING = len(NAMES)


def item(name, x, y, z=0.02, size=(0.04, 0.04, 0.04), shape="cube", **state):
    return NamedObject(name, name.split()[0], shape, Pose(x, y, z), size, **state)


OBJECTS = (
    item("blue cube", 0.5, 0.0),
    item("green mat", 0.5, 0.1, 0.0025, (0.12, 0.12, 0.005), "mat"),
    item("green prism", 0.5, 0.1, 0.025, shape="prism"),
    item("red cube 1", 0.6, 0.01),
    item("red cube 2", 0.5, -0.25),
)


def column(link, names=NAMES, objects=OBJECTS):
    return object_links(names, objects)[:, LINKS.index(link)].tolist()


def test_the_next_of_a_kind_is_the_next_in_the_alphabet_with_the_same_last_word():
    # Numbers only tell apart: three cubes, one mat, one prism.
    assert column("next of its kind") == [3, NOTHING, NOTHING, 4, NOTHING]


def test_the_next_of_a_color_shares_the_words_before():
    assert column("next of its color") == [NOTHING, 2, NOTHING, 4, NOTHING]


def test_names_alone_have_no_sides_and_stand_on_nothing():
    links = object_links(NAMES, ())
    assert (np.delete(links, [1, 2], axis=1) == NOTHING).all()
    assert links[0, 1] == 3


def test_beside_is_the_nearest_that_stands_on_that_side():
    # Left is +y, behind is +x; the mat on the left lies flat and does not count. The prism is 0.09 m to the left of the
    # first red cube, but 0.1 m before it.
    assert column("left") == [2, NOTHING, NOTHING, NOTHING, 0]
    assert column("behind")[0] == 3
    assert column("front")[3] == 0
    assert column("right")[0] == 4


def test_what_is_held_is_beside_nothing():
    held = (*OBJECTS[:2], item("green prism", 0.5, 0.1, 0.3, shape="prism", held=True), *OBJECTS[3:])
    assert column("left", objects=held)[0] == NOTHING


def test_what_an_object_stands_on_is_a_link():
    assert column("under") == [NOTHING, NOTHING, 1, NOTHING, NOTHING]


def test_places_in_the_alphabet_among_all_the_kind_and_the_color():
    features = name_places(NAMES)
    assert features.shape == (5, PLACES)
    assert features[:, 0].tolist() == [0.0, 0.125, 0.25, 0.375, 0.5]
    # The second red cube is the last of three cubes and the second of two red ones.
    assert np.flatnonzero(features[4, 1:]).tolist() == [2, 4 + 2, 8 + 1, 12 + 1]


def test_another_order_of_the_listing_changes_nothing():
    order = [3, 0, 4, 2, 1]
    names, objects = [NAMES[i] for i in order], [OBJECTS[i] for i in order]
    assert np.array_equal(name_places(names), name_places(NAMES)[order])
    place_of = {index: place for place, index in enumerate(order)} | {NOTHING: NOTHING}
    expected = [[place_of[target] for target in row] for row in object_links(NAMES, OBJECTS)[order].tolist()]
    assert object_links(names, objects).tolist() == expected


def test_more_than_four_of_a_kind_share_the_last_place():
    features = name_places([f"{color} cube" for color in ("black", "blue", "green", "pink", "red", "white")])
    assert features[:, 1:5].argmax(1).tolist() == [0, 1, 2, 3, 3, 3]
    assert (features[:, 5:9].argmax(1) == 3).all()


def test_counterparts_are_as_large_among_their_kind():
    names = ("blue prism", "gray cube", "red cube", "tan prism", "white tray")
    edges = (0.03, 0.05, 0.03, 0.05, 0.1)
    pairs = [item(name, 0.5, edge, size=(edge,) * 3) for name, edge in zip(names, edges, strict=True)]
    # The small prism and the small cube, the large cube and the large prism; one tray has nothing to be larger than.
    assert column("counterpart", names, pairs) == [2, 3, 0, 1, 5]


def test_what_does_not_differ_in_size_has_no_counterpart():
    names = ("blue prism", "gray cube", "red cube", "tan prism")
    alike = [item(name, 0.5, 0.1 * place) for place, name in enumerate(names)]
    assert column("counterpart", names, alike) == [4] * 4


def test_the_nearest_object_stands_and_is_not_held():
    # The mat under the prism lies flat. From the second red cube the blue one is 0.25 m away.
    assert column("nearest") == [2, 2, 0, 0, 0]
    held = (item("blue cube", 0.5, 0.0, 0.3, held=True), *OBJECTS[1:])
    assert column("nearest", objects=held)[3] == 2
