"""What a client sets outside its motions, and what the robot makes of it; its tool frame, model and body."""

from __future__ import annotations

from xml.etree import ElementTree

import mujoco
import numpy as np
import pytest

from hcvla.fake_franka import wire
from hcvla.fake_franka.model_text import model_text
from hcvla.fake_franka.plant import Plant
from hcvla.fake_franka.robot import FakeRobot
from hcvla.fake_franka.settings import configure
from hcvla.fake_franka.tool_frame import ToolFrame, moved, way_between
from hcvla.fake_franka.wire import Command, RobotMode, SetStatus
from hcvla.robots.fr3 import HOME_Q
from hcvla.robots.fr3.table import JOINTS, TCP_D
from hcvla.sim.scene import Scene

SHIFT = np.eye(4)
SHIFT[:3, 3] = (0.0, 0.0, 0.1)


@pytest.fixture
def robot():
    return FakeRobot(Plant(Scene(())))


def state(robot: FakeRobot) -> np.void:
    return np.frombuffer(robot.state(1), wire.STATE)[0]


def collision(value: float) -> bytes:
    record = np.zeros(1, wire.COLLISION)
    for name in wire.COLLISION.names:
        record[name] = value
    return record.tobytes()


def test_thresholds_are_taken_over_even_while_the_arm_moves(robot):
    robot.mode = RobotMode.MOVE
    assert configure(robot, Command.SET_COLLISION_BEHAVIOR, collision(12.0)) is SetStatus.SUCCESS
    assert robot.collisions.thresholds["upper_torque_nominal"].tolist() == [12.0] * 7


def test_a_load_is_reported_and_refused_while_the_arm_moves(robot):
    load = np.zeros(1, wire.LOAD)
    load["m_load"], load["F_x_Cload"] = 0.5, (0.0, 0.0, 0.03)
    assert configure(robot, Command.SET_LOAD, load.tobytes()) is SetStatus.SUCCESS
    assert (state(robot)["m_load"], state(robot)["F_x_Cload"][2]) == (0.5, pytest.approx(0.03))
    robot.mode = RobotMode.MOVE
    assert configure(robot, Command.SET_LOAD, load.tobytes()) is SetStatus.NOT_POSSIBLE


@pytest.mark.parametrize(
    ("command", "payload"),
    [
        (Command.SET_COLLISION_BEHAVIOR, collision(-1.0)),
        (Command.SET_COLLISION_BEHAVIOR, collision(float("nan"))),
        (Command.SET_COLLISION_BEHAVIOR, b"\0"),
        (Command.SET_JOINT_IMPEDANCE, np.zeros(7).tobytes()),
        (Command.SET_CARTESIAN_IMPEDANCE, np.zeros(7).tobytes()),
        (Command.SET_LOAD, np.full(13, -1.0).tobytes()),
    ],
)
def test_values_that_make_no_sense_are_invalid_arguments(robot, command, payload):
    assert configure(robot, command, payload) is SetStatus.INVALID_ARGUMENT


def test_impedances_and_guiding_axes_are_accepted(robot):
    assert configure(robot, Command.SET_JOINT_IMPEDANCE, np.full(7, 3000.0).tobytes()) is SetStatus.SUCCESS
    assert configure(robot, Command.SET_CARTESIAN_IMPEDANCE, np.full(6, 300.0).tobytes()) is SetStatus.SUCCESS
    assert configure(robot, Command.SET_GUIDING_MODE, b"\x01" * 7) is SetStatus.SUCCESS


def test_a_longer_tool_moves_the_end_effector_and_the_frame_of_the_flange_says_so(robot):
    before = wire.pose_from_wire(state(robot)["O_T_EE"])
    assert configure(robot, Command.SET_NE_TO_EE, wire.pose_to_wire(SHIFT).tobytes()) is SetStatus.SUCCESS
    after = state(robot)
    assert wire.pose_from_wire(after["O_T_EE"]) == pytest.approx(before @ SHIFT, abs=1e-6)
    # From the flange: the hand's tool centre point 103.4 mm ahead, and 100 mm more.
    assert wire.pose_from_wire(after["F_T_EE"])[2, 3] == pytest.approx(TCP_D + 0.1)
    assert configure(robot, Command.SET_EE_TO_K, wire.pose_to_wire(SHIFT).tobytes()) is SetStatus.SUCCESS
    assert wire.pose_from_wire(state(robot)["EE_T_K"])[2, 3] == pytest.approx(0.1)


@pytest.mark.parametrize("shift", [np.eye(4), SHIFT])
def test_joint_velocities_for_a_twist_move_the_end_effector_by_it(shift):
    tool = ToolFrame()
    tool.NE_T_EE = shift
    twist = np.array([0.1, -0.05, 0.02, 0.3, -0.2, 0.1])
    dq = tool.joint_velocity(HOME_Q, twist)
    moved_by = way_between(tool.pose(HOME_Q), tool.pose(HOME_Q + 1e-5 * dq)) / 1e-5
    assert moved_by == pytest.approx(twist, abs=1e-3)


def test_joints_at_a_pose_near_by_bring_the_end_effector_there():
    tool = ToolFrame()
    goal = moved(tool.pose(HOME_Q), np.array([0.5, 0.2, -0.1, 1.0, -0.5, 0.3]))
    assert tool.pose(tool.joints_at(goal, HOME_Q)) == pytest.approx(goal, abs=1e-9)


def test_a_twist_for_a_millisecond_is_the_way_between_both_poses():
    tool = ToolFrame()
    twist = np.array([1.0, -2.0, 0.5, 0.4, -0.3, 2.0])
    start = tool.pose(HOME_Q)
    assert way_between(start, moved(start, twist)) / 1e-3 == pytest.approx(twist, rel=1e-5)


def test_the_model_is_the_arm_alone_with_the_limits_that_the_client_insists_on():
    model = ElementTree.fromstring(model_text())
    joints = [joint for joint in model.iter("joint") if joint.get("type") == "revolute"]
    assert [joint.get("name") for joint in joints] == [f"joint{index}" for index in range(1, 8)]
    for joint, known in zip(joints, JOINTS, strict=True):
        limit, by_position = joint.find("limit"), joint.find("position_based_velocity_limits")
        assert float(limit.get("upper")) == pytest.approx(known.upper)
        assert float(by_position.get("deceleration_limit")) > 0.0
    assert {link.get("name") for link in model.iter("link")} == {f"link{index}" for index in range(9)}


def test_without_torques_the_arm_floats_and_with_a_push_at_the_tool_the_wrench_is_found():
    plant = Plant(Scene(()))
    hand = plant.model.body("fr3_hand").id
    plant.data.xfrc_applied[hand, :3] = (0.0, 0.0, 10.0)
    for _ in range(20):
        plant.exert(np.zeros(7))
        plant.step()
    assert plant.dq[1] != 0.0
    plant.data.xfrc_applied[:] = 0.0
    # A force of 10 N upwards at the tool, seen as the joint torques that it causes.
    jacobian = np.zeros((6, plant.model.nv))
    mujoco.mj_jacSite(plant.model, plant.data, jacobian[:3], jacobian[3:], plant.model.site("fr3_hand_tcp").id)
    plant.tau_ext[:] = jacobian[:3, :7].T @ np.array([0.0, 0.0, 10.0])
    assert plant.external_wrench() == pytest.approx([0.0, 0.0, 10.0, 0.0, 0.0, 0.0], abs=1e-2)


def test_drives_hold_against_a_push_and_report_the_torque_that_it_takes():
    plant = Plant(Scene(()))
    q = plant.q.copy()
    plant.data.xfrc_applied[plant.model.body("fr3_hand").id, :3] = (0.0, 10.0, 0.0)
    for _ in range(500):
        plant.drive_to(q, np.zeros(7))
        plant.step()
    lever = plant.data.body("fr3_hand").xipos[0]
    # The first joint is vertical: its torque is the force times the hand's distance from the axis.
    assert plant.tau[0] == pytest.approx(-10.0 * lever, rel=0.05)
    assert plant.q == pytest.approx(q, abs=2e-3)
