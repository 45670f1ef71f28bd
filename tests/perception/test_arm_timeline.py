"""The arm as it was at the time of an image."""

from dataclasses import replace

import numpy as np
import pytest

from hcvla.perception.arm_timeline import ArmTimeline
from hcvla.robots.arm import GripperState
from hcvla.robots.kinematics import Kinematics
from items import arm_at

START = arm_at(0.5, 0.0, 0.3)


def turned(stamp_sec: float, joint1_rad: float, width_m: float = 0.08, grasped: bool = False):
    q = START.q + np.array([joint1_rad, 0, 0, 0, 0, 0, 0])
    gripper = GripperState(width_m, 20.0 if grasped else 0.0, grasped)
    return replace(START, stamp_sec=stamp_sec, q=q, gripper=gripper)


@pytest.fixture
def timeline():
    timeline = ArmTimeline()
    for state in (turned(1.0, 0.0), turned(1.05, 0.1, 0.06), turned(1.1, 0.4, 0.05, grasped=True)):
        timeline.add(state)
    return timeline


def test_joints_and_width_are_interpolated_and_the_tool_is_where_those_joints_have_it(timeline):
    state = timeline.at(1.06)
    assert state.stamp_sec == 1.06
    # A fifth of the way from 0.1 to 0.4 rad, and from 60 to 50 mm.
    assert state.q[0] - START.q[0] == pytest.approx(0.16)
    assert state.gripper.width_m == pytest.approx(0.058)
    assert state.T_base_tool.distance(Kinematics().forward(state.q)) < 1e-9


def test_what_is_grasped_is_as_it_was_before_the_image(timeline):
    assert not timeline.at(1.09).gripper.grasped
    assert timeline.at(1.1).gripper.grasped


def test_a_time_that_no_state_is_near_has_no_state(timeline):
    assert timeline.at(0.99) is None
    assert timeline.at(1.103) is None
    assert timeline.at(1.101).q == pytest.approx(timeline.at(1.1).q)
    assert ArmTimeline().at(1.0) is None


def test_between_states_far_apart_an_arm_that_moved_was_anywhere_and_one_at_rest_was_there(timeline):
    timeline.add(turned(1.3, 0.4, 0.05, grasped=True))
    timeline.add(turned(1.5, 0.5, 0.05, grasped=True))
    assert timeline.at(1.2).q[0] - START.q[0] == pytest.approx(0.4)
    assert timeline.at(1.4) is None


def test_each_state_is_taken_once_and_in_order(timeline):
    assert [state.stamp_sec for state in timeline.take_until(1.07)] == [1.0, 1.05]
    assert [state.stamp_sec for state in timeline.take_until(1.2)] == [1.1]
    assert timeline.take_until(1.2) == []


def test_a_clock_that_began_again_forgets_what_was_before(timeline):
    timeline.take_until(1.1)
    timeline.add(turned(0.2, 0.3))
    assert timeline.at(1.0) is None
    assert [state.stamp_sec for state in timeline.take_until(0.2)] == [0.2]


def test_only_a_few_seconds_are_kept(timeline):
    timeline.add(turned(4.07, 0.4))
    assert timeline.at(1.05) is None
    assert timeline.newest_sec == 4.07
