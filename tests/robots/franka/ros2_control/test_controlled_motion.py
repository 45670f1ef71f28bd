"""Guard, controller and stop over a JointTrajectoryController: on a robot without ROS, on a clock of the test's."""

import numpy as np
import pytest

from controlled_robot import Controlled
from hcvla.robots.controller import RobotFaultError
from hcvla.robots.fr3 import HOME_Q
from hcvla.robots.franka.link import LinkError
from hcvla.robots.franka.messages import Phase
from hcvla.robots.franka.ros2_control.config import ROS2_CONTROL_LIMITS

NEAR_Q = HOME_Q + np.array([0.25, 0.1, 0.0, -0.1, 0.0, 0.0, 0.2])
LEAD_SEC = 0.1


@pytest.fixture
def controlled():
    made = Controlled().armed()
    yield made
    made.close()


def followed(controlled):
    """What the controller wanted, Shape=(n, 3, 7), once every ms."""
    return np.array(controlled.desired)


def test_the_arm_reaches_a_target_and_no_trajectory_is_refused_or_jumps(controlled):
    controlled.stream(1.5, q=NEAR_Q)
    np.testing.assert_allclose(controlled.state.q, NEAR_Q, atol=1e-6)
    assert controlled.robot.controller.refused == []
    # At 0.5 rad/s a trajectory that started from the measured joints would jump by mrad.
    assert max(controlled.robot.controller.jumps_rad) < 0.5 * 0.001 * 1.01


def test_what_the_controller_follows_keeps_the_limits_between_our_points_too(controlled):
    controlled.stream(0.3, q=NEAR_Q)
    controlled.stream(0.4, q=HOME_Q)
    controlled.turn_for(0.5)
    states, limits = followed(controlled), ROS2_CONTROL_LIMITS
    assert np.abs(states[:, 1, 0]).max() > 0.4
    assert (np.abs(states[:, 1]).max(axis=0) <= 1.01 * np.array(limits.joint_velocity)).all()
    assert np.abs(states[:, 2]).max() <= 1.05 * limits.brake_acceleration
    assert np.abs(np.diff(states[:, 0], axis=0)).max() <= 1.01 * max(limits.joint_velocity) * 0.001


def test_a_motion_begins_at_the_arm_within_the_margin_and_two_turns(controlled):
    controlled.stream(0.1, q=HOME_Q)
    controlled.turn_for(1.0)
    controlled.move(q=NEAR_Q)
    controlled.turn_for(0.045)
    assert controlled.speed > 0.0


def test_trajectories_are_stamped_by_the_robots_clock_and_sent_20_times_a_second(controlled):
    controlled.stream(1.0, q=NEAR_Q)
    robot = controlled.robot
    first_sec = [sent.start_sec - robot.now_sec for sent in robot.sent[-5:]]
    assert max(first_sec) < 0.0
    before = len(robot.sent)
    controlled.stream(1.0, q=NEAR_Q)
    assert len(robot.sent) - before == pytest.approx(20, abs=1)


def test_commands_that_cease_are_braked_and_2_s_later_nothing_is_sent_any_more(controlled):
    controlled.stream(0.4, q=NEAR_Q)
    assert controlled.speed > 0.3
    controlled.turn_for(0.1 + 0.25 + LEAD_SEC)
    assert controlled.speed == 0.0
    controlled.turn_for(2.1)
    before = len(controlled.robot.sent)
    controlled.turn_for(1.0)
    assert len(controlled.robot.sent) == before
    controlled.stream(1.5, q=HOME_Q)
    np.testing.assert_allclose(controlled.state.q, HOME_Q, atol=1e-6)
    assert max(controlled.robot.controller.jumps_rad) < 0.5 * 0.001 * 1.01


def test_a_stop_takes_back_what_was_sent_ahead(controlled):
    controlled.stream(0.5, q=NEAR_Q)
    assert controlled.speed > 0.4
    report = controlled.poll(controlled.motion.stop(controlled.now_sec))
    assert report.at_rest
    assert report.message.endswith("by braking")
    # 20 ms of margin, 0.5 / 5 + 5 / 1000 = 105 ms of braking, and a turn or two; not the 100 ms of lead as well.
    assert report.braking_sec < 0.16
    assert max(controlled.robot.controller.jumps_rad) < 2e-3


def test_a_stall_that_is_shorter_than_the_lead_is_not_seen_by_the_arm(controlled):
    controlled.stream(0.4, q=NEAR_Q)
    before = controlled.speed
    controlled.stall(0.045)
    assert controlled.speed >= before - 1e-3
    controlled.turn_for(0.02)
    assert controlled.speed >= before - 1e-3


def test_after_a_longer_stall_the_arm_has_braked_by_itself_and_goes_on_from_rest(controlled):
    controlled.stream(0.4, q=NEAR_Q)
    controlled.stall(0.4)
    assert controlled.speed == 0.0
    assert np.abs(followed(controlled)[:, 2]).max() <= 1.05 * ROS2_CONTROL_LIMITS.brake_acceleration
    controlled.turn_for(0.05)
    controlled.stream(1.5, q=NEAR_Q)
    np.testing.assert_allclose(controlled.state.q, NEAR_Q, atol=1e-6)
    assert max(controlled.robot.controller.jumps_rad) < 2e-3
    assert controlled.robot.controller.refused == []


def test_joint_states_that_cease_for_60_ms_are_a_lost_link_and_the_controller_is_deactivated(controlled):
    controlled.stream(0.4, q=NEAR_Q)
    controlled.robot.fall_silent()
    controlled.turn_for(0.05)
    assert not controlled.motion.fault
    controlled.turn_for(0.04)
    assert controlled.motion.fault.startswith("link lost: no state from the robot")
    assert controlled.robot.called == ["switch + -fr3_arm_controller"]
    with pytest.raises(RobotFaultError, match="link lost"):
        controlled.move(q=NEAR_Q)


def test_a_reflex_is_recovered_in_three_steps_and_no_target_from_before_is_carried_out(controlled):
    controlled.stream(0.4, q=NEAR_Q)
    controlled.robot.reflex()
    controlled.turn_for(0.3)
    controlled.link._controllers.look()
    controlled.turn_for(0.3)
    assert (
        "'fr3_arm_controller' is inactive, hardware 'FrankaHardwareInterface' is unconfigured"
        in controlled.motion.fault
    )
    controlled.robot.called.clear()
    controlled.poll(controlled.motion.recover(controlled.now_sec))
    assert controlled.robot.called == [
        "recover_errors",
        "activate FrankaHardwareInterface",
        "switch +joint_state_broadcaster,fr3_arm_controller -",
    ]
    assert controlled.motion.phase is Phase.READY
    halted = controlled.state.q
    controlled.armed()
    controlled.turn_for(0.5)
    np.testing.assert_allclose(controlled.state.q, halted, atol=1e-9)
    controlled.stream(1.5, q=HOME_Q)
    np.testing.assert_allclose(controlled.state.q, HOME_Q, atol=1e-6)


@pytest.mark.parametrize(
    ("step", "words"),
    [
        ("recover_errors", "the user stop is pressed"),
        ("activate_hardware", "the robot does not answer"),
        ("switch", "another controller has the joints"),
    ],
)
def test_a_recovery_says_which_step_failed_and_the_fault_stays(controlled, step, words):
    controlled.robot.reflex()
    controlled.link._controllers.look()
    controlled.turn_for(0.2)
    controlled.robot.failing[step] = words
    with pytest.raises(RobotFaultError, match=words):
        controlled.poll(controlled.motion.recover(controlled.now_sec))
    assert controlled.motion.phase is Phase.FAULT


def test_a_controller_that_somebody_switches_off_ends_the_motion(controlled):
    controlled.stream(0.4, q=NEAR_Q)
    controlled.robot.states["fr3_arm_controller"] = "inactive"
    controlled.link._controllers.look()
    controlled.turn_for(0.1)
    assert "is inactive, hardware 'FrankaHardwareInterface' is active" in controlled.motion.fault


def test_names_that_do_not_exist_are_answered_with_those_that_do(controlled):
    del controlled.robot.states["fr3_arm_controller"]
    controlled.link._controllers.look()
    assert "no controller 'fr3_arm_controller', but joint_state_broadcaster" in controlled.link.state().problem
    controlled.robot.components = {"Left": "active"}
    with pytest.raises(LinkError, match="no hardware component 'FrankaHardwareInterface', but Left"):
        controlled.link.recover()


def test_an_arm_that_does_not_brake_is_taken_from_its_controller(controlled):
    controlled.stream(0.3, q=NEAR_Q)
    controlled.robot.drifts = 0.1
    report = controlled.poll(controlled.motion.stop(controlled.now_sec))
    assert report.at_rest
    assert "the robot's own stop" in report.message
    assert controlled.robot.called == ["switch + -fr3_arm_controller"]
    assert controlled.motion.phase is Phase.FAULT


def test_an_arm_that_was_pushed_away_is_begun_where_it_is(controlled):
    controlled.stream(0.4, q=NEAR_Q)
    controlled.turn_for(3.0)
    pushed = controlled.state.q + 0.06
    controlled.robot.controller.hold(pushed)
    controlled.turn_for(0.02)
    np.testing.assert_allclose(controlled.link.begin(), pushed)
