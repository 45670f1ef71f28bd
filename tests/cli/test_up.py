"""`hcvla up` as a user runs it: a second one at the same time, a killed node, Ctrl-C."""

import os
import signal
import subprocess
import sys

import pytest

from domains import reserve_domain
from starters import assert_ends_on_ctrl_c, assert_nodes_end_when_killed, nodes_of
from waiting import wait_until

pytestmark = [pytest.mark.ros, pytest.mark.stack, pytest.mark.timeout(300)]
READY_SEC, AGAIN_SEC = 120.0, 30.0


def hcvla(*arguments):
    return [sys.executable, "-m", "hcvla.cli.main", *arguments]


@pytest.fixture
def environment():
    return {**os.environ, "ROS_DOMAIN_ID": str(reserve_domain())}


@pytest.fixture
def stack(tmp_path, environment):
    """Return `hcvla up`, started by a script in the background and ready, and the file with what it says."""
    said = tmp_path / "said"
    background = ["sh", "-c", 'trap "" INT; exec "$@"', "sh"]
    with said.open("wb") as file:
        process = subprocess.Popen(
            [*background, *hcvla("up", f"memory:={tmp_path}/m.sqlite")], stdout=file, stderr=file, env=environment
        )
    wait_until(lambda: "\nready:" in said.read_text() or process.poll() is not None, READY_SEC, "a ready stack")
    yield process, said
    process.kill()
    process.wait()


def test_a_second_stack_is_refused_a_dead_node_is_started_again_and_ctrl_c_leaves_nothing(stack, environment, tmp_path):
    process, said = stack
    assert process.poll() is None, said.read_text()
    nodes = nodes_of(process)
    assert len(nodes) == 7

    for second in (["up"], ["demo", "--out", str(tmp_path / "demo")]):
        refused = subprocess.run(hcvla(*second), capture_output=True, text=True, env=environment, check=False)
        assert refused.returncode == 1
        assert f"started by process {process.pid}, hcvla_up" in refused.stderr, refused.stderr
        assert refused.stderr.count("\n") == 1
        assert refused.stdout == ""

    os.kill(nodes["memory"], signal.SIGKILL)
    wait_until(lambda: "a task that runs waits for it" in said.read_text(), AGAIN_SEC, "what to do next")
    assert "node 'memory' ended with status -9" in said.read_text()
    assert "started again (1 of 5 times)" in said.read_text()
    wait_until(lambda: nodes_of(process).get("memory") not in (None, nodes["memory"]), AGAIN_SEC, "a new process")

    assert_ends_on_ctrl_c(process, said)


def test_nodes_of_a_stack_that_is_killed_end_by_themselves(stack):
    process, said = stack
    assert process.poll() is None, said.read_text()
    assert_nodes_end_when_killed(process)
