"""The middle between two is neither of them; a place of which nothing is said is not used."""

import pytest

from hcvla.api.types import NamedObject, Pose
from hcvla.planner.checks.between import beside_the_middle, unsaid_place

FLAT = (0.1, 0.1, 0.005)
NAMES = ("red cube", "blue cube", "black cylinder", "white cylinder", "green tray", "brown tray", "red mat", "blue mat")
TABLE = [
    NamedObject(name, *name.split(), Pose(0.3 + 0.1 * place, 0.0, 0.02), FLAT if place > 3 else (0.04, 0.04, 0.04))
    for place, name in enumerate(NAMES)
]


def put(name: str, place: str) -> str:
    return f"pick(get_actor('{name}'))\nplace(get_actor('{place}'))\n"


@pytest.mark.parametrize(
    ("sentence", "program"),
    [
        ("put the red cube halfway between the green tray and the red mat", put("red cube", "green tray")),
        ("black cylinder: midpoint between blue cube and red cube.", put("black cylinder", "blue cube")),
        ("place the black cylinder halfway between the two trays", put("black cylinder", "brown tray")),
        ("put the red cube in the middle between the blue cube and the white cylinder", put("red cube", "blue cube")),
        ("what you've got there, put it midway between the green tray and the red mat",
         "place(get_actor('red mat'))\n"),
        ("set the red cube exactly between the trays", put("red cube", "green tray")),
    ],
)  # fmt: skip
def test_one_of_two_is_not_halfway_between_them(sentence, program):
    assert beside_the_middle(sentence, TABLE, program)


BETWEEN_TRAYS = (
    "pick(get_actor('red cube'))\n"
    "place(between(get_actor('green tray'), get_actor('brown tray'), fit=get_actor('red cube')))\n"
)


def test_the_middle_itself_is_right_and_that_of_two_others_is_not():
    assert not beside_the_middle("put the red cube halfway between the two trays", TABLE, BETWEEN_TRAYS)
    assert not beside_the_middle("put the red cube midway between the brown and the green tray", TABLE, BETWEEN_TRAYS)
    assert beside_the_middle("put the red cube halfway between the two mats", TABLE, BETWEEN_TRAYS)
    assert beside_the_middle("put the red cube halfway between the green tray and the red mat", TABLE, BETWEEN_TRAYS)


@pytest.mark.parametrize(
    ("sentence", "program"),
    [
        (
            "put the cube halfway between the green tray and the red mat on the green tray",
            put("red cube", "green tray"),
        ),
        ("put what stands halfway between the two trays on the brown tray", put("red cube", "brown tray")),
        ("put the cube that is midway between the trays on the red mat", put("red cube", "red mat")),
        ("put the red cube on the green tray and lift the blue cube", put("red cube", "green tray")),
    ],
)
def test_what_only_tells_another_by_the_middle_is_not_found(sentence, program):
    assert not beside_the_middle(sentence, TABLE, program)


@pytest.mark.parametrize(
    ("sentence", "name", "place"),
    [
        ("all the cylinders on the green tray, both of 'em", "black cylinder", "brown tray"),
        ("put the red cube on the green tray", "red cube", "brown tray"),
        ("the green tray gets the white cylinder", "white cylinder", "blue mat"),
    ],
)
def test_a_place_of_which_nothing_is_said_is_found(sentence, name, place):
    assert unsaid_place(sentence, TABLE, put(name, place))


@pytest.mark.parametrize(
    ("sentence", "name", "place"),
    [
        ("put the red cube on the green tray", "red cube", "green tray"),
        ("put the red cube on the green tray and the blue one on the other", "blue cube", "brown tray"),
        ("put the red cube on the green tray and the blue cube on the mat", "blue cube", "blue mat"),
        ("red cube on the green tray, white cylinder on the borwn tary", "white cylinder", "brown tray"),
        ("take the red cube off the green tray", "red cube", "brown tray"),
        ("the red cube on green tray, the white cylinder on brown", "white cylinder", "brown tray"),
        ("red cube on the green tray, blue cube where it belongs", "blue cube", "blue mat"),
    ],
)
def test_a_place_that_may_be_meant_is_not_found(sentence, name, place):
    assert not unsaid_place(sentence, TABLE, put(name, place))
