"""The truth of a call, on a real simulation that is brought into each state by hand."""

import math
from dataclasses import replace

import mujoco
import numpy as np
import pytest
from benchmarks.call_truth import PROMISES, CallTruth

from hcvla.api.functions import ROBOT_API
from hcvla.api.registry import Kind
from hcvla.api.types import Actor, Pose
from hcvla.lockstep.stack import LockstepStack
from hcvla.sim.scene import Scene, SceneObject
from hcvla.skills.compound import Compound

RED, TRAY, POST = Actor("red cube"), Actor("green tray"), Actor("gray cylinder")
SCENE = Scene(
    (
        SceneObject.on_table("red", "cube", 0.45, 0.10, 0.3),
        SceneObject.on_table("green", "tray", 0.45, -0.18, 0.1),
        SceneObject.on_table("gray", "cylinder", 0.60, 0.0, size=(0.04, 0.04, 0.12)),
    )
)


@pytest.fixture
def stack():
    with LockstepStack(SCENE, "privileged") as built:
        yield built


def truth_of(stack, function, *arguments) -> CallTruth:
    known = {item.name: item for item in stack.world.objects()}
    truth = CallTruth(ROBOT_API[function].bind(*arguments), stack.simulation, known)
    stack.arm.on_wait.append(truth.update)
    return truth


def put(stack, actor: Actor, pose: Pose) -> None:
    data = stack.simulation.data
    data.joint(actor.name).qpos[:] = [*pose.position, pose.qw, pose.qx, pose.qy, pose.qz]
    data.joint(actor.name).qvel[:] = 0.0
    mujoco.mj_forward(stack.simulation.model, data)
    stack.let_pass(0.3)


def pose_of(stack, actor: Actor) -> Pose:
    return stack.simulation.truth()[actor.name].pose


def test_every_function_that_is_not_made_of_others_has_a_truth():
    simple = {function.name for function in ROBOT_API.of_kind(Kind.SUBTASK)} - {"pick_place"}
    assert simple == PROMISES.keys()
    assert "pick_place" in Compound(ROBOT_API)


def test_a_pick_is_true_while_the_object_is_held_and_up(stack):
    truth = truth_of(stack, "pick", RED)
    assert not truth.holds()
    stack.call("pick", RED)
    assert truth.holds()
    stack.call("open_gripper")
    assert not truth.holds()


def test_a_place_is_true_at_rest_at_the_pose_or_on_the_object(stack):
    stack.call("pick", RED)
    to_pose, to_tray = truth_of(stack, "place", Pose(0.45, 0.1, 0.0225)), truth_of(stack, "place", TRAY)
    assert not to_pose.holds(), "it is still in the hand"
    stack.call("place", Pose(0.45, 0.1, 0.0225))
    assert to_pose.holds()
    assert not to_tray.holds()
    put(stack, RED, Pose(0.472, 0.1, 0.0225))
    assert not to_pose.holds(), "22 mm aside"
    put(stack, RED, pose_of(stack, TRAY).moved(dz=0.03))
    assert to_tray.holds()


@pytest.mark.parametrize(("away_m", "moved_m", "holds"), [(0.2, 0.0, False), (0.2, 0.1, True), (0.1, 0.0, True)])
def test_a_throw_is_true_near_the_target_or_if_nothing_but_it_moved_the_target(stack, away_m, moved_m, holds):
    """Both places over the table; the post is 0.04 m wide, and 0.15 m from its edge are near."""
    stack.call("pick", RED)
    truth = truth_of(stack, "throw", POST)
    stack.call("open_gripper")
    post = pose_of(stack, POST)
    put(stack, POST, post.moved(dy=-moved_m))
    put(stack, RED, Pose(post.x - away_m, post.y, 0.0225))
    assert truth.holds() is holds


def test_looking_ahead_leaves_the_simulation_as_it_was(stack):
    stack.call("pick", RED)
    truth = truth_of(stack, "place", TRAY)
    stack.call("open_gripper")
    before = stack.simulation.data.qpos.copy(), stack.simulation.time
    # Let go 0.08 m above the table, it falls in the time that is looked ahead.
    assert not truth.holds()
    np.testing.assert_array_equal(stack.simulation.data.qpos, before[0])
    assert stack.simulation.time == before[1]


@pytest.mark.parametrize(("degrees", "holds"), [(0.0, False), (90.0, True), (180.0, False)])
def test_a_turn_that_only_looks_right_is_not_true(stack, degrees, holds):
    stack.call("pick", RED)
    start = pose_of(stack, RED)
    wanted = replace(start.rotated_z(math.pi / 2.0), z=0.0225)
    truth = truth_of(stack, "place", wanted, True)
    stack.call("open_gripper")
    stack.call("go_home")
    put(stack, RED, replace(start.rotated_z(math.radians(degrees)), z=0.0225))
    assert truth.holds() is holds


def test_a_move_is_true_within_a_centimetre_at_either_half_turn(stack):
    goal = Pose.from_yaw(0.5, 0.15, 0.2, 0.6)
    turned, far = truth_of(stack, "move_to", goal.rotated_z(math.pi)), truth_of(stack, "move_to", goal.moved(dx=0.02))
    truth = truth_of(stack, "move_to", goal)
    assert not truth.holds()
    stack.call("move_to", goal)
    assert truth.holds()
    assert turned.holds()
    assert not far.holds()


def test_pushes_and_nudges_are_true_by_how_far_the_object_slid_upright(stack):
    push = truth_of(stack, "push", RED, Pose(0.45, 0.2, 0.0225))
    toward, nudge = truth_of(stack, "push", RED, TRAY), truth_of(stack, "nudge", RED)
    start = pose_of(stack, RED)
    put(stack, RED, start.moved(dy=0.075))
    assert push.holds()
    assert not nudge.holds(), "0.075 m of 0.10"
    assert not toward.holds()
    # From 0.28 m to 0.18 m: 64 % left.
    put(stack, RED, start.moved(dy=-0.1))
    assert toward.holds()
    assert not push.holds()
    put(stack, RED, start.moved(dy=-0.105))
    assert nudge.holds()


def test_a_touch_is_true_when_the_gripper_was_there_and_is_away_again(stack):
    truth = truth_of(stack, "touch", RED)
    stack.call("go_home")
    assert not truth.holds()
    stack.call("touch", RED)
    assert truth.holds()


def test_a_post_is_toppled_when_it_lies(stack):
    truth = truth_of(stack, "topple", POST)
    put(stack, POST, pose_of(stack, POST).moved(dx=0.02))
    assert not truth.holds()
    half = math.sqrt(0.5)
    put(stack, POST, Pose(0.6, 0.0, 0.02, 0.0, half, 0.0, half))
    assert truth.holds()


def test_gripper_and_home_are_true_by_the_joints(stack):
    opened, closed, home = (truth_of(stack, name) for name in ("open_gripper", "close_gripper", "go_home"))
    assert (opened.holds(), closed.holds(), home.holds()) == (True, False, True)
    stack.call("close_gripper")
    stack.call("move_to", Pose(0.5, 0.0, 0.3))
    assert (opened.holds(), closed.holds(), home.holds()) == (False, True, False)


def test_what_is_not_in_the_scene_has_no_truth(stack):
    assert truth_of(stack, "touch", Actor("pink cube")).holds() is None
