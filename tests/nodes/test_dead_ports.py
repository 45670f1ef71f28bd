"""A new process is heard although processes before it were killed: it keeps off the ports they died on."""

import fcntl
import mmap
import os
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from hcvla.nodes.dead_ports import dead_ports

NODE = """\
import re, sys, rclpy
from pathlib import Path
from hcvla.nodes.middleware import middleware_environment, prepare_middleware
prepare_middleware() if sys.argv[1] == "careful" else None
rclpy.init()
node = rclpy.create_node("new")
print(*set(re.findall(r"/fastrtps_port(\\d+)", Path("/proc/self/maps").read_text())))
"""


@contextmanager
def written_to(file):
    """Have this process write to a port, as one that knew the dead reader does."""
    file.exists() or file.write_bytes(bytes(mmap.PAGESIZE))
    with file.open("r+b") as opened, mmap.mmap(opened.fileno(), mmap.PAGESIZE):
        yield


def processes(folder, lines):
    maps = folder / "17" / "maps"
    maps.parent.mkdir(parents=True)
    maps.write_text("7f00-7f01 rw-s 00000000 00:1a 3  " + "\n7f00-7f01 rw-s 00000000 00:1a 3  ".join(lines))
    return folder


def test_a_port_without_a_reader_that_somebody_has_open_is_dead(tmp_path):
    found = processes(tmp_path / "proc", [f"{tmp_path}/fastrtps_port7411", f"{tmp_path}/fastrtps_port7413"])
    (tmp_path / "fastrtps_port7411_el").touch()
    with (tmp_path / "fastrtps_port7413_el").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert dead_ports(tmp_path, found) == {7411}
    assert dead_ports(tmp_path, found) == {7411, 7413}


def test_a_port_whose_file_was_replaced_is_dead_though_its_successor_is_read(tmp_path):
    found = processes(tmp_path / "proc", [f"{tmp_path}/fastrtps_port7411 (deleted)", "/usr/lib/libfastrtps.so.2.14"])
    with (tmp_path / "fastrtps_port7411_el").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert dead_ports(tmp_path, found) == {7411}


@pytest.mark.ros
@pytest.mark.parametrize(("care", "kept_off"), [("careful", True), ("careless", False)])
def test_a_new_node_keeps_off_dead_ports(care, kept_off):
    first = 7400 + 250 * int(os.environ["ROS_DOMAIN_ID"]) + 11
    # The ports of the first ten processes of a domain, whether they have been there or not.
    files = [Path(f"/dev/shm/fastrtps_port{port}") for port in range(first, first + 20, 2)]
    with ExitStack() as clean:
        for file in files:
            clean.enter_context(written_to(file))
        dead = {str(port) for port in dead_ports()}
        assert dead
        done = subprocess.run(
            [sys.executable, "-c", NODE, care], capture_output=True, text=True, timeout=60, check=True
        )
    assert done.stdout.split()
    assert dead.isdisjoint(done.stdout.split()) is kept_off
