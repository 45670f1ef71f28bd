"""What a JointTrajectoryController is sent: every setpoint as a point, from the past on, with an end at rest."""

import numpy as np
import pytest

from hcvla.robots.fr3 import HOME_Q
from hcvla.robots.franka.ros2_control.config import ROS2_CONTROL_LIMITS, StreamConfig
from hcvla.robots.franka.ros2_control.stream import TrajectoryStream
from hcvla.robots.guard import Guard

TICK = 0.01
CONFIG = StreamConfig(period_sec=0.05, lead_sec=0.1, margin_sec=0.02)


def even(n, speed=0.1, start=0):
    """Setpoints of joint 1 at an even speed, the first `start` ticks after HOME_Q."""
    points = np.zeros((n, 3, 7))
    points[:, 0] = HOME_Q
    points[:, 0, 0] += speed * TICK * np.arange(start + 1, start + n + 1)
    points[:, 1, 0] = speed
    return points


@pytest.fixture
def stream():
    stream = TrajectoryStream(CONFIG, ROS2_CONTROL_LIMITS, TICK)
    stream.begin(HOME_Q, 10.0)
    return stream


def test_every_setpoint_is_a_point_and_the_last_one_is_exactly_at_rest(stream):
    stream.add(even(3), 10.0)
    sent = stream.trajectory(10.0)
    np.testing.assert_allclose(sent.due_sec[:4], [10.0, 10.01, 10.02, 10.03])
    np.testing.assert_array_equal(sent.points[1:4], even(3))
    np.testing.assert_array_equal(sent.points[-1, 1:], 0.0)
    # From 0.1 rad/s at 5 rad/s^2 and 1000 rad/s^3: 0.1 / 5 + 5 / 1000 = 25 ms, three points, and 1.25 mrad.
    assert len(sent.points) == 4 + 3
    assert sent.points[-1, 0, 0] - sent.points[3, 0, 0] == pytest.approx(0.00125, rel=1e-6)


def test_the_first_point_is_the_one_that_is_due_and_never_in_the_future(stream):
    stream.add(even(8), 10.0)
    sent = stream.trajectory(10.034)
    assert sent.due_sec[0] == pytest.approx(10.03)
    np.testing.assert_array_equal(sent.points[0], even(3)[-1])


def test_a_braking_keeps_the_guards_limits_from_whatever_state():
    guard, rng = Guard(ROS2_CONTROL_LIMITS), np.random.default_rng(1)
    for _ in range(50):
        stream = TrajectoryStream(CONFIG, ROS2_CONTROL_LIMITS, TICK)
        stream.begin(HOME_Q, 0.0)
        state = np.vstack((HOME_Q, rng.uniform(-0.4, 0.4, 7), rng.uniform(-2.0, 2.0, 7)))
        stream.add(state[None], 0.0)
        guard.check_setpoints(stream.trajectory(0.0).points[1:], TICK)


def test_a_trajectory_is_due_every_period_and_at_once_while_little_is_covered(stream):
    stream.add(even(1), 10.0)
    assert stream.is_due(10.0)
    stream.trajectory(10.0)
    stream.add(even(9, start=1), 10.005)
    # 10 ms are covered, of the 50 that are half of the lead.
    assert stream.is_due(10.005)
    stream.trajectory(10.005)
    assert not stream.is_due(10.03)
    assert stream.is_due(10.055)


def test_a_stop_takes_back_what_is_due_after_the_margin_and_what_is_left_is_sent_at_once(stream):
    stream.add(even(10), 10.0)
    stream.trajectory(10.0)
    last = stream.take_back(10.031)
    # 10.031 + 0.02: the point of 10.05 is the last one left.
    np.testing.assert_array_equal(last, even(5)[-1])
    assert stream.lead_sec(10.031) == pytest.approx(0.019)
    assert stream.is_due(10.031)


def test_a_motion_after_a_rest_does_not_wait_for_points_that_only_hold(stream):
    hold = np.repeat(np.vstack((HOME_Q, np.zeros((2, 7))))[None], 10, axis=0)
    stream.add(hold, 10.0)
    stream.trajectory(10.0)
    stream.add(hold[:1], 10.0)
    assert stream.lead_sec(10.0) == pytest.approx(0.11)
    stream.add(even(1), 10.005)
    # Of 10.01, 10.02, ... only what is due by 10.005 + 0.02 is left.
    np.testing.assert_allclose(stream.trajectory(10.005).due_sec[:4], [10.0, 10.01, 10.02, 10.03])
    np.testing.assert_array_equal(stream.sent.points[3], even(1)[0])


def test_points_that_move_are_not_taken_back_by_those_that_follow(stream):
    stream.add(even(10), 10.0)
    stream.add(even(1, start=10), 10.0)
    assert stream.lead_sec(10.0) == pytest.approx(0.11)


def test_a_motion_begins_when_its_first_setpoint_comes(stream):
    stream.add(even(1), 10.4)
    assert stream.lead_sec(10.4) == pytest.approx(0.01)


def test_a_stream_that_ran_dry_ends_where_its_newest_trajectory_does(stream):
    stream.add(even(5), 10.0)
    sent = stream.trajectory(10.0)
    assert not stream.ran_dry(10.069)
    assert stream.ran_dry(10.071)
    # The braking ends with its third point after the setpoint of 10.05.
    assert stream.came_to_rest(10.079) is None
    np.testing.assert_array_equal(stream.came_to_rest(10.081), sent.points[-1, 0])


def test_without_a_motion_there_is_no_end_of_what_was_sent(stream):
    stream.forget()
    assert stream.lead_sec(11.0) == np.inf
    assert stream.sent is None
    assert not stream.ran_dry(11.0)


def test_what_is_due_now_can_be_told(stream):
    stream.add(even(3), 10.0)
    sent = stream.trajectory(10.0)
    np.testing.assert_array_equal(sent.at(9.0), sent.points[0])
    np.testing.assert_array_equal(sent.at(10.025), even(2)[-1])
    np.testing.assert_array_equal(sent.at(12.0), sent.points[-1])
