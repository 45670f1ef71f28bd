"""time.sleep in a program lets time pass on the robot's clock: bounded, and over at a stop."""

import threading
import time

from hcvla.api.outcomes import Outcome
from hcvla.memory.store import MemoryStore
from tiny_world import TinyWorld, make_executor

SLEEPS = """\
import time
start = time.time()
time.sleep(30)
assert 30.0 <= time.time() - start < 30.1
pick(get_actor('red cube'))
"""


def test_half_a_minute_of_the_robot_s_time_passes_in_no_time_of_ours():
    world, start = TinyWorld(), time.monotonic()
    result = make_executor(world).run("wait", program=SLEEPS)
    assert result.outcome is Outcome.DONE_UNVERIFIED, result.message
    # Half a minute asleep, and two seconds of the pick.
    assert 32.0 <= world.clock_sec < 32.2
    assert time.monotonic() - start < 5.0
    assert world.done == ["pick(actor=get_actor('red cube'))"]


def test_a_cancel_ends_a_sleep_within_a_control_period():
    world = TinyWorld()
    world.hold = ("sleep", threading.Event())
    executor, store = make_executor(world, journal=MemoryStore()), []
    thread = threading.Thread(target=lambda: store.append(executor.run("wait", program=SLEEPS)))
    thread.start()
    assert world.reached.wait(10.0)
    executor.cancel()
    world.hold[1].set()
    thread.join(10.0)
    assert store[0].outcome is Outcome.STOPPED
    assert world.clock_sec <= 0.05 + 1e-9
    assert world.done == []


def test_sleeping_longer_than_the_sandbox_allows_ends_the_task_and_says_so():
    world = TinyWorld()
    result = make_executor(world).run("wait", program="import time\nfor _ in range(9):\n    time.sleep(10)\ngo_home()")
    assert result.outcome is Outcome.BUDGET_EXCEEDED
    assert "sleeps for more than 60 s" in result.message
    assert world.clock_sec < 60.1


def test_a_sleep_longer_than_the_task_may_take_ends_with_the_task_s_time():
    result = make_executor(TinyWorld(), task_sec=0.0).run("wait", program="from time import sleep\nsleep(1)\ngo_home()")
    assert result.outcome is Outcome.BUDGET_EXCEEDED
    assert "more than 0 seconds" in result.message
