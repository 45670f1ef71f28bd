import os
import signal
import threading
from collections import deque

import pytest

from hcvla.api.errors import HcvlaError
from hcvla.jobs.pool import Unfinished, WorkerError, run_jobs


def doing():
    return do


def do(job):
    match job:
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "hang":
            threading.Event().wait()
        case "raise":
            raise ValueError("no such object")
    return os.getpid(), job


def refusing():
    raise HcvlaError("no model here")


def dying():
    os.kill(os.getpid(), signal.SIGKILL)


def results(jobs, count=2, limit_sec=60.0):
    return dict(run_jobs(deque(jobs), doing, count, limit_sec))


def test_every_job_is_done_once_by_processes_of_their_own():
    found = results(range(6))
    assert sorted(job for _, job in found.values()) == list(range(6))
    workers = {pid for pid, _ in found.values()}
    assert os.getpid() not in workers
    assert len(workers) <= 2


def test_a_process_that_dies_loses_its_own_job_only():
    found = results([1, "die", 2, 3])
    assert found.pop("die") == Unfinished(f"its process ended with exit code {-signal.SIGKILL}")
    assert sorted(job for _, job in found.values()) == [1, 2, 3]


def test_an_exception_comes_back_with_its_traceback():
    unfinished = results(["raise"])["raise"]
    assert unfinished.reason == "ValueError: no such object"
    assert "in do" in unfinished.trace


def test_a_job_that_takes_too_long_is_ended():
    found = results(["hang", 1], count=1, limit_sec=1.0)
    assert found["hang"] == Unfinished("no end after 1 s on the system clock", timed_out=True)
    assert found[1][1] == 1


def test_jobs_may_be_added_while_others_run():
    jobs, done = deque([3]), []
    for job, _ in run_jobs(jobs, doing, 2, 60.0):
        done.append(job)
        if job:
            jobs.append(job - 1)
    assert done == [3, 2, 1, 0]


def test_processes_that_cannot_be_made_ready_are_an_error():
    with pytest.raises(WorkerError, match=r"^no model here$"):
        list(run_jobs(deque([1]), refusing, 1, 60.0))
    with pytest.raises(WorkerError, match="did not get ready: its process ended with exit code -9"):
        list(run_jobs(deque([1]), dying, 1, 60.0))


def test_an_idle_process_that_dies_loses_nothing():
    jobs, done = deque([1]), []
    for job, (pid, _) in run_jobs(jobs, doing, 1, 60.0):
        done.append((job, pid))
        if job == 1:
            os.kill(pid, signal.SIGKILL)
            os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
            jobs.append(2)
    assert [job for job, _ in done] == [1, 2]
    assert done[0][1] != done[1][1]


def test_leaving_early_ends_the_processes():
    running = run_jobs(deque([1, "hang", "hang"]), doing, 2, 60.0)
    pid, _ = next(running)[1]
    running.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
