"""A program's memory is poses under short texts, and what crossed is checked when it is read."""

import math
from dataclasses import replace

import pytest

from hcvla.api.errors import BadArgumentError
from hcvla.api.types import Pose
from hcvla.sandbox.limits import BudgetExceededError, SandboxLimits
from hcvla.sandbox.program_memory import ProgramMemory

LIMITS = SandboxLimits()
UPRIGHT = Pose(0.5, 0.1, 0.2)


def test_memory_is_poses_under_short_texts():
    assert ProgramMemory(LIMITS, {"red cube": UPRIGHT}).poses() == {"red cube": UPRIGHT}
    assert ProgramMemory(LIMITS).poses() == {}


@pytest.mark.parametrize(
    ("memory", "message"),
    [
        ({1: UPRIGHT}, "a Pose under a short text"),
        ({"k" * (LIMITS.text_chars + 1): UPRIGHT}, "a Pose under a short text"),
        ({"red cube": 3.0}, "a Pose under a short text"),
        ({"red cube": replace(UPRIGHT, x=math.nan)}, "a Pose of finite numbers"),
        ({"red cube": replace(UPRIGHT, qw=math.inf)}, "a Pose of finite numbers"),
    ],
)
def test_an_entry_of_another_kind_is_refused(memory, message):
    with pytest.raises(BadArgumentError, match=message):
        ProgramMemory(LIMITS, memory)


def test_a_memory_of_another_kind_is_refused():
    with pytest.raises(BadArgumentError, match=r"pose_dict: argument 'value' is '\[1\]', expected a dict"):
        ProgramMemory(LIMITS).receive([1])


def test_memory_has_a_limit():
    most = {str(number): UPRIGHT for number in range(LIMITS.remembered_poses)}
    assert ProgramMemory(LIMITS, most).poses() == most
    with pytest.raises(BudgetExceededError, match=f"more than {LIMITS.remembered_poses}"):
        ProgramMemory(LIMITS, most | {"one more": UPRIGHT})


def test_an_entry_that_is_no_pose_is_refused_once_and_the_state_before_counts():
    memory = ProgramMemory(LIMITS, {"red cube": UPRIGHT})
    memory.receive({"red cube": 3.0})
    with pytest.raises(BadArgumentError, match="a Pose under a short text"):
        memory.poses()
    assert memory.poses() == {"red cube": UPRIGHT}


def test_a_state_that_is_no_dict_leaves_the_one_that_crossed_before():
    memory = ProgramMemory(LIMITS, {"red cube": UPRIGHT})
    memory.receive({})
    with pytest.raises(BadArgumentError, match="a dict"):
        memory.receive(None)
    assert memory.poses() == {}
