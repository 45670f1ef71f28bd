import os
import socket
import tempfile

import pytest

from hcvla.nodes.bringup import environment as checks
from hcvla.nodes.bringup.environment import EnvironmentFaultError, check_environment


def test_this_environment_is_sound():
    check_environment()


@pytest.mark.parametrize("domain", ["", "0", "101", "232"])
def test_a_domain_is_a_whole_number_up_to_232(domain):
    assert checks.check_domain({"ROS_DOMAIN_ID": domain}) == f"ROS_DOMAIN_ID={domain or 0}"


@pytest.mark.parametrize("domain", ["abc", "233", "-1", "1.5", "٣", " 7"])
def test_another_domain_is_one_line_with_what_to_set(domain):
    with pytest.raises(EnvironmentFaultError) as refused:
        checks.check_domain({"ROS_DOMAIN_ID": domain})
    assert str(refused.value) == (
        f"ROS_DOMAIN_ID is '{domain}', expected a whole number from 0 to 232; "
        "unset ROS_DOMAIN_ID, or export ROS_DOMAIN_ID=0"
    )


@pytest.mark.parametrize(
    ("variables", "folder"),
    [
        ({"HOME": "{}/me"}, "{}/me/.ros/log"),
        ({"HOME": "{}/me", "ROS_HOME": "{}/ros"}, "{}/ros/log"),
        ({"HOME": "{}/me", "ROS_HOME": "{}/ros", "ROS_LOG_DIR": "{}/own"}, "{}/own"),
    ],
)
def test_logs_go_where_ros_would_write_them(tmp_path, variables, folder):
    given = {name: value.format(tmp_path) for name, value in variables.items()}
    assert checks.check_log_folder(given) == folder.format(tmp_path)
    assert os.path.isdir(folder.format(tmp_path))


def test_without_a_home_or_with_one_that_cannot_be_written_the_line_says_what_to_set(tmp_path):
    with pytest.raises(EnvironmentFaultError, match=r"HOME is not set, .*; export HOME=FOLDER or ROS_LOG_DIR=FOLDER"):
        checks.check_log_folder({})
    (tmp_path / "file").touch()
    with pytest.raises(EnvironmentFaultError, match=f"{tmp_path}/file/.ros/log: Not a directory; export ROS_LOG_DIR"):
        checks.check_log_folder({"HOME": str(tmp_path / "file")})


def test_a_temporary_folder_without_room_is_named(monkeypatch):
    # Every write to it fails: no space left on device.
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda dir: open("/dev/full", "wb", buffering=0))  # noqa: SIM115
    with pytest.raises(EnvironmentFaultError) as refused:
        checks.check_temporary_folder({"TMPDIR": "/scratch"})
    assert str(refused.value) == (
        "the temporary folder /scratch cannot be written to: No space left on device; "
        "make room there, or export TMPDIR=FOLDER"
    )


def test_a_machine_that_cannot_reach_itself_is_told_how_to(monkeypatch):
    # An address of the documentation's range (RFC 5737), which no interface here has.
    monkeypatch.setattr(checks, "_LOOPBACK", "192.0.2.1")
    with pytest.raises(EnvironmentFaultError, match=r"nothing can be sent to 192.0.2.1: .*; sudo ip link set lo up"):
        checks.check_loopback({})


def test_the_first_fault_is_raised():
    with pytest.raises(EnvironmentFaultError, match="ROS_DOMAIN_ID"):
        check_environment({"ROS_DOMAIN_ID": "x"})


def test_the_datagram_is_received_by_who_sent_it():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM):
        assert checks.check_loopback({}) == "127.0.0.1"
