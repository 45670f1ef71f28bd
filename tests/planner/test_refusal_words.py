"""Refusals name what was wrong, and what to say instead."""

import pytest

from hcvla.api.grammar import REFUSALS
from hcvla.api.outcomes import Outcome
from hcvla.api.types import NamedObject, Pose
from hcvla.planner.planner import PlanRequest
from hcvla.planner.refusal_words import refusal

TABLE = [
    NamedObject(f"{color} {shape}", color, shape, Pose(0.5, 0.1 * place, 0.02), (0.04, 0.04, 0.04))
    for place, (color, shape) in enumerate(
        [("red", "cube"), ("red", "mat"), ("pink", "cylinder"), ("cyan", "cylinder"), ("gray", "tray")]
    )
]


@pytest.mark.parametrize(
    ("reason", "outcome", "words"),
    [
        ("not understood", Outcome.NOT_UNDERSTOOD, "say plainly what to do with which object"),
        ("not possible", Outcome.NOT_UNDERSTOOD, "put back: ask for one of these"),
        ("not a request", Outcome.NOT_UNDERSTOOD, "say what to do"),
        ("not English", Outcome.NOT_UNDERSTOOD, "say it in English"),
        (
            "not there",
            Outcome.OBJECT_NOT_FOUND,
            "seen or remembered: cyan cylinder, gray tray, pink cylinder, red cube, red mat",
        ),
        ("I am tired", Outcome.NOT_UNDERSTOOD, "I am tired"),
    ],
)
def test_a_refusal_has_an_outcome_and_words_to_act_on(reason, outcome, words):
    answer = refusal(reason, PlanRequest("lift it", None, TABLE), 0.5)
    assert answer.refusal_outcome is outcome
    assert words in answer.refusal
    assert (answer.code, answer.done, answer.seconds) == ("", False, 0.5)


@pytest.mark.parametrize(
    ("task", "which"),
    [
        ("put the Cylinder on the gray tray", "cyan cylinder, pink cylinder"),
        ("pick up the red one", "red cube, red mat"),
        # The red cube is named in full, and there is one tray.
        ("put the red cube on the tray and a cylinder too", "cyan cylinder, pink cylinder"),
        ("take that one", "cyan cylinder, gray tray, pink cylinder, red cube, red mat"),
    ],
)
def test_what_is_ambiguous_comes_with_the_objects_that_the_words_fit(task, which):
    assert refusal("ambiguous", PlanRequest(task, None, TABLE), 0.0).refusal.endswith(f"; say which of: {which}")


def test_a_refusal_without_any_object_says_so_and_none_is_longer_than_a_line():
    answers = [refusal(reason, PlanRequest("lift it", None, []), 0.0).refusal for reason in REFUSALS]
    assert any(answer.endswith("seen or remembered: nothing") for answer in answers)
    assert all("\n" not in answer for answer in answers)


@pytest.mark.parametrize(
    ("task", "what"),
    [
        ("pick up the Green  cylinder", "'green cylinder', which is not there;"),
        ("swap the blue cube and the red cylinder", "'blue cube' and 'red cylinder', which are not there;"),
        ("put the red cube on the gray tray and the spoon too", "something that is not there;"),
    ],
)
def test_what_is_named_by_color_and_shape_and_is_not_there_is_said(task, what):
    assert refusal("not there", PlanRequest(task, None, TABLE), 0.0).refusal.startswith(f"the task names {what}")
