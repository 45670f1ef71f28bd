"""The arm as its bridge has it, on a robot without ROS that runs on the machine's clock."""

import threading
import time

import numpy as np
import pytest

from controlled_robot import ScriptedControlledRobot
from hcvla.robots.arm import CommandRefusedError, GripperCommand, MoveCommand
from hcvla.robots.controller import RobotFaultError
from hcvla.robots.fr3 import HOME_Q
from hcvla.robots.franka.hand import GripperError, HandReading
from hcvla.robots.franka.messages import Phase
from hcvla.robots.franka.permission import NotArmedError
from hcvla.robots.franka.ros2_control.arm import Ros2ControlArm
from hcvla.robots.franka.ros2_control.config import Ros2ControlConfig, Ros2ControlTiming
from waiting import wait_until

# Of the loop that a test ends; it is reported during the next one.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")

# A machine that is held up for half a second must not lose the link.
PATIENT = Ros2ControlTiming(connect_sec=0.3, link_lost_sec=1.0, brake_sec=2.0, stop_sec=3.0, poll_sec=0.05)
CONFIG = Ros2ControlConfig(timing=PATIENT)
NEAR_Q = HOME_Q + np.array([0.25, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0])


class OpenGripper:
    """One that is open, whatever it is told."""

    def read(self):
        threading.Event().wait(0.01)
        return HandReading(0.08, 0.08, False)

    def move(self, width_m, speed_m_s):
        return True

    def home(self):
        raise GripperError("stuck")


@pytest.fixture
def made():
    robot = ScriptedControlledRobot(time.time)
    arm = Ros2ControlArm(CONFIG, robot, OpenGripper)
    yield arm, robot
    arm.close()


@pytest.fixture
def arm(made):
    arm, _ = made
    assert not arm.start().fault
    arm.enable()
    return arm


def stream(arm, q, duration_sec):
    start_sec = arm.now_sec
    while arm.now_sec - start_sec < duration_sec:
        arm.move(MoveCommand(arm.state().stamp_sec, q=q))
        arm.wait(0.02)


def test_an_arm_is_moved_stopped_and_released(arm):
    stream(arm, NEAR_Q, 0.4)
    assert np.abs(arm.state().dq).max() > 0.2
    report = arm.stop()
    assert report.at_rest
    assert arm.state().stopped
    arm.clear_stop()
    assert not arm.state().stopped
    stream(arm, NEAR_Q, 1.2)
    np.testing.assert_allclose(arm.state().q, NEAR_Q, atol=2e-3)
    assert arm.driver.phase is Phase.ARMED
    assert arm.driver.values["largest_tracking_error_rad"] < 0.05


def test_where_no_joint_state_comes_it_is_said_and_a_recovery_tries_again(made, monkeypatch):
    arm, robot = made
    monkeypatch.setattr(robot, "joints", lambda: None)
    state = arm.start()
    assert state.phase is Phase.FAULT
    assert "no states of fr3_joint1 ... fr3_joint7 on franka/joint_states within 0.3 s" in state.fault
    assert "is franka_ros2 running, in namespace '/'?" in state.fault
    for call in (arm.state, arm.enable, lambda: arm.move(MoveCommand(arm.now_sec, q=HOME_Q))):
        with pytest.raises(RobotFaultError, match="no states of fr3_joint1"):
            call()
    assert not arm.stop().at_rest
    monkeypatch.undo()
    arm.recover()
    arm.enable()
    stream(arm, NEAR_Q, 0.2)
    assert np.abs(arm.state().dq).max() > 0.0


def test_a_controller_manager_that_is_found_late_is_waited_for(made):
    arm, robot = made
    robot.failing["controllers"] = "service list_controllers is not there"
    threading.Timer(0.1, robot.failing.clear).start()
    assert not arm.start().fault
    arm.enable()


def test_a_controller_manager_that_does_not_answer_is_named(made):
    arm, robot = made
    robot.failing["controllers"] = "service list_controllers is not there"
    assert arm.start().fault == "service list_controllers is not there"


def test_a_controller_that_is_inactive_at_the_start_is_a_fault_that_a_recovery_cures(made):
    arm, robot = made
    robot.states["fr3_arm_controller"] = "inactive"
    assert "'fr3_arm_controller' is inactive" in arm.start().fault
    with pytest.raises(RobotFaultError, match="is inactive"):
        arm.enable()
    arm.recover()
    arm.enable()
    assert arm.driver.phase is Phase.ARMED


def test_when_the_control_loop_ends_a_stop_does_not_claim_rest(arm, monkeypatch):
    monkeypatch.setattr(arm._motion, "turn", lambda _: 1 / 0)
    wait_until(lambda: "the control loop ended" in arm.driver.fault, 3.0, "the end of the loop")
    report = arm.stop()
    assert not report.at_rest
    assert "not known to be at rest: the control loop ended" in report.message


def test_after_disabling_nothing_is_carried_out_until_it_is_armed_again(arm):
    stream(arm, NEAR_Q, 0.3)
    arm.disable()
    assert np.abs(arm.state().dq).max() < 0.02
    with pytest.raises(NotArmedError):
        arm.move(MoveCommand(arm.state().stamp_sec, q=NEAR_Q))
    arm.enable()
    stream(arm, NEAR_Q, 0.1)


def test_more_than_three_recoveries_a_minute_are_refused(arm):
    for _ in range(3):
        arm.recover()
    with pytest.raises(RobotFaultError, match="recovered 3 times within a minute"):
        arm.recover()


def test_the_gripper_is_commanded_through_the_guard_and_its_homing_says_what_failed(arm):
    wait_until(lambda: not arm.driver.gripper_problem, 2.0, "the gripper")
    with pytest.raises(CommandRefusedError, match=r"gripper width_m is 0\.2"):
        arm.grip(GripperCommand(width_m=0.2))
    arm.grip(GripperCommand(width_m=0.05))
    wait_until(lambda: arm.driver.gripper_outcome == "reached", 2.0, "the outcome")
    with pytest.raises(RobotFaultError, match="stuck"):
        arm.home_gripper()
    assert arm.state().gripper.width_m == 0.08
