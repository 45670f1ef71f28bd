"""What the client libraries see of each fault: every one in a process of its own, for several of them make one hang."""

from __future__ import annotations

import subprocess

import pytest

from fake_robot import FakeRobotProcess, run_client
from hcvla.fake_franka.control import inject
from hcvla.fake_franka.recording import FciRecording
from hcvla.fake_franka.wire import Command, MoveStatus

pytest.importorskip("franka")
pytest.importorskip("pylibfranka")

HOLD = """
import pylibfranka as pf

def hold(robot, periods):
    control = robot.start_joint_position_control(pf.ControllerMode.JointImpedance)
    state, _ = control.readOnce()
    q = list(state.q_d)
    for _ in range(periods):
        control.writeOnce(pf.JointPositions(q))
        control.readOnce()
    last = pf.JointPositions(q)
    last.motion_finished = True
    control.writeOnce(last)

def outcome(act):
    try:
        act()
    except (pf.FrankaException, RuntimeError) as error:
        return f"{type(error).__name__}: {error}"
    return ""
"""
CONNECTED = HOLD + "robot = pf.Robot(host, pf.RealtimeConfig.kIgnore)\n"


@pytest.fixture(autouse=True)
def _released(robot):
    yield
    inject(robot.host, "release")


def test_a_reflex_ends_the_motion_and_after_recovery_the_arm_moves_again(robot):
    inject(robot.host, "cartesian_reflex on motion after 0.05")
    answer = run_client(
        CONNECTED
        + """
answer["first"] = outcome(lambda: hold(robot, 100))
answer["reflex"] = str(robot.read_once().robot_mode)
answer["refused"] = outcome(lambda: hold(robot, 10))
robot.automatic_error_recovery()
answer["second"] = outcome(lambda: hold(robot, 10))
""",
        robot.host,
    )
    assert answer["first"].startswith("ControlException")
    assert "cartesian_reflex" in answer["first"]
    assert answer["reflex"] == "RobotMode.Reflex"
    assert answer["refused"]
    assert answer["second"] == ""
    recording = FciRecording(robot.recording)
    assert [motion.status for motion in recording.motions()[-2:]] == [MoveStatus.REFLEX_ABORTED, MoveStatus.SUCCESS]
    assert Command.AUTOMATIC_ERROR_RECOVERY in recording.requests()


@pytest.mark.parametrize(("burst", "error"), [(5, ""), (19, ""), (21, "communication_constraints_violation")])
def test_19_lost_commands_are_survived_and_20_are_not(robot, burst, error):
    inject(robot.host, f"lose {burst} on motion after 0.02")
    answer = run_client(
        CONNECTED
        + """
answer["outcome"] = outcome(lambda: hold(robot, 80))
robot.automatic_error_recovery()
""",
        robot.host,
    )
    assert error in answer["outcome"]
    assert bool(error) == bool(answer["outcome"])
    assert FciRecording(robot.recording).motions()[-1].lost == min(burst, 20)


@pytest.mark.parametrize(
    ("fault", "mode"), [("user_stop", "UserStopped"), ("guiding", "Guiding"), ("brakes_closed", "Other")]
)
def test_an_arm_that_people_hold_refuses_to_move_until_it_is_released(robot, fault, mode):
    inject(robot.host, fault)
    answer = run_client(
        CONNECTED
        + """
answer["mode"] = str(robot.read_once().robot_mode)
answer["refused"] = outcome(lambda: hold(robot, 5))
""",
        robot.host,
    )
    assert answer["mode"] == f"RobotMode.{mode}"
    assert answer["refused"].startswith("CommandException")


def test_a_user_stop_ends_a_running_motion_and_cannot_be_recovered_by_software(robot):
    inject(robot.host, "user_stop on motion after 0.02")
    answer = run_client(
        CONNECTED
        + """
answer["motion"] = outcome(lambda: hold(robot, 80))
answer["recovery"] = outcome(robot.automatic_error_recovery)
""",
        robot.host,
    )
    assert "safety" in answer["motion"]
    assert answer["recovery"].startswith("CommandException")


@pytest.mark.parametrize("version", [5, 9])
def test_another_version_of_the_protocol_is_named(robot, version):
    inject(robot.host, f"version {version}")
    answer = run_client(
        HOLD + "answer['error'] = outcome(lambda: pf.Robot(host, pf.RealtimeConfig.kIgnore))", robot.host
    )
    assert f"server version: {version}, library version: 10" in answer["error"]
    answer = run_client(
        """
import franka
try:
    franka.Robot(host, realtime="ignore")
except franka.FrankaError as error:
    answer["kind"] = error.kind
""",
        robot.host,
    )
    assert answer["kind"] == "incompatible_version"


def test_a_second_client_is_turned_away(robot):
    inject(robot.host, "second_client")
    answer = run_client(
        HOLD + "answer['error'] = outcome(lambda: pf.Robot(host, pf.RealtimeConfig.kIgnore))", robot.host
    )
    assert answer["error"]


def test_a_silent_robot_makes_the_library_wait_for_ever(robot):
    inject(robot.host, "silent")
    with pytest.raises(subprocess.TimeoutExpired):
        run_client("import pylibfranka as pf\npf.Robot(host, pf.RealtimeConfig.kIgnore)", robot.host, limit_sec=2.0)


def test_a_robot_that_sends_no_states_is_noticed_after_a_second(robot):
    answer = run_client(
        CONNECTED
        + """
import time
from hcvla.fake_franka.control import inject
inject(host, "freeze 2")
begun = time.monotonic()
answer["error"] = outcome(lambda: [robot.read_once() for _ in range(5000)])
answer["seconds"] = time.monotonic() - begun
""",
        robot.host,
    )
    assert answer["error"].startswith("NetworkException")
    assert answer["seconds"] > 0.9


def test_a_dropped_connection_ends_the_motion(robot):
    inject(robot.host, "drop on motion after 0.02")
    answer = run_client(CONNECTED + "answer['error'] = outcome(lambda: hold(robot, 3000))", robot.host)
    assert answer["error"].startswith("NetworkException")


def test_the_hand_reports_failed_aborted_and_missed_apart(robot):
    answer = run_client(
        """
import franka
from hcvla.fake_franka.control import inject
hand = franka.Gripper(host)

def outcome(act):
    try:
        return act()
    except Exception as error:
        return str(error)

inject(host, "hand_fail")
answer["fail"] = outcome(lambda: hand.move(0.05, 0.2))
inject(host, "hand_abort")
answer["abort"] = outcome(lambda: hand.move(0.05, 0.2))
inject(host, "hand_unhomed")
answer["unhomed"] = (outcome(lambda: hand.move(0.05, 0.2)), hand.read_once().max_width)
answer["homed"] = hand.homing()
""",
        robot.host,
    )
    assert "failed" in answer["fail"].lower()
    assert "aborted" in answer["abort"].lower()
    assert "failed" in answer["unhomed"][0].lower()
    assert (answer["unhomed"][1], answer["homed"]) == (0.0, True)


def test_a_robot_without_a_hand_refuses_the_connection_and_a_killed_one_is_gone():
    with FakeRobotProcess() as fake:
        inject(fake.host, "no_hand")
        code = """
import franka
try:
    franka.Gripper(host)
except franka.FrankaError as error:
    answer["error"] = str(error)
"""
        assert "refused" in run_client(code, fake.host)["error"]
        inject(fake.host, "kill after 0.01")
        assert fake.wait(5.0) == -9
