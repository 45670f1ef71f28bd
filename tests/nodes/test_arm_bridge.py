"""What the bridge of every arm does, on an arm without the simulator's services."""

from xml.etree import ElementTree

import pytest
from hcvla_interfaces.msg import ArmCommand, RobotState
from hcvla_interfaces.srv import Stop
from rclpy.lifecycle import TransitionCallbackReturn
from rclpy.parameter import Parameter
from sensor_msgs.msg import JointState
from std_msgs.msg import String
from std_srvs.srv import Trigger
from tf2_msgs.msg import TFMessage

from hcvla.nodes.arm_bridge import TICK_SEC, ArmBridge
from hcvla.nodes.messages.conversions import move_to_msg
from hcvla.nodes.messages.link_frames import PARENTS
from hcvla.nodes.ros.node import LATCHED, NEWEST
from hcvla.robots.arm import MoveCommand
from hcvla.robots.fr3.urdf import urdf
from hcvla.robots.mujoco.arm import MujocoArm
from hcvla.sim.scene import Scene
from hcvla.sim.simulation import Simulation

pytestmark = pytest.mark.ros


class SteppedLoop:
    """An arm whose time passes when the test says so, in the test's thread: as another backend's loop would be."""

    def __init__(self, on_tick):
        simulation = Simulation(Scene(()))
        self.arm = MujocoArm(simulation.model, simulation.data)
        self._on_tick, self.closed, self.started = on_tick, False, False

    @property
    def now_sec(self):
        return float(self.arm.data.time)

    def start(self):
        self.started = True

    def close(self):
        self.closed = True

    def post(self, job):
        job()

    def ask(self, job):
        return job()

    def advance(self, ticks):
        for _ in range(ticks):
            self.arm.wait(TICK_SEC)
            self._on_tick()


class Bridged:
    def __init__(self, ros, publish_tf=True, **overrides):
        self.ros = ros
        given = [Parameter(name, value=value) for name, value in overrides.items()]
        self.bridge = ros.add(ArmBridge("some_bridge", context=ros.context, parameter_overrides=given))
        self.loop = SteppedLoop(self.bridge.on_tick)
        self.user = ros.node("user")
        self.states, self.joints, self.frames = [], [], []
        self.user.create_subscription(RobotState, "robot_state", self.states.append, 100)
        self.user.create_subscription(JointState, "joint_states", self.joints.append, 100)
        self.user.create_subscription(TFMessage, "/tf", self.frames.append, 100)
        self.commands = self.user.create_publisher(ArmCommand, "command/arm", NEWEST)
        self.bridge.run(self.loop, publish_tf)
        ros.spin_until(lambda: self.commands.get_subscription_count() and self.user.count_publishers("/robot_state"))

    def state(self):
        """Let time pass until a state has come, and return the newest."""
        before = len(self.states)

        def came():
            self.loop.advance(2)
            return len(self.states) > before

        self.ros.spin_until(came, what="a state")
        return self.states[-1]

    def call(self, kind, name):
        client = self.user.create_client(kind, name)
        self.ros.spin_until(client.service_is_ready, what=f"service {name}")
        answer = client.call_async(kind.Request())
        self.ros.spin_until(answer.done, what=f"the answer of {name}")
        return answer.result()


@pytest.fixture
def bridged(ros):
    return Bridged(ros)


def test_states_joints_frames_and_description_come_from_the_arm_s_own_kinematics(bridged, ros):
    state = bridged.state()
    ros.spin_until(lambda: bridged.joints and bridged.frames)
    assert bridged.joints[-1].name[:2] == ["fr3_joint1", "fr3_joint2"]
    assert len(bridged.joints[-1].position) == 9
    assert list(state.positions) == pytest.approx(list(bridged.joints[-1].position[:7]), abs=0.02)
    assert {frame.child_frame_id for frame in bridged.frames[-1].transforms} == set(PARENTS)
    heard = []
    bridged.user.create_subscription(String, "robot_description", heard.append, LATCHED)
    ros.spin_until(lambda: heard, what="the description")
    assert '<robot name="fr3">' in heard[0].data
    assert (bridged.bridge.ready, bridged.loop.started) == (True, True)


def test_what_only_a_simulation_has_is_not_offered(bridged):
    def offered():
        return {name for name, _ in bridged.bridge.get_service_names_and_types_by_node("some_bridge", "/")}

    bridged.ros.spin_until(lambda: {"/stop", "/clear_stop"} <= offered(), what="the services of every arm")
    assert not offered() & {"/reset_scene", "/check_goal", "/step"}
    published = {name for name, _ in bridged.bridge.get_publisher_names_and_types_by_node("some_bridge", "/")}
    assert not published & {"/clock", "/simulation/state", "/ground_truth/objects"}


def test_a_refused_command_is_in_the_state_with_its_sender_and_moves_nothing(bridged):
    start = bridged.state()
    target = bridged.loop.arm.state().T_base_tool.moved(dx=1.0)
    command = move_to_msg(MoveCommand(bridged.loop.now_sec, T_base_tool=target), "fr3_link0")
    command.sender = "someone"
    bridged.commands.publish(command)
    bridged.ros.spin_until(lambda: bridged.state().refusal, what="the refusal")
    refused = bridged.states[-1]
    assert "outside the workspace" in refused.refusal
    assert refused.refused_sender == "someone"
    assert list(refused.positions) == pytest.approx(list(start.positions), abs=1e-3)


def test_without_new_commands_a_moving_arm_brakes_and_stays(bridged):
    arm = bridged.loop.arm
    command = MoveCommand(bridged.loop.now_sec, T_base_tool=arm.state().T_base_tool.moved(dy=0.15))
    bridged.commands.publish(move_to_msg(command, "fr3_link0"))
    bridged.ros.spin_until(lambda: arm._controller.mode.value == "cartesian", what="the command")
    bridged.loop.advance(8)
    assert max(abs(arm.state().dq)) > 0.05
    # The watchdog's 0.1 s and at most 0.3 s of braking.
    bridged.loop.advance(45)
    assert max(abs(arm.state().dq)) < 0.01


def test_idle_states_come_at_10_hz_and_others_at_50(bridged):
    published = []
    bridged.bridge.publish_state = lambda state: published.append(state.stamp_sec)
    bridged.loop.advance(100)
    assert len(published) == 10
    bridged.bridge._commanded_sec = bridged.loop.now_sec
    bridged.loop.advance(100)
    assert len(published) == 60


def test_a_stop_answers_at_rest_and_holds_until_it_is_cleared(bridged):
    answer = bridged.call(Stop, "stop")
    assert answer.at_rest
    assert "at rest after" in answer.message
    assert bridged.state().stopped
    command = MoveCommand(bridged.loop.now_sec, T_base_tool=bridged.loop.arm.state().T_base_tool)
    bridged.commands.publish(move_to_msg(command, "fr3_link0"))
    bridged.ros.spin_until(lambda: "a stop is latched" in bridged.state().refusal, what="the refusal")
    assert bridged.call(Trigger, "clear_stop").success
    assert not bridged.state().stopped


def test_closing_the_bridge_ends_its_loop(bridged):
    bridged.bridge.close()
    assert bridged.loop.closed


def test_joint_states_are_complete_for_a_robot_state_publisher_and_carry_the_effort(bridged, ros):
    bridged.loop.advance(100)
    bridged.state()
    # The drive of joint 4, the elbow, carries the forearm.
    ros.spin_until(lambda: bridged.joints and bridged.joints[-1].effort[3] > 10.0, what="the arm's weight")
    joints = bridged.joints[-1]
    described = ElementTree.fromstring(urdf()).findall("joint")
    assert joints.name == [joint.get("name") for joint in described if joint.get("type") != "fixed"]
    assert len(joints.position) == len(joints.velocity) == len(joints.effort) == len(joints.name)
    assert list(joints.effort[7:]) == [0.0, 0.0]


def test_with_a_prefix_every_frame_begins_with_it_and_joints_and_description_do_not(ros):
    bridged = Bridged(ros, frame_prefix="left/")
    static = []
    bridged.user.create_subscription(TFMessage, "/tf_static", static.append, LATCHED)
    state = bridged.state()
    ros.spin_until(lambda: bridged.joints and bridged.frames and static)
    assert state.header.frame_id == "left/fr3_link0"
    named = [*bridged.frames[-1].transforms, *static[-1].transforms]
    assert {frame.child_frame_id for frame in named} == {f"left/{name}" for name in [*PARENTS, "fr3_hand_tcp"]}
    assert all(frame.header.frame_id.startswith("left/fr3_") for frame in named)
    assert bridged.joints[-1].name[0] == "fr3_joint1"


def test_frames_can_be_left_to_a_robot_state_publisher(ros):
    bridged = Bridged(ros, publish_tf=False)
    bridged.state()
    ros.spin_until(lambda: bridged.joints)
    bridged.state()
    assert bridged.frames == []


def test_deactivated_the_arm_is_at_rest_and_stays_and_activated_it_moves_again(bridged):
    arm = bridged.loop.arm
    command = MoveCommand(bridged.loop.now_sec, T_base_tool=arm.state().T_base_tool.moved(dy=0.15))
    bridged.commands.publish(move_to_msg(command, "fr3_link0"))
    bridged.ros.spin_until(lambda: arm._controller.mode.value == "cartesian", what="the command")
    bridged.loop.advance(8)
    assert max(abs(arm.state().dq)) > 0.05
    assert bridged.bridge.trigger_deactivate() is TransitionCallbackReturn.SUCCESS
    assert max(abs(arm.state().dq)) < 0.02
    assert not bridged.bridge.ready
    answer = bridged.call(Trigger, "clear_stop")
    assert (answer.success, "some_bridge is inactive" in answer.message) == (False, True)
    bridged.ros.spin_until(lambda: bridged.state().stopped, what="a state that says so")
    assert bridged.bridge.trigger_activate() is TransitionCallbackReturn.SUCCESS
    bridged.ros.spin_until(lambda: not bridged.state().stopped, what="a state that says so")
    assert bridged.bridge.ready


def test_a_stop_from_before_survives_deactivation(bridged):
    assert bridged.call(Stop, "stop").at_rest
    bridged.bridge.trigger_deactivate()
    bridged.bridge.trigger_activate()
    assert bridged.state().stopped
    assert bridged.call(Trigger, "clear_stop").success
