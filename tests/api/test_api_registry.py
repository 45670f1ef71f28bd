"""Declarations of API functions: what their arguments take, and what is refused."""

import math
from dataclasses import replace
from typing import Literal

import pytest

from hcvla.api.errors import BadArgumentError, BadProgramError
from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.registry import Call, Kind, Parameter, Registry
from hcvla.api.types import Actor, Pose

UPRIGHT = Pose(0.5, 0.1, 0.2)


@pytest.fixture
def api():
    """Return an API of one function of each kind."""
    registry = Registry()

    @registry.declare(Kind.SUBTASK, limits={"force": (0.0, 40.0)}, timeout_sec=5.0, grasps="what")
    def squeeze(what: Actor, force: float = 10.0, side: Literal["left", "right"] = "left") -> None:
        """Squeeze an object.

        More about it.
        """

    @registry.declare(Kind.QUERY)
    def seen(what: Actor | None = None) -> bool:
        """Whether it is seen."""

    @registry.declare(Kind.ARITHMETIC)
    def lifted(pose: Pose, flag: bool = False) -> Pose:
        """Return the pose higher up."""

    return registry


def test_a_declaration_has_what_the_signature_says(api):
    squeeze = api["squeeze"]
    assert [(p.name, p.required) for p in squeeze.parameters] == [("what", True), ("force", False), ("side", False)]
    assert squeeze.summary == "Squeeze an object."
    assert (squeeze.timeout_sec, squeeze.grasps, squeeze.releases) == (5.0, "what", False)
    assert [function.name for function in api.of_kind(Kind.QUERY)] == ["seen"]
    assert list(api) == ["squeeze", "seen", "lifted"]
    assert len(api) == 3


def test_arguments_are_taken_by_place_and_by_name_and_defaults_are_filled_in(api):
    call = api["squeeze"].bind(Actor("red cube"), side="right")
    assert call.arguments == {"what": Actor("red cube"), "force": 10.0, "side": "right"}
    assert call.label == "squeeze(what=get_actor('red cube'), force=10.0, side='right')"


def test_an_integer_becomes_a_float(api):
    force = api["squeeze"].bind(Actor("a"), 3).arguments["force"]
    assert (force, type(force)) == (3.0, float)


@pytest.mark.parametrize(
    ("arguments", "named", "message"),
    [
        ((), {}, "argument 'what' is None, expected Actor"),
        (("red cube",), {}, "argument 'what' is 'red cube', expected Actor"),
        ((Actor("a"), 41.0), {}, "argument 'force' is 41.0, expected a finite float from 0 to 40"),
        ((Actor("a"), math.nan), {}, "argument 'force' is nan"),
        ((Actor("a"), math.inf), {}, "argument 'force' is inf"),
        ((Actor("a"), True), {}, "argument 'force' is True"),
        ((Actor("a"), "hard"), {}, "argument 'force' is 'hard'"),
        ((Actor("a"), 1.0, "above"), {}, "argument 'side' is 'above', expected one of 'left', 'right'"),
        ((Actor("a"), 1.0, "left", 2), {}, "argument '*' is 4, expected at most 3 arguments"),
        ((Actor("a"),), {"what": Actor("b")}, "expected each of (what, force, side) once"),
        ((Actor("a"),), {"colour": "red"}, "argument 'colour' is 'red'"),
    ],
)
def test_what_does_not_fit_is_named_with_what_is_expected(api, arguments, named, message):
    with pytest.raises(BadArgumentError) as error:
        api["squeeze"].bind(*arguments, **named)
    assert str(error.value).startswith("squeeze: ")
    assert message in str(error.value)


def test_none_is_taken_only_where_it_is_declared(api):
    assert api["seen"].bind(None).arguments == {"what": None}
    assert api["seen"].bind().label == "seen()"
    with pytest.raises(BadArgumentError):
        api["squeeze"].bind(None)


@pytest.mark.parametrize(
    ("pose", "message"),
    [
        (replace(UPRIGHT, x=math.nan), "a Pose of finite numbers"),
        (replace(UPRIGHT, z=math.inf), "a Pose of finite numbers"),
        (replace(UPRIGHT, x="far"), "a Pose of finite numbers"),
        (replace(UPRIGHT, x=10**400), "a Pose of finite numbers"),
        (replace(UPRIGHT, qw=0.0), "a unit quaternion"),
        (replace(UPRIGHT, qz=0.1), "a unit quaternion"),
    ],
)
def test_a_pose_is_finite_and_its_quaternion_of_length_one(api, pose, message):
    with pytest.raises(BadArgumentError, match=message):
        api["lifted"].bind(pose)
    # Rounding to three decimals is no reason to refuse.
    assert api["lifted"].bind(replace(UPRIGHT, qz=0.6, qw=0.8001))


def test_a_number_is_no_flag(api):
    with pytest.raises(BadArgumentError, match="argument 'flag' is 1, expected bool"):
        api["lifted"].bind(UPRIGHT, 1)
    assert api["lifted"].bind(UPRIGHT, True).arguments["flag"] is True


def test_a_function_that_does_not_exist_is_named_with_those_that_do(api):
    with pytest.raises(BadProgramError, match="the API has no function 'fly'; it has squeeze, seen, lifted"):
        api["fly"]
    assert "fly" not in api


def test_a_function_is_declared_once_with_a_docstring_and_an_own_argument_to_grasp(api):
    with pytest.raises(ValueError, match="'squeeze' is declared twice"):
        api.add(api["squeeze"])

    def silent() -> None:
        pass

    with pytest.raises(ValueError, match="'silent' has no docstring"):
        api.declare(Kind.QUERY)(silent)

    def grab(what: Actor) -> None:
        """Grab."""

    with pytest.raises(ValueError, match="grasps 'it', which is none of its arguments"):
        api.declare(Kind.SUBTASK, grasps="it")(grab)


def test_a_label_shows_numbers_of_a_pose_in_four_digits():
    call = Call("f", {"pose": Pose(0.123456, -1.0, 0.0, 0.0, 0.0, 0.6, 0.8), "none": None, "text": "it's"})
    assert call.label == """f(pose=Pose(0.1235, -1, 0, 0, 0, 0.6, 0.8), text="it's")"""


def test_a_choice_is_found_among_alternatives():
    assert Parameter("side", Literal["left", "right"] | None).choices == ("left", "right")
    assert Parameter("size", float | None).choices == ()


@pytest.mark.parametrize("name", ROBOT_API)
def test_every_function_of_the_robot_api_says_what_it_is_for(name):
    function = ROBOT_API[name]
    assert function.summary.endswith(".")
    assert function.timeout_sec > 0.0
    grasped = {parameter.name for parameter in function.parameters}
    assert not function.grasps or function.grasps in grasped
    assert all(p.low < p.high for p in function.parameters)


def test_only_done_is_done():
    assert [outcome for outcome in Outcome if Verdict(outcome).done] == [Outcome.DONE]
    assert len({outcome.label for outcome in Outcome}) == len(Outcome)
    assert Outcome.NOT_GRASPED.label == "not grasped"
