"""Calls as plain data and back, and the messages of errors."""

import json

import pytest

from hcvla.api.errors import (
    AmbiguousObjectError,
    BadArgumentError,
    BadProgramError,
    ObjectNotFoundError,
    unknown,
)
from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome
from hcvla.api.serialization import decode_call, decode_value, encode_call, encode_value
from hcvla.api.types import Actor, Pose

TURNED = Pose(0.4, -0.1, 0.02, 0.0, 0.0, 0.6, 0.8)


@pytest.mark.parametrize("value", [None, True, False, 0, 1, 1.5, "left", Actor("red cube"), TURNED], ids=repr)
def test_every_kind_of_value_survives_a_trip_through_json(value):
    again = decode_value(json.loads(json.dumps(encode_value(value))))
    assert again == value
    assert type(again) is type(value)


@pytest.mark.parametrize(
    ("data", "type_"),
    [(True, "flag"), (1, "number"), ("a", "text"), (Actor("a"), "actor"), (None, "none"), (TURNED, "pose")],
)
def test_a_flag_is_no_number_and_a_name_no_actor(data, type_):
    assert encode_value(data)["type"] == type_


def test_a_pose_is_seven_numbers_in_order():
    assert encode_value(TURNED)["value"] == [0.4, -0.1, 0.02, 0.0, 0.0, 0.6, 0.8]


@pytest.mark.parametrize(
    "data",
    [
        {"type": "pose", "value": [0.0] * 6},
        {"type": "pose", "value": 3},
        {"type": "number", "value": "many"},
        {"type": "colour", "value": "red"},
        {"value": 1},
        {"type": "text"},
    ],
)
def test_data_that_is_no_value_is_named_with_the_types_there_are(data):
    with pytest.raises(BadArgumentError, match="type one of none, flag, number, text, actor, pose"):
        decode_value(data)


def test_a_value_of_another_kind_cannot_be_encoded():
    with pytest.raises(BadArgumentError, match=r"is \[1\], expected an Actor, Pose, number, text, flag or None"):
        encode_value([1])


@pytest.mark.parametrize(
    "call",
    [
        ROBOT_API["pick"].bind(Actor("red cube")),
        ROBOT_API["place"].bind(TURNED, match_yaw=True),
        ROBOT_API["next_to"].bind(Actor("red cube"), "left", None),
        ROBOT_API["go_home"].bind(),
    ],
    ids=lambda call: call.label,
)
def test_a_call_survives(call):
    assert decode_call(ROBOT_API, json.loads(json.dumps(encode_call(call)))) == call


def test_a_decoded_call_is_checked_like_any_other():
    with pytest.raises(BadProgramError, match="no function 'fly'"):
        decode_call(ROBOT_API, {"function": "fly", "arguments": {}})
    with pytest.raises(BadArgumentError, match="pick: argument 'actor'"):
        decode_call(ROBOT_API, {"function": "pick", "arguments": {"actor": {"type": "number", "value": 1}}})
    for data in ({}, {"function": "pick"}, {"function": "pick", "arguments": 3}):
        with pytest.raises(BadArgumentError, match="a mapping with 'function' and 'arguments'"):
            decode_call(ROBOT_API, data)


def test_an_object_that_is_not_there_is_named_with_the_nearest_and_with_all():
    error = ObjectNotFoundError("red cub", ["red cube", "gray tray"])
    assert str(error) == ("there is no 'red cub' (did you mean 'red cube'?); seen or remembered: gray tray, red cube")
    assert error.outcome is Outcome.OBJECT_NOT_FOUND
    assert str(ObjectNotFoundError("x", [])) == "there is no 'x'; seen or remembered: nothing"


def test_a_description_that_fits_several_names_them():
    error = AmbiguousObjectError("cube", ["red cube", "blue cube"])
    assert str(error) == "'cube' fits 2 objects: blue cube, red cube; say which"
    assert error.outcome is Outcome.AMBIGUOUS


def test_an_unknown_name_is_said_with_the_nearest_or_with_all():
    assert unknown("field", "rat", ("rate", "size"), "x.yaml") == "x.yaml: unknown field 'rat'; did you mean 'rate'?"
    assert unknown("field", "zzz", ("rate", "size"), "x.yaml") == "x.yaml: unknown field 'zzz'; valid: rate, size"
