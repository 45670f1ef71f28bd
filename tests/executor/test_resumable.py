"""Which task "last" goes on with, when others have run since."""

from dataclasses import replace

import pytest

from hcvla.api.outcomes import Outcome, Verdict
from hcvla.executor import interrupted
from hcvla.executor.resumable import in_words
from hcvla.memory.records import TaskRecord, TaskState
from hcvla.memory.store import MemoryStore
from hcvla.planner.planner import PlanAnswer
from tiny_world import DONE, ListPlanner, TinyWorld, make_executor

LIFT = "pick(get_actor('red cube'))\ngo_home()"
ONCE, TWICE = "go_home()\n", "go_home()\ngo_home()\n"


class Table:
    """One memory, one world and a scene for the tasks of a test."""

    def __init__(self):
        self.world, self.store, self.scene = TinyWorld(), MemoryStore(), "a1.0"

    def run(self, *answers, **request):
        """Return the result of a task in an executor of its own."""
        executor = make_executor(self.world, ListPlanner(*answers), self.store, scene=lambda: self.scene)
        return executor.run(**request)

    def interrupted(self, text, program="", *answers):
        """Return the id of a task whose going home was stopped by hand."""
        self.world.verdicts["go_home()"] = [Verdict(Outcome.STOPPED, "by hand")]
        result = self.run(*answers, task=text, program=program)
        assert result.outcome is Outcome.STOPPED
        return result.task_id

    def last(self):
        """Return the id of the task that "last" goes on with; None if there is none."""
        result = self.run(DONE, resume="last")
        return result.task_id or None

    def resumable(self):
        """Return the ids of what can be resumed here."""
        executor = make_executor(self.world, journal=self.store, scene=lambda: self.scene)
        return [task.task_id for task in executor.resumable()]


@pytest.fixture
def table(monkeypatch):
    monkeypatch.setattr(interrupted, "_SCENE_SEC", 0.1)
    return Table()


def test_last_reaches_an_interrupted_task_after_others_have_been_done(table):
    once = table.interrupted("lift it", LIFT)
    assert table.run(task="go home", program="go_home()").ran_to_end
    assert table.resumable() == [once]
    done_before = len(table.world.done)
    assert table.last() == once
    # It was stopped on the way home: that alone is left.
    assert table.world.done[done_before:] == ["go_home()"]
    # Now it is done too.
    assert (table.resumable(), table.last()) == ([], None)


def test_last_goes_through_interrupted_tasks_from_the_newest_to_the_oldest(table):
    once = table.interrupted("go home once", ONCE)
    twice = table.interrupted("go home twice", TWICE)
    assert table.resumable() == [twice, once]
    assert [table.last(), table.last(), table.last()] == [twice, once, None]


def test_a_task_that_failed_is_not_gone_back_to(table):
    table.world.verdicts["go_home()"] = [Verdict(Outcome.UNREACHABLE, "too far")]
    assert table.run(task="go home", program="go_home()").outcome is Outcome.UNREACHABLE
    assert table.last() is None


def test_a_sentence_that_was_said_again_replaces_the_interrupted_one(table):
    table.interrupted("go home once", ONCE)
    assert table.run(task="go home once", program=ONCE).ran_to_end
    assert table.resumable() == []


def test_a_sentence_that_was_refused_when_it_was_said_again_replaces_nothing(table):
    once = table.interrupted("go home once", "", PlanAnswer(code=ONCE))
    table.run(PlanAnswer(refusal="I do not understand"), task="go home once")
    assert table.resumable() == [once]


def test_a_correction_replaces_what_it_corrects_and_not_what_was_before(table):
    twice = table.interrupted("go home twice", TWICE)
    table.interrupted("go home once", "", PlanAnswer(code=ONCE))
    corrected = table.run(PlanAnswer(code="go_home()"), DONE, task="no, only go home", about="last")
    assert corrected.ran_to_end, corrected.message
    assert table.resumable() == [twice]


def test_what_another_scene_interrupted_stands_in_nobodys_way(table):
    here = table.interrupted("go home once", ONCE)
    table.scene = "b2.0"
    there = table.interrupted("go home twice", TWICE)
    table.scene = "a1.0"
    assert table.resumable() == [here]
    table.scene = ""
    # On a real arm neither is left; the message is about the newest.
    assert "'go home twice' was, but the simulation ended" in table.run(resume="last").message
    assert there not in table.resumable()


def test_a_running_task_is_not_among_those_that_can_be_resumed(table):
    seen = []

    class Asks(TinyWorld):
        def go_home(self):
            seen.extend(executor.resumable())
            return super().go_home()

    executor = make_executor(Asks(), journal=table.store, scene=lambda: table.scene)
    assert executor.run("go home", program="go_home()").ran_to_end
    assert seen == []
    assert [task.state for task in table.store.list_tasks()] == [TaskState.DONE]


@pytest.mark.parametrize(
    ("state", "seconds", "line"),
    [
        (TaskState.STOPPED, 59.0, "t1  stopped just now: lift it"),
        (TaskState.RESUMABLE, 60.0, "t1  interrupted 1 minute ago: lift it"),
        # A process that was killed wrote no end: 100 s after the start.
        (TaskState.RUNNING, None, "t1  interrupted 1 minute ago: lift it"),
        (TaskState.STOPPED, 7300.0, "t1  stopped 2 hours ago: lift it"),
        (TaskState.STOPPED, 3 * 86400.0, "t1  stopped 3 days ago: lift it"),
    ],
)
def test_a_line_says_id_how_when_and_what(state, seconds, line):
    now_sec = 1e6
    ended = None if seconds is None else now_sec - seconds
    task = TaskRecord(task_id="t1", text="lift it", state=state, started_sec=now_sec - 100.0, ended_sec=ended)
    assert in_words(task, now_sec) == line
    assert in_words(replace(task, text=""), now_sec).endswith(": a given program")
