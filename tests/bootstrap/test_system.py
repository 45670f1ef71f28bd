import subprocess

import pytest
import system
from system import Target, install_commands, missing_packages, refusal


@pytest.fixture
def complete_machine(monkeypatch, tmp_path):
    (tmp_path / "Python.h").write_text("")
    monkeypatch.setattr(system.shutil, "which", lambda program: f"/usr/bin/{program}")
    monkeypatch.setattr(system, "headless_gl", lambda: True)
    return Target("3.11", str(tmp_path), has_venv=True)


def test_a_complete_machine_misses_nothing(complete_machine):
    assert missing_packages(complete_machine) == []


def test_each_missing_object_is_named_by_its_debian_package(monkeypatch, tmp_path):
    monkeypatch.setattr(system.shutil, "which", lambda _: None)
    monkeypatch.setattr(system, "headless_gl", lambda: False)
    expected = ["cmake", "g++", "libegl1", "libgl1", "libgl1-mesa-dri", "make", "python3.12-dev", "python3.12-venv"]
    assert missing_packages(Target("3.12", str(tmp_path), has_venv=False)) == expected


def test_a_user_who_may_not_install_is_shown_the_exact_command():
    expected = "sudo apt-get update && sudo apt-get install -y --no-install-recommends cmake g++"
    assert expected in refusal(["cmake", "g++"])


def test_root_needs_no_sudo(monkeypatch):
    monkeypatch.setattr(system.os, "geteuid", lambda: 0)
    assert system.administrator_prefix() == []


def test_a_user_without_sudo_may_not_install(monkeypatch):
    monkeypatch.setattr(system.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(system.shutil, "which", lambda _: None)
    assert system.administrator_prefix() is None


@pytest.mark.parametrize(("status", "prefix"), [(0, ["sudo", "-n"]), (1, None)])
def test_sudo_counts_only_without_a_password(monkeypatch, status, prefix):
    monkeypatch.setattr(system.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(system.shutil, "which", lambda _: "/usr/bin/sudo")
    monkeypatch.setattr(system.subprocess, "run", lambda *a, **k: subprocess.CompletedProcess(a, status))
    assert system.administrator_prefix() == prefix


def test_packages_are_listed_anew_before_they_are_installed():
    update, install = install_commands(["cmake"], ["sudo", "-n"])
    assert update == ["sudo", "-n", "apt-get", "update"]
    assert install[:4] == ["sudo", "-n", "apt-get", "install"]
    assert install[-1] == "cmake"


def test_a_library_that_is_not_there_does_not_load():
    assert system.loads("libc.so.6")
    assert not system.loads("libno-such-object.so.7")


@pytest.mark.parametrize(
    ("machine", "libc", "fit"),
    [
        ("x86_64", ("glibc", "2.34"), True),
        ("x86_64", ("glibc", "2.100"), True),
        ("x86_64", ("glibc", "2.31"), False),
        ("aarch64", ("glibc", "2.39"), False),
        ("x86_64", ("", ""), False),
    ],
)
def test_wheels_of_arm_and_camera_are_installed_only_where_they_are_built_for(machine, libc, fit):
    assert system.runs_hardware_wheels(machine, libc) is fit
