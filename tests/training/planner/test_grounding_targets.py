"""Which object each word of a sentence is taught to speak of."""

import pytest

from hcvla.tasks.language.sample import Sample
from hcvla.tasks.language.wordings.phrases import Mention
from hcvla.training.planner.grounding_targets import IGNORED, grounding_targets

LISTING = ("red cube", "blue cube", "red tray")
NONE = len(LISTING)


def targets(text, said, name):
    """Return the target of each word, where `said` is a mention of an object."""
    start = text.index(said)
    sample = Sample(text, (Mention(start, start + len(said), name),), LISTING, (), "pick")
    offsets, at = [], 0
    for word in text.split(" "):
        offsets.append((at, at + len(word)))
        at += len(word) + 1
    return list(grounding_targets(sample, offsets, NONE))


@pytest.mark.parametrize("said", ["the red cube", "the cube that is red", "a rde cube"])
def test_every_word_of_a_name_speaks_of_its_object(said):
    assert targets(f"lift {said} now", said, "red cube") == [NONE, *[0] * len(said.split()), NONE]


@pytest.mark.parametrize(
    "said",
    [
        "the cube behind the red tray",
        "the one nearest to the red tray",
        "what is on the red tray",
        "the cube farthest away from the red tray",
    ],
)
def test_a_description_speaks_of_what_it_fits_and_a_name_in_it_of_its_object(said):
    count = len(said.split()) - 2
    assert targets(f"lift {said}", said, "red cube") == [NONE, *[0] * count, 2, 2]


def test_a_description_by_two_objects_is_left_open_but_what_it_names_is_not():
    said = "the thing between the red tray and the blue cube"
    assert targets(f"lift {said}", said, "red cube") == [NONE, *[IGNORED] * 4, 2, 2, IGNORED, IGNORED, 1, 1]


@pytest.mark.parametrize("said", ["the leftmost cube", "the cube nearest to the robot", "the one on the far left"])
def test_every_word_of_a_place_among_others_speaks_of_the_object_that_has_it(said):
    assert targets(f"lift {said} now", said, "blue cube") == [NONE, *[1] * len(said.split()), NONE]


@pytest.mark.parametrize(
    "said",
    [
        "the one that is not a cube",
        "the cube on the trai",
        "the cube in front of it",
        "the cube farthest from the trai",
    ],
)
def test_a_description_by_others_that_it_does_not_name_is_left_open(said):
    assert targets(f"lift {said}", said, "blue cube") == [NONE, *[IGNORED] * len(said.split())]


def test_a_color_that_is_the_others_does_not_make_a_name_of_a_description():
    said = "the one nearest to the blue cube"
    assert targets(f"lift {said}", said, "red tray") == [NONE, *[2] * 5, 1, 1]


def test_what_is_not_there_speaks_of_nothing():
    assert targets("lift the green cube", "the green cube", None) == [NONE] * 4
