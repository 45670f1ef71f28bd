"""The package builds with colcon, as in a ROS 2 installation."""

import subprocess
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]


def files_below(folder: Path) -> set[str]:
    """Return the files below a folder, relative to it."""
    files = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {str(path) for path in files if "__pycache__" not in path.parts}


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """Return the prefix that `colcon build` of src/hcvla fills."""
    root = tmp_path_factory.mktemp("workspace")
    command = ["colcon", "--log-base", str(root / "log"), "build", "--base-paths", str(CHECKOUT / "src" / "hcvla")]
    command += ["--build-base", str(root / "build"), "--install-base", str(root / "install")]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=200, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return root / "install" / "hcvla"


def test_launch_and_config_files_lie_where_ros2_launch_looks(installed):
    share = installed / "share" / "hcvla"
    for folder in ("launch", "config"):
        assert files_below(share / folder) == files_below(CHECKOUT / folder) != set()
    assert (share / "package.xml").is_file()


def test_the_package_is_in_the_ament_index(installed):
    assert (installed / "share" / "ament_index" / "resource_index" / "packages" / "hcvla").is_file()


def test_nodes_are_executables_that_use_the_active_environment(installed):
    executor = installed / "lib" / "hcvla" / "hcvla_executor"
    assert executor.read_text().startswith("#!/usr/bin/env python3\n")
    assert executor.stat().st_mode & 0o111


def test_the_source_tree_stays_clean(installed):
    assert not list((CHECKOUT / "src" / "hcvla").glob("*.egg-info"))


def test_colcon_finds_our_two_packages_and_no_stand_in():
    ended = subprocess.run(
        ["colcon", "list", "--names-only"],
        capture_output=True, text=True, timeout=60, check=True, cwd=CHECKOUT,
    )  # fmt: skip
    assert ended.stdout.split() == ["hcvla", "hcvla_interfaces"]
