"""Records of what begins are written beside the motion: what may still never happen."""

import threading

import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.background import thread_beside
from hcvla.executor.listener import QuietListener
from hcvla.executor.write_behind import WriteBehind
from hcvla.memory.errors import MemoryFullError, MemoryLostError
from hcvla.memory.records import StepRecord, TaskRecord, TaskState
from hcvla.memory.store import MemoryStore
from tiny_world import BLUE_HOME, RED_HOME, SWAP, TinyWorld, make_executor
from waiting import wait_until

GO_HOME = ROBOT_API["go_home"].bind()


class GatedStore(MemoryStore):
    """Records a step that begins only once the gate is open, and keeps the order of all records."""

    def __init__(self):
        super().__init__()
        self.gate = threading.Event()
        self.order = []
        self.failure = None

    def begin_task(self, task):
        super().begin_task(task)
        self.order.append("task")

    def record_step(self, step, poses=None, snapshot=None):
        if step.verdict is None:
            assert self.gate.wait(10.0)
            if self.failure is not None:
                raise self.failure
        super().record_step(step, poses, snapshot)
        self.order.append("ended" if step.verdict else "begun")


@pytest.fixture
def store():
    with GatedStore() as gated:
        yield gated


def step(number, verdict=None):
    return StepRecord("t", number, 1, "go_home()\n", 1, GO_HOME, 1.0, verdict, 2.0 if verdict else None)


def behind(store, alive=True):
    told = []
    journal = WriteBehind(store, lambda: alive, told.append, thread_beside("test"))
    journal.begin_task(TaskRecord("t", "home", started_sec=0.0))
    return journal, told


def test_a_beginning_is_on_its_way_when_the_call_returns_and_on_the_disk_before_its_end(store):
    journal, told = behind(store)
    journal.record_step(step(1))
    assert "begun" not in store.order
    threading.Timer(0.1, store.gate.set).start()
    journal.record_step(step(1, Verdict(Outcome.DONE)))
    assert (store.order, told) == (["task", "begun", "ended"], [])


def test_the_end_of_a_task_waits_for_its_beginnings(store):
    journal, _ = behind(store)
    journal.record_step(step(1))
    threading.Timer(0.1, store.gate.set).start()
    journal.end_task("t", TaskState.STOPPED, Outcome.STOPPED, "stopped", 3.0)
    assert store.order == ["task", "begun"]
    assert journal.resume_point("t").steps[0].verdict is None


def test_with_a_memory_that_is_not_alive_everything_is_written_first(store):
    journal, _ = behind(store, alive=False)
    threading.Timer(0.1, store.gate.set).start()
    journal.record_step(step(1))
    assert store.order == ["task", "begun"]


def test_a_lost_record_is_told_at_once_and_raised_once(store):
    journal, told = behind(store)
    store.failure = MemoryLostError(15.0, "no answer")
    store.gate.set()
    journal.record_step(step(1))
    wait_until(lambda: told, 5.0, "the report")
    assert told == [store.failure]
    with pytest.raises(MemoryLostError):
        journal.settle()
    journal.settle()


def test_a_record_that_fails_stops_the_running_subtask_and_the_task_can_be_resumed():
    class FullAtTheThird(GatedStore):
        def record_step(self, step, poses=None, snapshot=None):
            if step.number == 3:
                raise MemoryFullError("memory.sqlite")
            super().record_step(step, poses, snapshot)

    world = TinyWorld()
    world.hold = ("blue", threading.Event())  # which nobody opens: only a stop ends that subtask
    with FullAtTheThird() as full:
        full.gate.set()
        result = make_executor(world, journal=full, journal_alive=lambda: True).run("swap", program=SWAP)
        assert result.outcome is Outcome.NODE_LOST
        assert "no room to record" in result.message
        assert result.message.endswith("the arm was at rest after 0.12 s")
        assert len(world.done) == 2
        assert full.state().state == "resumable"
        world.hold = None
        full.__class__ = GatedStore  # room was made
        assert make_executor(world, journal=full, journal_alive=lambda: True).run(resume="last").done
    assert (world.pose("red cube"), world.pose("blue cube")) == (BLUE_HOME, RED_HOME)


def test_nobody_is_told_that_a_subtask_ended_before_that_is_on_the_disk():
    class Watching(QuietListener):
        def __init__(self, store):
            self.store, self.seen = store, []

        def on_subtask_ended(self, trace):
            self.seen.append(self.store.resume_point("last").steps[-1].verdict)

    with MemoryStore() as store:
        watching = Watching(store)
        executor = make_executor(TinyWorld(), journal=store)
        assert executor.run("home", program="go_home()", listener=watching).done
    assert [verdict.outcome for verdict in watching.seen] == [Outcome.DONE]
