"""The law of real-time tests: a failure is believed unless the machine stood still meanwhile."""

import os
from pathlib import Path

import pytest

import held_up
from waiting import wait_until

FAILS_ONCE = """
import os, subprocess
import pytest
import held_up
from waiting import wait_until

runs = []

@pytest.fixture(scope="module")
def late():
    runs.append(1)
    if len(runs) > 1:
        return False
    held_up.HELD_UP_SEC = {patience}
    held_up.waited_per_ran = lambda: {waited}
    subprocess.run(["sh", "-c", f"kill -STOP {{os.getpid()}}; sleep 0.3; kill -CONT {{os.getpid()}}"], check=True)
    return True

def test_something_first(late):
    pass

@pytest.mark.{marker}
def test_a_deadline(late):
    assert not late
"""


@pytest.mark.parametrize(
    ("marker", "patience", "waited", "expected"),
    [
        ("stack", 0.2, 0.0, {"rerun": 1, "passed": 2}),
        ("stack", 60.0, 1.5, {"rerun": 1, "passed": 2}),
        ("stack", 60.0, 0.5, {"failed": 1, "passed": 1}),
        ("ros", 0.2, 1.5, {"failed": 1, "passed": 1}),
    ],
    ids=["held up", "too few processors", "not held up", "not a real-time test"],
)
def test_a_real_time_test_is_run_again_only_if_held_up(pytester, marker, patience, waited, expected, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(Path(held_up.__file__).parent))
    pytester.makeini("[pytest]\nmarkers =\n  stack\n  ros")
    pytester.makepyfile(FAILS_ONCE.format(marker=marker, patience=patience, waited=waited))
    result = pytester.runpytest_subprocess("-p", "held_up", "-p", "no:cacheprovider")
    assert result.parseoutcomes() == expected


def test_every_processor_is_watched_by_a_thread_of_its_own():
    watch = held_up.HeldUp()
    watch.start()
    try:
        wait_until(
            lambda: all(len(os.sched_getaffinity(thread.native_id)) == 1 for thread in watch.threads), 5.0, "pinning"
        )
        watched = [os.sched_getaffinity(thread.native_id) for thread in watch.threads]
        assert watched == [{processor} for processor in sorted(os.sched_getaffinity(0))]
    finally:
        watch.end()
