"""Which question a model is asked: by the setting, or by what its folder says."""

import json

import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.planner.config import PlannerSettings
from hcvla.planner.planner import PlannerError, PlanRequest
from hcvla.planner.vlm.questions import STYLE_FILE, questions, write_style

REQUEST = PlanRequest("lift it", None, [], errors=("line 1: no such function",))


def test_a_model_that_was_not_trained_for_this_is_told_the_api_and_its_errors():
    question = questions(ROBOT_API, PlannerSettings().prompt).of(REQUEST)
    assert "pick(" in question.code.role
    assert "no such function" in question.code.texts[0]
    assert question.shows_errors


def test_a_folder_that_says_so_is_asked_in_the_short_form(tmp_path):
    write_style(tmp_path)
    question = questions(ROBOT_API, "auto", tmp_path).of(REQUEST)
    assert question.code.texts == ("task: lift it\ncode:",)
    assert not question.shows_errors


def test_a_folder_that_says_nothing_is_asked_at_length_unless_the_setting_says_otherwise(tmp_path):
    assert questions(ROBOT_API, "auto", tmp_path).of(REQUEST).code.role
    assert not questions(ROBOT_API, "compact", tmp_path).of(REQUEST).code.role


@pytest.mark.parametrize("text", ["{", "[]", "{}", json.dumps({"prompt": "long"})])
def test_a_folder_that_says_nonsense_is_one_line(tmp_path, text):
    (tmp_path / STYLE_FILE).write_text(text)
    with pytest.raises(PlannerError, match=STYLE_FILE) as error:
        questions(ROBOT_API, "auto", tmp_path)
    assert "\n" not in str(error.value)
