"""The first to third of a kind from an end are known by where they are; what only tells another object is left open."""

import pytest

from hcvla.api.types import NamedObject, Pose
from hcvla.planner.checks.named_places import placed, placed_by_another
from hcvla.planner.checks.sentence_check import unanswered_words

SIZE = (0.04, 0.04, 0.04)
PLACES = {
    "red cube": (0.40, 0.20), "blue cube": (0.50, 0.00), "green cube": (0.60, -0.20),
    "white mat": (0.45, 0.10), "gray mat": (0.55, 0.11),
}  # fmt: skip
TABLE = [NamedObject(name, *name.split(), Pose(*at, 0.02), SIZE) for name, at in PLACES.items()]


@pytest.mark.parametrize(
    ("sentence", "words", "name"),
    [
        ("pick up the leftmost cube", "the leftmost cube", "red cube"),
        ("put the rightmost cube on the white mat", "the rightmost cube", "green cube"),
        ("pick up the second cube from the left", "the second cube from the left", "blue cube"),
        ("touch the third cube from the right", "the third cube from the right", "red cube"),
        ("lift the cube nearest to you", "the cube nearest to you", "red cube"),
        (
            "take the cube that is farthest away from the robot",
            "the cube that is farthest away from the robot",
            "green cube",
        ),
        ("put the red cube on the mat closest to the robot", "the mat closest to the robot", "white mat"),
        ("pick up whichever cube is closest to you", "whichever cube is closest to you", "red cube"),
        ("lift the nearest cube", "the nearest cube", "red cube"),
        ("lift the second nearest cube", "the second nearest cube", "blue cube"),
        ("lift the third closest cube", "the third closest cube", "green cube"),
        ("touch the second leftmost cube", "the second leftmost cube", "blue cube"),
        ("touch the third cube counted from the right", "the third cube counted from the right", "red cube"),
        ("take the farthest cube", "the farthest cube", "green cube"),
        ("move the cube that is furthest away onto the white mat", "the cube that is furthest away", "green cube"),
        ("touch the cube that stands farthest from you", "the cube that stands farthest from you", "green cube"),
        ("the cube at the very left goes on the white mat", "the cube at the very left", "red cube"),
        ("grab the first cube from the right", "the first cube from the right", "green cube"),
    ],
)
def test_the_first_to_third_from_an_end_are_found_by_where_they_are(sentence, words, name):
    assert dict(placed(sentence, TABLE)) == {words: name}


@pytest.mark.parametrize(
    "sentence",
    [
        "pick up the cube left of the leftmost cube",
        "lift the cube on the mat closest to the robot",
        "all but the leftmost cube",
        "pick up the leftmost prism",
        "pick up the fourth cube from the left",
        "put the red cube where the leftmost cube is",
        "lift the cube closest to the white mat",
        "lift the nearest cube to the white mat",
        "pick up the cube farthest away from the white mat",
        "put the red cube to the left of the blue cube",
        # Of three none is "the left one", and this tells which mat.
        "pick up the left cube",
        "put the cube on the far left mat",
        # The mats differ by 1 cm, which may be seen otherwise.
        "put the red cube on the leftmost mat",
    ],
)
def test_what_tells_another_object_what_is_not_there_and_what_is_close_is_left_open(sentence):
    assert not list(placed(sentence, TABLE))


@pytest.mark.parametrize(
    ("sentence", "words", "name"),
    [
        ("lift the left cube", "the left cube", "red cube"),
        ("take the cube on the right and put it down", "the cube on the right", "green cube"),
    ],
)
def test_of_two_one_is_left_and_the_other_right(sentence, words, name):
    two = [item for item in TABLE if item.name != "blue cube"]
    assert dict(placed(sentence, two)) == {words: name}
    assert not list(placed("put the cube on the right mat", two))


def test_a_program_about_another_cube_than_the_leftmost_leaves_it_out():
    for name, lacks in (("red cube", []), ("blue cube", ["the leftmost cube (red cube)"])):
        program = f"pick(get_actor({name!r}))"
        assert unanswered_words("Pick up the leftmost cube!", TABLE, f"held({name!r})", program) == lacks


@pytest.mark.parametrize(
    ("sentence", "words", "name"),
    [
        # From the white mat: red and blue 0.112 m, green 0.335; from the gray mat: red 0.175, blue 0.121, green 0.314.
        ("lift the cube closest to the gray mat", "the cube closest to the gray mat", "blue cube"),
        ("lift the nearest cube to the gray mat", "the nearest cube to the gray mat", "blue cube"),
        ("take the cube that is nearest the gray mat", "the cube that is nearest the gray mat", "blue cube"),
        ("pick up the cube farthest from the white mat", "the cube farthest from the white mat", "green cube"),
        ("touch the furthest cube from the red cube", "the furthest cube from the red cube", "green cube"),
        ("take the thing furthest away from the red cube", "the thing furthest away from the red cube", "green cube"),
        ("put the green cube on the mat nearest to the red cube", "the mat nearest to the red cube", "white mat"),
    ],
)  # fmt: skip
def test_the_nearest_and_the_farthest_to_an_object_are_found_by_their_distance(sentence, words, name):
    assert dict(placed_by_another(sentence, TABLE)) == {words: name}


@pytest.mark.parametrize(
    "sentence",
    [
        # The red and the blue cube are as near.
        "lift the cube closest to the white mat",
        "lift the cube closest to you",
        "put the red cube as close to the gray mat as the blue one",
        "put the red cube to the left of the cube closest to the gray mat",
        "move the red cube closest to the gray mat",
    ],
)
def test_what_is_as_near_or_only_tells_another_object_is_left_open_too(sentence):
    assert not list(placed_by_another(sentence, TABLE))


def test_one_after_a_kind_is_of_that_kind():
    assert dict(placed("swap the leftmost cube with the rightmost one", TABLE)) == {
        "the leftmost cube": "red cube",
        "the rightmost cube": "green cube",
    }
    assert not dict(placed("pick up the rightmost one", TABLE))


def test_a_place_that_is_counted_from_an_end_is_held_against_the_answer():
    said = "pick up the third cube from the left"
    assert unanswered_words(said, TABLE, "held('blue cube')", "pick(get_actor('blue cube'))")
    assert not unanswered_words(said, TABLE, "held('green cube')", "pick(get_actor('green cube'))")


def test_a_program_about_another_than_the_farthest_is_doubted():
    said = "pick up the cube farthest from the gray mat"
    assert unanswered_words(said, TABLE, "held('red cube')", "pick(get_actor('red cube'))")
    assert not unanswered_words(said, TABLE, "held('green cube')", "pick(get_actor('green cube'))")
    spared = "pick up the red cube but don't touch the cube farthest from the gray mat"
    assert not unanswered_words(spared, TABLE, "held('red cube')", "pick(get_actor('red cube'))")


def test_an_anchor_is_called_by_its_kind_where_it_is_the_only_one():
    pink, black = (
        NamedObject(f"{color} cylinder", color, "cylinder", Pose(0.4, y, 0.02), SIZE)
        for color, y in (("pink", 0.3), ("black", -0.1))
    )
    say = "take the cube closest to the cylinder"
    assert list(placed_by_another(say, [*TABLE, pink])) == [("the cube closest to the cylinder", "red cube")]
    assert list(placed_by_another(say, [*TABLE, pink, black])) == []
