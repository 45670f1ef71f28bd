"""Each rule of the guard, alone: what it lets through, what it refuses, and that the message says why."""

from contextlib import nullcontext
from dataclasses import replace

import numpy as np
import pytest

from hcvla.api.errors import StoppedError
from hcvla.api.types import Pose
from hcvla.robots.arm import ArmState, CommandRefusedError, GripperCommand, GripperState, MoveCommand, StaleCommandError
from hcvla.robots.fr3 import HOME_Q
from hcvla.robots.guard import Guard

HERE = Pose(0.5, 0.0, 0.3, 1.0, 0.0, 0.0, 0.0)
PERIOD_SEC = 0.002


@pytest.fixture
def guard():
    return Guard()


def state(stamp_sec=10.0, q=HOME_Q):
    return ArmState(stamp_sec, np.array(q), np.zeros(7), HERE, GripperState(0.08, 0.0, False))


def at(pose=HERE, stamp_sec=10.0, **fields):
    return MoveCommand(stamp_sec, T_base_tool=pose, **fields)


def test_a_sound_command_passes(guard):
    guard.check_move(at(HERE.moved(dx=0.02)), state())
    guard.check_move(MoveCommand(10.0, q=HOME_Q + 0.1), state())


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -float("inf")])
def test_numbers_must_be_finite(guard, number):
    for command in (at(replace(HERE, y=number)), MoveCommand(10.0, q=np.full(7, number)), at(stamp_sec=number)):
        with pytest.raises(CommandRefusedError, match="not finite"):
            guard.check_finite(command)


def test_exactly_one_target_of_the_right_shape_is_needed(guard):
    with pytest.raises(CommandRefusedError, match="exactly one"):
        guard.check_finite(MoveCommand(10.0))
    with pytest.raises(CommandRefusedError, match=r"\(6,\), expected \(7,\)"):
        guard.check_finite(MoveCommand(10.0, q=np.zeros(6)))
    with pytest.raises(CommandRefusedError, match="length 1"):
        guard.check_finite(at(replace(HERE, qx=0.5)))


@pytest.mark.parametrize("speed", [0.0, -0.1, float("nan"), float("inf")])
def test_a_speed_cap_must_be_positive_and_finite(guard, speed):
    with pytest.raises(CommandRefusedError, match="max_speed_m_s"):
        guard.check_finite(at(max_speed_m_s=speed))


@pytest.mark.parametrize(
    ("axis", "inside", "outside"),
    [("x", 0.28, 0.2799), ("x", 0.75, 0.7501), ("y", -0.45, -0.4501), ("y", 0.45, 0.4501), ("z", 0.0138, 0.0137)],
)
def test_the_tool_stays_in_its_box(guard, axis, inside, outside):
    guard.check_box(replace(HERE, **{axis: inside}))
    with pytest.raises(CommandRefusedError, match=f"target {axis} = "):
        guard.check_box(replace(HERE, **{axis: outside}))


def test_joint_targets_stay_in_range_less_the_margin(guard):
    # Joint 4 ends at -0.1518; less the margin of 0.05 that is -0.2018.
    guard.check_joints(np.array([0.0, 0.0, 0.0, -0.2019, 0.0, 1.5, 0.0]))
    with pytest.raises(CommandRefusedError, match=r"joint 4 target -0\.2017"):
        guard.check_joints(np.array([0.0, 0.0, 0.0, -0.2017, 0.0, 1.5, 0.0]))


def test_a_target_is_near_the_measured_pose(guard):
    guard.check_step(HERE.moved(dx=0.249), HERE)
    with pytest.raises(CommandRefusedError, match=r"0\.251 m from the tool, expected at most 0\.25"):
        guard.check_step(HERE.moved(dx=0.251), HERE)
    guard.check_step(HERE.rotated_z(0.79), HERE)
    with pytest.raises(CommandRefusedError, match=r"turned 0\.810 rad"):
        guard.check_step(HERE.rotated_z(0.81), HERE)
    with pytest.raises(CommandRefusedError, match=r"joint 1 would move 0\.310"):
        guard.check_joint_step(HOME_Q + np.array([0.31, 0, 0, 0, 0, 0, 0]), HOME_Q)


def test_a_command_is_new(guard):
    guard.check_age(9.81, 10.0, 0.2)
    with pytest.raises(CommandRefusedError, match="210 ms old, expected at most 200"):
        guard.check_age(9.79, 10.0, 0.2)
    guard.check_age(10.04, 10.0, 0.2)
    with pytest.raises(CommandRefusedError, match="60 ms in the future"):
        guard.check_age(10.06, 10.0, 0.2)


def test_a_latched_stop_refuses_everything_until_cleared_and_what_is_older_afterwards(guard):
    guard.latch_stop()
    with pytest.raises(StoppedError):
        guard.check_move(at(), state())
    guard.clear_stop(10.0)
    with pytest.raises(CommandRefusedError, match="before the stop was cleared"):
        guard.check_move(at(stamp_sec=9.99), state())
    guard.check_move(at(stamp_sec=10.0), state())


@pytest.mark.parametrize(
    ("command", "word"),
    [
        (GripperCommand(width_m=0.0801), "width_m"),
        (GripperCommand(width_m=-0.001), "width_m"),
        (GripperCommand(width_m=float("nan")), "width_m"),
        (GripperCommand(width_m=0.04, speed_m_s=0.3), "speed_m_s"),
        (GripperCommand(width_m=0.04, force_n=100.0), "force_n"),
        (GripperCommand(width_m=0.04, force_n=0.0), "force_n"),
    ],
)
def test_the_gripper_stays_in_its_range(guard, command, word):
    guard.check_gripper(GripperCommand(width_m=0.08), 5.0)
    with pytest.raises(CommandRefusedError, match=word):
        guard.check_gripper(command, 5.0)


def test_a_gripper_command_is_of_the_last_second_and_not_of_the_future(guard):
    # A command without a stamp was made now; one second is the limit, the clocks may differ by 0.05 s.
    for stamp_sec in (None, 9.0, 10.0, 10.04):
        guard.check_gripper(GripperCommand(width_m=0.08, stamp_sec=stamp_sec), 10.0)
    with pytest.raises(StaleCommandError, match="1001 ms old, expected at most 1000"):
        guard.check_gripper(GripperCommand(width_m=0.08, stamp_sec=8.999), 10.0)
    with pytest.raises(CommandRefusedError, match="100 ms in the future"):
        guard.check_gripper(GripperCommand(width_m=0.08, stamp_sec=10.1), 10.0)


def test_a_latched_stop_refuses_the_gripper_and_what_was_commanded_before_it_was_cleared(guard):
    guard.latch_stop()
    with pytest.raises(StoppedError):
        guard.check_gripper(GripperCommand(width_m=0.08), 10.0)
    guard.clear_stop(10.0)
    with pytest.raises(CommandRefusedError, match="before the stop was cleared"):
        guard.check_gripper(GripperCommand(width_m=0.08, stamp_sec=9.9), 10.0)
    guard.check_gripper(GripperCommand(width_m=0.08), 10.0)


def setpoints(n=3):
    stream = np.zeros((n, 3, 7))
    stream[:, 0] = HOME_Q
    return stream


def test_setpoints_at_rest_pass(guard):
    guard.check_setpoints(setpoints(), PERIOD_SEC)


# Defaults: speed 0.5 rad/s on joint 2, acceleration 5 rad/s^2 (braking), jerk 1000 rad/s^3 = 2 rad/s^2 in 2 ms.
@pytest.mark.parametrize(
    ("row", "value", "word"),
    [(0, 1.9, "distance"), (1, 0.51, "speed"), (2, 5.1, "acceleration"), (1, float("nan"), "speed")],
)
def test_a_setpoint_out_of_position_speed_or_acceleration_limit_is_caught(guard, row, value, word):
    stream = setpoints()
    stream[1:, row, 1] = value
    with pytest.raises(CommandRefusedError, match=f"joint 2: {word}"):
        guard.check_setpoints(stream, PERIOD_SEC)


def test_a_setpoint_stream_with_too_much_jerk_is_caught(guard):
    stream = setpoints()
    stream[1, 2, 0] = 1.99
    guard.check_setpoints(stream, PERIOD_SEC)
    stream[1, 2, 0] = 2.01
    with pytest.raises(CommandRefusedError, match="jerks at 1005"):
        guard.check_setpoints(stream, PERIOD_SEC)


# The default margin of 0.05 rad from joint 4's lower end of -3.0421, and the 0.005 that a motion may swing past it.
@pytest.mark.parametrize(
    ("start", "end", "passes"),
    [
        (-2.98, -2.9970, True),
        (-2.98, -2.9972, False),
        (-3.02, -3.01, True),
        (-3.02, -3.021, False),
    ],
)
def test_setpoints_keep_from_a_joint_s_end_and_only_lead_back_from_beyond(guard, start, end, passes):
    stream = setpoints()
    stream[:, 0, 3] = start
    stream[-1, 0, 3] = end
    with nullcontext() if passes else pytest.raises(CommandRefusedError, match="joint 4: distance"):
        guard.check_setpoints(stream, PERIOD_SEC)
