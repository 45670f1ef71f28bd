"""The controller alone, without physics: watchdog, waiting for an arm that is held up, faults."""

import numpy as np
import pytest

from arm_contract import tool_down
from hcvla.api.errors import UnreachableError
from hcvla.robots.arm import CommandRefusedError, MoveCommand
from hcvla.robots.controller import ArmController, Mode, RobotFaultError
from hcvla.robots.fr3 import HOME_Q
from hcvla.robots.guard import Guard
from hcvla.robots.limits import SIM_LIMITS

TICK_SEC = 0.002
FAR = tool_down(0.55, 0.2, 0.2)


class Clock:
    """Runs the controller with an arm that is always exactly at its setpoint."""

    def __init__(self):
        self.controller = ArmController(HOME_Q, Guard(SIM_LIMITS), TICK_SEC)
        self.now_sec = 0.0

    def run(self, duration_sec, commanding=None, measured=None):
        for _ in range(round(duration_sec / self.controller.period_sec)):
            if commanding is not None:
                self.controller.command(MoveCommand(self.now_sec, T_base_tool=commanding), self.now_sec)
            q = self.controller.state[0] if measured is None else measured
            self.controller.advance(self.now_sec, q)
            self.now_sec += self.controller.period_sec


@pytest.fixture
def clock():
    return Clock()


def test_it_holds_until_commanded_otherwise(clock):
    clock.run(0.5)
    np.testing.assert_array_equal(clock.controller.state[0], HOME_Q)
    assert clock.controller.mode is Mode.HOLD


def test_a_braking_that_was_cut_short_is_never_taken_up_again(clock):
    near = tool_down(0.32, 0.05, 0.45)
    clock.run(0.3, commanding=near)
    clock.run(0.14)
    assert clock.controller.mode is Mode.BRAKE
    clock.run(2.0, commanding=near)
    arrived = clock.controller.state[0].copy()
    # No one commands any more: the arm holds where it arrived instead of going on with the old braking.
    clock.run(0.5)
    assert clock.controller.fault == ""
    np.testing.assert_allclose(clock.controller.state[0], arrived, atol=1e-4)


def test_braking_begins_100_ms_after_the_last_command_and_not_before(clock):
    clock.run(0.4, commanding=FAR)
    # The last command was at 0.39 s: what is sent at 0.49 s is no more its motion.
    clock.run(0.09)
    assert clock.controller.mode is Mode.CARTESIAN
    clock.run(0.01)
    assert clock.controller.mode is Mode.BRAKE
    clock.run(0.29)
    assert clock.controller.mode is Mode.HOLD
    assert clock.controller.at_rest


def test_a_command_between_two_turns_moves_the_arm_for_no_longer_than_100_ms(clock):
    clock.run(0.4, commanding=FAR)
    clock.controller.command(MoveCommand(0.396, T_base_tool=FAR), 0.396)
    # A turn at 0.49 s would move it until 0.5 s.
    clock.run(0.1)
    assert clock.controller.mode is Mode.BRAKE


def test_it_does_not_go_on_by_itself_after_the_watchdog(clock):
    clock.run(0.4, commanding=FAR)
    clock.run(0.5)
    halted = clock.controller.state[0].copy()
    clock.run(0.5)
    np.testing.assert_array_equal(clock.controller.state[0], halted)


def test_an_arm_that_has_arrived_simply_holds_when_commands_cease(clock):
    clock.run(3.0, commanding=FAR)
    clock.run(0.3)
    assert clock.controller.mode is Mode.HOLD
    assert clock.controller.kinematics.forward(clock.controller.state[0]).distance(FAR) < 1e-4


def test_the_path_waits_for_an_arm_that_is_held_up(clock):
    clock.run(0.3, commanding=FAR)
    stuck = clock.controller.state[0].copy()
    clock.run(1.5, commanding=FAR, measured=stuck)
    # The lead may grow past 0.05 rad by what the smoothing still has in store, not by the rest of the way.
    lead = np.abs(clock.controller.state[0] - stuck).max()
    assert SIM_LIMITS.max_lead_rad < lead < 4.0 * SIM_LIMITS.max_lead_rad
    clock.run(3.0, commanding=FAR)
    assert clock.controller.kinematics.forward(clock.controller.state[0]).distance(FAR) < 1e-3


def test_a_joint_motion_that_is_held_up_brakes(clock):
    goal = HOME_Q + np.array([1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0])
    clock.controller.command(MoveCommand(0.0, q=goal), 0.0)
    # Still commanded: it is not the watchdog that brakes.
    while clock.controller.mode is Mode.JOINT and clock.now_sec < 1.0:
        clock.controller.command(MoveCommand(clock.now_sec, q=goal), clock.now_sec)
        clock.run(0.01, measured=HOME_Q)
    assert clock.controller.mode is Mode.BRAKE
    assert np.abs(clock.controller.state[0] - HOME_Q).max() > SIM_LIMITS.max_lead_rad


def test_what_the_guard_refuses_is_never_sent_the_arm_brakes_and_says_why(clock, monkeypatch):
    clock.run(0.3, commanding=FAR)
    speed = np.abs(clock.controller.state[1]).max()

    def refuse(setpoints, period_sec):
        raise CommandRefusedError("for this test")

    monkeypatch.setattr(clock.controller.guard, "check_setpoints", refuse)
    clock.run(0.01)
    assert clock.controller.mode is Mode.BRAKE
    assert np.abs(clock.controller.state[1]).max() < speed
    monkeypatch.undo()
    clock.run(0.4)
    assert clock.controller.at_rest
    with pytest.raises(RobotFaultError, match="for this test"):
        clock.controller.command(MoveCommand(clock.now_sec, T_base_tool=FAR), clock.now_sec)
    clock.controller.clear_fault()
    clock.run(0.1, commanding=FAR)
    assert clock.controller.mode is Mode.CARTESIAN


def test_a_pose_no_posture_reaches_is_refused_and_the_arm_stays_on_its_way(clock):
    clock.run(0.1, commanding=FAR)
    with pytest.raises(UnreachableError, match="misses by"):
        clock.controller.command(MoveCommand(clock.now_sec, T_base_tool=tool_down(0.8, 0.5, 0.1)), clock.now_sec)
    clock.run(3.0, commanding=FAR)
    assert clock.controller.kinematics.forward(clock.controller.state[0]).distance(FAR) < 1e-4


def test_moves_between_random_places_of_the_work_area_arrive_within_three_seconds(clock):
    rng = np.random.default_rng(0)
    for _ in range(12):
        x, y, z, yaw = rng.uniform((0.34, -0.3, 0.02, -0.8), (0.6, 0.3, 0.3, 0.8))
        goal = tool_down(x, y, z, yaw)
        clock.run(3.0, commanding=goal)
        assert clock.controller.kinematics.forward(clock.controller.state[0]).distance(goal) < 5e-4
