"""Another scene on the table: names are right at once, not when the old ones have been outvoted."""

import pytest

from hcvla.api.outcomes import Outcome
from running import RAN, outcome

pytestmark = [pytest.mark.ros, pytest.mark.stack, pytest.mark.timeout(300), pytest.mark.usefixtures("home_again")]

LEFT, RIGHT = 0.12, -0.12
SCENE = """\
objects:
  - {{name: left, color: {}, shape: cube, x: 0.5, y: 0.12, size: [0.045, 0.045, 0.045]}}
  - {{name: right, color: {}, shape: cube, x: 0.5, y: -0.12, size: [0.045, 0.045, 0.045]}}
"""
IS_AT = """\
if abs(get_pose(get_actor('{} cube')).y - {}) > 0.01:
    raise ValueError('it is elsewhere')
"""


@pytest.fixture
def old_scene_again(stack):
    yield
    stack.reset_scene()


def place(stack, color):
    """Return where a cube is seen across the table [m], or how `locate` failed."""
    answer = stack.locate(f"{color} cube")
    return round(answer.object.pose.pose.position.y, 2) if answer.outcome.code == Outcome.DONE else answer.outcome.code


@pytest.mark.usefixtures("old_scene_again")
def test_after_a_reset_that_exchanges_cubes_or_puts_others_there_names_are_right_at_once(stack):
    stack.reset_scene(SCENE.format("red", "blue"))
    assert (place(stack, "red"), place(stack, "blue")) == (LEFT, RIGHT)
    # Long enough that the old names have been seen in many images.
    assert outcome(stack.run("move_to(Pose(0.4, 0.2, 0.35))\ngo_home()")) is RAN
    stack.reset_scene(SCENE.format("blue", "red"))
    assert outcome(stack.run(IS_AT.format("red", RIGHT))) is RAN
    assert (place(stack, "red"), place(stack, "blue")) == (RIGHT, LEFT)
    stack.reset_scene(SCENE.format("green", "red"))
    assert (place(stack, "green"), place(stack, "red")) == (LEFT, RIGHT)
    assert place(stack, "blue") == Outcome.OBJECT_NOT_FOUND


@pytest.mark.usefixtures("old_scene_again")
def test_two_red_cubes_on_a_running_stack_are_ambiguous_to_programs_and_to_locate_and_nothing_moves(stack):
    stack.reset_scene(SCENE.format("red", "red"))
    result = stack.run("pick(get_actor('red cube'))")
    assert outcome(result) is Outcome.AMBIGUOUS
    assert "'red cube' fits 2 objects" in result.outcome.message
    assert place(stack, "red") == stack.locate("cube").outcome.code == Outcome.AMBIGUOUS
    assert not stack.moved.is_set()


def test_after_the_simulator_was_started_again_names_are_right_at_once(stack):
    before = stack.locate("red cube").object.pose.pose.position
    stack.reset_scene(SCENE.format("blue", "red"))
    assert place(stack, "red") == RIGHT
    stack.processes.kill("mujoco_bridge")
    stack.restart("mujoco_bridge")
    assert outcome(stack.run(IS_AT.format("red", round(before.y, 3)))) is RAN
    found = stack.locate("red cube").object.pose.pose.position
    assert (found.x, found.y) == pytest.approx((before.x, before.y), abs=0.005)
