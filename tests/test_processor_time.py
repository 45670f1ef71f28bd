"""Whether processes had to wait for a processor."""

import os
import subprocess
import sys
from pathlib import Path

import processor_time

BUSY = "import os; os.sched_setaffinity(0, {{{processor}}})\nwhile True: pass"
WAITING = """
import subprocess, sys
from processor_time import waited_per_ran
from waiting import wait_until

busy = [subprocess.Popen([sys.executable, "-S", "-E", "-c", sys.argv[1]]) for _ in range(4)]
try:
    # Other work on that processor makes them wait longer still; at first they may be on different ones.
    wait_until(lambda: waited_per_ran() > 2.5, 20.0, "waiting")
finally:
    for process in busy:
        process.kill()
        process.wait()
"""


def run_alone(program, *arguments):
    """Return what a program prints in a process of its own: tests before may have left children that ran for long."""
    alone = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=Path(processor_time.__file__).parent,
        capture_output=True,
        text=True,
        check=True,
        timeout=60.0,
    )
    return alone.stdout


def test_without_child_processes_none_has_waited():
    assert float(run_alone("from processor_time import waited_per_ran; print(waited_per_ran())")) == 0.0


def test_four_processes_that_share_a_processor_wait_three_times_as_long_as_they_run():
    run_alone(WAITING, BUSY.format(processor=min(os.sched_getaffinity(0))))
