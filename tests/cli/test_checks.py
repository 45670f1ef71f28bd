from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from hcvla.cameras.errors import CameraLibraryError
from hcvla.cli import checks
from hcvla.cli.checks import Check, check_packages, check_planner, check_python


def test_a_package_that_is_not_there_is_named_with_the_command_that_brings_it():
    check = check_packages(["numpy", "no-such-distribution"])
    assert not check.works
    assert check.found == "missing: no-such-distribution"
    assert check.fix in ("make setup", "python3 -m pip install -r requirements/jazzy.txt")


def test_packages_are_shown_with_their_versions():
    check = check_packages(["PyYAML"])
    assert check.works
    assert check.found.startswith("PyYAML 6")


def test_another_python_is_refused(monkeypatch):
    monkeypatch.setattr(checks.sys, "version_info", (3, 13, 0, "final", 0))
    assert not check_python().works


def test_a_checkpoint_without_weights_is_missing(monkeypatch, tmp_path):
    (tmp_path / "config.json").write_text("{}")
    monkeypatch.setattr(checks, "resource", lambda _: Path(tmp_path))
    assert check_planner().found == f"{tmp_path} lacks model.safetensors"
    (tmp_path / "model.safetensors").write_text("version https://git-lfs.github.com/spec/v1\n")
    assert check_planner().fix == f"git -C {tmp_path} lfs pull"
    save_file({"w": np.zeros(2)}, tmp_path / "model.safetensors")
    assert check_planner().works


def test_a_probe_that_hangs_is_given_up(monkeypatch):
    monkeypatch.setattr(checks, "PROBE_LIMIT_SEC", 0.01)
    assert checks.probe("middleware") == (False, "no answer within 0.01 s")


def test_a_probe_that_fails_says_why_in_one_line(monkeypatch):
    works, found = checks.probe("no-such-probe")
    assert not works
    assert found == "KeyError: 'no-such-probe'"


def test_a_frame_is_really_rendered_here():
    check = checks.check_rendering()
    assert check.works, check.found
    assert "first frame after" in check.found


def test_a_message_really_goes_there_and_back():
    check = checks.check_middleware()
    assert check.works, check.found
    assert "ms there and back" in check.found


def test_a_fault_of_the_environment_is_a_failed_check_with_its_cure(monkeypatch):
    monkeypatch.setenv("ROS_DOMAIN_ID", "abc")
    check = checks.check_domain()
    assert (check.works, check.needed) == (False, True)
    assert check.found == "ROS_DOMAIN_ID is 'abc', expected a whole number from 0 to 232"
    assert check.fix == "unset ROS_DOMAIN_ID, or export ROS_DOMAIN_ID=0"


def test_a_failed_check_says_what_fixes_it():
    assert Check("python", True, "3.11.7").fix == ""
    with pytest.raises(ValueError, match="'python' fails and does not say what fixes it"):
        Check("python", False, "3.13.0")


def test_every_check_has_its_own_name_and_says_what_it_found():
    found = [function() for function in checks.CHECKS if function.__name__ not in PROBES]
    assert len({check.name for check in found}) == len(found)
    assert all(check.found for check in found)


PROBES = ("check_rendering", "check_middleware")


def test_a_camera_library_that_is_missing_is_named_with_what_installs_it(monkeypatch):
    def missing():
        raise CameraLibraryError("pyrealsense2", "No module named 'pyrealsense2'", "install it")

    monkeypatch.setattr(checks, "load_library", missing)
    monkeypatch.setattr(checks.platform, "machine", lambda: "x86_64")
    check = checks.check_camera()
    assert (check.works, check.needed) == (False, False)
    assert check.found == "pyrealsense2 cannot be used: No module named 'pyrealsense2'; install it"
    assert check.fix.startswith("python -m pip install -r requirements/realsense.txt")
    monkeypatch.setattr(checks.platform, "machine", lambda: "aarch64")
    assert checks.check_camera().fix == ("use a computer with an x86_64 processor: there are no wheels for aarch64")


def test_each_missing_library_of_the_arm_is_named_with_the_control_that_needs_it(monkeypatch):
    monkeypatch.setattr(checks, "_find", lambda module: "here" if module == "franka" else None)
    check = checks.check_franka()
    assert (check.works, check.found) == (False, "missing: pylibfranka (control:=position)")


def test_packages_for_ros2_control_are_optional_and_named_with_what_brings_them(monkeypatch):
    monkeypatch.setattr("hcvla.nodes.ros2_control.interfaces.missing_interfaces", lambda packages: packages[1:])
    check = checks.check_ros2_control()
    assert (check.works, check.needed) == (False, False)
    assert check.found == "missing: controller_manager_msgs, franka_msgs"
    assert "source franka_ros2's workspace" in check.fix
