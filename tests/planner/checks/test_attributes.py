"""Sizes and denials that a sentence names, and programs about another object."""

import pytest

from hcvla.api.types import NamedObject, Pose
from hcvla.planner.checks.attributes import denied, one_of_the_round, sized
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
        ("take whatever is neither cube nor mat nor tray", "red cube", "pink cylinder"),
    ],
)
def test_what_an_object_is_not_is_no_object_to_move(sentence, wrong, right):
    assert "the task says" in denied(sentence, THREE, f"pick(get_actor('{wrong}'))")
    assert denied(sentence, THREE, f"pick(get_actor('{right}'))") == ""
    found = contradiction(sentence, THREE, f"pick(get_actor('{wrong}'))")
    assert found is not None
    assert wrong in found.message


MATS = (*THREE, thing("red mat", 0.1, 0.002), thing("blue mat", 0.1, 0.002), thing("white tray", 0.1, 0.002))


@pytest.mark.parametrize(
    ("sentence", "wrong", "right"),
    [
        ("the red cube onto a mat that isn't red", "red mat", "blue mat"),
        ("move the red cube onto a mat that is not red", "red mat", "blue mat"),
        ("grasp the red cube, then pass over to one of the mats that are not red", "red mat", "blue mat"),
        ("let the red cube come to rest on the cube that isn't red", "red cube", "blue cube"),
        ("put the red cube on any mat but the red one", "red mat", "blue mat"),
    ],
)
def test_what_a_place_is_not_is_said_of_the_place_and_not_of_what_goes_there(sentence, wrong, right):
    moved = "blue cube" if wrong == "red cube" else "red cube"
    found = contradiction(sentence, MATS, f"pick(get_actor('{moved}'))\nplace(get_actor('{wrong}'))")
    assert found is not None
    assert wrong in found.message
    assert contradiction(sentence, MATS, f"pick(get_actor('red cube'))\nplace(get_actor('{right}'))") is None


def test_a_denial_is_of_what_was_said_last():
    sentence = "move the red cube on the white cube, or rather the thing that isn't a cube"
    assert "is about 'red cube'" in denied(sentence, THREE, "pick(get_actor('red cube'))")
    assert denied(sentence, THREE, "pick(get_actor('green cylinder'))") == ""


def test_what_only_tells_where_and_what_one_of_two_cases_denies_is_not_judged():
    program = "pick(get_actor('green cylinder'))\nplace(offset(get_pose(get_actor('red cube')), dx=0.1))"
    assert denied("the green cylinder goes behind the one that is not a cylinder", TABLE, program) == ""
    assert denied("if it is red lift it; otherwise lift one that is not a cylinder", TABLE, program) == ""


def test_a_denial_is_of_one_object_and_another_may_be_moved_too():
    program = "pick(get_actor('pink cylinder'))\nplace(get_actor('red cube'))\npick(get_actor('blue cube'))"
    assert denied("put the thing that is not a cube on the red cube, then lift the blue cube", TABLE, program) == ""
    assert denied("do not touch the red cube, lift the blue cube", TABLE, "pick(get_actor('blue cube'))") == ""


@pytest.mark.parametrize(
    ("sentence", "program", "is_wrong"),
    [
        ("not the red, not the blue: the remaining cube in your gripper", "pick(get_actor('red cube'))", True),
        ("not the red one, the other", "pick(get_actor('red cube'))", True),
        ("not the red, not the blue: the remaining cube in your gripper", "pick(get_actor('white cube'))", False),
        ("lift the white cube, not the red.", "pick(get_actor('white cube'))", False),
        ("put the red cube next to the white one, not the blue.", "pick(get_actor('red cube'))", False),
    ],
)
def test_what_is_denied_by_its_color_alone_is_not_what_is_moved(sentence, program, is_wrong):
    assert bool(denied(sentence, THREE, program)) is is_wrong


@pytest.mark.parametrize(
    ("sentence", "is_wrong"),
    [
        ("lift up the round one!", True),
        ("touch the round thing", True),
        ("lift up the round one on the left", False),
        ("lift the tallest round one", False),
        ("lift the round one, the pink one i mean", False),
        ("lift up a round one", False),
    ],
)
def test_the_round_one_of_two_is_a_guess(sentence, is_wrong):
    assert bool(one_of_the_round(sentence, TABLE, "pick(get_actor('pink cylinder'))")) is is_wrong
    assert one_of_the_round(sentence, TABLE[:3], "pick(get_actor('green cylinder'))") == ""
