"""Messages of a new process arrive although processes before it were killed: it avoids the ports they died on."""

import fcntl
import mmap
import os
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from domains import reserve_domain
from hcvla.nodes.ros.fastdds_stale_ports import stale_ports

NODE = """\
import re, sys, rclpy
from pathlib import Path
from hcvla.nodes.ros.middleware import middleware_environment, prepare_middleware
prepare_middleware() if sys.argv[1] == "careful" else None
rclpy.init()
node = rclpy.create_node("new")
print(*set(re.findall(r"/fastrtps_port(\\d+)", Path("/proc/self/maps").read_text())), flush=True)
sys.stdin.read()
"""


@pytest.fixture(scope="module")
def domain():
    """Return a domain that no one was in before, not even this process."""
    return reserve_domain()


@contextmanager
def node(care, domain):
    """Run a node, kill it at the end, and yield the ports it has open."""
    command, environment = [sys.executable, "-c", NODE, care], os.environ | {"ROS_DOMAIN_ID": str(domain)}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        try:
            # Below 7400 are the multicast ports, which many processes read.
            yield {port for port in map(int, process.stdout.readline().split()) if port > 7400}
        finally:
            process.kill()


@contextmanager
def written_to(ports):
    """Have this process write to ports, as one that knows their reader does."""
    with ExitStack() as clean:
        for port in ports:
            file = clean.enter_context(Path(f"/dev/shm/fastrtps_port{port}").open("r+b"))
            clean.enter_context(mmap.mmap(file.fileno(), mmap.PAGESIZE))
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
        assert stale_ports(tmp_path, found) == {7411}
    assert stale_ports(tmp_path, found) == {7411, 7413}


def test_a_port_whose_file_was_replaced_is_dead_though_its_successor_is_read(tmp_path):
    found = processes(tmp_path / "proc", [f"{tmp_path}/fastrtps_port7411 (deleted)", "/usr/lib/libfastrtps.so.2.14"])
    with (tmp_path / "fastrtps_port7411_el").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert stale_ports(tmp_path, found) == {7411}


@pytest.mark.ros
@pytest.mark.parametrize(("care", "kept_off"), [("careful", True), ("careless", False)])
def test_a_new_node_keeps_off_the_port_that_one_before_it_was_killed_on(care, kept_off, domain):
    with ExitStack() as clean:
        with node("careful", domain) as ports:
            assert ports.isdisjoint(stale_ports())
            clean.enter_context(written_to(ports))
        dead = ports & stale_ports()
        assert len(dead) == 1
        with node(care, domain) as ports:
            assert ports
            assert dead.isdisjoint(ports) is kept_off
