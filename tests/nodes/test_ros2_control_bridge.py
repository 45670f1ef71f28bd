"""The bridge to an arm that franka_ros2 drives, as a node: topics, services and readiness, on the look-alike robot."""

import os

import numpy as np
import pytest

import look_alikes
from bridge_client import READY_SEC, BridgeClient
from domains import reserve_domain
from hcvla.api.errors import HcvlaError
from hcvla.nodes.bringup.processes import StackProcesses
from hcvla.nodes.bringup.stack import describe
from hcvla.nodes.clients.franka import call, go_home
from hcvla.nodes.clients.tasks import StackClient
from hcvla.robots.arm import GripperCommand
from ros2_control_rig import LookAlikeRobot
from waiting import wait_until

pytestmark = [pytest.mark.ros, pytest.mark.stack, pytest.mark.timeout(900)]

BRIDGE = "ros2_control_bridge"
PATIENT = f"""
/**/{BRIDGE}:
  ros__parameters:
    timing: {{link_lost_sec: 0.5, poll_sec: 0.2, recoveries_per_minute: 60, brake_sec: 1.5, stop_sec: 3.0}}
    stream: {{lead_sec: 0.15}}
"""
REST_RAD_S = 0.02


class Bridge(BridgeClient):
    """The node as a process, the robot behind it, and a client."""

    def __init__(self, robot, client):
        super().__init__(client, BRIDGE)
        self.robot = robot

    def at_rest(self):
        wait_until(lambda: np.abs(self.arm.state().dq).max() < REST_RAD_S, 3.0, "rest")

    def recovered(self):
        call(self.client.node, "recover")
        self.problem_becomes("call the service arm")
        call(self.client.node, "arm")
        self.ready()
        self.moving()


@pytest.fixture(scope="module")
def bridge(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bridge")
    patch = pytest.MonkeyPatch()
    # On the domain of the other tests another robot is in this namespace: that of their stack.
    patch.setenv("ROS_DOMAIN_ID", str(reserve_domain()))
    config = folder / "patient.yaml"
    config.write_text(PATIENT)
    given = {"robot": "ros2_control", "camera": "ros", "config": str(config)}
    nodes = [node for node in describe(given) if node.name == BRIDGE]
    environment = {"ROS_DOMAIN_ID": os.environ["ROS_DOMAIN_ID"], **look_alikes.environment()}
    with (
        LookAlikeRobot(folder) as robot,
        StackProcesses(nodes, "hcvla", folder / "log", environment=environment),
        StackClient("hcvla") as client,
    ):
        started = Bridge(robot, client)
        started.ready()
        yield started
    patch.undo()


def test_an_arm_is_driven_stopped_brought_home_and_its_gripper_homed(bridge):
    bridge.moving()
    report = bridge.arm.stop()
    assert report.at_rest
    assert bridge.arm.state().stopped
    bridge.arm.clear_stop()
    bridge.moving()
    assert go_home(bridge.client.node) < 20.0
    call(bridge.client.node, "home_gripper")
    assert bridge.arm.state().gripper.width_m > 0.078


def test_a_reflex_is_named_and_recovered_in_three_steps(bridge):
    bridge.moving()
    bridge.robot.tell("reflex")
    bridge.problem_becomes("'fr3_arm_controller' is inactive, hardware 'FrankaHardwareInterface' is unconfigured")
    with pytest.raises(HcvlaError, match="is inactive"):
        call(bridge.client.node, "arm")
    bridge.recovered()


def test_joint_states_that_cease_are_a_lost_link(bridge):
    bridge.moving()
    bridge.robot.tell("silent")
    bridge.problem_becomes("link lost: no state from the robot")
    bridge.robot.tell("speak")
    bridge.at_rest()
    bridge.recovered()


def test_a_controller_that_somebody_deactivates_is_named(bridge):
    bridge.moving()
    bridge.robot.tell("deactivate")
    bridge.problem_becomes("'fr3_arm_controller' is inactive, hardware 'FrankaHardwareInterface' is active")
    bridge.at_rest()


def test_while_the_user_stop_is_pressed_nothing_is_recovered(bridge):
    bridge.robot.tell("user_stop")
    with pytest.raises(HcvlaError, match="is the user stop pressed"):
        call(bridge.client.node, "recover")
    bridge.robot.tell("release_user_stop")
    bridge.recovered()


def test_a_gripper_that_fails_is_told_apart_and_the_arm_goes_on(bridge):
    received = bridge.diagnostics()
    bridge.robot.tell("grip_fails")
    bridge.arm.grip(GripperCommand(width_m=0.03))
    wait_until(lambda: "gripper" in received and "failed" in received["gripper"].message, 10.0, "the failure")
    assert "libfranka gripper: command failed" in received["gripper"].message
    assert {value.key for value in received["link"].values} >= {"largest_tracking_error_rad", "latest_turn_sec"}
    bridge.robot.tell("grip_works")
    bridge.moving()
    bridge.arm.grip(GripperCommand(width_m=0.05))
    wait_until(lambda: abs(bridge.arm.state().gripper.width_m - 0.05) < 0.002, 5.0, "the width")


def test_our_own_driver_does_not_start_while_ros2_control_has_the_robot(bridge, tmp_path):
    given = {"robot": "franka", "robot_host": "127.77.0.99", "camera": "ros"}
    nodes = [node for node in describe(given) if node.name == "franka_bridge"]
    environment = {"ROS_DOMAIN_ID": os.environ["ROS_DOMAIN_ID"]}
    with StackProcesses(nodes, "other", tmp_path, environment=environment), StackClient("other") as client:
        words = "ros2_control drives the robot (/controller_manager/list_controllers is on the ROS graph)"
        wait_until(lambda: words in client.liveness.problem("franka_bridge"), READY_SEC, "the refusal")
