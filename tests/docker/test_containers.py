"""What can be checked of the containers without an engine: lint, schema, and that everything they name exists."""

import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
import yaml

from hcvla.nodes.bringup.configuration import NODE_CONFIGS
from hcvla.nodes.bringup.stack import describe

CHECKOUT = Path(__file__).resolve().parents[2]
DOCKER = CHECKOUT / "docker"
DOCKERFILE = (DOCKER / "Dockerfile").read_text()
COMPOSE = sorted(DOCKER.glob("compose.*.yaml"))
DEBIAN_PACKAGE = re.compile(r"[a-z0-9][a-z0-9.+-]+")
NEEDED_BY_NO_NODE = {"ros-jazzy-rmw-zenoh-cpp"}
"""Of ROS, in addition to the dependencies of our packages: the other middleware."""


def program(name):
    """Return a development tool of this environment; skip the test where it is not installed."""
    found = shutil.which(name, path=f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin")
    if found is None:
        pytest.skip(f"{name} is not installed (make setup)")
    return found


def compose(name):
    return yaml.safe_load((DOCKER / f"compose.{name}.yaml").read_text())


def service(name, key):
    return compose(name)["services"][key]


def apt_packages():
    installs = re.findall(r"apt-get install -y --no-install-recommends((?:[^&]|\\\n)*)", DOCKERFILE)
    return [word for text in installs for word in text.replace("\\", " ").split()]


def launched(text):
    """Return the bring-up arguments of a service's command, variables at their defaults."""
    text = re.sub(r"\$\{[A-Z_]+:-([^}]*)\}", r"\1", text)
    text = re.sub(r"\$\{[A-Z_]+:\?[^}]*\}", "172.16.0.2", text)
    assert "$" not in text
    words = text.split()
    assert words[:4] == ["ros2", "launch", "hcvla", "bringup.launch.py"]
    arguments = dict(word.split(":=", 1) for word in words[4:])
    # What the containers mount as /lab is config/ unless it is said otherwise.
    return {name: value.replace("/lab", str(CHECKOUT / "config")) for name, value in arguments.items()}


def test_the_dockerfile_passes_its_linter():
    command = [program("hadolint"), "--config", str(DOCKER / ".hadolint.yaml"), str(DOCKER / "Dockerfile")]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 0, ended.stdout


@pytest.mark.parametrize("file", COMPOSE, ids=lambda file: file.name)
def test_every_compose_file_follows_the_compose_specification(file):
    command = [program("check-jsonschema"), "--builtin-schema", "vendor.compose-spec", str(file)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 0, ended.stdout


def test_the_linter_and_the_schema_find_what_is_wrong(tmp_path):
    (tmp_path / "Dockerfile").write_text("FROM ros:latest\nRUN cd /tmp && sudo apt-get install x\n")
    (tmp_path / "compose.yaml").write_text("services: {robot: {imagee: hcvla}}\n")
    lint = [program("hadolint"), "--config", str(DOCKER / ".hadolint.yaml"), str(tmp_path / "Dockerfile")]
    schema = [program("check-jsonschema"), "--builtin-schema", "vendor.compose-spec", str(tmp_path / "compose.yaml")]
    for command in (lint, schema):
        assert subprocess.run(command, capture_output=True, timeout=60, check=False).returncode != 0


def test_every_file_that_is_named_exists():
    named = [word for line in re.findall(r"^COPY (.*) \S+$", DOCKERFILE, re.M) for word in line.split()]
    # Written while the image is built: the lists of the robot's computer.
    written = {"robot-base", "robot"}
    lists = set(re.findall(r"requirements/([a-z-]+)\.txt", DOCKERFILE)) - written
    assert {"base", "jazzy", "no-deps", "franka", "realsense", "dev"} <= lists
    for name in [*named, *(f"requirements/{one}.txt" for one in lists)]:
        assert (CHECKOUT / name).exists(), name
    for file in COMPOSE:
        for one in (yaml.safe_load(file.read_text()).get("services") or {}).values():
            if "build" in one:
                assert (DOCKER / one["build"]["context"] / one["build"]["dockerfile"]).exists()
                assert re.search(rf"^FROM \S+ AS {one['build']['target']}$", DOCKERFILE, re.M)
    assert [(DOCKER / name).exists() for name in compose("one-machine")["include"]] == [True, True]


def test_every_system_package_is_one_of_ros_that_we_depend_on_or_is_in_the_package_index():
    packages = apt_packages()
    assert len(packages) >= 10
    assert [name for name in packages if not DEBIAN_PACKAGE.fullmatch(name)] == []
    ours = {
        f"ros-jazzy-{depend.text.replace('_', '-')}"
        for file in (CHECKOUT / "src").glob("*/package.xml")
        for depend in ElementTree.parse(file).getroot()
        if depend.tag.endswith("depend") and depend.text
    }
    of_ros = {name for name in packages if name.startswith("ros-")}
    assert of_ros - ours - NEEDED_BY_NO_NODE == set()
    # What ros:jazzy has no message package for is installed: those of ros-core and ros-base are there.
    assert {"ros-jazzy-tf2-msgs", "ros-jazzy-vision-msgs", "ros-jazzy-visualization-msgs"} <= of_ros


def test_the_others_are_in_debian_s_index():
    others = [name for name in apt_packages() if not name.startswith(("ros-", "python3-colcon"))]
    index = program("apt-cache")
    known = subprocess.run([index, "pkgnames"], capture_output=True, text=True, timeout=60, check=False).stdout.split()
    if "libusb-1.0-0" not in known:
        pytest.skip("no package index here (apt-get update)")
    assert [name for name in others if name not in known] == []


def test_what_learns_is_left_out_of_the_robot_s_image_and_nothing_else_is():
    pattern = re.search(r"grep -vE '([^']*)' requirements/base.txt", DOCKERFILE).group(1).replace(r"\b", r"\b")
    lines = (CHECKOUT / "requirements" / "base.txt").read_text().splitlines()
    left_out = {line.split("==")[0] for line in lines if re.search(pattern, line)}
    assert left_out == {"torch", "transformers", "diffusers", "accelerate", "peft"}


def test_two_computers_together_run_the_whole_stack_and_no_node_twice():
    robot, compute = (launched(service(*key)["command"]) for key in (("robot", "robot"), ("gpu", "compute")))
    apart = [{node.name for node in describe(arguments)} for arguments in (robot, compute)]
    whole = {node.name for node in describe({"robot": "franka", "robot_host": "172.16.0.2", "camera": "realsense"})}
    assert apart[0] & apart[1] == set()
    assert apart[0] | apart[1] == whole
    assert apart[0] == {"franka_bridge", "realsense_camera"}
    # The executor on the other computer knows the names of the nodes that it needs there.
    executor = next(node for node in describe(compute) if node.name == "executor")
    assert (executor.parameters["bridge"], executor.parameters["camera"]) == ("franka_bridge", "realsense_camera")


def test_the_simulation_s_command_starts_the_simulated_stack():
    names = {node.name for node in describe(launched(service("simulation", "simulation")["command"]))}
    assert {"mujoco_bridge", "mujoco_camera", "executor"} <= names


def test_the_robot_s_container_may_use_real_time_priority_the_network_and_cameras_and_is_not_privileged():
    robot = service("robot", "robot")
    assert robot["ulimits"]["rtprio"] >= NODE_CONFIGS["franka_bridge"].realtime_priority
    assert robot["ulimits"]["memlock"] == -1
    assert robot["cap_add"] == ["SYS_NICE"]
    assert robot["network_mode"] == service("gpu", "compute")["network_mode"] == "host"
    assert {"c 81:* rmw", "c 189:* rmw"} == set(robot["device_cgroup_rules"])
    assert "/dev:/dev" in robot["volumes"]
    assert "privileged" not in robot


def test_only_the_robot_s_container_may_have_real_time_priority():
    for name, key in (("gpu", "compute"), ("simulation", "simulation"), ("zenoh", "router")):
        assert not {"ulimits", "cap_add", "privileged"} & set(service(name, key))
