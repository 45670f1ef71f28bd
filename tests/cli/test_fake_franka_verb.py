"""`hcvla fake-franka`: its list of faults, its refusals, and its process, which never outlives who started it."""

import os
import select
import signal
import socket
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from hcvla.cli.main import load, main
from hcvla.fake_franka.fake import free_address
from hcvla.fake_franka.faults import KINDS
from hcvla.fake_franka.process import FakeFrankaProcess, FakeRobotDiedError
from hcvla.fake_franka.wire import FCI_PORT


def test_every_fault_is_listed_with_what_happens():
    result = CliRunner().invoke(load("fake-franka"), ["--faults"])
    lines = result.output.splitlines()
    assert [line.split()[0] for line in lines] == list(KINDS)
    assert all(len(line.split()) > 2 for line in lines)


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["--host", "127.77.254.252", "--inject", "drop"], "no fake robot at '127.77.254.252'"),
        (["--host", "192.0.2.1"], "expected a free loopback address"),
        (["--scene", "none.yaml"], "'none.yaml' cannot be read"),
        (["--scenario", "none.yaml"], "scenario 'none.yaml' cannot be read"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(capsys, arguments, part):
    assert main(["fake-franka", *arguments]) == 1
    message = capsys.readouterr().err.strip()
    assert part in message
    assert "\n" not in message


def test_an_unknown_clock_is_refused_with_the_known_ones():
    result = CliRunner().invoke(load("fake-franka"), ["--clock", "slow"])
    assert result.exit_code == 2
    assert "lockstep" in result.output


def test_it_says_ready_once_it_can_be_connected_to_and_ends_cleanly_on_sigterm(tmp_path):
    record = tmp_path / "recording.bin"
    with FakeFrankaProcess("--record", str(record)) as robot:
        socket.create_connection((robot.host, FCI_PORT), timeout=2.0).close()
        robot.process.send_signal(signal.SIGTERM)
        assert robot.wait(5.0) is not None
    assert record.exists()


def test_a_robot_that_cannot_start_says_why():
    host = free_address()
    with FakeFrankaProcess(host=host), pytest.raises(FakeRobotDiedError, match="in use"), FakeFrankaProcess(host=host):
        pass


def test_it_ends_with_the_process_that_started_it_even_if_that_is_killed():
    starter = """
import sys
from hcvla.fake_franka.process import FakeFrankaProcess
robot = FakeFrankaProcess().__enter__()
print(robot.process.pid, flush=True)
sys.stdin.read()
"""
    process = subprocess.Popen(
        [sys.executable, "-c", starter], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    robot = os.pidfd_open(int(process.stdout.readline()))
    process.kill()
    process.wait()
    # A process's file descriptor can be read once it has ended.
    assert select.select([robot], (), (), 10.0)[0]
    os.close(robot)
