"""The whole stack in process: cameras, perception, skills, sandbox and goal in one run."""

import pytest

from hcvla.api.outcomes import Outcome
from hcvla.goals.parser import GoalError
from hcvla.lockstep.stack import LockstepStack
from hcvla.planner.planner import PlanAnswer
from hcvla.sim.scene import Scene, SceneObject

SCENE = Scene(
    (
        SceneObject.on_table("red", "cube", 0.45, 0.10, 0.3),
        SceneObject.on_table("green", "tray", 0.45, -0.18, 0.1),
    )
)
PROGRAM = "pick(get_actor('red cube'))\nplace(get_actor('green tray'))\n"
GOAL = "on('red cube', 'green tray')"


class Recites:
    """A planner that knows one program, a line at a time."""

    def __init__(self, *lines: str) -> None:
        self.requests = []
        self._lines = lines

    def plan(self, request):
        self.requests.append(request)
        done = len(request.past)
        return PlanAnswer(done=True) if done == len(self._lines) else PlanAnswer(self._lines[done])


def test_a_program_reaches_its_goal_with_nothing_but_images():
    with LockstepStack(SCENE, "rgbd") as stack:
        outcome = stack.run_program(PROGRAM, goal=GOAL)
        assert outcome.result.ran_to_end, outcome.result.message
        assert outcome.goal_holds
        assert outcome.success
        assert [step.call.function for step in outcome.result.steps] == ["pick", "place"]
        # A pick and a place take at most 6 s of simulated time.
        assert outcome.result.robot_seconds < 6.0


def test_a_planner_sees_image_objects_and_what_is_held():
    planner = Recites(*PROGRAM.splitlines())
    with LockstepStack(SCENE, "privileged") as stack:
        outcome = stack.run_task("put the red cube on the green tray", planner, goal=GOAL)
    assert outcome.success
    assert [request.held for request in planner.requests] == [None, "red cube", None]
    assert planner.requests[0].image.shape == (480, 640, 3)
    assert sorted(item.name for item in planner.requests[0].objects) == ["green tray", "red cube"]


def test_a_program_that_sleeps_lets_simulated_time_pass_and_the_arm_rest():
    with LockstepStack(SCENE, "privileged") as stack:
        posture = stack.arm.state().q
        outcome = stack.run_program("import time\ntime.sleep(1.5)")
        assert outcome.result.ran_to_end, outcome.result.message
        assert 1.5 <= stack.simulation.time < 1.6
        assert max(abs(stack.arm.state().q - posture)) < 0.01


def test_done_without_the_goal_is_no_success():
    with LockstepStack(SCENE, "privileged") as stack:
        outcome = stack.run_program("go_home()\n", goal=GOAL)
        assert outcome.result.outcome is Outcome.DONE_UNVERIFIED
        assert outcome.goal_holds is False
        assert not outcome.success
        assert stack.run_program("go_home()\n").success
        with pytest.raises(GoalError, match="pink"):
            stack.run_program(PROGRAM, goal="on('pink cube', 'green tray')")
