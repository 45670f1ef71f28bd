"""The name of the simulated scene: another one after every start of the simulation, none on a real arm."""

import pytest
from hcvla_interfaces.msg import Heartbeat, RobotState, SimulationScene

from hcvla.executor.interrupted import GONE
from hcvla.nodes.clients.arm import RemoteArm
from hcvla.nodes.clients.scene import SimulatedScene
from hcvla.nodes.ros.liveness import Liveness
from hcvla.nodes.ros.node import BASE_FRAME, LATCHED, NEWEST

pytestmark = pytest.mark.ros


class Simulator:
    """What the executor receives of a simulator."""

    def __init__(self, ros):
        node = ros.node("simulator", namespace="/lab")
        self._beats = node.create_publisher(Heartbeat, "heartbeat", 10)
        self._states = node.create_publisher(RobotState, "robot_state", NEWEST)
        self._scenes = node.create_publisher(SimulationScene, "simulation/scene", LATCHED)

    def live(self, incarnation, ready=True):
        state = RobotState()
        state.header.frame_id = BASE_FRAME
        self.beat("mujoco_bridge", incarnation, ready)
        self._states.publish(state)

    def beat(self, node, incarnation, ready=True):
        self._beats.publish(Heartbeat(node=node, incarnation=incarnation, ready=ready))

    def show(self, number):
        self._scenes.publish(SimulationScene(scene_id=number))


@pytest.fixture
def simulator(ros):
    return Simulator(ros)


@pytest.fixture
def scene(ros):
    node = ros.node("executor", namespace="/lab")
    return SimulatedScene(node, Liveness(node), RemoteArm(node, BASE_FRAME), "mujoco_bridge")


def becomes(ros, scene, name, act):
    """Spin until the scene has this name, doing `act` again and again meanwhile."""
    ros.spin_until(lambda: act() or scene.name() == name, 10.0, f"the scene's name {name!r}")


def test_a_real_arm_has_none(ros, simulator, scene):
    for _ in range(20):
        simulator.live(0xA1)
        ros.executor.spin_once(timeout_sec=0.02)
    assert scene.name() == ""


def test_it_is_the_process_and_the_number_of_its_scene(ros, simulator, scene):
    simulator.show(0)
    becomes(ros, scene, "a1.0", lambda: simulator.live(0xA1))
    simulator.show(1)
    becomes(ros, scene, "a1.1", lambda: simulator.live(0xA1))
    # Started again: the same number is another scene.
    becomes(ros, scene, "b7.1", lambda: simulator.live(0xB7))


def test_it_is_gone_while_no_state_comes(ros, simulator, scene):
    simulator.show(0)
    becomes(ros, scene, "a1.0", lambda: simulator.live(0xA1))
    becomes(ros, scene, GONE, lambda: None)


def test_an_arm_that_reports_a_fault_has_its_scene_still(ros, simulator, scene):
    simulator.show(0)
    becomes(ros, scene, "a1.0", lambda: simulator.live(0xA1))
    for _ in range(20):
        simulator.live(0xA1, ready=False)
        ros.executor.spin_once(timeout_sec=0.02)
    assert scene.name() == "a1.0"


def test_a_fake_robots_scene_outlives_the_bridges_connection(ros, simulator, scene):
    simulator.show(0)
    becomes(ros, scene, "f2.0", lambda: simulator.beat("fake_franka", 0xF2))
    simulator.beat("mujoco_bridge", 0xA1, ready=False)
    becomes(ros, scene, "f3.0", lambda: simulator.beat("fake_franka", 0xF3))
