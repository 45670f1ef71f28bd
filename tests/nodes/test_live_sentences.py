"""Sentences on a running stack with something in the hand, or with two of what is named: nothing is done falsely."""

import pytest

from domains import reserve_domain
from hcvla.api.outcomes import Outcome
from running import outcome, running_stack

pytestmark = [pytest.mark.ros, pytest.mark.stack, pytest.mark.slow, pytest.mark.timeout(300)]

TWO_RED_CUBES = """\
objects:
  - {name: left, color: red, shape: cube, x: 0.5, y: 0.15}
  - {name: right, color: red, shape: cube, x: 0.5, y: -0.15}
  - {color: green, shape: tray, x: 0.62, y: 0.0}
"""


@pytest.fixture(scope="module")
def planned(tmp_path_factory):
    """Return a running stack with the embedded planner."""
    patch = pytest.MonkeyPatch()
    patch.setenv("ROS_DOMAIN_ID", str(reserve_domain()))
    with running_stack(tmp_path_factory.mktemp("planned"), without=(), seed="3") as stack:
        yield stack
    patch.undo()


def held(stack):
    """Return the name of the cube that is seen in the hand, empty if none is."""
    names = [f"{color} cube" for color in ("red", "green", "blue")]
    return next((name for name in names if stack.locate(name).object.held), "")


def test_of_two_red_cubes_neither_is_picked(planned):
    planned.reset_scene(TWO_RED_CUBES)
    result = planned.run(task="pick up the red cube")
    assert outcome(result) is Outcome.AMBIGUOUS, result.outcome.message
    assert not planned.moved.is_set()
    planned.reset_scene()


@pytest.mark.parametrize("sentence", ["pick up the green cube", "put the blue cube down"])
def test_with_another_cube_in_the_hand_a_sentence_is_done_only_if_it_is(planned, sentence):
    first = planned.run(task="pick up the red cube")
    assert outcome(first) is Outcome.DONE or held(planned) == "red cube", first.outcome.message
    second = planned.run(task=sentence)
    done = held(planned) == "green cube" if "green" in sentence else False
    assert done or outcome(second) is not Outcome.DONE, (second.outcome.message, second.program)
    planned.run("open_gripper()\ngo_home()")
    planned.reset_scene()
