"""Trays and mats stay where they are, and different ones are not one and the same."""

import pytest

from hcvla.api.types import NamedObject, Pose
from hcvla.planner.checks.fixed_places import moved_place, shared_place, unequal_halves

CUBE, PLACE = (0.045, 0.045, 0.045), (0.15, 0.15, 0.015)
TABLE = [
    NamedObject("red cube", "red", "cube", Pose(0.4, 0.0, 0.0225), CUBE),
    NamedObject("blue cube", "blue", "cube", Pose(0.4, 0.1, 0.0225), CUBE),
    NamedObject("green tray", "green", "tray", Pose(0.6, 0.2, 0.0075), PLACE),
    NamedObject("brown tray", "brown", "tray", Pose(0.6, -0.2, 0.0075), PLACE),
]


def carried(*pairs):
    return "\n".join(f"pick(get_actor('{what}'))\nplace(get_actor('{where}'))" for what, where in pairs)


RED_ON_GREEN = carried(("red cube", "green tray"))


@pytest.mark.parametrize(
    "sentence",
    [
        "put the green tray on top of the red cube",
        "take the green tray, please",
        "stack the green tray on the red cube",
    ],
)
def test_a_program_that_moves_a_cube_is_not_what_asks_for_a_tray(sentence):
    assert moved_place(sentence, TABLE, RED_ON_GREEN) == (
        "moves something else, and the task the green tray, which stays where it is"
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "put the red cube on the green tray",
        "onto the green tray put the red cube",
        "put the red cube on the green tray, and do not move the green tray",
        "put the red cube on the green tray without having to push the green tray",
        "put the green tray's neighbor on the green tray",
        "put the green tray cube on it",
        "bring the green tray its load, which is the red cube",
        "take the green tray into account: put the red cube on it",
        "put the red cube on the brown tray. Actually, take the green tray instead",
    ],
)
def test_a_tray_that_something_is_put_on_may_be_named_anywhere_else(sentence):
    assert moved_place(sentence, TABLE, RED_ON_GREEN) == ""


def test_nothing_is_said_of_a_program_that_moves_nothing():
    assert moved_place("put the green tray on the red cube", TABLE, "go_home()") == ""


def test_two_things_on_one_tray_are_not_each_on_a_different_tray():
    both, apart = (carried(("red cube", "green tray"), ("blue cube", where)) for where in ("green tray", "brown tray"))
    wanted = "each cube on a different tray"
    assert shared_place(wanted, TABLE, both) == "puts 2 things on the green tray, and the task says 'different tray'"
    assert shared_place(wanted, TABLE, apart) == ""
    assert shared_place("both cubes on the green tray", TABLE, both) == ""
    # Of mats nothing is known to be wrong here.
    assert shared_place("the cubes on separate mats", TABLE, both) == ""


def test_halves_are_equal():
    said = "put half of the cubes on the green tray and the other half on the brown tray"
    one, two, three = (("red cube", "green tray"), ("blue cube", "brown tray"), ("gray cube", "brown tray"))
    why = "puts 2 of 3 things on the brown tray, and the task says 'half of the cubes'"
    assert unequal_halves(said, TABLE, carried(one, two, three)) == why
    assert unequal_halves(said, TABLE, carried(one, two)) == ""
    assert unequal_halves("put the cubes on the trays", TABLE, carried(one, two, three)) == ""
