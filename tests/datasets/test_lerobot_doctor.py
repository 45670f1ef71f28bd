"""What a checker that others wrote for LeRobot's datasets says of ours."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from hcvla.datasets.export import export_without_language

PLACES = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
DOCTOR = shutil.which("lerobot-doctor", path=PLACES)

pytestmark = pytest.mark.skipif(DOCTOR is None, reason="lerobot-doctor is not installed: make setup brings it")


def failures(dataset):
    """Return what the checker calls a failure."""
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "LD_LIBRARY_PATH")}
    command = [DOCTOR, "check", str(dataset), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120, check=False)
    report = json.loads(done.stdout)
    assert report["total_episodes"] == 2, done.stderr
    assert len(report["checks"]) > 8
    messages = [message for check in report["checks"] for message in check["messages"]]
    return [message["message"] for message in messages if message["severity"] == "FAIL"]


def test_nothing_fails_but_that_texts_have_different_lengths(dataset):
    found = failures(dataset)
    assert found
    assert all("'language_" in message and "shape" in message for message in found), found


def test_nothing_fails_of_the_copy_for_older_readers(dataset, tmp_path):
    export_without_language(dataset, tmp_path / "old")
    assert failures(tmp_path / "old") == []
