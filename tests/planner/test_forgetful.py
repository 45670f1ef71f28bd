"""What is left of a request by each way of remembering."""

import pytest

from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.types import NamedObject, Pose
from hcvla.planner.forgetful import ForgetfulPlanner, UnknownRememberingError, newest_stores
from hcvla.planner.planner import PastStep, PlanAnswer, PlanRequest

DONE = Verdict(Outcome.DONE)
FIRST = PastStep("pose_dict['red cube'] = get_pose(get_actor('red cube'))\npick(get_actor('red cube'))\n", DONE)
SECOND = PastStep("place(get_actor('red cube'), pose_dict['spot'])\n", DONE, "red cube")
THIRD = PastStep(
    "pose_dict[\"red cube\"] = rotate_z(pose_dict['red cube'], 90)\npose_dict['spot'] = free_space()\n", DONE
)
MEMORY = {"red cube": Pose(0.5, 0.0, 0.02), "spot": Pose(0.4, 0.1, 0.0)}
CUBE = NamedObject("red cube", "red", "cube", MEMORY["red cube"], (0.04, 0.04, 0.04))
REQUEST = PlanRequest("put it back", None, (), (FIRST, SECOND, THIRD), MEMORY, ("wrong",), "red cube", start=(CUBE,))


class Listens:
    def plan(self, request):
        self.request = request
        return PlanAnswer("done()", done=True)


def told(remembering):
    listener = Listens()
    assert ForgetfulPlanner(listener, remembering).plan(REQUEST) == PlanAnswer("done()", done=True)
    return listener.request


def test_a_full_memory_is_told_all():
    assert told("full") is REQUEST


def test_without_memory_the_planner_is_told_only_of_the_moment():
    request = told("none")
    assert (request.past, request.memory, request.start) == ((), {}, ())
    assert (request.task, request.held, request.errors) == ("put it back", "red cube", ("wrong",))


def test_the_code_cache_holds_the_newest_line_that_stored_each_pose():
    request = told("code")
    assert [step.code for step in request.past] == [THIRD.code]
    assert request.memory == MEMORY


def test_lines_of_one_step_stay_together_and_in_order_and_calls_are_left_out():
    both = newest_stores([FIRST, PastStep("pose_dict['spot'] = free_space()\npick(get_actor('a'))\n", DONE)])
    assert [step.code for step in both] == [FIRST.code.splitlines()[0] + "\n", "pose_dict['spot'] = free_space()\n"]


@pytest.mark.parametrize("line", ["x = pose_dict['a']", "if pose_dict['a'] == b: pass", "pose_dict['a'] == b"])
def test_a_line_that_only_reads_a_pose_stores_none(line):
    assert newest_stores([PastStep(line, DONE)]) == ()


def test_another_way_of_remembering_is_refused():
    with pytest.raises(UnknownRememberingError, match="memory is 'some', expected full, code, none"):
        ForgetfulPlanner(Listens(), "some")
