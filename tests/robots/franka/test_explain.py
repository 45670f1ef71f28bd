import pytest

from hcvla.robots.fr3.table import HOME_Q, Q_LOWER, Q_UPPER
from hcvla.robots.franka.explain import explain, of_joints, of_mode, of_reflex

# What the libraries say, word for word (franka-rs 0.4.0, pylibfranka 0.21.3).
REFUSED = "libfranka: Connection to FCI refused. Please install FCI feature or enable FCI mode in Desk."
RS_LOOKUP = "libfranka: Connection error: failed to lookup address information: Name or service not known"
CPP_LOOKUP = "libfranka: Connection error: Host not found"
UDP = "libfranka: UDP receive: Timeout"
TCP = "libfranka: Incorrect TCP message size."
SAFETY = "libfranka: Move command preempted due to activated safety function! Please disable all safety functions."
ABORTED = "libfranka: Move command aborted!"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (REFUSED, "10.0.0.1 refuses the connection to port 1337: activate FCI in Desk"),
        (RS_LOOKUP, "there is no host '10.0.0.1': give the address of the robot's control box"),
        (CPP_LOOKUP, "there is no host '10.0.0.1'"),
        (UDP, "10.0.0.1 no longer answers (UDP receive: Timeout): check cable and control box"),
        (TCP, "no robot answers at 10.0.0.1 port 1337"),
        (SAFETY, "the user stop is pressed, or another safety function is active: release it at the robot"),
        (ABORTED, "gave no reason, as when it is guided by hand or its brakes are closed: look at it"),
        ("libfranka: something else", "something else"),
    ],
)
def test_every_error_of_the_connection_is_one_line_with_the_next_step(text, words):
    line = explain(RuntimeError(text), "10.0.0.1", "impedance")
    assert words in line
    assert "\n" not in line


@pytest.mark.parametrize(
    ("version", "control", "words"),
    [
        (5, "position", "Panda, system 4.2.1 or newer); control:=position speaks 10: use control:=impedance"),
        (9, "impedance", "FR3, system 5.2 to 5.8); control:=impedance speaks 5 and 10: update the robot to system 5.9"),
        (12, "position", "version 12 of the protocol (unknown to hcvla)"),
    ],
)
def test_a_version_is_explained_by_the_robots_that_speak_it(version, control, words):
    error = RuntimeError(f"libfranka: Incompatible library version (server version: {version}, library version: 10).")
    assert words in explain(error, "robot", control)


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["communication_constraints_violation"], "too many commands came late"),
        (["cartesian_reflex"], "it met something; clear its way"),
        (["joint_velocity_violation"], "the robot stopped: joint_velocity_violation"),
        ([], "gave no reason"),
    ],
)
def test_the_robot_s_error_names_come_with_what_to_do(names, words):
    line = of_reflex(names)
    assert words in line
    assert line.endswith("then run 'hcvla franka recover'")


def test_only_an_idle_or_moving_robot_can_be_moved():
    assert [mode for mode in ("idle", "move") if of_mode(mode)] == []
    for mode in ("user_stopped", "guiding", "other", "reflex", "automatic_error_recovery"):
        assert of_mode(mode)


def test_joints_near_the_end_of_their_range_are_named_and_are_guided_away_by_hand():
    q = HOME_Q.copy()
    assert of_joints(q, 0.05) == ""
    q[3], q[6] = Q_LOWER[3] + 0.04, Q_UPPER[6] - 0.04
    assert of_joints(q, 0.05) == "guide joint 4, 7 away from the end of its range by hand"
    assert of_joints(q, 0.03) == ""
