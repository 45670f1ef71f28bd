"""Nodes as processes: started again if they die, and ended within a limit."""

import os
import signal
import time

import pytest

from hcvla.nodes.bringup.arguments import RESPAWNS, respawns
from hcvla.nodes.bringup.processes import NodeDiedError, StackProcesses
from hcvla.nodes.bringup.stack import NodeDescription
from waiting import wait_until

pytestmark = pytest.mark.ros


class Stubborn(NodeDescription):
    """A process that SIGTERM does not end (tests/helpers/stubborn_node.py)."""

    module = "stubborn_node"


def memory(path):
    return NodeDescription("memory", {"path": str(path)})


def next_lines(processes):
    """Return what `check` says when it says something."""
    lines = []
    wait_until(lambda: lines.extend(processes.check().values()) or lines, 30.0, "the end of a node")
    return lines


def test_respawning_is_the_default_and_can_be_switched_off():
    assert respawns({}) == RESPAWNS
    assert respawns({"respawn": "false"}) == 0


def test_a_node_that_died_is_started_again_until_the_limit_then_it_is_an_error(tmp_path):
    with StackProcesses([memory(tmp_path / "m.sqlite")], "lab", tmp_path / "log", respawns=1) as processes:
        assert processes.check() == {}
        first = processes.pid("memory")
        os.kill(first, signal.SIGKILL)
        (line,) = next_lines(processes)
        assert line.startswith("node 'memory' ended with status -9: ")
        assert line.endswith("; started again (1 of 1 times)")
        assert processes.pid("memory") != first
        os.kill(processes.pid("memory"), signal.SIGKILL)
        with pytest.raises(NodeDiedError, match="node 'memory' ended with status -9"):
            next_lines(processes)


def test_a_node_that_says_it_cannot_run_like_this_is_not_started_again(tmp_path):
    (tmp_path / "file").touch()
    faulty = memory(tmp_path / "file" / "m.sqlite")
    with (
        StackProcesses([faulty], "lab", tmp_path / "log", respawns=5) as processes,
        pytest.raises(
            NodeDiedError, match=r"ended with status 2: cannot open the memory .*: (Not a directory|.*File exists)"
        ),
    ):
        next_lines(processes)


def test_what_does_not_end_when_asked_is_killed_after_three_seconds(tmp_path):
    helpers = os.path.join(os.path.dirname(__file__), "..", "..", "helpers")
    nodes = [Stubborn("first"), Stubborn("last")]
    processes = StackProcesses(nodes, "lab", tmp_path / "log", {"PYTHONPATH": helpers})
    with processes:
        for name in ("first", "last"):
            log = tmp_path / "log" / f"{name}.log"
            wait_until(lambda log=log: log.exists() and "deaf" in log.read_text(), 30.0, "the node's start")
        pids = [processes.pid("first"), processes.pid("last")]
        started = time.monotonic()
    assert 2.9 < time.monotonic() - started < 6.0
    assert not any(os.path.exists(f"/proc/{pid}") for pid in pids)
