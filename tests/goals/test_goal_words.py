"""A goal is said as people say it, and every predicate can be."""

from __future__ import annotations

import inspect
import typing

import pytest

from hcvla.goals.goal import Goal
from hcvla.goals.language import PREDICATES, ObjectName, parameters

SAID = {
    "on('red cube', 'green tray')": "the red cube is on the green tray",
    "on('cube 2', 'mat')": "cube 2 is on the mat",
    "rotated('yellow cube', 90)": "the yellow cube is where it was, turned by 90 degrees counterclockwise",
    "rotated('yellow cube', -45)": "the yellow cube is where it was, turned by 45 degrees clockwise",
    "takes_place('a', 'b', 30)": "the a is where the b was, turned by 30 degrees counterclockwise",
    "takes_place('a', 'b')": "the a is where the b was",
    "next_to('blue cube', 'mug', 'left')": "the blue cube is to the left of the mug",
    "next_to('blue cube', 'mug')": "the blue cube is next to the mug",
    "between('red cube', 'mug', 'blue cube')": "the red cube is in the middle between the mug and the blue cube",
    "swapped('red cube', 'blue cube')": "the red cube and the blue cube have changed places",
    "restored('a', 'b', 'c')": "the a, the b and the c are back where they started",
    "restored('a')": "the a is back where it started",
    "displaced('a', 0.1, 0.0)": "the a is moved 10 cm away from the robot",
    "displaced('a', -0.05, -0.125)": "the a is moved 5 cm toward the robot and 12.5 cm to the robot's right",
    "displaced('a', 0.0, 0.0)": "the a is where it started",
    "tool_over('a', 0.12)": "the gripper is 12 cm above the a",
    "tool_restored()": "the arm is at home",
    "sorted()": "everything is on the mat of its own color",
    "not held('red cube')": "it is not so that the gripper holds the red cube",
    "not on('red cube', 'green tray')": "the red cube is not on the green tray",
    "not touched('red cube')": "it is not so that the gripper has touched the red cube and moved nothing away",
    "on('a', 'x') and on('b', 'y') and on('c', 'z')": "the a is on the x, the b is on the y and the c is on the z",
    "on('a', 'x') and on('a', 'x')": "the a is on the x",
    "not (on('a', 'x') and on('a', 'x'))": "the a is not on the x",
    "on('a', 'x') or on('a', 'y')": "either the a is on the x or the a is on the y",
    "then(on('a', 'x'), restored('a'))": "first the a is on the x, then the a is back where it started",
    "once(held('a'))": "at some time the gripper holds the a",
    "visited_then('a', 'x', 'y')": "the a has been on the x and then the y",
    "at('a', 0.5, -0.1)": "the a is at x = 0.5 m, y = -0.1 m",
    "untouched('a', 'b')": "the robot has never touched the a or the b",
    "balanced('left pan', 'right pan')": "the scale with the left pan and the right pan is level",
    "loaded('a', 'left pan', 'right pan')": "the a is on the left pan or the right pan",
}


@pytest.mark.parametrize("text", SAID)
def test_a_goal_is_said_in_words(text):
    assert Goal.parse(text).words == SAID[text]


@pytest.mark.parametrize("name", PREDICATES)
@pytest.mark.parametrize("all_arguments", [False, True])
def test_every_predicate_names_all_its_objects_in_words(name, all_arguments):
    arguments, objects = _arguments(name, all_arguments)

    words = Goal.parse(f"{name}({', '.join(arguments)})").words

    assert all(item in words for item in objects)
    assert "None" not in words
    assert "_" not in words


def _arguments(name: str, optional: bool) -> tuple[list[str], list[str]]:
    """Return arguments that fit a predicate, those that may be left out too if `optional`, and the objects of them."""
    function, arguments, objects = PREDICATES[name], [], []
    hints = typing.get_type_hints(function, include_extras=True)
    for number, parameter in enumerate(parameters(function)):
        many = parameter.kind is inspect.Parameter.VAR_POSITIONAL
        if (many or parameter.default is not inspect.Parameter.empty) and not optional:
            continue
        if hints[parameter.name] == ObjectName:
            objects.append(f"thing {'abcdef'[number]}")
            arguments.append(repr(objects[-1]))
        else:
            arguments.append("'left'" if "left" in str(hints[parameter.name]) else "1.5")
    return arguments, objects
