"""For how long the threads of the processes that a test started have run, and waited for a processor."""

from pathlib import Path

import psutil


def waited_per_ran() -> float:
    """Return for how long the threads of all child processes were ready to run and did not, per time that they ran.

    0 where there are none, and on kernels that do not count it (/proc/PID/task/TID/schedstat).
    """
    ran = waited = 0
    for process in psutil.Process().children(recursive=True):
        for path in Path(f"/proc/{process.pid}/task").glob("*/schedstat"):
            try:
                of_thread = path.read_text().split()
            except OSError:  # the thread has ended
                continue
            ran, waited = ran + int(of_thread[0]), waited + int(of_thread[1])
    return waited / ran if ran else 0.0
