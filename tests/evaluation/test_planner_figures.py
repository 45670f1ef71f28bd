"""How planners are measured: programs compared, shares counted, held-out tasks drawn."""

from itertools import islice

import pytest

from hcvla.evaluation.planner import (
    PlannedRequest,
    compare_programs,
    held_out_tasks,
    same_program,
    share_right,
)
from hcvla.goals.goal import Goal
from hcvla.planner.planner import PlanAnswer
from hcvla.tasks.families import TaskInstance, reference_steps
from hcvla.tasks.language.instances import names_in
from hcvla.tasks.language.samples import REFUSALS, UNKNOWN, Sample
from hcvla.tasks.registry import FAMILY_TASKS
from hcvla.tasks.splits import HELD_OUT_PAIRS


def sample(family, **slots):
    steps = tuple(reference_steps(TaskInstance(family, slots)))
    return Sample("do it", (), (), steps, family)


def planned(kind, right):
    return PlannedRequest(kind=kind, text="do it", right=right, wrote=(), said="", answer_sec=0.1)


def test_the_same_steps_are_the_same_program():
    place = sample("place", object="red cube", target="red mat")
    assert same_program(place, list(place.steps))
    assert not same_program(place, place.steps[:1])
    assert not same_program(place, place.steps[::-1])
    assert not same_program(place, [])


def test_a_sort_may_take_the_objects_in_any_order_but_not_the_lines():
    sort = sample("sort", objects=("red cube", "blue cube"))
    first, second, third, fourth = sort.steps
    assert same_program(sort, [third, fourth, first, second])
    assert not same_program(sort, [first, fourth, third, second])
    assert not same_program(sort, [first, second])
    assert not same_program(sort, [first, second, first, second])


def test_a_stack_has_one_order():
    stack = sample("stack", objects=("red cube", "blue cube", "pink cube"))
    first, second, third, fourth = stack.steps
    assert not same_program(stack, [third, fourth, first, second])


def test_shares_are_counted_by_kind_and_over_all():
    results = [planned("pick", True), planned("pick", False), planned("sort", True), planned("sort", True)]
    assert share_right(results) == {"pick": 0.5, "sort": 1.0, "all": 0.75}
    assert share_right([]) == {"all": 0.0}


@pytest.fixture(scope="module")
def tasks():
    return list(islice(held_out_tasks(20), 20))


def test_held_out_tasks_take_the_families_in_turn(tasks):
    families = [task.family for task in FAMILY_TASKS.values()]
    assert [drawn.kind for _, drawn, _ in tasks] == (families * 3)[:20]


def test_every_held_out_task_is_about_a_held_out_pair_of_its_scene(tasks):
    for scene, drawn, goal in tasks:
        names = names_in(drawn.instance)
        assert names & HELD_OUT_PAIRS
        assert names <= set(scene.names)
        assert set(Goal.parse(goal, scene.names).names) <= names
        assert set(drawn.listing) == set(scene.names)


def test_a_seed_decides_the_held_out_tasks():
    first, again, other = (
        [(drawn.text, goal) for _, drawn, goal in islice(held_out_tasks(4, seed), 4)] for seed in (0, 0, 1)
    )
    assert first == again
    assert first != other


class Refuser:
    """A planner that refuses everything."""

    def plan(self, request):
        return PlanAnswer(refusal="no", seconds=0.25)


def test_who_refuses_everything_is_right_about_what_must_be_refused_and_nothing_else():
    refused = compare_programs(Refuser(), "held_out_refused", 12)
    assert {result.kind for result in refused} <= set(REFUSALS)
    assert UNKNOWN in {result.kind for result in refused}
    assert share_right(refused)["all"] == 1.0
    assert all(result.answer_sec == 0.25 for result in refused)
    assert share_right(compare_programs(Refuser(), "held_out", 8))["all"] == 0.0
