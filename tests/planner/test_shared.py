"""One planner, several callers in threads: never two at once, answered together where the planner can."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from hcvla.planner.planner import PlanAnswer, PlannerError, PlanRequest
from hcvla.planner.shared import MOST_TOGETHER, SharedPlanner
from helpers.waiting import wait_until


def request(task):
    return PlanRequest(task, None, [])


class Slow:
    """Answers with the task; the first answer waits until it is let go."""

    def __init__(self):
        self.started, self.go = threading.Event(), threading.Event()
        self.inside, self.most, self.tasks = 0, 0, []

    def plan(self, asked):
        self.inside += 1
        self.most = max(self.most, self.inside)
        self.started.set()
        assert self.go.wait(10.0)
        self.tasks.append(asked.task)
        self.inside -= 1
        if asked.task == "fail":
            raise PlannerError("it fails")
        return PlanAnswer(code=asked.task)


class Together(Slow):
    """Answers several at once."""

    def __init__(self):
        super().__init__()
        self.groups = []

    def plan_together(self, requests):
        self.groups.append([asked.task for asked in requests])
        return [self.plan(asked) for asked in requests]


def asked_while_the_first_is_answered(planner, tasks):
    """Return the futures of the answers to a first task and to others that come while it is being answered."""
    shared = SharedPlanner(planner)
    pool = ThreadPoolExecutor(len(tasks) + 1)
    first = pool.submit(shared.plan, request("first"))
    assert planner.started.wait(10.0)
    others = [pool.submit(shared.plan, request(task)) for task in tasks]
    wait_until(lambda: shared.waiting == len(tasks), 10.0, "waiting of all others")
    planner.go.set()
    pool.shutdown(wait=True)
    return [first, *others]


def test_a_planner_is_never_used_by_two_at_once():
    planner = Slow()
    answers = asked_while_the_first_is_answered(planner, ["a", "b", "c"])
    assert [answer.result().code for answer in answers] == ["first", "a", "b", "c"]
    assert planner.most == 1


def test_those_that_waited_are_answered_together_up_to_a_limit():
    planner = Together()
    tasks = [f"task {number}" for number in range(MOST_TOGETHER + 2)]
    answers = asked_while_the_first_is_answered(planner, tasks)
    assert [answer.result().code for answer in answers] == ["first", *tasks]
    assert [len(group) for group in planner.groups] == [1, MOST_TOGETHER, 2]


def test_one_caller_s_error_is_not_another_s():
    answers = asked_while_the_first_is_answered(Slow(), ["fail", "b"])
    with pytest.raises(PlannerError, match="it fails"):
        answers[1].result()
    assert answers[2].result().code == "b"


def test_an_error_of_all_together_reaches_each_and_the_planner_goes_on():
    class Broken(Together):
        def plan_together(self, requests):
            if len(requests) > 1:
                raise PlannerError("out of memory")
            return super().plan_together(requests)

    answers = asked_while_the_first_is_answered(Broken(), ["a", "b"])
    for answer in answers[1:]:
        with pytest.raises(PlannerError, match="out of memory"):
            answer.result()
    assert answers[0].result().code == "first"
