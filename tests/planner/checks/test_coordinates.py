"""Coordinates that a sentence names are where a program puts things, with their signs and units."""

import pytest

from hcvla.planner.checks.coordinates import at_other_coordinates


def put(x, y):
    return f"pick(get_actor('red cube'))\nplace(on_table({x}, {y}, fit=get_actor('red cube')))\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "put the red cube at x = 0.45 m, y = -0.12 m",
        "put the red cube at x=0.45, y=-0.12",
        "place it at x 45 cm and y minus 12 cm",
        "place it at (0.45, -0.12)",
        "place it at the point (45, -12) cm",
        "red cube to x: 450 mm, y: -120 mm",
        "the red cube goes where x is 0.45 and y is -0.12",
    ],
)
def test_the_place_must_be_the_one_that_is_said(sentence):
    assert at_other_coordinates(sentence, [], put(0.45, -0.12)) == ""
    assert "at x = 0.45, y = 0.12" in at_other_coordinates(sentence, [], put(0.45, 0.12))
    assert at_other_coordinates(sentence, [], put(-0.12, 0.45))
    assert "elsewhere" in at_other_coordinates(sentence, [], "pick(get_actor('red cube'))\nplace(get_actor('tray'))\n")


@pytest.mark.parametrize(
    "sentence",
    [
        "put the red cube on the tray",
        "move it 10 cm to the left",
        "place it at (45, -12)",
        "x marks the spot, put it there",
    ],
)
def test_where_no_place_in_a_known_unit_is_said_nothing_is_wrong(sentence):
    assert at_other_coordinates(sentence, [], put(0.45, -0.12)) == ""


def test_where_nothing_is_put_down_nothing_is_wrong():
    assert at_other_coordinates("lift what is at x = 0.4, y = 0.1", [], "pick(get_actor('red cube'))\n") == ""
