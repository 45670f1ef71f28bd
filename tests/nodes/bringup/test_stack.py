import importlib.util
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hcvla.nodes.bringup.stack import StackError, check_arguments, defaults, describe


def test_every_described_node_has_a_module_with_a_main():

    for node in describe(defaults()):
        spec = importlib.util.find_spec(node.module)
        assert spec is not None, node.module
        assert "def main(" in Path(spec.origin).read_text(encoding="utf-8")


def test_an_unknown_argument_names_the_nearest():
    with pytest.raises(StackError, match="unknown argument 'skils'; did you mean 'skills'"):
        check_arguments({"skils": "oracle"})


def test_a_wrong_choice_lists_the_choices():
    with pytest.raises(StackError, match="'clock' is 'slow', expected one of realtime, fast, lockstep"):
        check_arguments({"clock": "slow"})


def test_a_missing_config_file_is_said_before_anything_starts():
    with pytest.raises(StackError, match=r"no file '/nowhere\.yaml'"):
        check_arguments({"config": "/nowhere.yaml"})


def test_a_seed_that_is_no_number_is_refused():
    with pytest.raises(StackError, match="seed"):
        describe({"seed": "three"})


ORPHANS = """
import sys, time
from pathlib import Path
from hcvla.nodes.bringup.processes import StackProcesses
from hcvla.nodes.bringup.stack import NodeDescription
nodes = StackProcesses([NodeDescription("memory", {"path": sys.argv[1]})], "orphan", Path(sys.argv[2])).__enter__()
print(nodes.pid("memory"), flush=True)
time.sleep(60.0)
"""


@pytest.mark.ros
def test_nodes_end_when_whoever_started_them_is_killed(tmp_path):
    command = [sys.executable, "-c", ORPHANS, str(tmp_path / "memory.sqlite"), str(tmp_path)]
    starter = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    pid = int(starter.stdout.readline())
    log = tmp_path / "memory.log"
    _wait_until(lambda: log.exists() and "ready" in log.read_text(), "the node's start")
    starter.kill()
    starter.wait()
    _wait_until(
        lambda: not Path(f"/proc/{pid}/cmdline").exists() or not Path(f"/proc/{pid}/cmdline").read_bytes(), "its end"
    )


def _wait_until(condition, what, limit_sec=30.0):
    deadline = time.monotonic() + limit_sec
    while not condition():
        assert time.monotonic() < deadline, f"{what} did not come within {limit_sec:g} s"
        time.sleep(0.05)
