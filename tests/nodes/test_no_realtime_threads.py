"""Only the thread of the arm's driver that runs at 1 kHz may have real-time priority: no node of the stack has any."""

import os
import threading
from contextlib import suppress
from pathlib import Path

import pytest

pytestmark = [pytest.mark.stack, pytest.mark.ros]


def realtime_threads(pid):
    """Return the names of the threads of a process and of its children that have a real-time policy."""
    found = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        with suppress(OSError):
            if os.sched_getscheduler(int(task.name)) in (os.SCHED_FIFO, os.SCHED_RR):
                found.append((task / "comm").read_text().strip())
            for child in (task / "children").read_text().split():
                found += realtime_threads(child)
    return found


def test_no_thread_of_any_node_has_real_time_priority(stack):
    processes = stack.processes._processes
    assert len(processes) >= 6
    assert {name: realtime_threads(process.pid) for name, process in processes.items()} == {
        name: [] for name in processes
    }


def test_one_that_had_it_would_be_seen():
    end, began = threading.Event(), threading.Event()

    def work():
        with suppress(PermissionError):
            os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(1))
            raised.append(True)
        began.set()
        end.wait(10.0)

    raised = []
    thread = threading.Thread(target=work)
    thread.start()
    began.wait(10.0)
    seen = realtime_threads(os.getpid())
    end.set()
    thread.join()
    if not raised:
        pytest.skip("this user may not have real-time priority")
    assert len(seen) == 1
