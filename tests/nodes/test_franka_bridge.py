"""The bridge of the real arm as a node: topics, services and readiness, on the fake robot."""

import os
import signal
import subprocess
import time

import pytest
from std_srvs.srv import Trigger
from typer.testing import CliRunner

from bridge_client import BridgeClient
from fake_robot import FakeRobotProcess
from hcvla.api.errors import HcvlaError
from hcvla.cli.franka import app
from hcvla.fake_franka.control import inject
from hcvla.nodes.bringup.processes import StackProcesses
from hcvla.nodes.bringup.stack import describe
from hcvla.nodes.clients.franka import call, go_home
from hcvla.nodes.clients.other_drivers import RobotDrivenAlreadyError, require_no_controller_manager
from hcvla.nodes.clients.tasks import StackClient
from waiting import wait_until

pytest.importorskip("franka")
pytestmark = [pytest.mark.ros, pytest.mark.stack, pytest.mark.timeout(300)]

BRIDGE = "franka_bridge"
PATIENT = """
/**/franka_bridge:
  ros__parameters:
    watch: {link_lost_sec: 0.5, silent_driver_sec: 2.0, success_stop: 0.0, brake_sec: 1.5, stop_sec: 3.0}
"""


class BridgeProcess(BridgeClient):
    """A `franka_bridge` as a process, and a client of it."""

    def __init__(self, host, processes, client):
        super().__init__(client, BRIDGE)
        self.host, self.processes = host, processes

    def driver_pid(self):
        found = subprocess.run(
            ["pgrep", "-P", str(self.processes.pid(BRIDGE))], capture_output=True, text=True, check=False
        )
        return int(found.stdout.split()[0])


@pytest.fixture(scope="module")
def bridge(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bridge")
    config = folder / "patient.yaml"
    config.write_text(PATIENT)
    with FakeRobotProcess(clock="paced") as fake:
        given = {"robot": "franka", "robot_host": fake.host, "camera": "ros", "config": str(config)}
        nodes = [node for node in describe(given) if node.name == BRIDGE]
        environment = {"ROS_DOMAIN_ID": os.environ["ROS_DOMAIN_ID"]}
        with (
            StackProcesses(nodes, "hcvla", folder / "log", environment=environment) as processes,
            StackClient("hcvla") as client,
        ):
            started = BridgeProcess(fake.host, processes, client)
            started.ready()
            yield started


def test_an_arm_is_driven_stopped_and_brought_home_over_topics_and_services(bridge):
    bridge.moving()
    report = bridge.arm.stop()
    assert report.at_rest
    assert bridge.arm.state().stopped
    bridge.arm.clear_stop()
    bridge.moving()
    assert go_home(bridge.client.node) < 20.0
    homed = CliRunner().invoke(app, ["home-gripper"])
    assert homed.output == "the hand knows its largest width; it is open\n"


def test_a_reflex_makes_the_bridge_not_ready_until_recover_and_arm_were_called(bridge):
    bridge.moving()
    inject(bridge.host, "cartesian_reflex")
    wait_until(lambda: "cartesian_reflex" in bridge.problem(), 5.0, "a problem")
    assert "cartesian_reflex" in bridge.arm.state().fault
    with pytest.raises(HcvlaError, match="cartesian_reflex"):
        call(bridge.client.node, "arm")
    call(bridge.client.node, "recover")
    wait_until(lambda: "call the service arm" in bridge.problem(), 5.0, "the wish to be armed")
    call(bridge.client.node, "arm")
    bridge.ready()
    bridge.moving()


def test_a_driver_that_is_killed_is_named_and_started_again_by_recover(bridge):
    bridge.moving()
    os.kill(bridge.driver_pid(), signal.SIGKILL)
    begun = time.monotonic()
    wait_until(lambda: bridge.arm.state().fault, 2.0, "a fault")
    assert time.monotonic() - begun < 1.0
    wait_until(lambda: "driver process ended" in bridge.problem(), 5.0, "a problem")
    call(bridge.client.node, "recover")
    call(bridge.client.node, "arm")
    bridge.ready()
    bridge.moving()


def test_diagnostics_name_link_and_gripper_with_their_numbers(bridge):
    heard = bridge.diagnostics()
    wait_until(lambda: {"link", "gripper", "arm"} <= set(heard), 10.0, "diagnostics")
    values = {value.key: value.value for value in heard["link"].values}
    assert {"success_rate", "contact", "largest_tracking_error_rad", "robot_mode", "control"} <= set(values)
    assert values["control"] == "impedance"


def test_ros2_control_on_the_graph_is_seen_whatever_its_namespace(bridge):
    node = bridge.client.node
    require_no_controller_manager(node, 0.3)
    node.create_service(Trigger, "/left/controller_manager/list_controllers", lambda _, answer: answer)
    with pytest.raises(RobotDrivenAlreadyError, match="/left/controller_manager/list_controllers is on the ROS graph"):
        require_no_controller_manager(node, 5.0)
