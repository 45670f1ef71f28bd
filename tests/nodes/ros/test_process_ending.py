import faulthandler
import os
import signal
import subprocess
import sys
import time

import pytest

from hcvla.nodes.ros import ending
from hcvla.nodes.ros.ending import END_LIMIT_SEC, PARENT_VARIABLE, EndRequest, runs

STUCK = """
import threading
from hcvla.nodes.ros.ending import EndRequest
EndRequest(lambda: None)
print("up", flush=True)
threading.Event().wait()
"""
THREAD_WAITS = """
import threading
from hcvla.nodes.ros.ending import end_process
threading.Thread(target=threading.Event().wait).start()
print("said", end="")
end_process(3)
"""


@pytest.fixture
def woken(monkeypatch):
    """Return how often an end request woke its thread; signals and watchdog are as before afterwards."""
    monkeypatch.delenv(PARENT_VARIABLE, raising=False)
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield []
    faulthandler.cancel_dump_traceback_later()
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_makes_the_request_once_and_wakes_who_waits(woken, number):
    end = EndRequest(lambda: woken.append(1))
    assert not end.is_due()
    os.kill(os.getpid(), number)
    os.kill(os.getpid(), number)
    assert end.is_made()
    assert end.is_due()
    assert woken == [1]


def test_a_process_whose_starter_is_gone_is_to_end(woken, monkeypatch):
    gone = subprocess.Popen([sys.executable, "-c", ""])
    end = EndRequest(lambda: woken.append(1))
    monkeypatch.setenv(PARENT_VARIABLE, str(os.getpid()))
    assert not end.is_due()
    gone.wait()
    monkeypatch.setenv(PARENT_VARIABLE, str(gone.pid))
    assert not end.is_made()
    assert end.is_due()
    assert woken == [1]


def test_a_main_thread_that_is_stuck_ends_within_the_limit_and_says_where_it_was():
    process = subprocess.Popen([sys.executable, "-c", STUCK], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "up\n"
    started = time.monotonic()
    process.terminate()
    _, said = process.communicate(timeout=30.0)
    assert time.monotonic() - started > END_LIMIT_SEC - 0.1
    assert process.returncode == 1
    assert "threading.py" in said


def test_a_thread_that_waits_does_not_hold_the_process():
    ended = subprocess.run(
        [sys.executable, "-c", THREAD_WAITS], capture_output=True, text=True, timeout=30, check=False
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (3, "said", "")


def test_a_process_that_waits_for_its_parent_to_take_note_no_longer_runs(tmp_path):
    # proc(5): pid (command) state ...; the command may hold spaces and brackets.
    for pid, state in ((11, "S"), (12, "Z")):
        (tmp_path / str(pid)).mkdir()
        (tmp_path / str(pid) / "stat").write_text(f"{pid} (a) b) {state} 1 1")
    assert runs(11, tmp_path)
    assert not runs(12, tmp_path)
    assert not runs(13, tmp_path)
    assert ending.runs(os.getpid())
