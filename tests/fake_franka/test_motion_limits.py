"""What the fake robot accepts, by the FR3's published limits; every number here is worked by hand."""

from __future__ import annotations

import numpy as np
import pytest

from hcvla.fake_franka.desired import DesiredJoints
from hcvla.fake_franka.limits import joint_error, measured_error, torque_error, twist_error, velocity_bound
from hcvla.robots.fr3 import HOME_Q
from hcvla.robots.fr3.table import Q_UPPER

ONE = np.eye(7)[0]


def moving(dq: float = 0.0, ddq: float = 0.0) -> DesiredJoints:
    """Return joints at home of which the first moves."""
    desired = DesiredJoints(HOME_Q)
    desired.dq, desired.ddq = dq * ONE, ddq * ONE
    return desired


def after(desired: DesiredJoints, dq: float) -> str:
    """Return the error of the first joint's going on at `dq` [rad/s] for a millisecond."""
    return joint_error(desired, desired.q + 0.001 * dq * ONE)


def test_standing_still_is_accepted():
    assert joint_error(moving(), HOME_Q) == ""


def test_a_step_of_a_milliradian_is_1000_rad_s2_and_refused():
    assert joint_error(moving(), HOME_Q + 0.001 * ONE) == "joint_motion_generator_velocity_discontinuity"


def test_acceleration_may_be_10_rad_s2():
    # At 10 rad/s^2 already: 0.010 rad/s more in a millisecond; 0.0101 would be 10.1 rad/s^2.
    assert after(moving(1.0, 10.0), 1.010) == ""
    assert after(moving(1.0, 10.0), 1.0102) == "joint_motion_generator_velocity_discontinuity"


def test_jerk_may_be_5000_rad_s3():
    # From rest: 5 rad/s^2 after a millisecond is 5000 rad/s^3; that is 0.005 rad/s.
    assert after(moving(), 0.005) == ""
    assert after(moving(), 0.0051) == "joint_motion_generator_acceleration_discontinuity"


def test_velocity_may_be_2_62_rad_s():
    assert after(moving(2.62), 2.62) == ""
    assert after(moving(2.63), 2.63) == "joint_motion_generator_velocity_limits_violation"


def test_near_the_end_of_its_range_a_joint_must_be_slower():
    # 0.03 rad from the end: sqrt(2 * 6 * 0.03) - 0.3 = 0.6 - 0.3 = 0.3 rad/s; towards the middle full speed.
    q = np.where(ONE > 0, Q_UPPER - 0.03, HOME_Q)
    assert velocity_bound(q, ONE)[0] == pytest.approx(0.3)
    assert velocity_bound(q, -ONE)[0] == 2.62


def test_a_position_outside_the_range_or_not_a_number_is_refused():
    outside = np.where(ONE > 0, Q_UPPER + 1e-6, HOME_Q)
    for q in (outside, np.full(7, np.nan)):
        assert joint_error(moving(), q) == "joint_motion_generator_position_limits_violation"


def test_torques_may_change_by_1_nm_in_a_millisecond():
    assert torque_error(np.zeros(7), ONE) == ""
    assert torque_error(np.zeros(7), 1.01 * ONE) == "controller_torque_discontinuity"
    assert torque_error(np.zeros(7), np.full(7, np.nan)) == "controller_torque_discontinuity"
    assert torque_error(87.0 * ONE, 87.5 * ONE) == "tau_j_range_violation"


@pytest.mark.parametrize(
    ("rates", "error"),
    [
        ((3.0, 9.0, 4500.0), ""),
        ((3.01, 0.0, 0.0), "cartesian_motion_generator_velocity_limits_violation"),
        ((0.0, 9.1, 0.0), "cartesian_motion_generator_velocity_discontinuity"),
        ((0.0, 0.0, 4510.0), "cartesian_motion_generator_acceleration_discontinuity"),
        ((np.nan, 0.0, 0.0), "cartesian_motion_generator_velocity_limits_violation"),
    ],
)
def test_the_tool_may_move_at_3_m_s(rates, error):
    velocity, acceleration, jerk = (rate * np.eye(6)[0] for rate in rates)
    assert twist_error((velocity, acceleration, jerk)) == error


def test_the_tool_may_turn_at_2_5_rad_s():
    turning = 2.51 * np.eye(6)[5]
    assert twist_error((turning, np.zeros(6), np.zeros(6))) == "cartesian_motion_generator_velocity_limits_violation"


def test_measured_joints_are_judged_too():
    assert measured_error(HOME_Q, np.zeros(7)) == ""
    assert measured_error(HOME_Q, 2.7 * ONE) == "joint_velocity_violation"
    assert measured_error(np.where(ONE > 0, Q_UPPER + 0.001, HOME_Q), np.zeros(7)) == "joint_position_limits_violation"


def test_the_robots_own_braking_from_1_rad_s_takes_a_tenth_of_a_second():
    desired = moving(1.0)
    periods = 1
    while not desired.brake():
        periods += 1
    # 1 rad/s at 10 rad/s^2; the way is v^2 / 2a = 0.05 rad, less half a period's step.
    assert periods == pytest.approx(100, abs=1)
    assert desired.q[0] - HOME_Q[0] == pytest.approx(0.05, abs=1e-3)
