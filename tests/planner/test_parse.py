"""What a model's text means."""

import pytest

from hcvla.api.outcomes import Outcome
from hcvla.api.types import NamedObject, Pose
from hcvla.planner.parse import answer_from_text, goal_from_text
from hcvla.planner.planner import PlanAnswer, PlannerError, PlanRequest

CUBE = NamedObject("red cube", "red", "cube", Pose(0.5, 0.0, 0.02), (0.04, 0.04, 0.04))
TRAY = NamedObject("gray tray", "gray", "tray", Pose(0.5, 0.2, 0.0), (0.1, 0.1, 0.01))
REQUEST = PlanRequest("lift it", None, [CUBE, TRAY])


def parsed(text):
    return answer_from_text(text, REQUEST, 0.5)


@pytest.mark.parametrize(
    "text",
    [
        "go_home()",
        "  go_home()\n",
        "```python\ngo_home()\n```",
        "```\ngo_home()```",
        "Sure, here it is:\n```python\ngo_home()\n```\nAnything else?",
    ],
)
def test_code_is_taken_out_of_its_fence_and_stripped(text):
    answer = parsed(text)
    assert (answer.code, answer.done, answer.refusal, answer.seconds) == ("go_home()", False, "", 0.5)


def test_done_after_lines_means_that_the_task_ends_with_them():
    assert parsed("```\ndone()\n```") == PlanAnswer(done=True, seconds=0.5)
    assert parsed("go_home()\ndone()") == PlanAnswer(code="go_home()", done=True, seconds=0.5)


def test_done_between_lines_is_code_that_the_sandbox_will_refuse():
    assert parsed("done()\ngo_home()") == PlanAnswer(code="done()\ngo_home()", seconds=0.5)


@pytest.mark.parametrize("text", ["<think>go_home()", "```python\n```", "   "])
def test_an_answer_that_says_nothing_is_one_error(text):
    with pytest.raises(PlannerError, match="has no code"):
        parsed(text)


@pytest.mark.parametrize(
    ("text", "goal"),
    [
        ("```\nheld('red cube')\n```", "held('red cube')"),
        ("<think>on or in?</think> on('red cube',\n 'gray tray')", "on('red cube', 'gray tray')"),
        ("none()", ""),
    ],
)
def test_a_goal_is_taken_out_of_its_wrapping_in_one_line(text, goal):
    assert goal_from_text(text) == goal


@pytest.mark.parametrize("quote", ["'", '"'])
def test_a_refusal_is_told_from_code_whatever_its_quotes(quote):
    answer = parsed(f"refuse({quote}ambiguous{quote})")
    assert answer.refusal_outcome is Outcome.AMBIGUOUS
    assert (answer.code, answer.done) == ("", False)


def test_mixed_quotes_are_no_refusal_but_code_that_the_sandbox_will_refuse():
    assert parsed("refuse('not there\")").code == "refuse('not there\")"
