"""Which message packages an arm behind ros2_control needs, and what is said where they are missing."""

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from hcvla.nodes.ros.ending import FAULTY_STATUS
from hcvla.nodes.ros2_control.interfaces import (
    MissingInterfacesError,
    interface,
    missing_interfaces,
    needed_packages,
    require_interfaces,
)
from hcvla.nodes.ros2_control.robot import absolute
from hcvla.robots.franka.ros2_control.config import Ros2ControlConfig, Ros2ControlGripper, Ros2ControlNames

pytestmark = pytest.mark.ros
BY_COMMAND = Ros2ControlGripper(actions="gripper_command")


@pytest.mark.parametrize(
    ("config", "packages"),
    [
        (Ros2ControlConfig(), {"franka_msgs"}),
        (Ros2ControlConfig(gripper=BY_COMMAND), {"franka_msgs", "control_msgs"}),
        (Ros2ControlConfig(gripper=BY_COMMAND, names=Ros2ControlNames(error_recovery="")), {"control_msgs"}),
    ],
)
def test_only_packages_of_what_is_used_are_needed(config, packages):
    assert set(needed_packages(config)) == {"trajectory_msgs", "controller_manager_msgs", *packages}


def test_a_package_that_is_there_is_used_and_one_that_is_not_is_named_with_its_source(monkeypatch):
    require_interfaces(["trajectory_msgs"])
    assert interface("trajectory_msgs", "msg", "JointTrajectory")(joint_names=["a"]).joint_names == ["a"]
    monkeypatch.setitem(sys.modules, "franka_msgs", None)
    assert missing_interfaces(["trajectory_msgs", "franka_msgs"]) == ["franka_msgs"]
    with pytest.raises(
        MissingInterfacesError, match=r"not installed here: franka_msgs \(franka_ros2's workspace, sourced"
    ):
        require_interfaces(["trajectory_msgs", "franka_msgs"])


@pytest.mark.skipif(not missing_interfaces(["franka_msgs"]), reason="franka_msgs is installed here")
def test_without_them_the_bridge_ends_with_one_line():
    done = subprocess.run(
        [sys.executable, "-m", "hcvla.nodes.ros2_control_bridge"],
        capture_output=True,
        text=True,
        timeout=60.0,
        check=False,
        env=os.environ,
    )
    assert done.returncode == FAULTY_STATUS
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("robot:=ros2_control needs ROS packages that are not installed here:")


@pytest.mark.parametrize(
    ("namespace", "name", "expected"),
    [
        ("", "franka/joint_states", "/franka/joint_states"),
        ("/NS1", "controller_manager/list_controllers", "/NS1/controller_manager/list_controllers"),
        ("left/arm/", "x", "/left/arm/x"),
        ("/NS1", "/elsewhere/x", "/elsewhere/x"),
    ],
)
def test_names_are_relative_to_the_namespace_of_franka_ros2(namespace, name, expected):
    assert absolute(replace(Ros2ControlNames(), namespace=namespace), name) == expected
