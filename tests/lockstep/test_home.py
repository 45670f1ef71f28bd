"""Going home from wherever the arm is: done once it is there, and not by saying so."""

import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome
from hcvla.lockstep.stack import LockstepStack
from hcvla.planner.config import PlannerSettings
from hcvla.planner.load import load_planner
from hcvla.planner.planner import PlanAnswer
from hcvla.sim.standard import standard_scene

AWAY = "move_to(Pose(0.5, 0.2, 0.3))"


class SaysDone:
    """A planner that states the goal and does nothing for it."""

    def plan(self, request):
        return PlanAnswer(done=True, goal="tool_restored()")


class GoesHome:
    """A planner that states the goal and does it."""

    def plan(self, request):
        return PlanAnswer(done=True) if request.past else PlanAnswer(code="go_home()", goal="tool_restored()")


@pytest.fixture
def away():
    """Return a stack whose arm is not at home."""
    with LockstepStack(standard_scene(3)) as stack:
        assert stack.run_program(AWAY).success
        yield stack


@pytest.mark.parametrize("sentence", ["go home", "back to the start position"])
def test_the_embedded_planner_s_way_home_is_done_wherever_the_arm_started(away, sentence):
    result = away.run_task(sentence, load_planner(ROBOT_API, PlannerSettings())).result
    assert (result.outcome, result.program) == (Outcome.DONE, "go_home()\n"), result.message


def test_an_arm_that_stayed_where_it_started_is_not_home(away):
    result = away.run_task("go home", SaysDone()).result
    assert result.outcome is Outcome.GOAL_NOT_MET
    assert "the tool is 0.38 m from where it is with the arm at home" in result.message


def test_going_home_with_something_in_the_hand_keeps_it_there():
    with LockstepStack(standard_scene(3)) as stack:
        assert stack.run_program("pick(get_actor('green cube'))").success
        result = stack.run_task("go home", GoesHome()).result
        held = [item.name for item in stack.world.objects() if item.held]
    assert (result.outcome, held) == (Outcome.DONE, ["green cube"]), result.message
