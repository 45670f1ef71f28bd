"""Sizes and denials that a sentence names, and programs about another object."""

import pytest

from hcvla.api.types import NamedObject, Pose
from hcvla.planner.checks.attributes import denied, sized
from hcvla.planner.checks.contradictions import contradiction
from hcvla.planner.checks.sentence_check import unanswered_words


def thing(name, size=0.04, height=None):
    color, _, shape = name.partition(" ")
    return NamedObject(name, color, shape, Pose(0.5, 0.0, 0.02), (size, size, height or size))


CUBES = (thing("red cube", 0.05), thing("blue cube", 0.03))
TABLE = (*CUBES, thing("green cylinder", 0.04, 0.10), thing("pink cylinder", 0.04, 0.05))
THREE = (*TABLE, thing("white cube", 0.04))


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "put the smaller cube on the bigger one",
            [("the bigger cube", "red cube"), ("the smaller cube", "blue cube")],
        ),
        ("pick up the big cube", [("the big cube", "red cube")]),
        ("pick up the tallest cylinder", [("the tallest cylinder", "green cylinder")]),
        ("pick up the short cylinder", [("the short cylinder", "pink cylinder")]),
        ("pick up the cube next to the tall cylinder", []),
        ("pick up the little prism", []),
    ],
)
def test_a_size_says_which_of_a_kind(sentence, found):
    assert sorted(sized(sentence, TABLE)) == found


def test_of_three_only_the_superlative_says_which():
    assert list(sized("pick up the small cube", THREE)) == []
    assert list(sized("pick up the smallest cube", THREE)) == [("the smallest cube", "blue cube")]


def test_nothing_is_known_of_sizes_that_differ_by_little_or_not_at_all_known():
    close = (thing("red cube", 0.041), thing("blue cube", 0.040))
    assert list(sized("pick up the bigger cube", close)) == []
    assert list(sized("pick up the bigger cube", (thing("red cube", 0.05), thing("blue cube", 0.0)))) == []


def test_a_size_that_is_part_of_a_name_is_no_size():
    named = (thing("small cube", 0.05), thing("other cube", 0.03))
    assert list(sized("pick up the small cube", named)) == []


def test_a_program_about_the_other_one_leaves_the_size_out():
    other, right = "pick(get_actor('red cube'))", "pick(get_actor('blue cube'))"
    assert unanswered_words("lift the smaller cube", TABLE, "held('red cube')", other) == [
        "the smaller cube (blue cube)"
    ]
    assert unanswered_words("lift the smaller cube", TABLE, "held('blue cube')", right) == []


@pytest.mark.parametrize(
    ("sentence", "wrong", "right"),
    [
        ("pick up the thing that isn't a cube", "red cube", "pink cylinder"),
        ("pick up something which is not a cylinder", "pink cylinder", "red cube"),
        ("pick up a cube which is neither red nor white", "red cube", "blue cube"),
        ("pick up the cube that is not red", "red cube", "blue cube"),
    ],
)
def test_what_an_object_is_not_is_no_object_to_move(sentence, wrong, right):
    assert "the task says" in denied(sentence, THREE, f"pick(get_actor('{wrong}'))")
    assert denied(sentence, THREE, f"pick(get_actor('{right}'))") == ""
    found = contradiction(sentence, THREE, f"pick(get_actor('{wrong}'))")
    assert found is not None
    assert wrong in found.message


def test_a_denial_is_of_one_object_and_another_may_be_moved_too():
    program = "pick(get_actor('pink cylinder'))\nplace(get_actor('red cube'))\npick(get_actor('blue cube'))"
    assert denied("put the thing that is not a cube on the red cube, then lift the blue cube", TABLE, program) == ""
    assert denied("do not touch the red cube, lift the blue cube", TABLE, "pick(get_actor('blue cube'))") == ""
