"""Both kinds of gripper actions on the look-alike robot, with a cube between the fingers and without."""

import pytest

from hcvla.robots.arm import GripperCommand
from hcvla.robots.controller import RobotFaultError
from hcvla.robots.franka.ros2_control.config import Ros2ControlConfig, Ros2ControlGripper
from ros2_control_rig import PATIENT, LookAlikeRobot, controlled_arm
from waiting import wait_until

pytestmark = [pytest.mark.ros, pytest.mark.stack, pytest.mark.timeout(900)]

CUBE_IN_HAND = "held: red cube\nobjects: [{color: red, shape: cube, x: 0.5, y: 0.0}]"
CUBE_M = 0.045


@pytest.fixture
def robot(tmp_path):
    with LookAlikeRobot(tmp_path, CUBE_IN_HAND) as robot:
        yield robot


def commanded(arm, width_m, outcome):
    arm.grip(GripperCommand(width_m=width_m, force_n=20.0))
    wait_until(lambda: arm.driver.gripper_outcome.startswith(outcome), 8.0, f"'{outcome}', {arm.driver}")
    return arm


def holds(arm):
    return arm.state().gripper.grasped


@pytest.mark.parametrize("actions", ["franka_gripper", "gripper_command"])
def test_a_cube_is_held_and_let_go_nothing_is_missed_and_a_width_is_gone_to(robot, actions):
    config = Ros2ControlConfig(timing=PATIENT, gripper=Ros2ControlGripper(actions=actions))
    with controlled_arm(config) as arm:
        commanded(arm, 0.0, "grasped")
        wait_until(lambda: holds(arm), 2.0, "the cube in the hand")
        assert arm.state().gripper.width_m == pytest.approx(CUBE_M, abs=0.002)
        assert arm.state().gripper.force_n == 20.0
        commanded(arm, 0.08, "reached")
        assert not holds(arm)
        wait_until(lambda: arm.state().gripper.width_m > 0.078, 2.0, "open fingers")
        commanded(arm, 0.0, "missed")
        assert not holds(arm)
        # GripperCommand gets half of it.
        commanded(arm, 0.05, "reached")
        wait_until(lambda: abs(arm.state().gripper.width_m - 0.05) < 0.002, 2.0, "the width")


def test_a_newer_command_and_a_stop_end_the_one_that_runs(robot):
    with controlled_arm(Ros2ControlConfig(timing=PATIENT)) as arm:
        commanded(arm, 0.08, "reached")
        arm.grip(GripperCommand(width_m=0.01, speed_m_s=0.005))
        wait_until(lambda: arm.state().gripper.width_m < 0.078, 3.0, "fingers that close slowly")
        # By itself it would take 14 s.
        commanded(arm, 0.08, "reached")
        arm.grip(GripperCommand(width_m=0.01, speed_m_s=0.005))
        wait_until(lambda: arm.state().gripper.width_m < 0.078, 3.0, "fingers that close slowly")
        assert arm.stop().at_rest
        wait_until(lambda: arm.driver.gripper_outcome.startswith("aborted"), 3.0, "the abort")
        assert arm.state().gripper.width_m > 0.05


def test_a_gripper_command_gripper_is_not_homed_by_us(robot):
    config = Ros2ControlConfig(timing=PATIENT, gripper=Ros2ControlGripper(actions="gripper_command"))
    with controlled_arm(config) as arm, pytest.raises(RobotFaultError, match="has no homing"):
        arm.home_gripper()
