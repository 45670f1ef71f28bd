"""A length that is said with a direction is gone in that direction, whichever others the sentence names too."""

import pytest

from hcvla.api.types import NamedObject, Pose
from hcvla.planner.checks.contradictions import contradiction
from hcvla.planner.checks.directions import as_far_as_another

SIZE = (0.04, 0.04, 0.04)
TABLE = [
    NamedObject(f"{color} cube", color, "cube", Pose(0.5, 0.1 * place, 0.02), SIZE)
    for place, color in enumerate(("red", "blue", "green"))
]


def moved(**names):
    """Return a program that moves each cube by an offset, as in red='dy=0.1'."""
    return "\n".join(
        f"pose_dict['{color} cube'] = get_pose(get_actor('{color} cube'))\npick(get_actor('{color} cube'))\n"
        f"place(offset(pose_dict['{color} cube'], {offset}))"
        for color, offset in names.items()
    )


def says(sentence, program):
    found = contradiction(sentence, TABLE, program)
    return found.message if found else ""


TWO = "move the red cube 12 cm nearer and the blue cube 10 cm to the right"


@pytest.mark.parametrize(
    ("sentence", "program", "why"),
    [
        (TWO, moved(red="dy=-0.12", blue="dy=-0.1"), "dy=-0.12, where + is to the left and the task says '12 cm n"),
        (TWO, moved(red="dx=0.12", blue="dy=-0.1"), "dx=0.12, where + is away from the robot and the task"),
        (TWO, moved(red="dx=-0.12", blue="dy=0.1"), "dy=0.1"),
        ("red cube to the left by 2 inches, blue one 5 cm forward", moved(red="dx=0.051", blue="dx=0.05"), "2 in"),
        ("lift the red cube and hold it 20 cm higher", moved(red="dx=0.2"), "task says '20 cm higher'"),
        ("shift the red cube 10 cm left, no, 10 cm to the right", moved(red="dy=0.1"), "10 cm to the right"),
    ],
)  # fmt: skip
def test_a_length_gone_in_no_direction_that_is_said_with_it_is_doubted(sentence, program, why):
    assert why in says(sentence, program)


@pytest.mark.parametrize(
    ("sentence", "program"),
    [
        (TWO, moved(red="dx=-0.12", blue="dy=-0.1")),
        # There and back: the way back is in no direction that is said.
        ("move the red cube 10 cm closer, then back", f"{moved(red='dx=-0.1')}\nplace(pose_dict['red cube'])"),
        # The same length in two directions.
        ("the red cube 10 cm left, the blue one 10 cm right", moved(red="dy=0.1", blue="dy=-0.1")),
        # What only says which one, or where from.
        ("move the cube on the left 15 cm back to you", moved(green="dx=-0.15")),
        ("move the cube farthest to the left by 10 cm backward", moved(green="dx=-0.1")),
        ("move the cube farthest away 8 cm toward you", moved(red="dx=-0.08")),
        # Nearer to another thing may lie anywhere.
        ("move the red cube 5 cm closer to the green cube", moved(red="dy=0.05")),
        ("put the red cube to the left of the blue cube, 15 cm away", moved(red="dy=0.15")),
        ("turn it up to 10 cm", moved(red="dy=0.1")),
        ("if the red cube is 10 cm left of the blue cube, move it 10 cm nearer", moved(red="dx=-0.1")),
    ],
)
def test_directions_that_are_not_said_of_the_length_are_no_reason(sentence, program):
    assert says(sentence, program) == ""


def test_two_directions_around_one_length_are_left_open():
    for offset in ("dy=0.05", "dy=-0.05"):
        assert says("the red cube left by 5 cm right", moved(red=offset)) == ""


THREE = "put the red cube 12 cm left, the blue cube 20 cm nearer and the green one 20 cm nearer, then bring them back"
BACK = "\npick(get_actor('red cube'))\nplace(pose_dict['red cube'])"


def test_each_is_moved_as_far_as_is_said_of_it():
    right = moved(red="dy=0.12", blue="dx=-0.2", green="dx=-0.2") + BACK
    assert says(THREE, right) == ""
    wrong = moved(red="dy=0.12", blue="dx=-0.2", green="dx=-0.12") + BACK
    assert "moves the green cube by dx=-0.12, and the task says '20 cm' of it" in says(THREE, wrong)


@pytest.mark.parametrize(
    "sentence",
    [
        # Which length is whose cannot be told.
        "12 cm to the left with the red cube, 20 cm nearer with the blue cube",
        "move the red cube and the blue cube by 20 and 12 cm",
        "move the red cube 20 cm, the blue cube 12 cm, no, the red cube 12 cm and the blue cube 20 cm",
        "move the red cube 12 cm or 20 cm and the blue cube 20 cm",
    ],
)
def test_where_it_is_not_plain_whose_length_it_is_nothing_is_said(sentence):
    program = moved(red="dy=0.12", blue="dx=-0.2")
    assert as_far_as_another(sentence, TABLE, program) == ""
