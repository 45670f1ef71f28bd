"""With something in the hand, or two of what a sentence names, the embedded planner does nothing falsely."""

import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome
from hcvla.executor.executor import TaskExecutor
from hcvla.lockstep.stack import LockstepStack
from hcvla.planner.config import PlannerSettings
from hcvla.planner.load import load_planner
from hcvla.sim.scene import Scene, SceneObject
from hcvla.sim.standard import standard_scene
from hcvla.skills.supports import is_over


@pytest.fixture(scope="module")
def planner():
    return load_planner(ROBOT_API, PlannerSettings())


@pytest.mark.parametrize("sentence", ["pick up the green cube", "put the blue cube down"])
def test_with_the_red_cube_in_the_hand_a_sentence_about_another_is_done_only_if_it_is(planner, sentence):
    with LockstepStack(standard_scene(3)) as stack:
        executor = TaskExecutor(stack._collaborators(planner))
        first = executor.run("pick up the red cube")
        assert first.outcome is Outcome.DONE, first.message
        second = executor.run(sentence)
        held = {item.name for item in stack.world.objects() if item.held}
        done = held == {"green cube"} and sentence == "pick up the green cube"
        assert done or second.outcome is not Outcome.DONE, (second.message, second.program)


@pytest.mark.parametrize("support", ["green tray", "blue cube"])
def test_what_a_cancelled_place_left_low_in_the_hand_is_picked_up_when_a_sentence_says_so(planner, support):
    with LockstepStack(standard_scene(3)) as stack:
        executor = TaskExecutor(stack._collaborators(planner))

        def lowers():
            """Whether the cube is held over what it is to be put on, and within 15 mm of it."""
            items = {item.name: item for item in stack.world.objects()}
            cube, below = items["red cube"], items[support]
            return cube.held and is_over(cube, below) and cube.bottom_z - below.top_z < 0.015

        stack.runner.on_step.append(lambda _, action: stack.runner.cancel() if lowers() else None)
        assert executor.run(f"put the red cube on the {support}").outcome is Outcome.STOPPED
        stack.runner.on_step.clear()
        stack.arm.clear_stop()
        low_m = stack.simulation.truth()["red cube"].pose.z
        result = executor.run("pick up the red cube")
        assert result.outcome is Outcome.DONE, (result.message, result.program)
        assert [step.call.function for step in result.steps] == ["pick"]
        assert stack.simulation.truth()["red cube"].pose.z > low_m + 0.05


def test_of_two_red_cubes_neither_is_picked(planner):
    cubes = [SceneObject.on_table("red", "cube", 0.5, y, name=name) for name, y in (("left", 0.15), ("right", -0.15))]
    with LockstepStack(Scene((*cubes, SceneObject.on_table("green", "tray", 0.62, 0.0)))) as stack:
        result = TaskExecutor(stack._collaborators(planner)).run("pick up the red cube")
        assert result.outcome is Outcome.AMBIGUOUS, result.message
        assert result.steps == []
