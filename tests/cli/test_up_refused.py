"""`hcvla up` with what cannot be: one line, before a node is started and without loading anything."""

import os
import subprocess
import sys

import pytest

from domains import reserve_domain

pytestmark = pytest.mark.ros

END_SEC = 60.0


def refused(*words):
    """Return the line with which `hcvla up` ends."""
    command = [sys.executable, "-m", "hcvla.cli.main", "up", *words]
    environment = {**os.environ, "ROS_DOMAIN_ID": str(reserve_domain())}
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=END_SEC, check=False)
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert ended.stderr.count("\n") == 1, ended.stderr
    return ended.stderr


@pytest.mark.parametrize("argument", ["planner", "skills"])
def test_a_pointer_in_place_of_weights_is_named_with_the_command_that_brings_them(tmp_path, argument):
    (tmp_path / "config.json").write_text("{}")
    (tmp_path / "model.safetensors").write_text(
        "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"
    )
    line = refused(f"{argument}:={tmp_path}")
    assert line.endswith(f"is a Git LFS pointer instead of weights; git -C {tmp_path} lfs pull\n")


def test_a_namespace_with_a_blank_is_repeated_as_it_was_given():
    assert "'my robot'" in refused("namespace:=my robot")
