"""A machine that lacks what every node needs, made by Linux namespaces: one line with what to set, nothing starts."""

import os
import shutil
import subprocess
import sys

import pytest

pytestmark = pytest.mark.ros

DEMO = [sys.executable, "-m", "hcvla.cli.main", "demo", "--out", "demo"]
END_SEC = 60.0


def in_namespace(*options):
    """Return the command that runs another in new Linux namespaces; skip the test where the kernel refuses them."""
    unshare = shutil.which("unshare")
    if unshare is None:
        pytest.skip("unshare (util-linux) is not installed")
    made = subprocess.run([unshare, *options, "true"], capture_output=True, text=True, check=False)
    if made.returncode:
        pytest.skip(f"the kernel refuses unshare {' '.join(options)}: {made.stderr.strip()}")
    return [unshare, *options]


def refused(command, folder, **variables):
    """Return the one line with which the demo ends."""
    environment = {name: value for name, value in {**os.environ, **variables}.items() if value is not None}
    ended = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=END_SEC, check=False
    )
    assert ended.returncode == 1, ended.stderr
    assert ended.stderr.count("\n") == 1, ended.stderr
    return ended.stderr


def test_without_a_home_the_line_says_what_to_set(tmp_path):
    said = refused(DEMO, tmp_path, HOME=None, ROS_HOME=None, ROS_LOG_DIR=None)
    assert said == "hcvla: HOME is not set, and ROS keeps its logs there; export HOME=FOLDER or ROS_LOG_DIR=FOLDER\n"


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("ROS_DOMAIN_ID", "abc", "ROS_DOMAIN_ID is 'abc', expected a whole number from 0 to 232"),
        ("HOME", "/proc/nowhere", "ROS cannot write its logs to /proc/nowhere/.ros/log: No such file or directory"),
    ],
)
def test_a_variable_that_cannot_be_meant_is_named(tmp_path, name, value, words):
    assert words in refused(DEMO, tmp_path, **{"ROS_HOME": None, "ROS_LOG_DIR": None, name: value})


def test_without_a_loopback_the_line_says_how_to_bring_it_up(tmp_path):
    said = refused([*in_namespace("--user", "--map-root-user", "--net"), *DEMO], tmp_path)
    assert said == "hcvla: nothing can be sent to 127.0.0.1: Network is unreachable; sudo ip link set lo up\n"


def test_a_temporary_folder_that_is_full_is_named(tmp_path):
    full = tmp_path / "full"
    full.mkdir()
    fill = f'mount -t tmpfs -o size=64k tmpfs {full} && head -c 60k /dev/zero > {full}/all && exec "$@"'
    command = [*in_namespace("--user", "--map-root-user", "--mount"), "sh", "-c", fill, "sh"]
    if subprocess.run([*command, "true"], capture_output=True, check=False).returncode:
        pytest.skip("the kernel refuses a file system in memory")
    said = refused([*command, *DEMO], tmp_path, TMPDIR=str(full))
    assert said == (
        f"hcvla: the temporary folder {full} cannot be written to: No space left on device; "
        "make room there, or export TMPDIR=FOLDER\n"
    )
