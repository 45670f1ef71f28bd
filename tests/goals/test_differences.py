"""What is otherwise than a goal says, in words that a planner or a person can act on."""

import pytest

from hcvla.api.types import Pose
from hcvla.goals.differences import _DESCRIBE, difference
from hcvla.goals.language import PREDICATES

EDGE_M = 0.045


def table(facts, seen, *now, start=()):
    facts.look(list(start) or list(now))
    facts.contacts.began = True
    facts.look(list(now), Pose.from_yaw(0.5, 0.0, 0.3))


def test_of_a_stack_the_lowest_that_is_not_carried_is_named(facts, seen, find):
    table(
        facts, seen, seen("red cube", 0.4, 0.1), seen("blue cube", 0.4, 0.1, EDGE_M), seen("green cube", 0.5, 0.1)
    )  # fmt: skip
    why = find("stacked('red cube', 'blue cube', 'green cube')").why
    assert why == "'green cube' is 0.10 m from 'blue cube', on table"


def test_of_a_swap_both_ways_are_said(facts, seen, find):
    start = [seen("red cube", 0.4, 0.1), seen("blue cube", 0.4, -0.2)]
    table(facts, seen, *start, start=start)
    # nothing moved: each is 0.3 m from the other's place
    why = find("swapped('red cube', 'blue cube')").why
    assert why == (
        "'red cube' is 0.30 m from where 'blue cube' started, on table, "
        "'blue cube' is 0.30 m from where 'red cube' started, on table"
    )


def test_how_far_an_object_is_from_its_start_and_what_it_stands_on(facts, seen, find):
    start = [seen("red cube", 0.4, 0.1), seen("green tray", 0.4, -0.2)]
    table(facts, seen, seen("red cube", 0.4, -0.2, 0.003), start[1], start=start)
    assert find("restored('red cube')").why == "'red cube' is 0.30 m from where it started, on 'green tray'"


def test_where_the_tool_is_from_an_object(facts, seen, find):
    table(facts, seen, seen("red cube", 0.5, 0.1, -EDGE_M / 2))
    # the cube's centre is at height 0; the tool 0.1 m aside and 0.3 m above
    why = find("tool_over('red cube', 0.1)").why
    assert why == "the tool is 0.10 m to the side of and 0.30 m above the centre of 'red cube'"


def test_what_an_object_has_rested_on_so_far(facts, seen, find):
    tray, mat = seen("green tray", 0.4, -0.2), seen("red mat", 0.6, -0.2)
    table(facts, seen, seen("red cube", 0.4, 0.1), tray, mat)
    facts.look([seen("red cube", 0.4, -0.2, 0.003), tray, mat])
    assert find("visited_then('red cube', 'red mat')").why == "'red cube' has rested on 'table', 'green tray'"
    assert find("placed_times('red cube', 'green tray', 2)").why == "'red cube' has rested on 'table', 'green tray'"


def test_an_empty_gripper_holds_nothing(facts, seen, find):
    table(facts, seen, seen("red cube", 0.4, 0.1))
    assert find("held('red cube')").why == "the gripper holds nothing, not 'red cube' in the air"


def test_what_is_held_too_low_is_said_to_be_held(facts, seen, find):
    table(facts, seen, seen("red cube", 0.4, 0.1, 0.01, held=True))
    assert find("held('red cube')").why == "the gripper holds 'red cube', but not lifted clear of what is below"


def test_what_is_in_the_gripper_is_said_to_be_there(facts, seen, find):
    table(facts, seen, seen("red cube", 0.4, 0.1, 0.2, held=True), seen("green tray", 0.4, -0.2))
    assert "'red cube' is 0.30 m from 'green tray', in the gripper" in find("on('red cube', 'green tray')").why


def test_a_predicate_without_words_of_its_own_is_quoted(facts, seen):
    table(facts, seen, seen("red cube", 0.4, 0.1))
    assert difference("tool_at", "tool_at(0, 0, 1)", (), facts) == "tool_at(0, 0, 1) does not hold"
    assert difference("untouched", "untouched('red cube')", ("red cube",), facts) == (
        "untouched('red cube') does not hold"
    )


@pytest.mark.parametrize("predicate", _DESCRIBE)
def test_words_need_nothing_that_is_not_seen(facts, predicate):
    assert difference(predicate, "it", ("pink cube", "blue cube"), facts) in (
        "it does not hold",
        "the gripper holds nothing, not 'pink cube' in the air",
        "'pink cube' has rested on nothing",
    )


def test_words_are_of_predicates_that_exist():
    assert set(_DESCRIBE) <= set(PREDICATES)
