"""The text of a goal: what is a condition, which objects it names, and what is refused in one line."""

import pytest

from hcvla.goals.goal import Goal
from hcvla.goals.parser import MAX_GOAL_LENGTH, GoalError, GoalParser

NAMES = ("red cube", "blue cube", "gray tray")


def parser(text, names=NAMES):
    made = GoalParser(text, names)
    return made, made.parts()


def test_what_and_joins_are_parts_of_their_own():
    _, parts = parser("on('red cube', 'gray tray') and held('blue cube')")
    assert [part.text for part in parts] == ["on('red cube', 'gray tray')", "held('blue cube')"]


def test_what_or_joins_is_one_part():
    _, parts = parser("held('red cube') or held('blue cube')")
    assert len(parts) == 1


def test_named_objects_must_rest_unless_they_are_to_be_held():
    made, _ = parser("on('red cube', 'gray tray') and held('blue cube')")
    assert made.used == {"red cube", "gray tray", "blue cube"}
    assert made.resting == {"red cube", "gray tray"}
    assert made.in_hand == {"blue cube"}


def test_objects_of_what_was_may_move_again():
    made, _ = parser("then(on('red cube', 'gray tray'), held('blue cube'))")
    assert made.used == {"red cube", "gray tray", "blue cube"}
    assert made.resting == set()
    assert made.in_hand == {"blue cube"}
    made, _ = parser("once(held('red cube')) and on('blue cube', 'gray tray')")
    assert made.resting == {"blue cube", "gray tray"}


def test_without_a_list_any_name_may_be_used():
    made, _ = parser("held('any object')", None)
    assert made.used == {"any object"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "it is empty; expected e.g. on('red cube', 'green tray')"),
        ("   ", "it is empty"),
        ("on('red cube',", "it does not parse at column"),
        ("x" * (MAX_GOAL_LENGTH + 1), f"it has {MAX_GOAL_LENGTH + 1} characters, expected at most {MAX_GOAL_LENGTH}"),
        ("1 + 1", "'1 + 1' is not a condition; expected predicates joined by and, or, not"),
        ("'red cube'", "is not a condition"),
        ("in_('red cube', 'gray tray')", "unknown predicate 'in_'"),
        ("onn('red cube', 'gray tray')", "unknown predicate 'onn'; did you mean 'on'?"),
        ("held('red cub')", "unknown object 'red cub'; did you mean 'red cube'?"),
        ("held(red)", "'red' is not an object's name in quotes, a number or None"),
        ("held(1)", "held: a: unknown object '1'"),
        ("held()", "held() does not fit held("),
        ("held('red cube', 'blue cube')", "does not fit held("),
        ("on('red cube', 'red cube')", "on relates two objects, found 'red cube' twice"),
        ("rotated('red cube', 'far')", "expected a finite number"),
        ("next_to('red cube', 'blue cube', 'above')", "is 'above', expected"),
        ("held(*['red cube'])", "is not an object's name in quotes"),
        ("held(**{'a': 'red cube'})", "held: arguments are given one by one"),
        ("once(held('red cube'), held('blue cube'))", "does not fit once(condition)"),
        ("then()", "then() does not fit then(first, ...)"),
        ("then(a=held('red cube'))", "does not fit then(first, ...)"),
        ("held('red cube').real", "is not a condition"),
        ("__import__('os').system('true')", "is not a condition"),
    ],
    ids=lambda value: value[:24],
)
def test_a_text_that_is_no_goal_says_why_in_one_line(text, reason):
    with pytest.raises(GoalError) as error:
        parser(text)
    assert str(error.value).startswith("goal: ")
    assert reason in str(error.value)
    assert "\n" not in str(error.value)


def test_a_goal_that_is_nested_too_deeply_is_refused():
    with pytest.raises(GoalError, match=r"nested too deeply|does not parse"):
        parser("not " * 900 + "held('red cube')")


def test_a_goal_keeps_its_text_and_its_names():
    goal = Goal.parse(" on('red cube', 'gray tray') ", NAMES)
    assert set(goal.names) == {"red cube", "gray tray"}
