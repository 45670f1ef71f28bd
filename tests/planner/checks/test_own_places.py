"""The mat of a thing's own color is where it goes for "its mat"; what "its" is of is what was spoken of last."""

import pytest

from hcvla.api.types import NamedObject, Pose
from hcvla.planner.checks.own_places import not_on_its_own

FLAT = (0.1, 0.1, 0.005)
NAMES = ("red cube", "blue cube", "white cylinder", "green tray", "red mat", "blue mat")
TABLE = [
    NamedObject(name, *name.split(), Pose(0.3 + 0.1 * place, 0.0, 0.02), FLAT if place > 2 else (0.04, 0.04, 0.04))
    for place, name in enumerate(NAMES)
]


def put(*carried):
    return "".join(f"pick(get_actor('{name}'))\nplace(get_actor('{place}'))\n" for name, place in carried)


BOTH_ON_TRAY = put(("blue cube", "green tray"), ("red cube", "green tray"))
RIGHT = put(("blue cube", "blue mat"), ("red cube", "green tray"))


@pytest.mark.parametrize(
    "sentence",
    [
        "before the red cube goes onto the green tray, the blue one has to be standing on its mat already",
        "put the red cube on the green tray and the blue cube on its mat",
        "the red cube on the green tray, but first the blue cube onto its own mat",
    ],
)
def test_elsewhere_than_on_its_mat_is_wrong(sentence):
    assert "the task says 'on" in not_on_its_own(sentence, TABLE, BOTH_ON_TRAY)
    assert not_on_its_own(sentence, TABLE, RIGHT) == ""


@pytest.mark.parametrize(
    "sentence",
    [
        # Nothing has the color of the cylinder, and no tray that of a cube.
        "put the white cylinder on its mat",
        "put the blue cube on its tray",
        # Whose it is cannot be told.
        "put the cube on its mat",
        "put it on its mat",
        "put the blue cube on the mat",
        "put each of the red cube and the blue cube on its own mat",
    ],
)
def test_where_it_is_not_known_whose_mat_it_is_nothing_is_said(sentence):
    assert not_on_its_own(sentence, TABLE, put(("white cylinder", "red mat"), ("blue cube", "green tray"))) == ""


def test_what_was_on_its_mat_in_between_was_there():
    sentence = "put the blue cube on its mat, then on the green tray"
    assert not_on_its_own(sentence, TABLE, put(("blue cube", "blue mat"), ("blue cube", "green tray"))) == ""
