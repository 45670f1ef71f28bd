"""The first to third of a kind from an end are known by where they are; what only tells another object is left open."""

import pytest

from hcvla.api.types import NamedObject, Pose
from hcvla.planner.checks.named_places import placed
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
        "lift the cube closest to the white mat",
        # The mats differ by 1 cm, which may be seen otherwise.
        "put the red cube on the leftmost mat",
    ],
)
def test_what_tells_another_object_what_is_not_there_and_what_is_close_is_left_open(sentence):
    assert not list(placed(sentence, TABLE))


def test_a_program_about_another_cube_than_the_leftmost_leaves_it_out():
    for name, lacks in (("red cube", []), ("blue cube", ["the leftmost cube (red cube)"])):
        program = f"pick(get_actor({name!r}))"
        assert unanswered_words("Pick up the leftmost cube!", TABLE, f"held({name!r})", program) == lacks
