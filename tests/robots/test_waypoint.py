"""Way points lie a bounded lead ahead, and the guard lets every one of them through."""

import math

import pytest

from hcvla.api.control_period import CONTROL_PERIOD_SEC
from hcvla.api.types import Pose
from hcvla.robots.guard import Guard
from hcvla.robots.limits import SIM_LIMITS, GuardLimits
from hcvla.robots.waypoint import LeadLimits, toward

HERE = Pose.from_yaw(0.5, 0.0, 0.2, 0.0)


def test_a_near_goal_is_sent_as_it_is():
    goal = HERE.moved(dx=0.12, dy=-0.16).rotated_z(0.69)  # 3-4-5: 0.2 m away
    assert toward(goal, HERE).distance(goal) < 1e-12
    assert toward(goal, HERE).yaw == pytest.approx(0.69)


def test_a_far_goal_is_sent_as_the_point_a_lead_ahead_on_the_straight_line():
    # 0.5 m away, in the direction (0.6, 0.8): 0.2 m of it are (0.12, 0.16).
    point = toward(HERE.moved(dx=0.3, dy=0.4), HERE)
    assert point.position == pytest.approx([0.62, 0.16, 0.2])


@pytest.mark.parametrize(("turn", "sent"), [(2.0, 0.7), (-2.0, -0.7), (2.0 * math.pi - 1.0, -0.7)])
def test_a_far_turn_is_sent_as_the_lead_on_the_shorter_arc(turn, sent):
    assert toward(HERE.rotated_z(turn), HERE).yaw == pytest.approx(sent)


def test_way_and_turn_are_cut_by_the_same_share():
    # 0.1 m and 2.8 rad: 0.7 rad are a quarter of the turn, so a quarter of the way.
    point = toward(HERE.moved(dx=0.1).rotated_z(2.8), HERE)
    assert (point.x, point.yaw) == pytest.approx((0.525, 0.7))


@pytest.mark.parametrize("limits", [GuardLimits(), SIM_LIMITS], ids=["hardware", "simulation"])
def test_the_guard_takes_a_way_point_of_full_lead_even_if_the_arm_went_back_for_a_period(limits):
    lead, guard = LeadLimits(), Guard(limits)
    point = toward(HERE.moved(dx=1.0).rotated_z(3.0), HERE)
    back = HERE.moved(dx=-limits.tool_speed_m_s * CONTROL_PERIOD_SEC)
    guard.check_step(point, back.rotated_z(-limits.turn_speed_rad_s * CONTROL_PERIOD_SEC))
    assert lead.lead_m < limits.max_step_m
    assert lead.lead_rad < limits.max_step_rad
