"""`hcvla franka`: what is said of a robot, on the fake one; poses shown by hand."""

import numpy as np
import pytest
from typer.testing import CliRunner

from fake_robot import FakeRobotProcess
from hcvla.api.errors import HcvlaError
from hcvla.cli.franka import app
from hcvla.fake_franka.control import inject
from hcvla.robots.controller import RobotFaultError
from hcvla.robots.fr3 import HOME_Q
from hcvla.robots.franka.check import check_robot
from hcvla.robots.franka.poses import PoseNameError, add_pose, read_poses
from hcvla.robots.franka.reading import FIRST_LIMIT_SEC, probing
from hcvla.robots.kinematics import Kinematics

pytest.importorskip("franka")


@pytest.fixture(scope="module")
def robot():
    with FakeRobotProcess(clock="paced") as fake:
        yield fake


def lines_of(robot):
    return {line.name: line for line in check_robot(robot.host, 0.3)}


def test_a_robot_that_is_ready_is_described_line_by_line(robot):
    lines = lines_of(robot)
    assert list(lines) == [
        "real-time kernel", "real-time priority", "connection", "states", "mode", "joints", "tool", "load", "gripper",
    ]  # fmt: skip
    assert lines["connection"].found == "protocol version 10: FR3, system 5.9 or newer"
    assert lines["joints"].found.startswith("[0.000, -1.000, 0.000, -2.450")
    assert "0.73 kg" in lines["tool"].found
    assert lines["gripper"].found.startswith("open by 80.0 of 80.0 mm")
    assert all(lines[name].works for name in ("connection", "mode", "joints", "tool", "load", "gripper"))


@pytest.mark.parametrize(
    ("fault", "name", "words"),
    [
        ("user_stop", "mode", "the user stop is pressed: release it at the robot"),
        ("version 9", "connection", "update the robot to system 5.9"),
        ("second_client", "connection", "no robot answers"),
        ("hand_unhomed", "gripper", "not homed"),
    ],
)
def test_what_is_wrong_comes_with_what_to_change(robot, fault, name, words):
    inject(robot.host, fault)
    try:
        line = lines_of(robot)[name]
        assert not line.works
        assert words in f"{line.found} {line.change}"
    finally:
        inject(robot.host, "release")


def test_the_command_ends_with_status_1_and_the_next_step_where_no_robot_is():
    result = CliRunner().invoke(app, ["check", "--host", "127.77.0.1"])
    assert result.exit_code == 1
    assert "refuses the connection to port 1337: activate FCI in Desk\n" in result.output


def test_a_silent_robot_is_given_up(robot):
    inject(robot.host, "silent")
    try:
        with probing(robot.host, "follow") as probe, pytest.raises(RobotFaultError, match="says nothing for 2 s"):
            probe.next(2.0)
    finally:
        inject(robot.host, "release")


def test_a_pose_is_recorded_where_the_arm_is_and_bad_names_are_refused(robot, tmp_path):
    out = tmp_path / "lab" / "poses.yaml"
    result = CliRunner().invoke(
        app, ["hand-guide", "record", "--host", robot.host, "--out", str(out)], input="above_tray\nBad Name\n\n"
    )
    assert result.exit_code == 0, result.output
    assert "cannot be called 'Bad Name'" in result.output
    poses = read_poses(out)
    assert list(poses) == ["above_tray"]
    np.testing.assert_allclose(poses["above_tray"]["q_rad"], HOME_Q, atol=1e-4)
    tool = Kinematics().forward(HOME_Q)
    np.testing.assert_allclose(poses["above_tray"]["position_m"], tool.position, atol=1e-4)


def test_the_newest_state_is_read_however_many_wait(robot):
    with probing(robot.host, "follow") as probe:
        assert probe.next(FIRST_LIMIT_SEC)["mode"] == "idle"
        inject(robot.host, "guiding")
        try:
            modes = {probe.newest(2.0)["mode"] for _ in range(30)}
        finally:
            inject(robot.host, "release")
    assert "guiding" in modes


def test_poses_of_a_file_are_kept_and_other_files_are_not_touched(tmp_path):
    path = tmp_path / "poses.yaml"
    add_pose(path, "first", HOME_Q)
    add_pose(path, "second", HOME_Q + 0.1)
    assert list(read_poses(path)) == ["first", "second"]
    with pytest.raises(PoseNameError):
        add_pose(path, "", HOME_Q)
    other = tmp_path / "other.yaml"
    other.write_text("- a list")
    with pytest.raises(HcvlaError, match="no file of poses"):
        add_pose(other, "third", HOME_Q)
    assert other.read_text() == "- a list"
