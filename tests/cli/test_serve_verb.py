"""`hcvla serve policy`: from the command line to a server that a robot's skills ask, refused in one line."""

import os
import signal
import subprocess
import sys

import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.cli.main import main
from hcvla.skills.diffusion.checkpoint import save_policy
from hcvla.skills.diffusion.policy import blank_policy
from hcvla.skills.load import load_skills
from helpers.policy_calls import TINY


@pytest.fixture
def checkpoint(tmp_path):
    save_policy(blank_policy(TINY).network, tmp_path / "policy")
    return tmp_path / "policy"


def test_a_served_checkpoint_is_asked_by_skills_until_ctrl_c(checkpoint):
    command = [sys.executable, "-m", "hcvla.cli.main", "serve", "policy", "--skills", str(checkpoint), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ) as server:
        line = server.stdout.readline()
        assert line.startswith(f"serving {checkpoint} at ws://127.0.0.1:")
        address = line.split(" at ")[1].split(";")[0]
        library = load_skills(address, ROBOT_API)()
        assert library._policy.config == TINY
        library._policy._client.close()
        server.send_signal(signal.SIGINT)
        assert server.wait(10.0) == 0


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--skills", "/nowhere"], "policy checkpoint /nowhere: cannot be read: No such file or directory"),
        (["--host", "192.0.2.1"], "cannot listen at 192.0.2.1:8000: "),
    ],
)
def test_what_cannot_be_served_is_one_line(capfd, options, said):
    assert main(["serve", "policy", *options]) == 1
    error = capfd.readouterr().err
    assert error.startswith(f"hcvla: {said}")
    assert error.count("\n") == 1
