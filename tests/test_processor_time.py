"""Whether processes had to wait for a processor."""

import os
import subprocess
import sys

from processor_time import waited_per_ran
from waiting import wait_until

BUSY = "import os; os.sched_setaffinity(0, {{{processor}}})\nwhile True: pass"


def test_without_child_processes_none_has_waited():
    assert waited_per_ran() == 0.0


def test_four_processes_that_share_a_processor_wait_three_times_as_long_as_they_run():
    program = BUSY.format(processor=min(os.sched_getaffinity(0)))
    busy = [subprocess.Popen([sys.executable, "-S", "-E", "-c", program]) for _ in range(4)]
    try:
        # Other work on that processor makes them wait longer still; at first they may be on different ones.
        wait_until(lambda: waited_per_ran() > 2.5, 20.0, "waiting")
    finally:
        for process in busy:
            process.kill()
            process.wait()
