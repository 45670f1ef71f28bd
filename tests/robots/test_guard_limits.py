"""The figures the guard holds an arm to: they contradict neither each other nor the robot."""

from dataclasses import fields as fields_of

import numpy as np
import pytest

from hcvla.robots.fr3.table import ACCELERATION, DQ_MAX, JERK
from hcvla.robots.limits import SIM_LIMITS, BadLimitsError, GuardLimits


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"joint_velocity": (3.0,) * 7}, "exceeds the robot's"),
        ({"joint_acceleration": 11.0}, "joint_acceleration is 11"),
        ({"brake_jerk": 6000.0}, "brake_jerk is 6000"),
        ({"brake_acceleration": 2.0}, "braking from full speed takes"),
        ({"watchdog_sec": 0.0}, "watchdog_sec"),
        ({"tool_speed_m_s": float("nan")}, "tool_speed_m_s"),
        ({"box_low_m": (0.8, -0.45, 0.01)}, "is not below"),
    ],
)
def test_limits_that_make_no_sense_are_refused(fields, word):
    with pytest.raises(BadLimitsError, match=word):
        GuardLimits(**fields)


def test_simulation_only_widens_limits_and_switches_no_rule_off():
    same = ("watchdog_sec", "max_command_age_sec", "max_grip_force_n", "max_lead_rad", "max_step_m", "max_step_rad")
    for name in same:
        assert getattr(SIM_LIMITS, name) == getattr(GuardLimits(), name)
    assert np.isfinite([SIM_LIMITS.max_joint_step_rad, *SIM_LIMITS.box_low_m, *SIM_LIMITS.box_high_m]).all()


@pytest.mark.parametrize("limits", [GuardLimits(), SIM_LIMITS], ids=["hardware", "simulation"])
def test_no_limit_lies_beyond_the_robot_s_own(limits):
    assert (np.array(limits.joint_velocity) <= DQ_MAX).all()
    assert max(limits.joint_acceleration, limits.brake_acceleration) <= ACCELERATION
    assert max(limits.joint_jerk, limits.brake_jerk) <= JERK


def test_braking_from_full_speed_is_worked_out_with_the_acceleration_turned_round():
    # 1 rad/s at 5 rad/s^2 takes 0.2 s; from driving at 2.5 rad/s^2 the turn round by 7.5 at 1000 rad/s^3 7.5 ms more
    GuardLimits(brake_sec=0.2076)
    with pytest.raises(BadLimitsError, match=r"takes 0\.20[78] s, expected at most 0\.2074 s"):
        GuardLimits(brake_sec=0.2074)


def test_hardware_is_slower_than_simulation_in_every_way():
    rates = [field.name for field in fields_of(GuardLimits) if field.name.startswith(("joint_", "tool_", "turn_"))]
    for name in set(rates) - {"joint_margin_rad"}:
        assert np.less_equal(getattr(GuardLimits(), name), getattr(SIM_LIMITS, name)).all(), name
    assert GuardLimits().joint_margin_rad > SIM_LIMITS.joint_margin_rad


@pytest.mark.parametrize("corner", ["box_low_m", "box_high_m"])
def test_a_box_of_the_wrong_size_or_not_finite_is_refused(corner):
    with pytest.raises(BadLimitsError, match=corner):
        GuardLimits(**{corner: (float("nan"), 0.0, 0.0)})
