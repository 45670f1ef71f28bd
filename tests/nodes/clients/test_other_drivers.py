"""A robot has one controlling client: the second is refused, in any namespace."""

import pytest
import rclpy
from std_srvs.srv import Trigger

from hcvla.nodes.clients.other_drivers import (
    RobotDrivenAlreadyError,
    require_no_controller_manager,
    require_no_franka_bridge,
)

pytestmark = pytest.mark.ros


def test_while_our_own_driver_runs_no_client_of_ros2_control_starts(spinning):
    require_no_franka_bridge(spinning, 0.2)
    other = rclpy.create_node("franka_bridge", namespace="left", context=spinning.context)
    with pytest.raises(RobotDrivenAlreadyError, match=r"robot:=franka drives the robot .*/left/franka_bridge is on"):
        require_no_franka_bridge(spinning, 5.0)
    other.destroy_node()


def test_while_a_controller_manager_runs_our_own_driver_does_not_start(spinning):
    require_no_controller_manager(spinning, 0.2)
    spinning.create_service(Trigger, "/right/controller_manager/list_controllers", lambda _, answer: answer)
    with pytest.raises(RobotDrivenAlreadyError, match=r"ros2_control drives the robot .*/right/controller_manager"):
        require_no_controller_manager(spinning, 5.0)
