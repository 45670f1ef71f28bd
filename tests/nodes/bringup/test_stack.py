import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest
from rcl_interfaces.srv import GetParameters

from hcvla.api.errors import HcvlaError
from hcvla.nodes.bringup.arguments import ARGUMENTS, unknown_arguments, with_defaults
from hcvla.nodes.bringup.configuration import NODE_CONFIGS
from hcvla.nodes.bringup.processes import StackProcesses
from hcvla.nodes.bringup.stack import describe
from waiting import wait_until


def parameters(given):
    return {node.name: dict(node.parameters) for node in describe(given)}


def test_every_described_node_has_a_module_with_a_main_and_a_configuration():
    for node in describe({"recorder": "true"}):
        spec = importlib.util.find_spec(node.module)
        assert spec is not None, node.module
        assert "def main(" in Path(spec.origin).read_text(encoding="utf-8")
        assert node.name in NODE_CONFIGS


def test_defaults_are_left_to_the_nodes():
    assert parameters({}) == {node.name: {} for node in describe({})}
    assert "recorder" not in parameters({})


def test_an_argument_is_shown_with_its_choices_and_default():
    shown = {argument.name: str(argument) for argument in ARGUMENTS}
    assert shown["robot"] == "robot (mujoco, franka, ros2_control, fake-franka; default mujoco): Which arm"
    assert shown["scene"].startswith("scene (default none): Scene file")


def test_an_argument_s_default_choices_and_description_are_those_of_the_parameter_it_sets():
    clock = next(argument for argument in ARGUMENTS if argument.name == "clock")
    assert (clock.default, clock.choices) == ("realtime", ("realtime", "fast", "lockstep"))
    assert clock.description.startswith("How simulated time passes")
    assert with_defaults({"seed": "3"})["clock"] == "realtime"


def test_a_given_argument_overrules_the_file_even_with_its_default_value_and_others_do_not(tmp_path):
    file = tmp_path / "lab.yaml"
    file.write_text(
        "/**:\n  ros__parameters: {use_sim_time: true}\n"
        "/**/mujoco_bridge:\n  ros__parameters: {seed: 7, guard: {tool_speed_m_s: 0.3}}\n"
    )
    given = {"config": str(file)}
    assert parameters(given)["mujoco_bridge"] == {"use_sim_time": True, "seed": 7, "guard.tool_speed_m_s": 0.3}
    assert parameters(given | {"seed": "0", "use_sim_time": "false"})["mujoco_bridge"] == {
        "use_sim_time": False,
        "seed": 0,
        "guard.tool_speed_m_s": 0.3,
    }


def test_a_real_arm_takes_the_place_of_the_simulated_one_and_the_executor_watches_it():
    given = {"robot": "franka", "robot_host": "172.16.0.2", "control": "position", "camera": "realsense"}
    nodes = parameters(given)
    assert "mujoco_bridge" not in nodes
    assert nodes["franka_bridge"] == {"host": "172.16.0.2", "control": "position"}
    assert nodes["executor"] == {"bridge": "franka_bridge", "camera": "realsense_camera"}
    assert "franka_bridge" not in parameters({})


def test_an_arm_behind_ros2_control_has_its_own_bridge_and_needs_no_address():
    nodes = parameters({"robot": "ros2_control", "camera": "realsense"})
    assert nodes["ros2_control_bridge"] == {}
    assert nodes["executor"] == {"bridge": "ros2_control_bridge", "camera": "realsense_camera"}
    assert not {"mujoco_bridge", "franka_bridge"} & set(nodes)


def test_a_fake_robot_is_driven_as_a_real_one_and_seen_by_the_simulated_cameras():
    nodes = parameters({"robot": "fake-franka", "robot_host": "127.77.0.1", "control": "position"})
    assert "mujoco_bridge" not in nodes
    assert nodes["franka_bridge"] == {"host": "127.77.0.1", "control": "position"}
    assert (nodes["fake_franka"], nodes["executor"]) == ({"host": "127.77.0.1"}, {"bridge": "franka_bridge"})
    assert "mujoco_camera" in nodes
    assert "fake_franka" not in parameters({})


def test_the_address_of_a_real_arm_may_come_from_the_file(tmp_path):
    file = tmp_path / "lab.yaml"
    file.write_text("/**/franka_bridge:\n  ros__parameters: {host: 172.16.0.9}\n")
    nodes = parameters({"robot": "franka", "camera": "opencv", "config": str(file)})
    assert nodes["franka_bridge"] == {"host": "172.16.0.9"}


@pytest.mark.parametrize("where", ["argument", "file"])
def test_a_stepped_clock_reaches_the_skills_wherever_it_was_said(tmp_path, where):
    file = tmp_path / "lab.yaml"
    file.write_text("/**/mujoco_bridge:\n  ros__parameters: {clock: lockstep}\n")
    given = {"clock": "lockstep"} if where == "argument" else {"config": str(file)}
    assert parameters(given)["skill_server"] == {"lockstep": True}
    assert "lockstep" not in parameters({"config": str(file), "clock": "fast"})["skill_server"]


def test_in_a_namespace_of_its_own_a_stack_has_frames_and_a_clock_of_its_own(tmp_path):
    assert all(node.remappings == {} for node in describe({}))
    for node in describe({"namespace": "/left"}):
        assert (node.parameters, node.remappings) == ({"frame_prefix": "left/"}, {"/clock": "clock"})


def test_a_frame_prefix_that_is_given_overrules_the_file_and_the_file_the_namespace(tmp_path):
    file = tmp_path / "lab.yaml"
    file.write_text("/**:\n  ros__parameters: {frame_prefix: of_file/}\n")
    prefix = {"namespace": "left", "config": str(file)}
    assert {values["frame_prefix"] for values in parameters(prefix).values()} == {"of_file/"}
    assert {values["frame_prefix"] for values in parameters(prefix | {"frame_prefix": ""}).values()} == {""}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"frame_prefix": "/left"}, "frame_prefix is '/left', expected letters"),
        ({"frame_prefix": "my robot/"}, "frame_prefix is 'my robot/', expected letters"),
        ({"skils": "oracle"}, "unknown argument 'skils'; did you mean 'skills'"),
        ({"clock": "slow"}, "'clock' is 'slow', expected one of realtime, fast, lockstep"),
        ({"config": "/nowhere.yaml"}, "'/nowhere.yaml' cannot be read: No such file"),
        ({"scene": "/nowhere.yaml"}, "scene file '/nowhere.yaml' cannot be read: No such file"),
        ({"scene": "objects:\n  - 3"}, "object 1 is 3, expected a mapping"),
        ({"seed": "three"}, "'seed' is 'three', expected a whole number from 0"),
        ({"robot": "franka", "camera": "ros"}, "robot:=franka needs the robot.s address: robot_host:=172.16.0.2"),
        ({"robot": "franka", "robot_host": "a"}, "no simulated cameras: camera:=realsense"),
        ({"robot": "ros2_control"}, "robot:=ros2_control has no simulated cameras"),
        ({"robot": "fake-franka"}, "the address that hcvla fake-franka prints: robot_host:=127.77.0.1"),
        ({"robot": "frank"}, "expected one of mujoco, franka"),
    ],
)
def test_what_cannot_be_done_is_said_before_anything_starts(given, words):
    with pytest.raises(HcvlaError, match=words):
        describe(given)


def test_every_argument_that_launch_would_ignore_gets_a_line_with_the_nearest():
    lines = unknown_arguments(["skils", "seed", "zzz"])
    assert [line.split(";")[0] for line in lines] == [
        "bring-up: unknown argument 'skils'",
        "bring-up: unknown argument 'zzz'",
    ]
    assert "did you mean 'skills'" in lines[0]
    assert "frame_prefix" in lines[1]  # nothing is near: all are named
    assert all("\n" not in line and line.endswith("(it has no effect)") for line in lines)


@pytest.mark.ros
def test_what_is_said_to_a_node_reaches_its_parameters(tmp_path, ros):
    config = tmp_path / "lab.yaml"
    config.write_text("/**/memory:\n  ros__parameters: {path: " + str(tmp_path / "of_file.sqlite") + "}\n")
    nodes = [node for node in describe({"config": str(config)}) if node.name == "memory"]
    with StackProcesses(nodes, "lab", tmp_path / "log"):
        client = ros.node("asking").create_client(GetParameters, "/lab/memory/get_parameters")
        answer = ros.ask_another_process(client, GetParameters.Request(names=["path"]))
    assert answer.values[0].string_value == str(tmp_path / "of_file.sqlite")
    assert (tmp_path / "of_file.sqlite").exists()


ORPHANS = """
import sys
from pathlib import Path
from hcvla.nodes.bringup.processes import StackProcesses
from hcvla.nodes.bringup.stack import NodeDescription
nodes = StackProcesses([NodeDescription("memory", {"path": sys.argv[1]})], "orphan", Path(sys.argv[2])).__enter__()
print(nodes.pid("memory"), flush=True)
sys.stdin.read()
"""


@pytest.mark.ros
def test_nodes_end_when_whoever_started_them_is_killed(tmp_path):
    command = [sys.executable, "-c", ORPHANS, str(tmp_path / "memory.sqlite"), str(tmp_path)]
    starter = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    pid = int(starter.stdout.readline())
    log = tmp_path / "memory.log"
    wait_until(lambda: log.exists() and "ready" in log.read_text(), 30.0, "the node's start")
    starter.kill()
    starter.wait()
    wait_until(
        lambda: not Path(f"/proc/{pid}/cmdline").exists() or not Path(f"/proc/{pid}/cmdline").read_bytes(),
        30.0,
        "its end",
    )


def test_only_some_nodes_are_started_here_and_the_others_configuration_is_not_asked_for():
    given = {"robot": "franka", "camera": "realsense", "only": "planner, executor"}
    assert [node.name for node in describe(given)] == ["planner", "executor"]
    with pytest.raises(HcvlaError, match="argument 'only': unknown node 'executer'; did you mean 'executor'"):
        describe({"only": "executer"})
    # A node that this stack does not have is none, though another has it.
    with pytest.raises(HcvlaError, match="unknown node 'franka_bridge'"):
        describe({"only": "franka_bridge"})
