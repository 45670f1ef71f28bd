"""Answers become way points by the layout, worked by hand; what is no plan is refused with what was found."""

import math
from dataclasses import replace

import numpy as np
import pytest

from hcvla.api.types import Pose
from hcvla.skills.remote.layout import ActionLayout
from hcvla.skills.remote.reply import BadAnswerError, steps_of
from policy_servers import plan

SEEN = Pose.from_yaw(0.5, 0.1, 0.3, 0.0)
DELTA = ActionLayout(
    width=7, execute=2, position_unit_m=0.05, rotation_unit_rad=0.5, gripper_open=-1.0, gripper_closed=1.0
)


def answer(*rows):
    return {"actions": np.array(rows, np.float32)}


def test_deltas_add_up_from_where_the_tool_was_seen():
    # a 1 is 0.05 m and 0.5 rad: 0.5 + 0.05, 0.5 + 0.10; yaw 0.5, then 0.5 - 0.25
    steps = steps_of(answer([1, 0, 0, 0, 0, 1, -1], [1, 0, -2, 0, 0, -0.5, 1]), SEEN, DELTA)
    assert [step.T_base_tool.position.round(6).tolist() for step in steps] == [[0.55, 0.1, 0.3], [0.6, 0.1, 0.2]]
    assert [step.T_base_tool.yaw for step in steps] == pytest.approx([0.5, 0.25])
    # -1 is open, 1 is shut
    assert [step.width_m for step in steps] == pytest.approx([0.08, 0.0])
    assert steps[0].max_speed_m_s is None


def test_turns_are_about_the_axes_of_the_base_one_after_the_other():
    seen = Pose.from_yaw(0.5, 0.1, 0.3, math.pi / 2.0)
    quarter = math.pi  # half a radian a unit: pi is a quarter turn
    first, second = steps_of(answer([0, 0, 0, quarter, 0, 0, 0], [0, 0, 0, 0, 0, quarter, 0]), seen, DELTA)
    # the tool's x axis lies along y; a quarter about the base's x takes it to z, where a turn about z leaves it
    assert first.T_base_tool.matrix[:3, 0] == pytest.approx([0.0, 0.0, 1.0], abs=1e-6)
    assert second.T_base_tool.matrix[:3, 0] == pytest.approx([0.0, 0.0, 1.0], abs=1e-6)
    # its z axis along z goes to -y, then with the second to x
    assert first.T_base_tool.matrix[:3, 2] == pytest.approx([0.0, -1.0, 0.0], abs=1e-6)
    assert second.T_base_tool.matrix[:3, 2] == pytest.approx([1.0, 0.0, 0.0], abs=1e-6)


def test_offsets_do_not_add_up():
    steps = steps_of(answer([1, 0, 0, 0, 0, 0, 0], [2, 0, 0, 0, 0, 0, 0]), SEEN, replace(DELTA, motion="offset"))
    assert [step.T_base_tool.x for step in steps] == pytest.approx([0.55, 0.6])


def test_absolute_poses_are_those_of_the_base_frame_with_width_and_speed():
    layout = ActionLayout(
        width=9, execute=1, motion="absolute", rotation=(3, 4, 5, 6), rotation_form="quaternion", gripper=(8,),
        speed=(7,),
    )  # fmt: skip
    (step,) = steps_of(answer([0.4, -0.1, 0.2, 0, 0, 2, 2, 0.25, 0.03]), SEEN, layout)
    assert step.T_base_tool.position == pytest.approx([0.4, -0.1, 0.2])
    # (0, 0, 2, 2) made a unit: a quarter turn
    assert step.T_base_tool.yaw == pytest.approx(math.pi / 2.0)
    assert (step.width_m, step.max_speed_m_s) == (pytest.approx(0.03), pytest.approx(0.25))


def test_without_columns_the_tool_keeps_its_turn_and_the_gripper_its_width():
    layout = ActionLayout(width=3, execute=1, motion="absolute", rotation=(), gripper=())
    seen = Pose.from_yaw(0.5, 0.1, 0.3, 0.7)
    (step,) = steps_of(answer([0.4, 0.0, 0.2]), seen, layout)
    assert step.T_base_tool.yaw == pytest.approx(0.7)
    assert step.width_m is None


def test_a_gripper_beyond_its_range_is_open_or_shut():
    wide, shut = steps_of(answer([0] * 6 + [-1.7], [0] * 6 + [1.2]), SEEN, DELTA)
    assert (wide.width_m, shut.width_m) == (pytest.approx(0.08), pytest.approx(0.0))


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ({"action": np.zeros((10, 7))}, "the answer has no 'actions'; it has action"),
        ({}, "the answer has no 'actions'; it has nothing"),
        ({"actions": "left"}, "'actions' of the answer is str, expected an array"),
        ({"actions": [[1.0], [1.0, 2.0]]}, "'actions' of the answer is list, expected an array"),
        (plan(10, 8), r"has shape \(10, 8\), expected \(any, 7\)"),
        ({"actions": np.zeros(7)}, r"has shape \(7,\), expected \(any, 7\)"),
        (plan(0, 7), r"has shape \(0, 7\), expected \(any, 7\)"),
        (plan(1, 7), "the answer has 1 steps, and 2 are to be carried out"),
        (plan(3, 7, math.nan), r"holds 21 numbers that are not finite, one at \[0, 0\]"),
        (answer([0] * 7, [0, 0, math.inf, 0, 0, 0, 0]), r"holds 1 numbers that are not finite, one at \[1, 2\]"),
    ],
)
def test_an_answer_that_is_no_plan_is_refused(found, said):
    with pytest.raises(BadAnswerError, match=said):
        steps_of(found, SEEN, DELTA)


def test_a_quaternion_of_nothing_is_refused():
    layout = ActionLayout(width=8, rotation=(3, 4, 5, 6), rotation_form="quaternion", gripper=(7,), execute=1)
    with pytest.raises(BadAnswerError, match="a quaternion of the answer is nearly zero"):
        steps_of(plan(2, 8), SEEN, layout)
