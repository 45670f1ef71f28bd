"""Slips in names of the table are mended, and nothing else is."""

import pytest

from hcvla.planner.embedded.spelling import spelled

NAMES = (
    "red cube",
    "green cube",
    "blue cube",
    "orange cylinder",
    "purple tray",
    "pink mat",
    "white mat",
    "daxer block",
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("put oragne cylnder on purpel tray", "put orange cylinder on purple tray"),
        ("Lift the Grean cubbe!", "Lift the green cube!"),
        ("stack the redd cube on the whitte mat", "stack the red cube on the white mat"),
        ("touch the daxr block", "touch the daxer block"),
    ],
)
def test_what_is_no_word_and_nearly_a_name_is_the_name(typed, meant):
    assert spelled(typed, NAMES) == meant


@pytest.mark.parametrize(
    "sentence",
    [
        "put the green cube on the try",
        "rotate the cubes anticlockwise, then topple the cylinders",
        "blorf the red cube",
        "prends le cube bleu",
        "pikc up the red cube",
        "the blacc is the red cube, the fep the blue one: put the fep on the blacc",
        "unstack the trays by 3 centimetres",
        "hebe den roten Würfel auf",
        "",
    ],
)
def test_words_and_what_is_like_no_name_are_left_alone(sentence):
    assert spelled(sentence, NAMES) == sentence


def test_a_color_that_nothing_has_is_spelled_right_too_so_that_it_is_found_missing():
    assert spelled("put it on the purpel tray", ("green tray",)) == "put it on the purple tray"


def test_what_is_like_two_names_is_left_alone():
    assert spelled("lift the fooxy cube", ("foxxy cube", "foozy cube")) == "lift the fooxy cube"
