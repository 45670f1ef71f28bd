"""The scripted skills on the simulated arm, with true poses: what perception adds is tested in tests/evaluation."""

import math
import threading
from dataclasses import replace

import mujoco
import numpy as np
import pytest

from hcvla.api.outcomes import Outcome
from hcvla.api.types import Actor, Pose
from hcvla.lockstep.stack import LockstepStack
from hcvla.robots.fr3.table import PAD_GEOMS
from hcvla.sim.scene import Scene, SceneObject
from hcvla.skills.scripted.home import home_tool_pose

RED, BLUE, TRAY = Actor("red cube"), Actor("blue cube"), Actor("green tray")


def table(*more: SceneObject) -> Scene:
    return Scene(
        (
            SceneObject.on_table("red", "cube", 0.45, 0.10, 0.3),
            SceneObject.on_table("blue", "cube", 0.50, -0.12, -0.2),
            SceneObject.on_table("green", "tray", 0.40, -0.22, 0.1),
            *more,
        )
    )


@pytest.fixture
def stack():
    with LockstepStack(table(), "privileged") as built:
        yield built


def pose_of(stack: LockstepStack, actor: Actor) -> Pose:
    return stack.simulation.truth()[actor.name].pose


def shift(stack: LockstepStack, actor: Actor, dx: float, dy: float) -> None:
    model, data = stack.simulation.model, stack.simulation.data
    address = model.jnt_qposadr[model.body(actor.name).jntadr[0]]
    data.qpos[address : address + 2] += (dx, dy)
    mujoco.mj_forward(model, data)


def make_pads_slippery(stack: LockstepStack) -> None:
    for name in PAD_GEOMS:
        stack.simulation.model.geom(name).friction[:] = (0.01, 1e-4, 1e-5)


def at_phase(stack: LockstepStack, phase: str, do) -> None:
    """Do something once, when that phase begins."""
    pending = [do]

    def watch(observation, action):
        if action.phase == phase and pending:
            pending.pop()()

    stack.runner.on_step.append(watch)


def test_pick_place_and_stack_end_where_they_say(stack):
    assert stack.call("pick", RED).done
    assert stack.simulation.truth()["red cube"].grasped
    assert stack.call("place", TRAY).done
    assert pose_of(stack, RED).distance(pose_of(stack, TRAY).moved(dz=0.0215)) < 0.01
    assert stack.call("pick", BLUE).done
    assert stack.call("place", RED).done
    assert pose_of(stack, BLUE).z == pytest.approx(pose_of(stack, RED).z + 0.045, abs=0.002)
    assert stack.call("go_home").done
    np.testing.assert_allclose(stack.arm.state().T_base_tool.position, home_tool_pose()[:3], atol=0.005)
    # Two pairs and the way home: well under 6 s a pair.
    assert stack.simulation.time < 14.0


def test_turning_by_an_angle_really_turns(stack):
    before = pose_of(stack, RED)
    assert stack.call("pick", RED).done
    assert stack.call("place", before.rotated_z(math.radians(120)), match_yaw=True).done
    turned = pose_of(stack, RED)
    assert math.degrees(turned.yaw - before.yaw) % 360 == pytest.approx(120, abs=5)
    assert turned.distance(before) < 0.01


def test_an_object_that_moves_while_approached_is_followed(stack):
    at_phase(stack, "descend", lambda: shift(stack, RED, 0.03, 0.04))
    verdict = stack.call("pick", RED)
    assert verdict.done
    assert stack.simulation.truth()["red cube"].grasped


def test_a_grasp_that_slips_is_tried_again_and_then_reported(stack):
    tried = []
    stack.runner.on_step.append(lambda observation, action: tried.append(action.phase))
    make_pads_slippery(stack)
    verdict = stack.call("pick", RED)
    assert verdict.outcome is Outcome.NOT_GRASPED
    assert verdict.measures["lifted_m"] < 0.2
    grasps = sum(now == "grasp" != before for before, now in zip(["", *tried], tried, strict=False))
    assert grasps == 3


def test_an_object_lost_on_the_way_is_reported_as_dropped(stack):
    assert stack.call("pick", RED).done
    at_phase(stack, "carry", lambda: make_pads_slippery(stack))
    verdict = stack.call("place", TRAY)
    assert verdict.outcome is Outcome.DROPPED


def test_hands_full_or_empty_are_told_apart(stack):
    assert stack.call("place", TRAY).outcome is Outcome.NOT_GRASPED
    assert stack.call("pick", RED).done
    before = stack.simulation.time
    for refused in (stack.call("pick", BLUE), stack.call("push", BLUE, RED), stack.call("touch", BLUE)):
        assert refused.outcome is Outcome.BAD_ARGUMENT
        assert "red cube" in refused.message
    assert stack.simulation.time == before
    # Picking what is in the hand already, as after a crash, needs no more than a look.
    assert stack.call("pick", RED).done
    assert stack.call("open_gripper").done
    assert not stack.simulation.truth()["red cube"].grasped


def test_what_cannot_be_done_is_refused_before_anything_moves(stack):
    assert stack.call("pick", RED).done
    before = stack.simulation.time
    assert stack.call("place", Pose(0.9, 0.0, 0.02)).outcome is Outcome.UNREACHABLE
    assert stack.call("place", pose_of(stack, BLUE)).outcome is Outcome.BLOCKED
    assert stack.call("move_to", Pose(0.95, 0.0, 0.3)).outcome is Outcome.UNREACHABLE
    assert stack.call("pick", Actor("pink cube")).outcome is Outcome.OBJECT_NOT_FOUND
    assert stack.simulation.time == before


def test_a_stop_from_another_thread_ends_the_motion_at_rest_and_the_next_call_moves_again(stack):
    reports = []
    thread = threading.Thread(target=lambda: reports.append(stack.cancel()))
    at_phase(stack, "approach", thread.start)
    verdict = stack.call("pick", RED)
    thread.join(10.0)
    assert verdict.outcome is Outcome.STOPPED
    assert reports[0].at_rest
    assert reports[0].braking_sec < 0.3
    assert stack.call("pick", RED).done


@pytest.mark.parametrize(("support", "top_z"), [(TRAY, 0.0), (BLUE, 0.045)])
def test_what_a_stop_left_low_in_the_hand_is_lifted_by_a_pick_also_over_another_object(stack, support, top_z):
    assert stack.call("pick", RED).done

    def stop_low(observation, action):
        low = observation.state.T_base_tool.z - 0.0225 < top_z + 0.03
        if action.phase == "lower" and low:
            stack.runner.cancel()

    stack.runner.on_step.append(stop_low)
    assert stack.call("place", support).outcome is Outcome.STOPPED
    stack.runner.on_step.clear()
    stack.arm.clear_stop()
    before = pose_of(stack, RED)
    verdict = stack.call("pick", RED)
    assert verdict.done, verdict
    after = pose_of(stack, RED)
    # Lifted by 80 mm, straight up.
    assert after.z - before.z == pytest.approx(0.08, abs=0.005)
    assert math.dist(after.position[:2], before.position[:2]) < 0.005


def test_move_to_reaches_a_pose_with_its_yaw_and_around_what_is_there(stack):
    goal = Pose.from_yaw(0.5, 0.15, 0.2, 0.6)
    verdict = stack.call("move_to", goal)
    assert verdict.done
    assert verdict.measures["position_error_m"] < 0.01
    assert stack.arm.state().T_base_tool.distance(goal) < 0.01
    assert stack.call("move_to", pose_of(stack, BLUE).moved(dy=0.04)).outcome is Outcome.BLOCKED


def test_touch_is_felt_and_moves_nothing(stack):
    before = pose_of(stack, RED)
    monitor = stack.watch("touched('red cube')")
    assert stack.call("touch", RED).done
    assert pose_of(stack, RED).distance(before) < 0.003
    assert monitor.holds()


def test_push_slides_an_object_to_a_pose_and_toward_another(stack):
    # 0.09 m along its own x axis: (0.45, 0.10) + 0.09 (cos 0.3, sin 0.3).
    monitor = stack.watch("pushed_to('red cube', 0.536, 0.127)")
    verdict = stack.call("push", RED, Pose(0.536, 0.127, 0.0225))
    assert verdict.done, verdict
    stack.let_pass(0.5)
    assert monitor.holds()
    toward = stack.watch("pushed_toward('blue cube', 'red cube')")
    assert stack.call("push", BLUE, RED).done
    stack.let_pass(0.5)
    assert toward.holds()


def test_the_gripper_says_what_it_closed_on(stack):
    assert stack.call("close_gripper").measures["gripper_width_m"] < 0.004
    verdict = stack.call("open_gripper")
    assert verdict.done
    assert verdict.measures["gripper_width_m"] == pytest.approx(0.08, abs=0.003)


def test_the_same_calls_end_in_the_same_state_bit_for_bit():
    ends = []
    for _ in range(2):
        with LockstepStack(table(), "privileged") as stack:
            stack.call("pick", RED)
            stack.call("place", TRAY)
            ends.append(stack.simulation.data.qpos.copy())
    np.testing.assert_array_equal(ends[0], ends[1])


def scale() -> Scene:
    """A balance with 80 g on its white pan, and 120 g next to it."""
    red = SceneObject.on_table("red", "block", 0.5, 0.08, size=(0.045, 0.045, 0.04), mass_kg=0.08)
    blue = SceneObject.on_table("blue", "block", 0.4, -0.2, size=(0.045, 0.045, 0.06), mass_kg=0.12)
    pans = [SceneObject.on_table(color, "pan", 0.5, y) for color, y in (("white", 0.08), ("black", -0.08))]
    return Scene((*pans, replace(red, pose=red.pose.moved(dz=0.03)), blue))


def test_what_is_put_on_a_pan_is_on_it_though_the_pan_sinks_by_its_whole_way():
    with LockstepStack(scale(), "privileged") as stack:
        # 80 g hold the other pan up at its stop; 120 g bring it down to the lower one, 24 mm.
        assert pose_of(stack, Actor("black pan")).z == pytest.approx(0.027, abs=0.001)
        assert stack.call("pick", Actor("blue block")).done
        verdict = stack.call("place", Actor("black pan"))
        assert verdict.done, verdict
        assert pose_of(stack, Actor("black pan")).z == pytest.approx(0.003, abs=0.001)


def test_what_no_one_sees_after_it_was_put_down_is_not_done_even_with_the_arm_out_of_the_way(monkeypatch):
    with LockstepStack(table(), "privileged") as stack:
        assert stack.call("pick", RED).done
        known = stack.world.objects
        monkeypatch.setattr(
            stack.world, "objects", lambda: [replace(item, visible=item.color != "red") for item in known()]
        )
        verdict = stack.call("place", TRAY)
        assert verdict.outcome is Outcome.UNVERIFIED
        assert "'red cube' could not be seen" in verdict.message
        np.testing.assert_allclose(stack.arm.state().T_base_tool.position, home_tool_pose()[:3], atol=0.01)
