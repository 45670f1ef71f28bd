"""Node `fake_franka` on a running fake robot: its scene, its states and its goals, as a simulation publishes them."""

import pytest
from hcvla_interfaces.msg import SimulationScene, SimulationState
from hcvla_interfaces.srv import CheckGoal

from hcvla.fake_franka.control import NoFakeRobotError
from hcvla.fake_franka.process import FakeFrankaProcess
from hcvla.nodes.bringup.fake_robot import fake_notice, with_fake_robot
from hcvla.nodes.messages.conversions import time_from_msg
from hcvla.nodes.ros.node import LATCHED, NEWEST
from hcvla.sim.scene_file import parse_scene
from hcvla.sim.standard import standard_scene

pytestmark = pytest.mark.ros


def node_at(ros, host: str):
    """Return the node, which follows the fake robot at an address."""
    from rclpy.parameter import Parameter

    from hcvla.nodes.fake_franka import FakeFrankaNode

    return ros.add(FakeFrankaNode(context=ros.context, parameter_overrides=[Parameter("host", value=host)]))


def test_it_publishes_the_robots_scene_and_state_and_tests_goals_in_it(ros):
    with FakeFrankaProcess("--seed", "3") as robot:
        node = node_at(ros, robot.host)
        listener = ros.node("listener")
        scenes, states = [], []
        listener.create_subscription(SimulationScene, "simulation/scene", scenes.append, LATCHED)
        listener.create_subscription(SimulationState, "simulation/state", states.append, NEWEST)
        check = listener.create_client(CheckGoal, "check_goal")
        ros.spin_until(lambda: scenes and len(states) > 2, what="scene and states")
        assert parse_scene(scenes[0].scene) == standard_scene(3)
        stamps = [time_from_msg(state.header.stamp) for state in states]
        assert stamps == sorted(stamps)
        answers = []
        for goal in ("on('red cube', 'green tray')", "not on('red cube', 'green tray')"):
            ros.spin_until(check.service_is_ready, what="the service")
            future = check.call_async(CheckGoal.Request(goal=goal, begin=True))
            ros.spin_until(future.done, what="an answer")
            answers.append((future.result().valid, future.result().holds))
        node.close()
    assert answers == [(True, False), (True, True)]


def test_without_a_fake_robot_it_says_how_to_start_one(ros):
    with pytest.raises(NoFakeRobotError, match="hcvla fake-franka --host"):
        node_at(ros, "127.77.254.253")


def test_bring_up_starts_a_fake_robot_only_where_one_is_wanted_and_none_runs():
    for given in ({}, {"robot": "mujoco"}, {"robot": "fake-franka", "robot_host": "127.77.1.1"}):
        with with_fake_robot(given) as complete:
            assert complete == given
    with with_fake_robot({"robot": "fake-franka", "seed": "3"}) as complete:
        assert complete["robot_host"].startswith("127.77.")


@pytest.mark.parametrize("robot", ["", "mujoco", "franka", "ros2_control"])
def test_only_of_a_fake_robot_it_is_said_that_nothing_real_moves(robot):
    assert fake_notice({"robot": robot} if robot else {}) == ""
    fake = {"robot": "fake-franka", "robot_host": "127.77.1.1"}
    assert fake_notice(fake) == "the robot is a FAKE one, at 127.77.1.1: nothing real moves"
