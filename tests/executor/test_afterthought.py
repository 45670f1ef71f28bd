"""A sentence about an earlier one is read with it, on the table as it was when the first was said."""

import pytest

from hcvla.api.outcomes import Outcome
from hcvla.memory.store import MemoryStore
from hcvla.planner.planner import PlanAnswer
from tiny_world import BLUE_HOME, RED_HOME, ListPlanner, TinyWorld, make_executor

STACK = "pick(get_actor('red cube'))\nplace(get_actor('blue cube'))\n"
PUT_BACK = "pick(get_actor('red cube'))\nplace(pose_dict['there'])\n"
ON_BLUE = "on('red cube', 'blue cube')"
DONE = PlanAnswer(done=True)


class Table:
    """A tiny world whose planner and scene a test chooses; keeps one memory for all its tasks."""

    def __init__(self):
        self.world, self.store, self.scene = TinyWorld(), MemoryStore(), "one"

    def run(self, *answers, **request):
        """Return the result of a task and the first request to its planner."""
        planner = ListPlanner(*answers)
        executor = make_executor(self.world, planner, self.store, scene=lambda: self.scene)
        return executor.run(**request), planner.requests[0] if planner.requests else None


@pytest.fixture
def table():
    tiny = Table()
    first, _ = tiny.run(PlanAnswer(code=STACK, goal=ON_BLUE), DONE, task="stack the red cube. ")
    assert first.outcome is Outcome.DONE, first.message
    return tiny


def test_both_sentences_are_one_and_its_places_are_those_of_the_first(table):
    _, request = table.run(DONE, *[DONE] * 3, task="no, the other one", about="last")
    assert request.task == "stack the red cube, no, the other one"
    assert {item.name: item.pose for item in request.start} == {"red cube": RED_HOME, "blue cube": BLUE_HOME}
    assert {item.name: item.pose for item in request.objects}["red cube"] == BLUE_HOME.moved(dz=0.05)


def test_a_goal_that_compares_with_the_start_means_that_of_the_first(table):
    back = f"pick(get_actor('red cube'))\nplace(Pose({RED_HOME.x}, {RED_HOME.y}, {RED_HOME.z}))\n"
    result, _ = table.run(
        PlanAnswer(code=back, goal="restored('red cube')"), DONE, task="no, put it back", about="last"
    )
    assert result.outcome is Outcome.DONE, result.message


def test_what_was_done_already_does_not_make_a_relative_goal_true(table):
    nothing = PlanAnswer(code="go_home()\n", goal="unmoved('red cube')")
    result, _ = table.run(nothing, DONE, DONE, DONE, task="no, leave it alone", about="last")
    assert result.outcome is Outcome.GOAL_NOT_MET


def test_an_afterthought_may_have_one_too(table):
    table.run(DONE, *[DONE] * 3, task="no, the other one", about="last")
    _, request = table.run(DONE, *[DONE] * 3, task="the small one!", about="last")
    assert request.task == "stack the red cube, no, the other one, the small one!"


def test_it_may_be_about_a_task_that_is_named(table):
    first = table.store.task("last").task_id
    table.run(DONE, *[DONE] * 3, task="something else")
    _, request = table.run(DONE, *[DONE] * 3, task="no, the other one", about=first)
    assert request.task.startswith("stack the red cube, ")


def test_in_another_scene_the_earlier_places_mean_nothing(table):
    table.scene = "another"
    _, request = table.run(DONE, *[DONE] * 3, task="no, the other one", about="last")
    assert request.start == ()


@pytest.mark.parametrize(
    ("request_", "words"),
    [
        ({"task": "no", "about": "nonsense"}, "memory holds no task 'nonsense'"),
        ({"about": "last"}, "the task is empty"),
        ({"task": "no", "about": "last", "program": STACK}, "a program about an earlier task"),
        ({"about": "last", "resume": "last"}, "a new task and a task to resume"),
        ({"task": "n" * 1990, "about": "last"}, "at most 2000"),
        ({"task": "no", "about": "l" * 101}, "the earlier task's id"),
    ],
    ids=["unknown", "no sentence", "program", "resume", "long", "long id"],
)
def test_what_cannot_be_about_an_earlier_one_is_one_clear_line_and_moves_nothing(table, request_, words):
    moved = list(table.world.done)
    result, _ = table.run(**request_)
    assert words in result.message
    assert "\n" not in result.message
    assert table.world.done == moved


def test_a_program_was_no_sentence():
    tiny = Table()
    tiny.run(program=STACK)
    result, _ = tiny.run(task="no, the other one", about="last")
    assert "a program without a sentence" in result.message


def test_with_nothing_said_before_there_is_nothing_to_be_about():
    result, _ = Table().run(task="no, the other one", about="last")
    assert result.message == "memory holds no task 'last'; the newest are: none"
