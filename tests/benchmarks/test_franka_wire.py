"""What is read from a recording of the wire, on recordings made by hand."""

import numpy as np
import pytest
from benchmarks.franka_losses import braking_sec
from benchmarks.franka_wire import NotedLink, acceleration_ratio, off_the_wire

from hcvla.fake_franka.recording import ROW, RecordedMotion
from hcvla.fake_franka.wire import TICK_SEC


def motion_of(count, **fields):
    rows = np.zeros(count, ROW)
    rows["message_id"] = np.arange(100, 100 + count)
    for name, values in fields.items():
        rows[name] = values
    return RecordedMotion(rows, None)


def sent_along(values, row):
    """Setpoints of which one row, position or acceleration, has these values in joint 2."""
    sent = np.zeros((len(values), 3, 7))
    sent[:, row, 1] = values
    return sent


def joint_2(values):
    return np.outer(values, np.eye(7)[1])


def test_setpoints_that_are_repeated_only_before_and_after_a_motion_went_over_the_wire_exactly():
    wire = motion_of(7, q_c=joint_2([0.0, 0.0, 0.1, 0.3, 0.4, 0.4, 0.4]))
    assert off_the_wire(wire, sent_along([0.1, 0.3, 0.4, 0.4], 0)) == 0.0
    assert off_the_wire(wire, sent_along([0.0, 0.1, 0.3, 0.4], 0)) == 0.0
    assert off_the_wire(wire, sent_along([0.1, 0.301, 0.4], 0)) == pytest.approx(0.001)


def test_a_setpoint_that_is_missing_on_the_wire_is_no_difference_but_no_measurement_either():
    wire = motion_of(4, q_c=joint_2([0.0, 0.1, 0.4, 0.4]))
    assert off_the_wire(wire, sent_along([0.1, 0.3, 0.4], 0)) is None


def test_joints_that_accelerate_twice_as_hard_as_their_reference_have_a_ratio_of_2():
    reference = np.repeat([0.5, -0.5], 100)
    measured = motion_of(201, dq=joint_2(np.cumsum(np.concatenate(([0.0], 2.0 * TICK_SEC * reference)))))
    assert acceleration_ratio(measured, sent_along(reference, 2)) == pytest.approx(2.0)
    # At rest before and after, neither accelerates.
    assert acceleration_ratio(measured, np.concatenate((np.zeros((50, 3, 7)), sent_along(reference, 2)))) == (
        pytest.approx(2.0)
    )
    # Joints that hardly move say nothing.
    assert acceleration_ratio(measured, sent_along(0.1 * reference, 2)) == 0.0


def test_braking_is_timed_from_the_loss_to_the_first_loss_of_speed_by_the_robot_s_clock():
    speed = np.concatenate((np.full(150, 1.0), np.linspace(1.0, 0.0, 51)[1:]))
    wall_sec = 1000.0 + 2.0 * TICK_SEC * np.arange(200)
    turning = motion_of(200, dq=joint_2(speed), wall_sec=wall_sec)
    # Lost at period 30; at period 150 the speed is 0.98, at 151 less.
    assert braking_sec(turning, 1000.06) == pytest.approx(0.121)
    assert braking_sec(turning, 1001.0) == 0.0


def test_a_motion_that_the_robot_ends_brakes_from_its_last_period_on():
    wall_sec = 1000.0 + TICK_SEC * np.arange(60)
    ended = motion_of(60, dq=joint_2(np.ones(60)), wall_sec=wall_sec)
    assert braking_sec(ended, 1000.04) == pytest.approx(0.019)


def test_setpoints_that_were_taken_back_were_not_sent():
    class Rewinding:
        def put(self, setpoints, *, braking):
            pass

        def rewind(self):
            return periods[0][7]

    periods = np.random.default_rng(0).normal(size=(2, 10, 3, 7))
    link = NotedLink(Rewinding())
    for setpoints in periods:
        link.put(setpoints)
    np.testing.assert_array_equal(link.rewind(), periods[0][7])
    np.testing.assert_array_equal(link.sent, periods[0][:8])
