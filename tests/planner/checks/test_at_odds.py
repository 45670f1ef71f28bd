"""What a sentence wants of an object and also wants broken cannot be done; what only sounds like it can."""

import pytest

from hcvla.api.types import NamedObject, Pose
from hcvla.planner.checks.at_odds import at_odds

CUBE, PLACE = (0.045, 0.045, 0.045), (0.12, 0.12, 0.008)
TABLE = [
    NamedObject("red cube", "red", "cube", Pose(0.4, 0.0, 0.0225), CUBE),
    NamedObject("blue cube", "blue", "cube", Pose(0.4, 0.1, 0.0225), CUBE),
    NamedObject("pink cylinder", "pink", "cylinder", Pose(0.5, 0.1, 0.025), CUBE),
    NamedObject("green mat", "green", "mat", Pose(0.6, 0.2, 0.002), PLACE),
    NamedObject("white tray", "white", "tray", Pose(0.6, -0.2, 0.004), PLACE),
]
PICK = "pick(get_actor('red cube'))"
TOUCH = "touch(get_actor('red cube'))"
PUSH = "push(get_actor('red cube'), dx=0.1)"
TOPPLE = "topple(get_actor('pink cylinder'))"
ON_MAT = f"{PICK}\nplace(get_actor('green mat'))"
AND_BACK = f"pose_dict['red cube'] = get_pose(get_actor('red cube'))\n{ON_MAT}\n{PICK}\nplace(pose_dict['red cube'])"
ON_TRAY = f"{PICK}\nplace(get_actor('white tray'))"


@pytest.mark.parametrize(
    ("sentence", "program"),
    [
        ("pick up the red cube, and keep your gripper off it the whole time.", PICK),
        ("pick up the red cube without ever touching it.", PICK),
        (
            "you shall lift the red cube off the table, provided always that at no time may you touch it, in any way",
            PICK,
        ),
        ("take the red cube, but it must not be touched.", PICK),
        ("push the red cube 10 cm away, hands off it.", PUSH),
        ("knock the pink cylinder over, but it must remain standing upright all the time.", TOPPLE),
        ("topple the pink cylinder without it falling over.", TOPPLE),
        ("tip the pink cylinder over, but don't let it fall.", TOPPLE),
        ("put the red cube on the white tray and leave it exactly where it is standing now.", ON_TRAY),
        ("put the red cube on the green mat without it leaving the place where it is now.", ON_MAT),
        ("push the red cube 10 cm away without moving it.", PUSH),
        ("grasp the red cube without closing your fingers.", PICK),
        ("never close your fingers on the red cube, but get it 10 cm farther from you", PICK),
        ("bring the red cube 10 cm closer, no grabbing.", PICK),
        ("put the red cube on the green mat but not on the green mat.", ON_MAT),
        ("put the red cube on the green mat, but not on it.", ON_MAT),
        (
            "never close your fingers on the red cube, but get it 10 cm nearer... no wait, 10 cm farther from you.",
            PICK,
        ),
        (
            "lift the red cube, provided that at no time may you touch it, whether directly or by another object",
            PICK,
        ),
        ("put the red cube on the green mat without it leaving the place where it is now.", AND_BACK),
        ("hold the red cube and let it go at the same time.", f"{PICK}\nopen_gripper()"),
    ],
)
def test_a_deed_that_breaks_what_is_wanted_of_the_same_object_is_found(sentence, program):
    assert at_odds(sentence, TABLE, program)


@pytest.mark.parametrize(
    ("sentence", "program"),
    [
        ("touch the red cube without moving it.", TOUCH),
        ("touch the red cube without grabbing it.", TOUCH),
        ("push the red cube 10 cm away without grasping it.", PUSH),
        ("touch the red cube without grasping it, then pick it up.", f"{TOUCH}\n{PICK}"),
        ("put the red cube on the white tray, then leave it there.", ON_TRAY),
        ("put the red cube on the white tray and leave it where it is.", ON_TRAY),
        ("put the red cube on the green mat and don't touch it again.", ON_MAT),
        ("put the red cube on the green mat without moving it.", ON_MAT),
        ("pick up the red cube without touching the blue one.", PICK),
        ("lift the red cube next to the blue cube without touching it.", PICK),
        ("knock the pink cylinder over, but the blue cube must remain standing.", TOPPLE),
        ("push the pink cylinder over without it falling off the table.", TOPPLE),
        ("put the red cube on the green mat, but not on the white tray.", ON_MAT),
        ("put the red cube on the green mat, but not on the green mat's edge.", ON_MAT),
        ("pick up the red cube, but don't grab it by the corners.", PICK),
        ("put the red cube on the green mat and leave the others where they are now.", ON_MAT),
        ("never touch the red cube... no wait, pick it up.", PICK),
        ("put the red cube on the green mat and put it back exactly where it is now.", AND_BACK),
        ("stack it but don't knock anything over.", f"{PICK}\nplace(get_actor('blue cube'))"),
    ],
)
def test_a_deed_that_keeps_what_is_wanted_is_not_found(sentence, program):
    assert not at_odds(sentence, TABLE, program)


@pytest.mark.parametrize(
    ("sentence", "program"),
    [
        ("open the door for me, i've got my hands full", "open_gripper()"),
        ("shut my window, please", "close_gripper()"),
        ("could you close that drawer?", "close_gripper()\n"),
    ],
)
def test_what_is_opened_and_is_no_hand_is_not_the_gripper(sentence, program):
    assert at_odds(sentence, TABLE, program)


@pytest.mark.parametrize(
    ("sentence", "program"),
    [
        ("open the gripper", "open_gripper()"),
        ("close your two fingers", "close_gripper()"),
        ("open that robot hand of yours", "open_gripper()"),
        ("open the ffners", "open_gripper()"),
        ("open up", "open_gripper()"),
        ("let go", "open_gripper()"),
        ("open the door and pick up the red cube", PICK),
    ],
)
def test_what_opens_the_hand_is_not_found(sentence, program):
    assert not at_odds(sentence, TABLE, program)


STACKED = "pick(get_actor('red cube'))\nplace(get_actor('blue cube'))"


def test_two_things_are_not_each_on_the_other():
    found = at_odds(
        "put the red cube on the blue cube and at the same time the blue one on the red one", TABLE, STACKED
    )
    assert found == "cannot do both 'the red cube on the blue cube' and 'the blue one on the red one'"


@pytest.mark.parametrize(
    "sentence",
    [
        "put the red cube on the blue cube, then the blue cube on the red cube",
        "put the red cube on the blue cube, no, the blue cube on the red cube",
        "put the red cube on the blue cube or the blue cube on the red cube",
        "put the red cube on the blue cube and touch the red cube",
    ],
)
def test_one_after_or_instead_of_the_other_is_not_found(sentence):
    assert not at_odds(sentence, TABLE, STACKED)


def test_one_thing_is_not_in_two_places_at_the_same_time():
    to_both = f"{PICK}\nplace(get_actor('blue mat'))\n{PICK}\nplace(get_actor('green tray'))"
    sentence = "the red cube shall lie on the blue mat and at the same time on the green tray"
    assert at_odds(sentence, TABLE, to_both) == (
        "cannot put one thing on the blue mat and on the green tray 'at the same time'"
    )
    assert not at_odds("put the red cube on the blue mat and on the green tray", TABLE, to_both)
    assert not at_odds("put the red cube on the green tray and touch the mat at the same time", TABLE, PICK)
