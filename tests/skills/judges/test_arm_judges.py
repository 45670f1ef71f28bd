"""Judges that look at the arm alone: the tool's pose and the gripper."""

import math

import pytest

from hcvla.api.outcomes import Outcome
from hcvla.api.types import Pose
from hcvla.skills.scripted.home import home_tool_pose
from items import arm_at
from judging import Trial

START, POSE = arm_at(0.4, -0.2, 0.3), Pose(0.5, 0.0, 0.2)


def at_rest(*where, **gripper):
    return Trial("move_to", [POSE], START).show(arm_at(*where, **gripper), periods=2)


def test_a_move_is_done_within_a_centimetre_and_five_degrees():
    assert at_rest(0.508, 0.0, 0.2).done
    far = at_rest(0.52, 0.0, 0.2)
    assert far.outcome is Outcome.UNREACHABLE
    assert far.measures["position_error_m"] == pytest.approx(0.02)
    assert at_rest(0.5, 0.0, 0.2, math.radians(4.0)).done
    assert not at_rest(0.5, 0.0, 0.2, math.radians(6.0)).done


def test_half_a_turn_about_the_fingers_makes_no_difference_and_a_quarter_does():
    assert at_rest(0.5, 0.0, 0.2, math.pi).done
    assert not at_rest(0.5, 0.0, 0.2, math.pi / 2.0).done


def test_a_tool_that_passes_through_its_pose_has_not_arrived():
    trial = Trial("move_to", [POSE], START)
    trial.show(arm_at(0.49, 0.0, 0.2))
    # 8 mm in a period of 0.05 s: 0.16 m/s.
    assert trial.show(arm_at(0.498, 0.0, 0.2)) is None
    assert trial.judge.unverified().outcome is Outcome.UNREACHABLE


def test_home_is_where_the_home_joints_bring_the_tool():
    x, _, z = home_tool_pose()[:3]
    assert Trial("go_home", [], START).show(arm_at(x, 0.0, z), periods=2).done
    # At home half a turn does count: the wrist would turn the long way round.
    assert not Trial("go_home", [], START).show(arm_at(x, 0.0, z, math.pi), periods=2).done


def test_an_open_gripper_is_fully_open_and_holds_nothing():
    shut = arm_at(0.5, 0.0, 0.2, width=0.0)
    assert Trial("open_gripper", [], shut).show(arm_at(0.5, 0.0, 0.2, width=0.078)).done
    trial = Trial("open_gripper", [], shut)
    assert trial.show(arm_at(0.5, 0.0, 0.2, width=0.05)) is None, "it still opens"
    assert trial.show(arm_at(0.5, 0.0, 0.2, width=0.05)).outcome is Outcome.BLOCKED


def test_a_closed_gripper_is_shut_or_holds_something_and_has_come_to_rest():
    start = arm_at(0.5, 0.0, 0.2)
    assert Trial("close_gripper", [], start).show(arm_at(0.5, 0.0, 0.2, width=0.001)).done
    trial = Trial("close_gripper", [], start)
    assert trial.show(arm_at(0.5, 0.0, 0.2, width=0.045, grasped=True)) is None, "it still closes"
    held = trial.show(arm_at(0.5, 0.0, 0.2, width=0.045, grasped=True))
    assert held.done
    assert held.message == "the gripper holds something"
    assert Trial("close_gripper", [], start).show(start, periods=2).outcome is Outcome.BLOCKED
