"""Sentences to the running stack with the planner that is shipped: none is called done that was not."""

import pytest

from hcvla.api.outcomes import Outcome
from hcvla.sim.scene import Scene, SceneObject
from hcvla.sim.scene_file import scene_text
from hcvla.sim.standard import standard_scene
from running import outcome, planning

pytestmark = [pytest.mark.ros, pytest.mark.stack, pytest.mark.timeout(300), pytest.mark.usefixtures("home_again")]

TABLE = standard_scene(3)
TWO_RED = Scene(
    (
        *(SceneObject.on_table("red", "cube", 0.5, y, name=f"at {y}") for y in (0.15, -0.15)),
        SceneObject.on_table("green", "tray", 0.62, 0.0),
    )
)
NEIGHBOURS = Scene(
    (
        SceneObject.on_table("black", "cube", 0.336, -0.218),
        SceneObject.on_table("blue", "cube", 0.361, -0.114),
        SceneObject.on_table("red", "cube", 0.582, 0.251),
        SceneObject.on_table("blue", "mat", 0.368, 0.213, size=(0.17, 0.17, 0.004)),
    )
)
"""The red cube is to the left of the mat, the blue one to the left of the black one."""


@pytest.fixture(scope="module", autouse=True)
def planner(stack, tmp_path_factory):
    with planning(stack, tmp_path_factory.mktemp("planner")) as processes:
        yield processes


@pytest.fixture
def lay(stack):
    """Return what puts another scene on the table for one test."""
    yield lambda scene: stack.reset_scene(scene_text(scene))
    stack.reset_scene()


@pytest.mark.parametrize("sentence", ["pick up the green cube", "put the blue cube down"])
def test_with_the_red_cube_in_the_hand_another_is_called_picked_only_if_it_was_and_none_put_down(stack, lay, sentence):
    lay(TABLE)
    first = stack.run(task="pick up the red cube")
    assert outcome(first) is Outcome.DONE, first.outcome.message
    second = stack.run(task=sentence)
    picked = sentence == "pick up the green cube" and stack.client.check_goal("held('green cube')")
    assert picked or outcome(second) is not Outcome.DONE, second.outcome.message


def test_of_two_red_cubes_none_is_picked_and_the_outcome_is_ambiguous(stack, lay):
    lay(TWO_RED)
    result = stack.run(task="pick up the red cube")
    assert outcome(result) is Outcome.AMBIGUOUS, result.outcome.message
    assert not result.trace
    assert not stack.moved.is_set()


def test_a_planner_that_was_killed_in_a_task_goes_on_with_where_things_stood_when_it_was_given(stack, lay, planner):
    lay(NEIGHBOURS)
    pending = stack.send(task="put the black cube on the blue mat, then also what was to the left of it")
    assert stack.moved.wait(20.0)
    planner.kill("planner")
    stack.client.liveness.forget("planner")
    planner.start("planner")
    result = pending.wait(120.0)
    assert outcome(result) is Outcome.DONE, result.outcome.message
    assert stack.client.check_goal("on('blue cube', 'blue mat')"), result.program
    assert not stack.client.check_goal("on('red cube', 'blue mat')"), result.program


def test_a_correction_is_read_with_the_sentence_before_it(stack, lay):
    lay(TABLE)
    assert outcome(stack.run(task="put the red cube on the green tray")) is Outcome.DONE
    corrected = stack.run(task="no, the brown tray", about="last")
    assert outcome(corrected) is Outcome.DONE, corrected.outcome.message
    assert corrected.goal == "on('red cube', 'brown tray')"
    assert stack.client.check_goal(corrected.goal)
