"""Joint motion: exact arrival, brakes in the time the limits allow, and follows a reference smoothly behind it."""

import numpy as np
import pytest
from ruckig import InputParameter, Ruckig, Synchronization

from hcvla.robots.fr3 import HOME_Q
from hcvla.robots.limits import SIM_LIMITS
from hcvla.robots.trajectory import JointTrackingFilter, plan_trajectory

TICK_SEC, TICKS = 0.002, 5
PERIOD_SEC = TICK_SEC * TICKS


@pytest.fixture
def motion():
    return JointTrackingFilter(HOME_Q, SIM_LIMITS, TICK_SEC, TICKS)


def run(motion, limit=1000):
    sent = []
    while motion.planned_rest_sec > 0.0 and len(sent) < limit:
        sent.append(motion.advance())
    return np.concatenate(sent)


def test_a_joint_target_is_reached_exactly_and_at_rest(motion):
    goal = HOME_Q + np.array([0.5, 0.2, -0.3, 0.4, 0.1, -0.1, 1.0])
    motion.plan_to(goal)
    run(motion)
    np.testing.assert_allclose(motion.state, [goal, np.zeros(7), np.zeros(7)], atol=1e-9)
    assert motion.at_rest


def test_braking_takes_speed_over_deceleration_plus_the_jerk_phase(motion):
    # 2 rad/s at 9.9 rad/s^2 with 4000 rad/s^3: 2 / 9.9 + 9.9 / 4000 = 0.2020 + 0.0025 = 0.2045 s.
    motion.state[1] = 2.0
    assert motion.plan_brake() == pytest.approx(0.2045, abs=1e-4)
    sent = run(motion)
    assert len(sent) * TICK_SEC < 0.22
    np.testing.assert_array_equal(motion.state[1:], 0.0)


def test_a_steady_reference_is_followed_37_ms_behind(motion):
    # 3 / bandwidth = 3 / 80 s.
    rate = 0.4 * np.ones(7)
    start = HOME_Q.copy()
    for _ in range(100):
        _, kept_up = motion.follow(start, start + rate * PERIOD_SEC)
        assert kept_up
        start = start + rate * PERIOD_SEC
    np.testing.assert_allclose(start - motion.state[0], 0.4 * 3.0 / 80.0, atol=1e-6)
    np.testing.assert_allclose(motion.state[1], 0.4, atol=1e-6)
    np.testing.assert_allclose(motion.reference_ahead, start, atol=1e-6)


def test_a_jump_of_the_reference_is_caught_up_with_inside_the_limits(motion):
    goal = HOME_Q + 0.5
    sent, kept = [], []
    for _ in range(200):
        setpoints, kept_up = motion.follow(goal, goal)
        sent.append(setpoints)
        kept.append(kept_up)
    sent = np.concatenate(sent)
    assert not kept[0]
    assert kept[-1]
    np.testing.assert_allclose(motion.state[0], goal, atol=1e-4)
    assert (np.abs(sent[:, 1]).max(axis=0) <= 1.001 * np.array(SIM_LIMITS.joint_velocity)).all()
    assert np.abs(sent[:, 2]).max() <= 1.001 * SIM_LIMITS.joint_acceleration
    assert np.abs(np.diff(sent[:, 2], axis=0)).max() / TICK_SEC <= 1.001 * SIM_LIMITS.joint_jerk


def test_slowing_down_by_half_takes_twice_as_long(motion):
    goal = HOME_Q + 0.3
    fast = motion.plan_to(goal).duration
    assert motion.plan_to(goal, slow_down=0.5).duration == pytest.approx(2.0 * fast, rel=1e-6)


def test_rewinding_forgets_what_was_not_sent(motion):
    motion.plan_to(HOME_Q + 0.3)
    sent = motion.advance()
    motion.rewind(sent[1])
    np.testing.assert_array_equal(motion.state, sent[1])
    assert motion.planned_rest_sec == 0.0


def test_rounding_errors_of_a_motion_at_rest_are_planned_as_rest():
    # Seen at the end of a real motion: the generator fails on all axes at one clock.
    request = InputParameter(6)
    request.synchronization = Synchronization.Phase
    request.current_velocity = [-1.7e-17, -4.8e-20, 3.1e-17, 4.9e-16, 5.0e-18, -4.8e-22]
    request.current_acceleration = [-5.8e-17, -2.8e-35, -2.2e-16, -1.8e-16, 0.0, 0.0]
    request.target_position = [1.4e-17, 0.0, 0.0, 3.6e-16, 0.0, 0.0]
    request.max_velocity, request.max_acceleration, request.max_jerk = [0.2] * 6, [1.1] * 6, [17.0] * 6
    trajectory = plan_trajectory(Ruckig(6), request, "a test")
    assert trajectory.duration == 0.0
