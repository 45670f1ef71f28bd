"""`ros2 launch` of the stack, where launch is installed: a dead node is started again, and an end leaves none."""

import os
import shutil
import signal
import subprocess

import pytest

from domains import reserve_domain
from starters import assert_ends_on_ctrl_c, assert_nodes_end_when_killed, nodes_of
from waiting import wait_until

pytest.importorskip("launch_ros", reason="launch is no package of `make setup`")
pytestmark = [pytest.mark.ros, pytest.mark.stack, pytest.mark.timeout(300)]

READY_SEC, AGAIN_SEC = 120.0, 30.0


@pytest.fixture
def launched(tmp_path):
    """Return `ros2 launch`, all nodes ready, and the file with what it says."""
    said = tmp_path / "said"
    command = [shutil.which("ros2"), "launch", "hcvla", "bringup.launch.py", f"memory:={tmp_path}/m.sqlite"]
    with said.open("wb") as file:
        process = subprocess.Popen(
            command, stdout=file, stderr=file, env={**os.environ, "ROS_DOMAIN_ID": str(reserve_domain())}
        )
    wait_until(lambda: said.read_text().count("]: ready") == 7 or process.poll() is not None, READY_SEC, "a stack")
    yield process, said
    process.kill()
    process.wait()


def test_a_dead_node_is_started_again_and_ctrl_c_leaves_nothing(launched):
    process, said = launched
    assert process.poll() is None, said.read_text()
    nodes = nodes_of(process)
    assert len(nodes) == 7
    os.kill(nodes["memory"], signal.SIGKILL)
    wait_until(lambda: said.read_text().count("[hcvla.memory]: ready") == 2, AGAIN_SEC, "a restart")
    assert nodes_of(process)["memory"] != nodes["memory"]
    assert_ends_on_ctrl_c(process, said)


def test_nodes_of_a_launch_that_is_killed_end_by_themselves(launched):
    process, said = launched
    assert process.poll() is None, said.read_text()
    assert_nodes_end_when_killed(process)
