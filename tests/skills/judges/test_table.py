import pytest

from hcvla.api.errors import BadProgramError, ObjectNotFoundError
from hcvla.api.functions import ROBOT_API
from hcvla.api.registry import Kind
from hcvla.api.types import Actor
from hcvla.skills.compound import Compound
from hcvla.skills.judges.table import JUDGES, judge_of
from items import arm_at, item, seeing

FIRST = seeing(arm_at(0.5, 0.0, 0.3), item("red cube", 0.5, 0.0))


@pytest.mark.parametrize("function", [function.name for function in ROBOT_API.of_kind(Kind.SUBTASK)])
def test_every_subtask_of_the_robot_api_has_a_judge_or_is_made_of_calls_that_have(function):
    assert (function in JUDGES) != (function in Compound(ROBOT_API))


def test_a_function_without_a_judge_is_refused_by_name():
    with pytest.raises(BadProgramError, match="nothing judges 'go_home'"):
        judge_of(ROBOT_API["go_home"].bind(), FIRST, {})


def test_a_call_about_an_object_that_is_not_known_cannot_be_judged():
    with pytest.raises(ObjectNotFoundError, match="blue cube"):
        judge_of(ROBOT_API["touch"].bind(Actor("blue cube")), FIRST)
