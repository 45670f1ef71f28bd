"""What a sentence names and is not there is found by color and shape, and only where all of that shape is known."""

import pytest

from hcvla.api.types import NamedObject, Pose
from hcvla.planner.checks.absent import absent


def item(color, shape, name=""):
    return NamedObject(name or f"{color} {shape}", color, shape, Pose(0.5, 0.0, 0.02), (0.04, 0.04, 0.04))


TABLE = [item("red", "cube"), item("blue", "cube"), item("green", "tray")]


@pytest.mark.parametrize(
    ("sentence", "objects", "found"),
    [
        ("pick up the pink cube", TABLE, ["pink cube"]),
        ("put the pink cubes on the yellow tray", TABLE, ["pink cube", "yellow tray"]),
        ("swap the red cube and the orange cube and the orange cube", TABLE, ["orange cube"]),
        ("put the red cube on the green tray", TABLE, []),
        # There is no ball: perhaps the cube is called so.
        ("pick up the pink ball", TABLE, []),
        # A number does not hide what it is.
        (
            "pick up the pink cube",
            [item("red", "cube", "red cube 1"), item("red", "cube", "red cube 2")],
            ["pink cube"],
        ),
        # A cube of no known color, or with a name of its own, may be the pink one.
        ("pick up the pink cube", [*TABLE, item("", "cube", "cube")], []),
        ("pick up the pink cube", [*TABLE, item("red", "cube", "dice")], []),
        ("put the pink cube on the yellow tray", [*TABLE, item("", "cube", "cube")], ["yellow tray"]),
        ("pick up the pink cube", [], []),
    ],
)
def test_what_is_said_by_color_and_shape_and_nothing_has_is_absent(sentence, objects, found):
    assert absent(sentence, objects) == found
