import ast
import contextlib
import json
import math
from pathlib import Path

import pytest

from hcvla.api.errors import BadArgumentError, BadProgramError, ObjectNotFoundError, StoppedError
from hcvla.api.failures import FAILURE_BUILTINS, program_exception
from hcvla.api.functions import ROBOT_API
from hcvla.api.planner_text import planner_text, vocabulary
from hcvla.api.reference import reference_page
from hcvla.api.serialization import decode_call, decode_value, encode_call, encode_value
from hcvla.api.stubs import stubs
from hcvla.api.types import Actor, Pose

ROOT = Path(__file__).parents[2]
POSE = Pose(0.4, -0.1, 0.02, 0.0, 0.0, 0.6, 0.8)


def a_call_of(function, optional):
    """Bind a call with a value for each required parameter, and for each optional one if requested."""
    given = {p.name: a_value_for(function, p) for p in function.parameters if p.required or optional}
    return function.bind(**given)


def a_value_for(function, parameter):
    """Return the first of a few values that the parameter takes."""
    for value in (POSE, Actor("red cube"), 0.25, "left", True):
        with contextlib.suppress(BadArgumentError):
            return parameter.check(function.name, value)
    raise AssertionError(f"no value for {function.name}.{parameter.name}")


@pytest.mark.parametrize("function", ROBOT_API.values(), ids=lambda function: function.name)
@pytest.mark.parametrize("optional", [False, True])
def test_every_call_survives_json_and_back(function, optional):
    call = a_call_of(function, optional)
    assert decode_call(ROBOT_API, json.loads(json.dumps(encode_call(call)))) == call


@pytest.mark.parametrize("value", [None, True, False, 3, 0.1, "text", Actor("a"), POSE])
def test_every_value_survives_with_its_type(value):
    back = decode_value(json.loads(json.dumps(encode_value(value))))
    assert back == value
    assert type(back) is type(value)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        ({}, BadArgumentError),
        ({"function": "fly", "arguments": {}}, BadProgramError),
        ({"function": "pick", "arguments": {}}, BadArgumentError),
        ({"function": "pick", "arguments": {"actor": {"type": "text", "value": "red cube"}}}, BadArgumentError),
        ({"function": "pick", "arguments": {"actor": {"type": "soul", "value": "red cube"}}}, BadArgumentError),
        ({"function": "move_to", "arguments": {"pose": {"type": "pose", "value": [1, 2]}}}, BadArgumentError),
        ({"function": "move_to", "arguments": {"pose": {"type": "pose", "value": [math.nan] * 7}}}, BadArgumentError),
        ({"function": "go_home", "arguments": {"where": {"type": "text", "value": "x"}}}, BadArgumentError),
    ],
)
def test_a_goal_that_is_no_call_is_refused(data, error):
    with pytest.raises(error):
        decode_call(ROBOT_API, data)


def test_the_stub_declares_each_function_with_its_types():
    tree = ast.parse(stubs(ROBOT_API))
    declared = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    assert list(declared) == list(ROBOT_API)
    assert ast.unparse(declared["place"].args) == "target: Actor | Pose, match_yaw: bool=False"
    assert ast.unparse(declared["get_actors"].returns) == "list[Actor]"


def test_the_planner_is_given_every_function_and_every_failure():
    text = planner_text(ROBOT_API)
    for function in ROBOT_API.values():
        assert f"{function.name}(" in text
        assert function.summary in text
    for builtin in FAILURE_BUILTINS.values():
        assert builtin.__name__ in text
    assert {"pick", "left", "match_yaw", "Pose", "pose_dict"} <= set(vocabulary(ROBOT_API))


def test_the_reference_page_is_up_to_date():
    found = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    assert found == reference_page(ROBOT_API), "run: python -m hcvla.api.reference docs/api.md"


def test_a_failure_names_its_outcome_and_a_stop_is_never_shown():
    seen = program_exception(ObjectNotFoundError("x", []))
    assert isinstance(seen, LookupError)
    assert str(seen).startswith("object not found: there is no 'x'")
    assert program_exception(StoppedError("stop")) is None
