"""Only plain, checked values cross between a program and the host."""

import pytest

from hcvla.api.types import Actor, Pose
from hcvla.sandbox.limits import SandboxLimits
from hcvla.sandbox.marshalling import Foreign, from_program, to_program

LIMITS = SandboxLimits()
UPRIGHT = Pose(0.5, 0.1, 0.2)


@pytest.mark.parametrize("value", [None, True, 0, -3, 1.5, "left", "", 2**53])
def test_plain_values_pass_as_they_are(value):
    assert from_program(value, LIMITS) is value
    assert to_program(value) == ("plain", value)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (2**53 + 1, "an integer beyond 2**53"),
        (-(10**30), "an integer beyond 2**53"),
        ([1, 2], "[1, 2]"),
        ({"a": 1}, "{'a': 1}"),
        ((), "()"),
        (b"x", "b'x'"),
    ],
)
def test_what_no_function_takes_is_only_shown(value, shown):
    foreign = from_program(value, LIMITS)
    assert isinstance(foreign, Foreign)
    assert repr(foreign) == shown


def test_a_text_may_not_be_endless():
    longest = "x" * LIMITS.text_chars
    assert from_program(longest, LIMITS) == longest
    assert repr(from_program(longest + "x", LIMITS)) == f"a text of {LIMITS.text_chars + 1} characters"


def test_what_is_nested_or_long_is_shown_shortly():
    deep = [[[[[[[[1]]]]]]]]
    assert len(repr(from_program(deep, LIMITS))) < 40
    assert len(repr(from_program(list(range(10_000)), LIMITS))) < 80


def test_poses_actors_and_lists_of_them_reach_the_program():
    assert to_program(UPRIGHT) == ("pose", (0.5, 0.1, 0.2, 0.0, 0.0, 0.0, 1.0))
    assert to_program(Actor("red cube")) == ("actor", "red cube")
    assert to_program([Actor("a"), 3]) == ("list", [("actor", "a"), ("plain", 3)])
