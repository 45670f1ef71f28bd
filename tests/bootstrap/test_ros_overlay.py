import os
import subprocess
from pathlib import Path

import pytest
import ros_overlay


@pytest.fixture
def venv(tmp_path):
    """Return an environment's folder, with a blank in its path, holding nothing but the wrappers."""
    folder = tmp_path / "my checkout" / ".venv"
    (folder / "bin").mkdir(parents=True)
    (folder / "lib" / "python3.11" / "site-packages" / "ros_rcl.libs").mkdir(parents=True)
    ros_overlay.write_wrappers(folder, "3.11")
    return folder


def in_wrapper(venv, variable, **environment):
    """Return a variable as a command run by ros-env sees it."""
    command = [str(venv / "bin" / "ros-env"), "/bin/sh", "-c", f'printf %s "${variable}"']
    clean = {"PATH": os.environ["PATH"], **environment}
    return subprocess.run(command, env=clean, capture_output=True, text=True, check=True, timeout=20).stdout


def test_the_overlay_stands_before_the_environment(venv):
    assert in_wrapper(venv, "AMENT_PREFIX_PATH") == f"{venv}/ros/install:{venv}"


def test_the_libraries_of_the_wheels_are_found(venv):
    libraries = in_wrapper(venv, "LD_LIBRARY_PATH").split(":")
    assert libraries[:2] == [f"{venv}/ros/install/lib", f"{venv}/lib"]
    assert f"{venv}/lib/python3.11/site-packages/ros_rcl.libs" in libraries


def test_another_ros_installation_is_kept_out_and_a_users_overlay_let_in(venv, tmp_path):
    (tmp_path / "ros" / "share" / "rclpy").mkdir(parents=True)
    (tmp_path / "mine").mkdir()
    given = f"{tmp_path}/mine:{tmp_path}/ros"
    kept = in_wrapper(venv, "AMENT_PREFIX_PATH", AMENT_PREFIX_PATH=given).split(":")
    assert kept == [f"{venv}/ros/install", str(venv), f"{tmp_path}/mine"]


def test_wrapping_twice_changes_nothing(venv):
    once = in_wrapper(venv, "AMENT_PREFIX_PATH")
    assert in_wrapper(venv, "AMENT_PREFIX_PATH", AMENT_PREFIX_PATH=once) == once


def test_arguments_pass_whole(venv):
    command = [str(venv / "bin" / "ros-env"), "printf", "<%s>", 'it\'s a "test"', "$HOME *"]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == '<it\'s a "test"><$HOME *>'


def test_the_build_machines_folders_are_replaced_once(tmp_path):
    file = tmp_path / "share" / "std_msgs" / "cmake" / "export.cmake"
    file.parent.mkdir(parents=True)
    numpy = "/opt/python/cp311-cp311/lib/python3.11/site-packages/numpy/_core/include"
    file.write_text(f'"/opt/python/cp311-cp311/include/python3.11;{numpy}"')
    assert ros_overlay.repair_wheels(tmp_path, "/py/include", "/np/include") == 1
    assert file.read_text() == '"/py/include;/np/include"'
    assert ros_overlay.repair_wheels(tmp_path, "/py/include", "/np/include") == 0


def test_a_stand_in_is_built_only_where_the_real_package_is_missing(tmp_path):
    stand_in = tmp_path / "src" / "overlays" / "tf2_msgs"
    stand_in.mkdir(parents=True)
    (stand_in / "package.xml").write_text("<package/>")
    venv = tmp_path / ".venv"
    assert ros_overlay.missing_overlays(tmp_path, venv) == [stand_in]
    (venv / "share" / "tf2_msgs").mkdir(parents=True)
    (venv / "share" / "tf2_msgs" / "package.xml").write_text("<package/>")
    assert ros_overlay.missing_overlays(tmp_path, venv) == []


def test_a_file_is_replaced_not_written_into(tmp_path):
    shared, own = tmp_path / "shared", tmp_path / "own"
    shared.write_text("theirs")
    os.link(shared, own)
    ros_overlay.replace_file(own, "ours")
    assert (shared.read_text(), own.read_text()) == ("theirs", "ours")


def test_every_node_has_its_executable():
    setup_cfg = ros_overlay.Path(__file__).parents[2] / "src" / "hcvla" / "setup.cfg"
    nodes = {name: (module, function) for name, module, function in ros_overlay.node_entry_points(setup_cfg)}
    assert nodes["hcvla_executor"] == ("hcvla.nodes.executor", "main")
    assert nodes["hcvla_recorder"] == ("hcvla.nodes.recorder", "main")
    files = (setup_cfg.parent / "hcvla" / "nodes").glob("*.py")
    with_main = {f"hcvla.nodes.{file.stem}" for file in files if "\ndef main(" in file.read_text()}
    assert {module for module, _ in nodes.values()} == with_main


def test_ros2_launch_finds_the_launch_file_of_the_checkout(tmp_path):
    # ros2launch walks the package's share folder without following links to folders.
    checkout, venv = Path(ros_overlay.__file__).parents[2], tmp_path / ".venv"
    old = venv / "ros" / "install" / "share" / "hcvla"
    old.mkdir(parents=True)
    (old / "launch").symlink_to(checkout / "launch")
    for _ in range(2):
        ros_overlay.register_package(checkout, venv)
        (old / "launch" / "__pycache__").mkdir()
    found = [Path(folder, name) for folder, _, names in os.walk(old) for name in names if name.endswith(".launch.py")]
    assert [file.name for file in found] == ["bringup.launch.py"]
    assert found[0].resolve() == checkout / "launch" / "bringup.launch.py"
    assert (checkout / "launch" / "bringup.launch.py").exists()
