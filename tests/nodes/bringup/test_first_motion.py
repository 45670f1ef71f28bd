import numpy as np
import pytest

from hcvla.nodes.bringup.configuration import configure, read_config_file
from hcvla.resources import resource
from hcvla.robots.fr3.table import DQ_MAX
from hcvla.robots.limits import GuardLimits


def test_until_somebody_trusts_the_arm_every_task_waits_for_a_yes():
    file = resource("config/first_motion.yaml")
    assert configure("executor", "hcvla", read_config_file(file), str(file)).budgets.confirm
    assert not configure("executor", "hcvla", []).budgets.confirm


@pytest.mark.parametrize("bridge", ["franka_bridge", "ros2_control_bridge"])
def test_the_first_motion_has_5_percent_of_the_robot_s_speeds_and_all_other_limits_as_usual(bridge):
    file = resource("config/first_motion.yaml")
    slow = configure(bridge, "hcvla", read_config_file(file), str(file)).guard
    usual = configure(bridge, "hcvla", []).guard
    assert np.all(np.array(slow.joint_velocity) <= 0.05 * DQ_MAX)
    assert np.all(np.array(slow.joint_velocity) >= 0.04 * DQ_MAX)
    assert slow.tool_speed_m_s == 0.05
    assert slow.joint_acceleration < 0.25 * usual.joint_acceleration
    for name in ("box_low_m", "box_high_m", "joint_margin_rad", "brake_acceleration", "watchdog_sec", "max_step_m"):
        assert getattr(slow, name) == getattr(usual, name), name
    assert isinstance(slow, GuardLimits)
