"""A thread that runs before it is needed: starting one between a goal and its motion costs as much as a message."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor


def thread_beside(name: str) -> ThreadPoolExecutor:
    """Return an executor of one thread, which already runs."""
    beside = ThreadPoolExecutor(1, thread_name_prefix=name)
    beside.submit(bool).result()
    return beside
