"""A condition that does not hold, with nothing said for that case, is missed in whatever was done."""

import pytest

from hcvla.api.types import NamedObject, Pose
from hcvla.planner.checks.conditions import other_case, unmet

CUBE, MAT = (0.045, 0.045, 0.045), (0.12, 0.12, 0.004)
TABLE = [
    NamedObject("red cube", "red", "cube", Pose(0.40, 0.0, 0.0225), CUBE),
    NamedObject("blue cube", "blue", "cube", Pose(0.60, 0.2, 0.0265), CUBE),
    NamedObject("yellow mat", "yellow", "mat", Pose(0.60, 0.2, 0.002), MAT),
    NamedObject("green mat", "green", "mat", Pose(0.60, -0.2, 0.002), MAT),
]
"""The blue cube stands on the yellow mat."""
LIFT = "held('red cube')\npick(get_actor('red cube'))"


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("pick up the red cube if the blue cube is on the green mat", ["if the blue cube is on the green mat"]),
        (
            "if the blue cube isn't on the yellow mat, pick up the red cube",
            ["if the blue cube isn't on the yellow mat"],
        ),
        (
            "pick up the red cube unless the blue cube is on the yellow mat",
            ["unless the blue cube is on the yellow mat"],
        ),
        ("if there is anything on the green mat, lift the red cube", ["if there is anything on the green mat"]),
        ("when the red cube stands on the green mat, lift it", ["when the red cube stands on the green mat"]),
        ("pick up the red cube if there is a purple cube", ["if there is a purple cube"]),
        ("unless you see the blue cube, pick up the red cube", ["unless you see the blue cube"]),
    ],
)
def test_what_is_done_though_its_condition_does_not_hold_is_named(sentence, words):
    assert unmet(sentence, TABLE, LIFT) == words


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("pick up the red cube if the blue cube is on the yellow mat", LIFT),
        ("if the blue cube is not on the green mat then pick up the red cube", LIFT),
        ("pick up the red cube unless the blue cube lies on the green mat", LIFT),
        ("if there is a blue cube, pick up the red cube", LIFT),
        ("if there's a purple cube, lift it. otherwise lift the red cube", LIFT),
        ("if the blue cube is on the green mat, lift it, else lift the red cube", LIFT),
        ("if there is a purple cube, lift it. in any other case lift the red cube", LIFT),
        ("if there is anything on the yellow mat, lift the red cube", LIFT),
        # No one here knows whether these hold.
        ("if the red cube is on the red cube, pick up the red cube", LIFT),
        ("if it rains, pick up the red cube", LIFT),
        ("if the blue cube is warm, pick up the red cube", LIFT),
        # The task itself brings it about.
        (
            "put the red cube on the green mat; when the red cube is on the green mat, go home",
            "on('red cube', 'green mat')\nplace(get_actor('green mat'))",
        ),
        ("", ""),
    ],
)
def test_what_holds_or_cannot_be_known_is_not(sentence, answer):
    assert unmet(sentence, TABLE, answer) == []


def test_where_an_object_is_not_seen_its_condition_is_not_known():
    without = [item for item in TABLE if item.name != "green mat"]
    assert unmet("pick up the red cube if the blue cube is on the green mat", without, LIFT) == []


LIFT_RED, LIFT_BLUE = "pick(get_actor('red cube'))", "pick(get_actor('blue cube'))"


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("if there is a yellow mat, pick up the red cube; otherwise lift the blue cube", LIFT_RED, LIFT_BLUE),
        ("if there is a purple mat, pick up the red cube; otherwise lift the blue cube", LIFT_BLUE, LIFT_RED),
        ("if the blue cube is on the yellow mat then lift it, if not take the red cube", LIFT_BLUE, LIFT_RED),
        ("lift the red cube if you see a cube", LIFT_RED, None),
        # A place that only one of the cases names tells them apart, too.
        (
            "if there is a yellow mat, put the red cube on it; if not, use the green mat",
            f"{LIFT_RED}\nplace(get_actor('yellow mat'))",
            f"{LIFT_RED}\nplace(get_actor('green mat'))",
        ),
        # "It" is the red cube, and what "there" is may have been said before.
        ("if there is a purple mat, put the red cube on it, otherwise put it on the green mat", LIFT_RED, None),
        ("if it rains, lift the red cube, otherwise the blue cube", LIFT_BLUE, None),
    ],
)
def test_a_program_for_the_other_case_is_named(sentence, right, wrong):
    assert other_case(sentence, TABLE, right) == ""
    if wrong is not None:
        assert other_case(sentence, TABLE, wrong).startswith("if ")


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        # The blue cube is at y = 0.2, the red one at 0.0 and nearer to the robot.
        ("if the blue cube is further left than the red cube, lift it, otherwise the red one", LIFT_BLUE, LIFT_RED),
        ("if the blue cube is right of the red cube, lift it, otherwise lift the red one", LIFT_RED, LIFT_BLUE),
        ("if the red cube is closer to you than the blue cube, lift it, else lift the blue one", LIFT_RED, LIFT_BLUE),
        ("if you see a purple cube lift the red cube, otherwise lift the blue cube", LIFT_BLUE, LIFT_RED),
        ("if something stands on the yellow mat, lift the red cube, if not lift the blue cube", LIFT_RED, LIFT_BLUE),
        ("if the green mat is not empty, lift the red cube, otherwise the blue cube", LIFT_BLUE, LIFT_RED),
        ("if there are more than two cubes lift the red cube, otherwise lift the blue cube", None, None),
        ("if there are more than two cubes, lift the red cube, otherwise lift the blue cube", LIFT_BLUE, LIFT_RED),
        ("if there are at least 2 cubes, lift the red cube, otherwise lift the blue cube", LIFT_RED, LIFT_BLUE),
        ("if the number of cubes exceeds the number of mats, lift the red cube; if it does not, the blue one",
         LIFT_BLUE, LIFT_RED),
        ("if there are as many cubes as mats, lift the red cube. if that isn't so, lift the blue one",
         LIFT_RED, LIFT_BLUE),
    ],
)  # fmt: skip
def test_what_is_where_and_how_many_there_are_decides_for_a_case(sentence, right, wrong):
    if right is not None:
        assert other_case(sentence, TABLE, right) == ""
        assert other_case(sentence, TABLE, wrong).startswith("if ")


@pytest.mark.parametrize("before", ["the job is finished", "you are done", "I'm happy"])
def test_when_something_is_the_case_in_the_end_is_no_condition(before):
    assert unmet(f"lift the red cube. {before} when the yellow mat is empty", TABLE, LIFT) == []
    assert unmet("lift the red cube when the yellow mat is empty", TABLE, LIFT) == ["when the yellow mat is empty"]


def test_a_place_for_the_other_case_is_for_what_the_first_one_names():
    sentence = "if there is a gray mat, put the red cube on it, otherwise on the green mat"
    assert other_case(sentence, TABLE, "pick(get_actor('red cube'))\nplace(get_actor('green mat'))") == ""
