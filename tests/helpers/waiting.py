"""Waiting for a condition, with a limit: what tests do instead of sleeping."""

import threading
import time


def wait_until(condition, limit_sec, what):
    """Return once `condition()` holds; fail the test, naming `what`, after `limit_sec`."""
    deadline = time.monotonic() + limit_sec
    tick = threading.Event()
    while not condition():
        assert time.monotonic() < deadline, f"{what} did not happen within {limit_sec:g} s"
        tick.wait(0.01)
