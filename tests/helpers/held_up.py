"""A pytest plugin: a real-time test that failed while the machine stood still, or was too small, is run again.

A virtual machine may be paused for half a second by its host, and a stack may share its processors with other work.
What a test of deadlines saw then says nothing of the code. A failure counts at once if the machine kept time.
"""

import os
import threading
import time

import pytest

from processor_time import waited_per_ran

PERIOD_SEC = 0.02
HELD_UP_SEC = 0.05
"""A skill server sends a command every 0.05 s, and the arm brakes after 0.1 s without one."""
WAITED_PER_RAN = 1.0
"""A stack that has two processors to itself waits for them 1.1 to 1.4 times as long as it runs, and six times beside
other work: its threads wake each other. A wait of 0.1 s can then fall to any of them."""
RERUNS = 2


class HeldUp:
    """Keeps by how much a thread was woken up too late at most, `worst_sec`, since the tests of `file` began.

    One thread watches each processor: a host may pause one alone, and with it any other process of the stack, while
    this process goes on elsewhere. `waited_per_ran` is of the processes of a test, as it failed.
    """

    def __init__(self):
        self.worst_sec, self.waited_per_ran, self.file = 0.0, 0.0, None
        self._ended = threading.Event()
        self.threads = [
            threading.Thread(target=self._watch, args=(processor,), name=f"held up {processor}", daemon=True)
            for processor in sorted(os.sched_getaffinity(0))
        ]

    def start(self):
        for thread in self.threads:
            thread.start()

    def _watch(self, processor):
        os.sched_setaffinity(0, {processor})  # of this thread alone
        before = time.monotonic()
        while not self._ended.wait(PERIOD_SEC):
            now = time.monotonic()
            self.worst_sec = max(self.worst_sec, now - before - PERIOD_SEC)
            before = now

    @property
    def kept_time(self):
        return self.worst_sec <= HELD_UP_SEC and self.waited_per_ran <= WAITED_PER_RAN

    def end(self):
        self._ended.set()
        for thread in self.threads:
            thread.join()


WATCH = pytest.StashKey[HeldUp]()


def pytest_configure(config):
    config.stash[WATCH] = HeldUp()
    config.stash[WATCH].start()


def pytest_unconfigure(config):
    config.stash[WATCH].end()


def pytest_collection_modifyitems(config, items):
    watch = config.stash[WATCH]
    for item in items:
        if item.get_closest_marker("stack"):
            item.add_marker(pytest.mark.flaky(reruns=RERUNS, condition=lambda: not watch.kept_time))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    watch, again = item.config.stash[WATCH], getattr(item, "execution_count", 1) > 1
    if again:
        # What fixtures of the class and module keep was seen while the machine stood still.
        for definition in (last for *_, last in item._fixtureinfo.name2fixturedefs.values()):
            if definition.scope in ("class", "module"):
                definition.finish(item._request)
    if again or item.path != watch.file:
        watch.file, watch.worst_sec, watch.waited_per_ran = item.path, 0.0, 0.0


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if report.failed and item.get_closest_marker("stack"):
        watch = item.config.stash[WATCH]
        watch.waited_per_ran = waited_per_ran()  # its processes may have ended when it is decided
        told = (
            f"by {watch.worst_sec:.3f} s at most; processes waited {watch.waited_per_ran:.1f} times as long as they ran"
        )
        report.sections.append(("held up", told))
    return report
