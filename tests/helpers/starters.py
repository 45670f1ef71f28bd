"""Commands that start nodes, seen from outside."""

import signal
import time
from pathlib import Path

from waiting import wait_until

END_SEC = 3.0
SCHEDULED_SEC = 1.0
"""Of a busy machine, on top of the limit that is promised."""


def nodes_of(starter):
    """Return the process ids of living nodes that a process started, by node name."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            variables, command = (folder / "environ").read_bytes(), (folder / "cmdline").read_bytes().decode()
        except OSError:
            continue
        names = [word.partition(":=")[2] for word in command.split("\0") if word.startswith("__node:=")]
        if f"HCVLA_PARENT={starter.pid}".encode() in variables.split(b"\0") and names:
            found[names[-1]] = int(folder.name)
    return found


def assert_ends_on_ctrl_c(starter, said):
    """Have it end as Ctrl-C does: in time, without a node left or a traceback in the file with what it said."""
    started = time.monotonic()
    starter.send_signal(signal.SIGINT)
    assert starter.wait(30.0) == 0
    assert time.monotonic() - started < END_SEC + SCHEDULED_SEC
    assert nodes_of(starter) == {}
    assert "Traceback" not in said.read_text()


def assert_nodes_end_when_killed(starter):
    """Kill it; its nodes end by themselves."""
    starter.kill()
    starter.wait()
    wait_until(lambda: not nodes_of(starter), 10.0, "the end of all nodes")
