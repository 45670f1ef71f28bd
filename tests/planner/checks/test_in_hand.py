"""What is in the gripper goes where the sentence wants "it" or "that one", and is not put aside for something else."""

import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.api.types import NamedObject, Pose
from hcvla.planner.checks.in_hand import put_elsewhere
from hcvla.planner.checks.second_opinion import PlanProposal, doubt
from hcvla.planner.checks.wording import plain

CUBE, FLAT = (0.04, 0.04, 0.04), (0.12, 0.12, 0.004)
LOOSE = ("red cube", "green cube", "yellow cube", "blue cube", "white cylinder")
FLATS = ("red mat", "green mat", "yellow mat", "blue mat", "black tray", "green tray")
TABLE = [
    NamedObject(name, *name.split(), Pose(0.3 + 0.3 * (row > 3), 0.15 * (row % 4) - 0.2, 0.02), CUBE)
    for row, name in enumerate(LOOSE)
] + [NamedObject(name, *name.split(), Pose(0.45, 0.15 * row - 0.4, 0.002), FLAT) for row, name in enumerate(FLATS)]
ASIDE = "place(free_space(get_actor('green cube')))"


def on(place):
    return f"place(get_actor('{place}'))"


def carry(name, place):
    return f"pick(get_actor('{name}'))\n{on(place)}"


def wrong(sentence, *program, held="green cube"):
    return put_elsewhere(plain(sentence), TABLE, "\n".join(program), held)


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Oh no, wrong one! Put that on the black tray and hold the red cube for me instead.", "black tray"),
        ("now plonk it on the tray that's furthest to the right", "black tray"),
        ("Stand it in the black tray and then take the red one in your hand.", "black tray"),
        ("A cube for each tray: black gets this one, green gets the yellow.", "black tray"),
        ("No I meant the yellow one put that one down on its mat and pick up the yellow", "green mat"),
        ("I said the yellow, not the green! Well, put that one on its mat and take the right one.", "green mat"),
        ("put the thing you hold beside the white cylinder", "white cylinder"),
        ("What you've got there, put it on the blue mat and pick up the red cube", "blue mat"),
        ("Off with it, into the right-hand tray.", "black tray"),
        ("this one goes on top of the red cube ok", "red cube"),
        ("You're holding the green one, right? Good. It goes on the blue mat.", "blue mat"),
        ("It is for the mat red.", "red mat"),
        ("and now on top of the blue one with it", "blue cube"),
        ("Let it come down on the black tray, gently please", "black tray"),
        ("Don't set that one down on the table. On top of the white cylinder is where it goes.", "white cylinder"),
        ("give it a seat on top of the red one", "red cube"),
        ("I'd like that on the blue mat, and then hold the red cube", "blue mat"),
        ("ok thats the right one, now put it on the tray thats furthest to the right", "black tray"),
        ("bring it over to the blue mat, then lift the yellow cube", "blue mat"),
    ],
)
def test_what_is_held_goes_where_it_is_wanted(sentence, place):
    assert "puts aside the green cube" in wrong(sentence, ASIDE, carry("red cube", place))
    assert "puts aside the green cube" in wrong(sentence, "open_gripper()", carry("yellow cube", place))
    assert "puts elsewhere the green cube" in wrong(sentence, on("yellow mat"))
    assert wrong(sentence, on(place), "pick(get_actor('red cube'))") == ""


@pytest.mark.parametrize(
    "sentence",
    [
        # Something else is spoken of before.
        "pick up the red cube and put it on the black tray",
        "Grab the third one from the left and put it on the black tray",
        "The red cube is in the way; put that on the black tray",
        "the tallest is mine, so put it on the black tray",
        "whatever is on the green mat, put it on the black tray",
        "because the right cube is needed there, put it on the black tray",
        "the blue cube gets that of the red one, and the red cube gets that of the blue one",
        "take red and put it on the black tray",
        "put the yellow cube, no, the red one, well, put it on the black tray",
        # It is told afterwards.
        "put it on the black tray: the red cube",
        "put this on the black tray, the red cube",
        "put it on the black tray, I mean the red cube",
        "put that on the black tray on the red mat",
        # It is no wish, or may be none.
        "don't put it on the red mat, put the red cube on the black tray",
        "if it is green, put it on the red mat",
        "put that cube on the black tray",
        "take that on the red mat to the black tray",
        # It goes nowhere in particular, or nothing is said of it.
        "put it down and put the red cube on the black tray",
        "put it aside and then the red cube on the black tray",
        "put it on the table and put the red cube on the black tray",
        "put it down on a free spot, then the red cube on the black tray",
        "put the red cube on the black tray",
    ],
)
def test_what_may_be_said_of_something_else_says_nothing_of_what_is_held(sentence):
    assert wrong(sentence, ASIDE, carry("red cube", "black tray")) == ""


@pytest.mark.parametrize(
    ("sentence", "program"),
    [
        ("put it on the red mat and back on the table", (on("red mat"), "pick(get_actor('green cube'))", ASIDE)),
        ("set it next to the red cube", ("place(next_to(get_actor('red cube'), fit=get_actor('green cube')))",)),
        ("drop it on the red mat", ("move_to(offset(get_pose(get_actor('red mat')), dz=0.1))", "open_gripper()")),
        ("throw it onto the black tray", ("throw(get_actor('black tray'))",)),
        ("put it on its mat", (on("green mat"),)),
        ("put it on the red mat next to the blue cube", ("place(next_to(get_actor('blue cube')))",)),
        ("put it on the red mat", (ASIDE, carry("green cube", "red mat"))),
        ("put it on the red mat", ("place(Pose(0.4, 0.1, 0.02))",)),
    ],
)
def test_what_is_held_may_come_there_in_many_ways(sentence, program):
    assert wrong(sentence, *program) == ""


def test_with_an_empty_gripper_nothing_is_wrong():
    assert wrong("put it on the red mat", carry("red cube", "black tray"), held=None) == ""


def test_what_is_held_later_is_not_what_a_sentence_began_with():
    now = [*TABLE[1:], TABLE[0]]
    said = {"sentence": "put it on the red mat and lift the green cube", "goal": "", "program": ASIDE, "held": LOOSE[1]}
    found = doubt(PlanProposal(objects=TABLE, start=TABLE, **said), ROBOT_API)
    assert found
    assert "puts aside the green cube" in found.message
    later = doubt(PlanProposal(objects=now, start=TABLE, **said), ROBOT_API)
    assert later is None or "puts aside" not in later.message
