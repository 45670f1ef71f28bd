"""Shared memory of killed processes is given back, that of living ones is left alone."""

import fcntl
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from domains import reserve_domain
from hcvla.nodes.ros.fastdds_dead_segments import free_dead_segments

LATER_SEC = 60.0
NODE = """\
import re, sys, rclpy
from pathlib import Path
rclpy.init()
node = rclpy.create_node("killed")
print(*set(re.findall(r"/(fastrtps_[0-9a-f]{16})\\n", Path("/proc/self/maps").read_text())), flush=True)
sys.stdin.read()
"""


def segment(folder, name="fastrtps_0123456789abcdef", size=100):
    (folder / name).write_bytes(b"x" * size)
    lock = folder / f"{name}_el"
    lock.touch()
    return folder / name, lock


def test_a_segment_whose_owner_holds_its_lock_stays(tmp_path):
    file, lock = segment(tmp_path)
    with lock.open("w") as owner:
        fcntl.flock(owner, fcntl.LOCK_EX)
        assert free_dead_segments(tmp_path, time.time() + LATER_SEC) == 0
    assert file.exists()
    assert free_dead_segments(tmp_path, time.time() + LATER_SEC) == 100
    assert list(tmp_path.iterdir()) == []


def test_a_segment_that_was_just_made_may_not_be_locked_yet(tmp_path):
    file, lock = segment(tmp_path)
    os.utime(lock, (1000.0, 1000.0))
    assert free_dead_segments(tmp_path, 1009.0) == 0
    assert file.exists()
    assert free_dead_segments(tmp_path, 1011.0) == 100


def test_a_lock_whose_segment_is_gone_is_removed(tmp_path):
    file, _ = segment(tmp_path)
    file.unlink()
    assert free_dead_segments(tmp_path, time.time() + LATER_SEC) == 0
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["fastrtps_port7411", "fastrtps_0123", "other_0123456789abcdef"])
def test_ports_and_what_others_keep_there_is_not_touched(tmp_path, name):
    file, lock = segment(tmp_path, name)
    assert free_dead_segments(tmp_path, time.time() + LATER_SEC) == 0
    assert file.exists()
    assert lock.exists()


def test_a_folder_that_is_not_there_holds_nothing(tmp_path):
    assert free_dead_segments(tmp_path / "none") == 0


@pytest.mark.ros
def test_the_memory_of_a_killed_node_is_given_back_and_that_of_a_living_one_is_not():
    environment = os.environ | {"ROS_DOMAIN_ID": str(reserve_domain())}
    command = [sys.executable, "-c", NODE]
    nodes = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)
        for _ in range(2)
    ]
    try:
        killed, living = ([Path("/dev/shm", name) for name in node.stdout.readline().split()] for node in nodes)
        assert killed
        assert living
        nodes[0].send_signal(signal.SIGKILL)
        nodes[0].wait()
        assert all(file.exists() for file in killed), "Fast DDS leaves it behind"
        free_dead_segments(now_sec=time.time() + LATER_SEC)
        # That of the living one is mapped by other processes too, and counted there.
        assert not any(file.exists() for file in set(killed) - set(living))
        assert all(file.exists() for file in set(living) - set(killed))
    finally:
        for node in nodes:
            node.kill()
            node.communicate()
