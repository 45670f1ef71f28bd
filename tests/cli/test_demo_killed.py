"""A demo that is ended in the middle of its task: the arm stops, and no process is left."""

import os
import signal
import subprocess
import sys
import time

import pytest

from domains import reserve_domain
from starters import nodes_of
from waiting import wait_until

pytestmark = [pytest.mark.ros, pytest.mark.stack, pytest.mark.timeout(300)]

RUNNING_SEC, END_SEC = 120.0, 10.0


def test_a_demo_that_is_ended_while_its_task_runs_leaves_no_process(tmp_path):
    said, program = tmp_path / "said", tmp_path / "program.py"
    program.write_text("for number in range(20):\n    move_to(Pose(0.4, 0.2, 0.35))\n    go_home()\n")
    command = ["demo", "--skills", "oracle", "--program", str(program), "--out", str(tmp_path / "demo")]
    with said.open("wb") as file:
        demo = subprocess.Popen(
            [sys.executable, "-m", "hcvla.cli.main", *command], stdout=file, stderr=file,
            env={**os.environ, "ROS_DOMAIN_ID": str(reserve_domain())},
        )  # fmt: skip
    try:
        wait_until(lambda: "running" in said.read_text() or demo.poll() is not None, RUNNING_SEC, "a running task")
        assert demo.poll() is None, said.read_text()
        assert len(nodes_of(demo)) == 6
        started = time.monotonic()
        demo.send_signal(signal.SIGTERM)
        demo.wait(END_SEC)
        wait_until(lambda: not nodes_of(demo), END_SEC - (time.monotonic() - started), "the end of all nodes")
    finally:
        demo.kill()
    assert "Traceback" not in said.read_text()
