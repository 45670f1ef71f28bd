"""The client libraries that drive a real Franka, on the fake one: each in a process of its own, for both can hang."""

from __future__ import annotations

import pytest

from fake_robot import run_client
from hcvla.fake_franka.hand import HandStatus
from hcvla.fake_franka.hand_server import HandRequest
from hcvla.fake_franka.recording import FciRecording
from hcvla.fake_franka.wire import ERRORS, Generator, MoveStatus
from hcvla.robots.fr3 import HOME_Q

pytest.importorskip("franka")
pytest.importorskip("pylibfranka")


LIBFRANKA = """
import math
import pylibfranka as pf
robot = pf.Robot(host, pf.RealtimeConfig.kIgnore)
STIFF = pf.ControllerMode.JointImpedance

def play(control, command, n):
    state, _ = control.readOnce()
    first, k = state, 0
    while True:
        sent = command(first, k)
        sent.motion_finished = k >= n
        control.writeOnce(sent)
        if k >= n:
            break
        state, passed = control.readOnce()
        k += max(1, round(1000 * passed.to_sec()))
    return first, state

def bump(k, n):
    return 0.5 * (1 - math.cos(2 * math.pi * min(k, n) / n))
"""


def test_libfranka_reads_home_and_gets_a_model_with_gravity(robot):
    answer = run_client(
        LIBFRANKA
        + """
state = robot.read_once()
answer.update(q=list(state.q), mode=str(state.robot_mode), gravity=robot.load_model().gravity(state))
""",
        robot.host,
    )
    assert answer["q"] == pytest.approx(HOME_Q.tolist(), abs=1e-4)
    assert answer["mode"] == "RobotMode.Idle"
    # The second joint carries the stretched arm, the first only turns about the vertical.
    assert abs(answer["gravity"][0]) < 1e-9 < 1.0 < abs(answer["gravity"][3])


def test_libfranka_streams_joint_positions_and_the_arm_is_where_it_was_told(robot):
    answer = run_client(
        LIBFRANKA
        + """
control = robot.start_joint_position_control(STIFF)
def command(first, k):
    q = list(first.q_d)
    q[3] += 0.05 * 0.5 * (1 - math.cos(math.pi * min(k, 500) / 500))
    return pf.JointPositions(q)
first, last = play(control, command, 520)
answer.update(moved=last.q[3] - first.q_d[3], rate=last.control_command_success_rate)
""",
        robot.host,
    )
    assert answer == {"moved": pytest.approx(0.05, abs=5e-4), "rate": 1.0}
    motion = FciRecording(robot.recording).motions()[-1]
    assert (motion.generator, motion.status, motion.lost) == (Generator.JOINT_POSITION, MoveStatus.SUCCESS, 0)


def test_libfranka_streams_poses_and_twists(robot):
    answer = run_client(
        LIBFRANKA
        + """
def pose(first, k):
    T = list(first.O_T_EE_c)
    T[13] += 0.015 * bump(min(k, 400), 800)
    return pf.CartesianPose(T)
first, last = play(robot.start_cartesian_pose_control(STIFF), pose, 420)
answer["way"] = last.O_T_EE[13] - first.O_T_EE[13]
def twist(first, k):
    return pf.CartesianVelocities([0, 0, 0.05 * bump(k, 500), 0, 0, 0])
first, last = play(robot.start_cartesian_velocity_control(STIFF), twist, 520)
answer["rise"] = last.O_T_EE[14] - first.O_T_EE[14]
""",
        robot.host,
    )
    # To the top of a bump of 15 mm; and 0.05 m/s for 0.5 s, half of it lost in rising and falling.
    assert answer["way"] == pytest.approx(0.015, abs=1e-3)
    assert answer["rise"] == pytest.approx(0.0125, abs=1e-3)
    assert [m.status for m in FciRecording(robot.recording).motions()[-2:]] == [MoveStatus.SUCCESS] * 2


def test_libfranka_sends_goals_and_the_robot_plans_the_way(robot):
    answer = run_client(
        LIBFRANKA
        + """
import time
Handler = pf.AsyncPositionControlHandler
configured = Handler.configure(robot, Handler.Configuration(maximum_joint_velocities=[0.5] * 7, goal_tolerance=0.005))
handler = configured.handler
goal = list(robot.read_once().q_d)
goal[0] += 0.1
handler.set_joint_position_target(Handler.JointPositionTarget(goal))
deadline = time.monotonic() + 10
feedback = handler.get_target_feedback()
while time.monotonic() < deadline and "Reached" not in str(feedback.status):
    feedback = handler.get_target_feedback()
answer.update(status=str(feedback.status), error=configured.error_message or "")
handler.stop_control()
answer["off"] = abs(robot.read_once().q[0] - goal[0])
""",
        robot.host,
    )
    assert "Reached" in answer["status"]
    assert answer["off"] < 0.005


def test_franka_rs_holds_joint_targets_by_torques(robot):
    answer = run_client(
        """
import time
import franka
robot = franka.Robot(host, realtime="ignore")
targets = robot.joint_targets(fraction=0.5, max_deviation=7.0, velocity_feedforward=True)
q = list(targets.target())
q[0] += 0.05
deadline = time.monotonic() + 10
while time.monotonic() < deadline and abs(targets.state().q[0] - q[0]) > 1e-3:
    targets.move_to(q)
    time.sleep(0.002)
answer.update(off=abs(targets.state().q[0] - q[0]), server=robot.server_version)
targets.stop()
""",
        robot.host,
    )
    assert answer == {"off": pytest.approx(0.0, abs=1e-3), "server": 10}
    motion = FciRecording(robot.recording).motions()[-1]
    assert motion.status is MoveStatus.SUCCESS
    assert abs(motion.differences("tau_J_d", 1)).max() <= 1000.0 * 1.001


def test_the_names_of_all_error_flags_are_those_of_libfranka():
    assert len(ERRORS) == 41
    code = "import pylibfranka as pf\nanswer['names'] = [n for n in dir(pf.Errors) if not n.startswith('_')]"
    assert run_client(code, "")["names"] == sorted(ERRORS)


def test_the_hand_opens_and_closes_and_a_grasp_of_nothing_is_unsuccessful(robot):
    answer = run_client(
        """
import franka
hand = franka.Gripper(host)
answer.update(moved=hand.move(0.03, 0.2), width=hand.read_once().width)
answer.update(grasped=hand.grasp(0.02, 0.2, 20.0, 0.005, 0.005), homed=hand.homing())
answer["largest"] = hand.read_once().max_width
""",
        robot.host,
    )
    assert answer["moved"]
    assert answer["width"] == pytest.approx(0.03, abs=1e-3)
    assert (answer["grasped"], answer["homed"], answer["largest"]) == (False, True, pytest.approx(0.08))
    moved, grasped, homed = FciRecording(robot.recording).hand_answers()[-3:]
    assert moved == (HandRequest.MOVE, (0.03, 0.2, 0.0, 0.0, 0.0), HandStatus.SUCCESS)
    # On the wire a grasp is width, inner and outer tolerance, speed, force.
    assert grasped == (HandRequest.GRASP, (0.02, 0.005, 0.005, 0.2, 20.0), HandStatus.UNSUCCESSFUL)
    assert (homed[0], homed[2]) == (HandRequest.HOMING, HandStatus.SUCCESS)
