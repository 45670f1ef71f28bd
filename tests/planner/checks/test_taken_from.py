"""Where something is taken from is answered by taking it; where it goes is not."""

import pytest

from hcvla.api.types import NamedObject, Pose
from hcvla.planner.checks.sentence_check import unanswered_words
from hcvla.planner.checks.sources import taken_from

FLAT = (0.12, 0.12, 0.004)
TABLE = [
    NamedObject("red mat", "red", "mat", Pose(0.5, 0.0, 0.002), FLAT),
    NamedObject("blue tray", "blue", "tray", Pose(0.5, 0.2, 0.002), FLAT),
    NamedObject("green mat", "green", "mat", Pose(0.5, -0.2, 0.002), FLAT),
    NamedObject("pink cube", "pink", "cube", Pose(0.5, 0.0, 0.024), (0.04, 0.04, 0.04)),
    NamedObject("gray cube", "gray", "cube", Pose(0.6, 0.2, 0.02), (0.04, 0.04, 0.04)),
]
ACROSS = "pick(get_actor('pink cube'))\nplace(get_actor('blue tray'))"
OTHER = "pick(get_actor('gray cube'))\nplace(get_actor('blue tray'))"


@pytest.mark.parametrize(
    "sentence",
    [
        "since I need the red mat empty, carry what is on it across to the blue tray",
        "strip the red mat and load the blue tray with what you take",
        "whatever you find on the red mat should end up on the blue tray",
        "I'm giving up the red mat; take over what's on it to the blue tray",
        "let the blue tray take over the load of the red object",
        "there's something on the red mat that should be on the blue tray",
    ],
)
def test_what_is_emptied_is_not_left_out(sentence):
    assert unanswered_words(sentence, TABLE, "on('pink cube', 'blue tray')", ACROSS) == []
    assert unanswered_words(sentence, TABLE, "on('gray cube', 'blue tray')", OTHER)[0].startswith("red")


@pytest.mark.parametrize(
    ("sentence", "left_out"),
    [
        ("put the pink cube onto the red mat and then put it on the blue tray", "red mat"),
        ("put the pink cube on the red mat", "red mat"),
        ("put what is on the red mat on the green mat", "green mat"),
    ],
)
def test_where_something_goes_is_left_out_also_if_it_stood_there(sentence, left_out):
    assert unanswered_words(sentence, TABLE, "on('pink cube', 'blue tray')", ACROSS) == [left_out]


def test_where_all_that_is_on_something_goes_is_not_left_out_with_it():
    sentence = "swap the carrier: all that is on the red mat goes onto the green mat"
    assert unanswered_words(sentence, TABLE, "on('pink cube', 'blue tray')", ACROSS) == ["green mat"]


def test_what_a_goal_says_to_be_empty_is_named_in_it():
    off_green = "not on('pink cube', 'green mat')"
    assert unanswered_words("I want the pink cube off the red mat", TABLE, off_green, ACROSS) == ["red mat"]


def test_what_is_taken_from_is_what_something_that_moves_stands_on():
    assert taken_from(TABLE, ACROSS) == {"red mat"}
    assert taken_from(TABLE, OTHER) == set()
