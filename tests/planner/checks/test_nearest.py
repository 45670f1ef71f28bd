"""What is told by its distance to another, or by color beside another, is used, and no other of its kind."""

import pytest

from hcvla.api.types import NamedObject, Pose
from hcvla.planner.checks.nearest import told_otherwise

SIZE = (0.04, 0.04, 0.04)
PLACES = {
    "red cube": (0.40, 0.20), "green cube": (0.60, 0.20), "blue cube": (0.50, -0.25),
    "black cylinder": (0.35, 0.05), "white cylinder": (0.60, -0.20),
    "green tray": (0.35, 0.15), "white tray": (0.60, -0.30), "black mat": (0.5, 0.0), "white mat": (0.4, -0.1),
}  # fmt: skip
FLAT = (0.1, 0.1, 0.005)
TABLE = [
    NamedObject(name, *name.split(), Pose(*at, 0.02), FLAT if name.split()[1] in ("tray", "mat") else SIZE)
    for name, at in PLACES.items()
]


def put(name: str, place: str) -> str:
    return f"pick(get_actor('{name}'))\nplace(get_actor('{place}'))\n"


@pytest.mark.parametrize(
    ("sentence", "program"),
    [
        ("stick the blue cube in whichever tray is closer to the red cube", put("blue cube", "white tray")),
        ("put the white cylinder on the tray that is farther away from it", put("white cylinder", "white tray")),
        ("red cube, the tray that's farther away from you, go.", put("red cube", "green tray")),
        ("white cylinder to the tray it's farther away from.", put("white cylinder", "white tray")),
        ("blue cube: put it upon whichever tray lies nearest to that same cube", put("blue cube", "green tray")),
        ("put the red cube on the nearer of the two trays", put("red cube", "white tray")),
        ("cube that's farthest from you goes on the black mat", put("red cube", "black mat")),
        ("put the darker of the two cylinders on the green tray", put("white cylinder", "green tray")),
        ("of the two cylinders, the one which stands nearer to the blue cube is to be knocked over",
         "topple(get_actor('black cylinder'))"),
        ("put the red cube on the mat of the same color as the white cylinder", put("red cube", "black mat")),
        ("the cylinder nearest to the red cube has to topple.", "topple(get_actor('white cylinder'))"),
    ],
)  # fmt: skip
def test_another_of_the_kind_than_what_is_told_by_distance_or_color_is_found(sentence, program):
    assert told_otherwise(sentence, TABLE, program)


@pytest.mark.parametrize(
    ("sentence", "program"),
    [
        ("stick the blue cube in whichever tray is closer to the red cube", put("blue cube", "green tray")),
        ("put the white cylinder on the tray that is farther away from it", put("white cylinder", "green tray")),
        ("lift the cube left of the cube nearest to the green tray", "pick(get_actor('blue cube'))"),
        ("do not use the tray nearest to you for the red cube", put("red cube", "white tray")),
        ("put every cube but the cube nearest to you on the black mat", put("green cube", "black mat")),
        ("put the red cube on the white tray, not on the tray nearest to you", put("red cube", "white tray")),
        ("put the cube on the mat nearest to you on the other mat", put("red cube", "black mat")),
        ("put the red cube on the tray that is closer to you than the blue cube", put("red cube", "white tray")),
        ("put the darker of the two cylinders on the green tray", put("black cylinder", "green tray")),
        ("move the blue cube closer to the white tray", "push(get_actor('blue cube'), get_actor('white tray'))"),
        ("put the red cube on the tray that is not nearest to you", put("red cube", "white tray")),
    ],
)
def test_what_is_told_or_may_be_another_is_not_found(sentence, program):
    assert not told_otherwise(sentence, TABLE, program)


def test_of_near_ties_nothing_is_said():
    even = [
        NamedObject(name, *name.split(), Pose(x, y, 0.02), SIZE)
        for name, x, y in (("red cube", 0.4, 0.0), ("black mat", 0.4, 0.1), ("white mat", 0.4, -0.11))
    ]
    assert not told_otherwise("put the red cube on the mat closest to the red cube", even, put("red cube", "white mat"))
