"""What is told of a running task is told beside it, and never holds up its end."""

import threading

import pytest

from hcvla.background import thread_beside
from hcvla.nodes.executor_topics import _Teller

pytestmark = pytest.mark.ros


def test_changes_are_told_and_after_the_close_nothing_is():
    told = threading.Semaphore(0)
    with thread_beside("teller") as beside:
        teller = _Teller(told.release, beside)
        teller.change()
        assert told.acquire(timeout=5.0)
        teller.close()
        teller.change()
    assert not told.acquire(blocking=False)


def test_a_close_that_comes_while_a_change_is_told_is_not_lost():
    with thread_beside("teller") as beside:
        teller = _Teller(lambda: None, beside)
        changed, clear = teller._changed, teller._changed.clear

        def close_and_clear():
            # The worst moment: what closes sets the event just before it is cleared.
            teller._closed.set()
            changed.set()
            clear()

        changed.clear = close_and_clear
        teller.change()
        try:
            teller._running.result(timeout=5.0)
        finally:
            changed.set()
