"""What the bridge of every arm does, on an arm without the simulator's services."""

import functools
import math
import types
from xml.etree import ElementTree

import pytest
from hcvla_interfaces.msg import ArmCommand, RobotState
from hcvla_interfaces.msg import GripperCommand as GripperCommandMsg
from hcvla_interfaces.srv import Stop
from rclpy.lifecycle import TransitionCallbackReturn
from rclpy.parameter import Parameter
from sensor_msgs.msg import JointState
from std_msgs.msg import String
from std_srvs.srv import Trigger
from tf2_msgs.msg import TFMessage

from hcvla.nodes.arm_bridge import TICK_SEC, ArmBridge
from hcvla.nodes.messages.conversions import move_to_msg, time_to_msg
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


def spoiled(bridged, **fields):
    """Return a command that would lead the tool 5 cm aside, but for these fields (dotted names)."""
    command = MoveCommand(bridged.loop.now_sec, T_base_tool=bridged.loop.arm.state().T_base_tool.moved(dy=0.05))
    message = move_to_msg(command, "fr3_link0", "someone")
    for name, value in fields.items():
        *path, last = name.split("__")
        setattr(functools.reduce(getattr, path, message), last, value)
    return message


NAN, INF = math.nan, math.inf


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"header__frame_id": "nonsense"}, "header.frame_id is 'nonsense', expected 'fr3_link0'"),
        ({"header__frame_id": ""}, "header.frame_id is ''"),
        ({"header__stamp__sec": 2**31 - 1}, "in the future; compare the clocks"),
        ({"mode": 7}, "mode is 7, expected 0 (CARTESIAN) or 1 (JOINT)"),
        ({"mode": 1, "positions": [NAN] * 7}, "is not finite"),
        ({"mode": 1, "positions": [9.0] * 7}, "out of range"),
        ({"pose__position__x": NAN}, "is not finite"),
        ({"pose__position__z": -INF}, "is not finite"),
        ({"pose__position__y": 1e300}, "is outside the workspace"),
        ({"pose__orientation__w": 5.0}, "is not of length 1"),
        ({"pose__orientation__x": NAN}, "is not finite"),
        ({"max_speed": -0.1}, "max_speed_m_s is -0.1, expected a positive finite number"),
        ({"max_speed": NAN}, "max_speed_m_s is nan"),
        ({"max_speed": INF}, "max_speed_m_s is inf"),
    ],
)
def test_every_field_of_an_arm_command_is_checked_and_a_refusal_is_told_once_and_moves_nothing(bridged, fields, words):
    start = bridged.state()
    warnings = []
    bridged.bridge.faults._logger = types.SimpleNamespace(warning=warnings.append)
    for _ in range(5):
        bridged.commands.publish(spoiled(bridged, **fields))
        bridged.ros.spin_until(lambda: words in bridged.state().refusal, what="the refusal")
    assert len(warnings) == 1
    assert (bridged.states[-1].refused_sender, bridged.bridge.ready) == ("someone", True)
    bridged.loop.advance(50)
    assert list(bridged.loop.arm.state().q) == pytest.approx(list(start.positions), abs=1e-3)


def test_an_arm_command_of_the_beginning_of_time_is_dropped_and_named(bridged):
    warnings = []
    bridged.bridge.faults._logger = types.SimpleNamespace(warning=warnings.append)
    bridged.loop.advance(100)
    bridged.commands.publish(spoiled(bridged, header__stamp__sec=0, header__stamp__nanosec=0))
    bridged.ros.spin_until(lambda: warnings, what="the warning")
    assert warnings == ["command: refused: the command is 1000 ms old, expected at most 200"]


def test_a_sender_whose_name_is_a_novel_is_not_repeated_whole(bridged):
    bridged.commands.publish(spoiled(bridged, mode=7, sender="x" * 5000))
    bridged.ros.spin_until(lambda: bridged.state().refusal, what="the refusal")
    assert len(bridged.states[-1].refused_sender) == 200


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"width": NAN}, "gripper width_m is nan, expected 0 to 0.08"),
        ({"width": -0.01}, "gripper width_m is -0.01"),
        ({"speed": 0.0}, "gripper speed_m_s is 0.0"),
        ({"speed": -1.0}, "gripper speed_m_s is -1.0"),
        ({"force": INF}, "gripper force_n is inf"),
        ({"stamp": 1e9}, "in the future"),
    ],
)
def test_every_field_of_a_gripper_command_is_checked(bridged, fields, words):
    width = bridged.state().gripper_width
    publisher = bridged.user.create_publisher(GripperCommandMsg, "command/gripper", NEWEST)
    bridged.ros.spin_until(publisher.get_subscription_count, what="the subscription")
    message = GripperCommandMsg(width=0.01, speed=0.1, force=30.0, sender="someone")
    message.header.stamp = time_to_msg(fields.pop("stamp", bridged.loop.now_sec))
    for name, value in fields.items():
        setattr(message, name, value)
    publisher.publish(message)
    bridged.ros.spin_until(lambda: words in bridged.state().refusal, what="the refusal")
    bridged.loop.advance(50)
    assert bridged.state().gripper_width == pytest.approx(width, abs=1e-4)


def moving_arm(bridged):
    """Command a motion; return the arm while it moves."""
    arm = bridged.loop.arm
    command = MoveCommand(bridged.loop.now_sec, T_base_tool=arm.state().T_base_tool.moved(dy=0.15))
    bridged.commands.publish(move_to_msg(command, "fr3_link0"))
    bridged.ros.spin_until(lambda: arm._controller.mode.value == "cartesian", what="the command")
    bridged.loop.advance(8)
    assert max(abs(arm.state().dq)) > 0.05
    return arm


def test_without_new_commands_a_moving_arm_brakes_and_stays(bridged):
    arm = moving_arm(bridged)
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
    arm = moving_arm(bridged)
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
