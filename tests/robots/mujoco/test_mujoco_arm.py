"""What only the simulated arm does, beyond the contract: it is deterministic, and knows its contacts."""

from dataclasses import replace

import numpy as np
import pytest

from arm_contract import drive, tool_down
from hcvla.robots.arm import GripperCommand, MoveCommand
from hcvla.robots.fr3 import HOME_Q
from hcvla.robots.limits import SIM_LIMITS, GuardLimits
from simulated_arm import CUBE, make_arm


def test_the_same_commands_give_the_same_bits():
    def run():
        arm = make_arm()
        drive(arm, tool_down(0.45, -0.1, 0.2, 0.3))
        return arm.state().q

    np.testing.assert_array_equal(run(), run())


def test_pressing_the_fingertips_on_the_table_is_no_grasp():
    arm = make_arm(replace(SIM_LIMITS, box_low_m=(0.15, -0.55, 0.0)))
    arm.grip(GripperCommand(width_m=0.03))
    drive(arm, tool_down(0.45, -0.2, 0.05))
    for _ in range(20):
        arm.move(MoveCommand(arm.state().stamp_sec, T_base_tool=tool_down(0.45, -0.2, 0.003)))
        arm.wait(0.05)
        assert not arm.state().gripper.grasped
    assert arm.state().T_base_tool.z > 0.007


def test_hardware_limits_hold_in_simulation_too():
    arm = make_arm(GuardLimits(box_low_m=(0.2, -0.45, 0.0138)))
    start = arm.state()
    target = tool_down(start.T_base_tool.x + 0.04, 0.0, start.T_base_tool.z)
    assert drive(arm, target) > 0.3
    assert np.abs(arm.state().q - HOME_Q).max() < 0.5


def test_a_pick_takes_about_three_seconds_of_simulated_time():
    arm = make_arm()
    x, y, z = CUBE.position
    drive(arm, tool_down(x, y, z + 0.1))
    drive(arm, tool_down(x, y, z))
    arm.grip(GripperCommand(width_m=0.0))
    for _ in range(10):
        arm.move(MoveCommand(arm.state().stamp_sec, T_base_tool=tool_down(x, y, z)))
        arm.wait(0.05)
    drive(arm, tool_down(x, y, z + 0.1))
    assert arm.state().gripper.grasped
    assert arm.state().stamp_sec < 3.5


def test_at_rest_the_drives_torques_are_the_arm_s_weight():
    # Joint 2 turns about the base's y axis: its torque is minus the sum of weight times lever of all links behind it,
    # and joint 1, about the vertical, carries nothing.
    arm = make_arm()
    arm.place(HOME_Q + np.array([0.0, 1.0, 0.0, 0.6, 0.0, 0.0, 0.0]))
    arm.wait(1.0)
    links = [arm.model.body(f"fr3_link{index}").id for index in range(2, 8)]
    links += [arm.model.body(name).id for name in ("fr3_hand", "fr3_leftfinger", "fr3_rightfinger")]
    levers = arm.data.xipos[links, 0]
    expected = -9.81 * float(arm.model.body_mass[links] @ levers)
    tau = arm.state().tau
    assert expected < -10.0
    assert tau[1] == pytest.approx(expected, rel=0.02)
    assert tau[0] == pytest.approx(0.0, abs=0.1)
