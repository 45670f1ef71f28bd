import threading
import time
from contextlib import contextmanager

import pytest

from hcvla.api.errors import HcvlaError
from hcvla.api.outcomes import Outcome
from hcvla.executor.latch import StopLatch
from hcvla.memory.store import MemoryStore
from hcvla.robots.arm import StopReport
from tiny_world import DONE, SWAP, ListPlanner, TinyWorld, make_executor


@contextmanager
def running(executor, *args, **kwargs):
    """Run a task in a thread; yields the list its result is put into."""
    results = []
    thread = threading.Thread(target=lambda: results.append(executor.run(*args, **kwargs)))
    thread.start()
    yield results
    thread.join(10.0)
    assert not thread.is_alive()


@pytest.fixture
def world():
    tiny = TinyWorld()
    tiny.hold = ("blue", threading.Event())
    return tiny


def test_a_cancel_ends_the_running_subtask_and_the_result_says_what_the_stop_saw(world):
    store = MemoryStore()
    executor = make_executor(world, journal=store)
    with running(executor, "swap", program=SWAP) as results:
        assert world.reached.wait(10.0)
        report = executor.cancel()
    assert (report.at_rest, report.braking_sec) == (True, 0.12)
    assert results[0].outcome is Outcome.STOPPED
    assert results[0].message == "stopped on request; the arm was at rest after 0.12 s"
    assert len(world.done) == 2
    assert store.state().state == "stopped"


def test_the_arm_is_commanded_to_brake_within_50_ms_of_a_cancel(world):
    asked = []
    world.cancel = lambda: (asked.append(time.monotonic()), world.cancelled.set(), StopReport(True, 0.1, ""))[2]
    executor = make_executor(world)
    with running(executor, "swap", program=SWAP):
        assert world.reached.wait(10.0)
        started = time.monotonic()
        executor.cancel()
    assert asked[0] - started < 0.05


def test_a_stop_that_did_not_stop_is_reported_as_it_is(world):
    world.cancel = lambda: (world.cancelled.set(), StopReport(False, 1.0, "still 0.2 rad/s"))[1]
    executor = make_executor(world)
    with running(executor, "swap", program=SWAP) as results:
        assert world.reached.wait(10.0)
        executor.cancel()
    assert results[0].message == "stopped on request, but the arm was not measured at rest: still 0.2 rad/s"


def test_a_program_that_catches_everything_is_stopped_all_the_same(world):
    program = """\
for n in range(50):
    try:
        pick(get_actor('blue cube'))
    except BaseException:
        pass
"""
    executor = make_executor(world)
    with running(executor, "pick", program=program) as results:
        assert world.reached.wait(10.0)
        executor.cancel()
    assert (results[0].outcome, len(results[0].steps), world.done) == (Outcome.STOPPED, 1, [])


def test_a_cancel_while_the_planner_thinks_does_not_wait_for_it(world):
    thinking, never = threading.Event(), threading.Event()

    class Slow:
        def plan(self, request):
            thinking.set()
            never.wait(30.0)
            return DONE

    executor = make_executor(world, Slow())
    with running(executor, "think") as results:
        assert thinking.wait(10.0)
        started = time.monotonic()
        executor.cancel()
    assert time.monotonic() - started < 1.0
    never.set()
    assert results[0].outcome is Outcome.STOPPED


def test_an_endless_computation_is_cancelled(world):
    class Started(ListPlanner):
        def plan(self, request):
            asked.set()
            return super().plan(request)

    asked = threading.Event()
    executor = make_executor(world, Started("n = 0\nwhile True:\n    n += 1"))
    with running(executor, "count") as results:
        assert asked.wait(10.0)
        executor.cancel()
    assert (results[0].outcome, world.done) == (Outcome.STOPPED, [])


def test_the_next_task_runs_after_a_cancelled_one(world):
    executor = make_executor(world)
    with running(executor, "swap", program=SWAP):
        assert world.reached.wait(10.0)
        executor.cancel()
    world.hold = None
    assert executor.run("again", program="go_home()").ran_to_end


def test_a_second_task_is_refused_while_one_runs(world):
    executor = make_executor(world)
    with running(executor, "swap", program=SWAP) as results:
        assert world.reached.wait(10.0)
        assert executor.busy
        second = executor.run("swap", program=SWAP)
        world.hold[1].set()
    assert (second.outcome, second.message) == (Outcome.BUSY, "another task runs; wait for its end or cancel it")
    assert results[0].ran_to_end


def test_a_cancel_without_a_task_stops_the_arm(world):
    assert make_executor(world).cancel().at_rest
    assert world.cancelled.is_set()


def test_a_stop_that_comes_just_before_a_subtask_reaches_the_arm_still_stops_it():
    latch, cancelled, executing = StopLatch(), threading.Semaphore(0), threading.Event()

    def execute():
        with latch.subtask():
            executing.set()
            # The first cancel is missed, as if it came before the goal had reached the skill server.
            assert cancelled.acquire(timeout=10.0)
            assert cancelled.acquire(timeout=10.0)

    thread = threading.Thread(target=execute)
    thread.start()
    assert executing.wait(10.0)
    latch.ask()
    report = latch.brake(lambda: (cancelled.release(), StopReport(True, 0.01, ""))[1], 5.0)
    thread.join(10.0)
    assert report.at_rest
    assert not thread.is_alive()


def test_a_stop_whose_arm_does_not_answer_says_so():
    def cancel():
        raise HcvlaError("the bridge is gone")

    report = StopLatch().brake(cancel, 0.1)
    assert (report.at_rest, report.message) == (False, "the bridge is gone")
