"""Commands by the clock: side by side or in turn, interrupted when their time is over; nothing follows a failure."""

import time

import pytest

from hcvla.comparison.lanes import Failed, command_line, run_lanes

TASKS = ["tasks", "--goals"]
REFUSED = ["eval", "--suite", "juggle", "--out", "never"]


def endless(tmp_path):
    return ["collect", "--suite", "pick", "--episodes", "100000", "--pixels", "32", "--out", str(tmp_path / "data")]


@pytest.fixture
def run(tmp_path):
    said = []

    def run_some(*lanes, seconds=60.0):
        return run_lanes(lanes, seconds, tmp_path / "log.txt", said.append), said

    return run_some


def test_a_command_is_written_as_a_person_types_it():
    assert command_line(["eval", "--out", "my folder"]) == "hcvla eval --out 'my folder'"


def test_what_follows_a_failed_command_is_not_run_and_other_lanes_go_on(run, tmp_path):
    failed, said = run([REFUSED, TASKS], [TASKS])
    assert failed == [Failed(REFUSED, 2)]
    assert sum(line == "hcvla tasks --goals" for line in said) == 1
    log = (tmp_path / "log.txt").read_text()
    assert "there is no task or suite 'juggle'" in log
    assert "swapped(" in log, "what the other lane's command printed"


def test_a_command_whose_time_is_over_is_interrupted_which_is_no_failure(run, tmp_path):
    started = time.monotonic()
    # Two commands share the time: 8 s for the first.
    failed, said = run([endless(tmp_path), TASKS], seconds=16.0)
    assert failed == []
    assert said[1].startswith("collect --suite: ")
    assert said[1].endswith(" s, interrupted")
    assert said[2] == "hcvla tasks --goals"
    assert time.monotonic() - started < 16.0 + 2 * 30.0, (
        "at most the time, and what a command needs to write what it has"
    )
