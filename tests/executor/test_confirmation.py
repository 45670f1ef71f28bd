"""A task that wants a person's yes moves nothing before it."""

import threading
from contextlib import contextmanager

import pytest

from hcvla.api import events
from hcvla.api.outcomes import Outcome
from hcvla.planner.planner import PlanAnswer
from tiny_world import DONE, ListPlanner, make_executor

PICK = "pick(get_actor('red cube'))\n"
LIMIT_SEC = 10.0
PLACE = "place(get_actor('blue cube'))\n"
GOAL = "on('red cube', 'blue cube')"


class Waiting:
    """A task in a thread, which waits for its confirmation."""

    def __init__(self, executor, *args, **request):
        self.happened, self.results = [], []
        self._asked = threading.Event()
        self.executor = executor
        self._thread = threading.Thread(
            target=lambda: self.results.append(executor.run(*args, subscriber=self._on_event, confirm=True, **request))
        )

    def _on_event(self, event):
        self.happened.append(event)
        if isinstance(event, events.ConfirmationAsked):
            self._asked.set()

    @contextmanager
    def asked(self):
        """Wait until it asks, and afterwards for its end."""
        self._thread.start()
        assert self._asked.wait(LIMIT_SEC)
        yield self
        self._thread.join(LIMIT_SEC)
        assert not self._thread.is_alive()

    @property
    def result(self):
        return self.results[0]


def planned(world, **config):
    planner = ListPlanner(PlanAnswer(code=PICK, goal=GOAL), PLACE, DONE)
    return Waiting(make_executor(world, planner, **config), "stack the red cube on the blue cube")


def test_nothing_moves_before_the_yes_and_goal_and_program_are_there_to_be_judged(world):
    with planned(world).asked() as task:
        assert world.done == []
        assert [type(event) for event in task.happened] == [
            events.TaskStarted,
            events.PlannerAsked,
            events.GoalStated,
            events.ProgramWritten,
            events.ConfirmationAsked,
        ]
        assert task.executor.answer(True)
    assert task.result.outcome is Outcome.DONE, task.result.message
    assert len(world.done) == 2


def test_what_the_planner_would_write_next_is_shown_with_the_question_and_never_run(world):
    planner = ListPlanner(PlanAnswer(code=PICK, goal=GOAL, ahead="go_home()"), PLACE, DONE)
    with Waiting(make_executor(world, planner), "stack the red cube on the blue cube").asked() as task:
        assert task.happened[-1].ahead == "go_home()"
        task.executor.answer(True)
    assert [label.split("(")[0] for label in world.done] == ["pick", "place"]


def test_what_the_planner_is_not_sure_of_is_run_only_if_a_person_confirms_it(world):
    guess = PlanAnswer(code=PICK, goal=GOAL, doubt="not sure (confidence 0.2)")
    planner = ListPlanner(guess, PLACE, DONE)
    with Waiting(make_executor(world, planner), "lift the crimson thing").asked() as task:
        assert planner.requests[0].confirmed
        assert task.happened[-1].doubt == guess.doubt
        task.executor.answer(True)
    assert task.result.outcome is Outcome.DONE, task.result.message
    assert not planner.requests[1].confirmed, "a person said yes to what was written, not to what follows"


def test_a_doubt_that_no_person_reads_is_a_refusal(world):
    planner = ListPlanner(PlanAnswer(code=PICK, goal="held('red cube')", doubt="not sure (confidence 0.2)"))
    result = make_executor(world, planner).run("lift the crimson thing")
    assert not planner.requests[0].confirmed
    assert (result.outcome, result.message) == (Outcome.NOT_UNDERSTOOD, "not sure (confidence 0.2)")
    assert world.done == []


def test_a_task_asks_once_however_many_lines_follow(world):
    with planned(world).asked() as task:
        task.executor.answer(True)
    assert sum(isinstance(event, events.ConfirmationAsked) for event in task.happened) == 1


def test_a_no_ends_the_task_and_nothing_has_moved(world):
    with planned(world).asked() as task:
        assert task.executor.answer(False)
    assert task.result.outcome is Outcome.STOPPED
    assert task.result.message == "the task was not confirmed; nothing has moved"
    assert world.done == []


def test_without_an_answer_the_task_ends_after_its_limit(world):
    with planned(world, confirm_sec=0.1).asked() as task:
        pass
    assert task.result.outcome is Outcome.STOPPED
    assert task.result.message == "nobody confirmed the task within 0.1 s; nothing has moved"
    assert world.done == []
    assert not task.executor.answer(True)


def test_a_cancel_ends_the_waiting(world):
    with planned(world).asked() as task:
        task.executor.cancel()
    assert task.result.outcome is Outcome.STOPPED
    assert task.result.message.startswith("stopped on request")
    assert world.done == []


def test_the_first_answer_counts(world):
    with planned(world).asked() as task:
        assert task.executor.answer(False)
        assert not task.executor.answer(True)
    assert world.done == []


def test_without_a_task_that_waits_an_answer_is_refused(world):
    executor = make_executor(world)
    assert not executor.answer(True)
    assert executor.run("lift it", program=PICK).ran_to_end


def test_where_every_task_is_to_be_confirmed_one_that_does_not_want_it_is_too(world):
    executor = make_executor(world, confirm=True, confirm_sec=0.1)
    assert executor.run("lift it", program=PICK).message.startswith("nobody confirmed")
    assert world.done == []


@pytest.mark.parametrize("yes", [True, False])
def test_a_given_program_is_confirmed_too(world, yes):
    with Waiting(make_executor(world), "lift it", program=PICK).asked() as task:
        task.executor.answer(yes)
    assert bool(world.done) is yes


def test_a_task_that_was_not_confirmed_is_confirmed_when_it_is_resumed(world, store):
    executor = make_executor(world, journal=store)
    with Waiting(executor, "lift it", program=PICK).asked():
        executor.answer(False)
    # Who says no wants it no more: it is gone on with only by its id.
    assert executor.run(resume="last").message.startswith("no task here was interrupted")
    with Waiting(executor, resume=store.task("last").task_id).asked():
        assert world.done == []
        executor.answer(True)
    assert len(world.done) == 1
