"""Covering something small with a box, and starting with something in the hand; with true poses."""

import pytest

from hcvla.api.outcomes import Outcome
from hcvla.api.types import Actor
from hcvla.lockstep.stack import LockstepStack
from hcvla.sim.scene import Scene, SceneObject

BOX, SMALL, LARGE = Actor("white cube"), Actor("red cube"), Actor("blue cube")
OBJECTS = (
    SceneObject.on_table("white", "cube", 0.45, 0.15, size=(0.06, 0.06, 0.06), hollow=True),
    SceneObject.on_table("red", "cube", 0.50, -0.10, 0.4, size=(0.03, 0.03, 0.03)),
    SceneObject.on_table("blue", "cube", 0.40, -0.20, size=(0.055, 0.055, 0.055)),
    SceneObject.on_table("green", "tray", 0.58, 0.05),
)


@pytest.fixture
def stack():
    with LockstepStack(Scene(OBJECTS), "privileged") as built:
        yield built


def test_a_box_comes_down_over_something_small_and_leaves_it_where_it_is(stack):
    before = stack.simulation.truth()["red cube"].pose
    monitor = stack.watch("covered('red cube', 'white cube')")
    assert stack.call("pick", BOX).done
    assert stack.call("cover", SMALL).done
    stack.let_pass(1.0)
    assert monitor.steady
    assert stack.simulation.truth()["red cube"].pose.distance(before) < 0.01


def test_what_does_not_fit_under_the_box_is_refused(stack):
    assert stack.call("cover", SMALL).outcome is Outcome.NOT_GRASPED
    assert stack.call("pick", BOX).done
    verdict = stack.call("cover", LARGE)
    assert verdict.outcome is Outcome.BAD_ARGUMENT
    assert "fits under 'white cube'" in verdict.message


def test_what_starts_in_the_gripper_is_held_and_can_be_placed():
    with LockstepStack(Scene(OBJECTS, held="blue cube"), "privileged") as stack:
        stack.let_pass(1.0)
        assert stack.arm.state().gripper.grasped
        assert stack.simulation.truth()["blue cube"].grasped
        assert stack.call("place", Actor("green tray")).done
