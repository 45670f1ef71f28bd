"""Nudging and toppling, with true poses."""

import math
from dataclasses import replace

import pytest

from hcvla.api.outcomes import Outcome
from hcvla.api.types import Actor
from hcvla.evaluation.episode import run_episode
from hcvla.lockstep.stack import LockstepStack
from hcvla.sim.scene import Scene, SceneObject
from hcvla.tasks.registry import TASKS
from hcvla.world.workspace import WorkArea

CUBE, POST, NEAR = Actor("red cube"), Actor("green cylinder"), Actor("white cube")


@pytest.fixture
def stack():
    scene = Scene(
        (
            SceneObject.on_table("red", "cube", 0.45, 0.10, 0.3),
            SceneObject.on_table("green", "cylinder", 0.50, -0.12, size=(0.04, 0.04, 0.12)),
            SceneObject.on_table("white", "cube", 0.53, 0.12),
        )
    )
    with LockstepStack(scene, "privileged") as built:
        yield built


def truth(stack, actor):
    return stack.simulation.truth()[actor.name]


def test_a_nudge_moves_an_object_upright_and_leaves_its_neighbour(stack):
    before, neighbour = truth(stack, CUBE).pose, truth(stack, NEAR).pose
    verdict = stack.call("nudge", CUBE)
    assert verdict.done
    after = truth(stack, CUBE)
    assert math.dist(before.position[:2], after.pose.position[:2]) >= 0.10
    assert verdict.measures["distance_moved_m"] == pytest.approx(before.distance(after.pose), abs=0.005)
    assert after.tilt_rad < 0.02
    assert truth(stack, NEAR).pose.distance(neighbour) < 0.002


def test_a_post_is_knocked_over_and_nothing_else_is(stack):
    cube = truth(stack, CUBE).pose
    assert stack.call("topple", POST).done
    assert truth(stack, POST).tilt_rad > math.radians(80)
    assert truth(stack, CUBE).pose.distance(cube) < 0.002


def test_a_whole_stack_comes_down_whichever_of_it_is_named(stack):
    assert stack.call("pick", NEAR).done
    assert stack.call("place", CUBE).done
    assert stack.call("topple", CUBE).done
    stack.let_pass(1.0)
    assert all("table" in truth(stack, actor).touching for actor in (CUBE, NEAR))


def test_a_stack_near_the_base_is_knocked_over_to_where_it_can_be_picked_up_again():
    # Toward the base would be the shortest push; what falls there is out of the arm's reach and the camera's view.
    cubes = [SceneObject.on_table(color, "cube", 0.335, -0.267) for color in ("black", "blue", "yellow")]
    tower = [replace(cube, pose=cube.pose.moved(dz=0.045 * level)) for level, cube in enumerate(cubes)]
    with LockstepStack(Scene(tuple(tower)), "privileged") as built:
        assert built.call("topple", Actor("black cube")).done
        for cube in cubes:
            pose = built.simulation.truth()[cube.name].pose
            assert WorkArea().x_m[0] - 0.03 <= pose.x <= WorkArea().x_m[1]
            assert abs(pose.y) <= WorkArea().y_m[1] + 0.03


def test_what_cannot_fall_over_is_refused(stack):
    verdict = stack.call("topple", CUBE)
    assert verdict.outcome is Outcome.BAD_ARGUMENT
    assert "cannot be toppled" in verdict.message


def test_full_hands_neither_nudge_nor_topple(stack):
    assert stack.call("pick", NEAR).done
    for function in ("nudge", "topple"):
        verdict = stack.call(function, POST)
        assert verdict.outcome is Outcome.BAD_ARGUMENT
        assert "white cube" in verdict.message


def test_an_object_that_the_hand_hides_after_a_nudge_is_looked_for_from_home():
    # Pulled toward the robot it ends behind the hand, seen from the scene camera.
    scene = Scene((SceneObject.on_table("pink", "cylinder", 0.598, 0.008),))
    with LockstepStack(scene, "rgbd") as stack:
        verdict = stack.call("nudge", Actor("pink cylinder"))
        assert verdict.done, verdict.message
        (item,) = stack.world.objects()
        assert item.visible
        assert item.pose.distance(stack.simulation.truth()["pink cylinder"].pose) < 0.005


def test_a_stack_that_the_hand_hides_is_knocked_over_all_the_same():
    red, green = Actor("red cube"), Actor("green cube")
    scene = Scene(
        (SceneObject.on_table("red", "cube", 0.45, 0.20), SceneObject.on_table("green", "cube", 0.575, 0.034))
    )
    with LockstepStack(scene, "rgbd") as stack:
        assert stack.call("pick", red).done
        assert stack.call("place", green).done
        # With the hand in front of the stack nothing of it is seen.
        assert stack.call("move_to", truth(stack, red).pose.moved(dx=0.03, dz=0.06).rotated_z(0.5)).done
        assert not any(item.visible for item in stack.world.objects())
        assert stack.call("topple", green).done
        assert truth(stack, red).pose.z < 0.03
        assert truth(stack, green).pose.z < 0.03


def test_a_tower_that_jams_before_the_fingers_is_looked_at_from_above_and_swept_again():
    # With this seed the white cube comes to lie on the fingers and holds the arm up.
    assert run_episode(TASKS["stack_topple"], 67, "privileged").success


def test_a_post_that_rolls_is_watched_until_it_rests():
    # With this seed the second cylinder rolls on for two seconds.
    assert run_episode(TASKS["touch_topple"], 24, "privileged").success
