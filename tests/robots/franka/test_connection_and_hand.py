"""Robots that cannot be connected to, computers that cannot drive, and hands that do not obey: on the fake robot."""

import os
import signal
import subprocess
import sys
import time

import numpy as np
import pytest

from arm_contract import send, tool_down
from fake_robot import FakeRobotProcess
from franka_rig import PATIENT, bring_home, config_for, fake_arm
from hcvla.fake_franka.control import inject
from hcvla.robots.arm import CommandRefusedError, GripperCommand
from hcvla.robots.controller import RobotFaultError
from hcvla.robots.franka.arm import FrankaArm
from hcvla.robots.franka.messages import Phase
from waiting import wait_until

pytest.importorskip("franka")
pytest.importorskip("pylibfranka")
pytestmark = [pytest.mark.stack, pytest.mark.timeout(300)]

DOWN = tool_down(0.5, 0.1, 0.25)


@pytest.fixture(scope="module")
def robot():
    with FakeRobotProcess(clock="paced") as fake:
        yield fake


@pytest.fixture(scope="module")
def gripping():
    with fake_arm("impedance") as (fake, arm):
        bring_home(arm)
        yield fake, arm


def fault_on_start(host, control):
    arm = FrankaArm(config_for(host, control))
    try:
        state = arm.start()
        assert state.phase is Phase.FAULT
        with pytest.raises(RobotFaultError):
            arm.enable()
        return state.fault
    finally:
        arm.close()


@pytest.mark.parametrize("control", ["impedance", pytest.param("position", marks=pytest.mark.slow)])
@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("version 9", "speaks version 9 of the protocol (FR3, system 5.2 to 5.8)"),
        ("silent", "accepts the connection but stays silent for 3 s"),
        ("brakes_closed", "unlock its joints in Desk"),
        ("second_client", "no robot answers"),
    ],
)
def test_a_robot_that_cannot_be_driven_is_named_with_the_next_step(robot, control, fault, words):
    inject(robot.host, fault)
    try:
        assert words in fault_on_start(robot.host, control)
    finally:
        inject(robot.host, "release")


def test_where_no_robot_is_the_line_says_so():
    assert "refuses the connection to port 1337: activate FCI in Desk" in fault_on_start("127.77.0.2", "impedance")


def test_a_driver_imports_neither_ros_nor_torch_and_a_bridge_s_arm_no_client_library():
    heavy = "('rclpy', 'torch')"
    for module, forbidden in (("driver", heavy), ("links.impedance", heavy), ("arm", "('franka', 'pylibfranka')")):
        code = f"import sys, hcvla.robots.franka.{module}; print([m for m in {forbidden} if m in sys.modules])"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert done.stdout.strip() == "[]", module


def moving(arm):
    goal = max((tool_down(0.45, side, 0.3) for side in (0.25, -0.25)), key=arm.state().T_base_tool.distance)
    for _ in range(100):
        send(arm, T_base_tool=goal)
        arm.wait(0.05)
        if np.abs(arm.state().dq).max() > 0.2:
            return
    raise AssertionError("the arm did not move")


def test_a_driver_that_is_stopped_is_killed_and_the_robot_stops_by_itself(gripping):
    _, arm = gripping
    moving(arm)
    os.kill(arm._supervisor.pid, signal.SIGSTOP)
    begun = time.monotonic()
    wait_until(lambda: arm.driver.phase is Phase.FAULT, 5.0, "a fault")
    assert time.monotonic() - begun < PATIENT.silent_driver_sec + 1.0
    assert "hung" in arm.driver.fault
    arm.recover()
    wait_until(lambda: np.abs(arm.state().dq).max() < 0.02, 2.0, "rest")
    arm.enable()
    moving(arm)
    wait_until(lambda: not arm.driver.gripper_problem, 5.0, "the hand")


@pytest.mark.slow
@pytest.mark.parametrize("control", ["impedance", "position"])
def test_a_robot_that_is_gone_in_the_middle_of_a_motion_is_named_and_nothing_is_said_to_be_at_rest(control):
    with fake_arm(control) as (fake, arm):
        bring_home(arm)
        moving(arm)
        fake.process.kill()
        wait_until(lambda: arm.driver.phase is Phase.FAULT, 5.0, "a fault")
        assert "recover" in arm.driver.fault
        assert arm.state().fault == arm.driver.fault
        assert not arm.stop().at_rest
        with pytest.raises(RobotFaultError):
            arm.recover()


def outcome(arm, words, limit_sec=5.0):
    wait_until(lambda: words in arm.driver.gripper_outcome, limit_sec, f"'{words}' ({arm.driver.gripper_outcome})")


def test_every_way_in_which_a_gripper_command_ends_is_told_apart(gripping):
    fake, arm = gripping
    arm.grip(GripperCommand(width_m=0.06))
    outcome(arm, "reached")
    arm.grip(GripperCommand(width_m=0.0))
    outcome(arm, "missed: the fingers met nothing")
    assert not arm.state().gripper.grasped
    arm.grip(GripperCommand(width_m=0.08, speed_m_s=0.02))
    wait_until(lambda: arm.state().gripper.moving, 2.0, "motion of the hand")
    arm.stop()
    outcome(arm, "aborted by a stop")
    arm.clear_stop()
    inject(fake.host, "hand_fail")
    arm.grip(GripperCommand(width_m=0.08))
    outcome(arm, "failed")
    arm.grip(GripperCommand(width_m=0.05))
    outcome(arm, "reached")


def test_a_hand_that_does_not_know_its_width_is_homed_on_demand(gripping):
    fake, arm = gripping
    inject(fake.host, "hand_unhomed")
    wait_until(lambda: "hcvla franka home-gripper" in arm.driver.gripper_problem, 2.0, "the demand")
    with pytest.raises(CommandRefusedError, match="largest width: take out what is between"):
        arm.grip(GripperCommand(width_m=0.03))
    arm.home_gripper()
    wait_until(lambda: not arm.driver.gripper_problem, 2.0, "a hand at home")
    arm.grip(GripperCommand(width_m=0.03))
    outcome(arm, "reached")


def test_without_a_hand_the_arm_moves_and_gripper_commands_are_refused(gripping):
    fake, arm = gripping
    inject(fake.host, "no_hand")
    wait_until(lambda: "hand no longer answers" in arm.driver.gripper_problem, 5.0, "the loss of the hand")
    with pytest.raises(CommandRefusedError, match="hand no longer answers"):
        arm.grip(GripperCommand(width_m=0.02))
    moving(arm)
