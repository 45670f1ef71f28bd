"""Throwing what is held at what is out of reach, with true poses."""

import math

import pytest

from hcvla.api.outcomes import Outcome
from hcvla.api.types import Actor
from hcvla.goals.tolerances import horizontal
from hcvla.lockstep.stack import LockstepStack
from hcvla.sim.goals.history import FLIGHT_M
from hcvla.sim.scene import Scene, SceneObject
from hcvla.tasks.out_of_reach import FAR_AREA

MAT = Actor("blue mat")


def scene(distance_m: float, bearing_deg: float, held: str = "red cube") -> Scene:
    x, y = (distance_m * f(math.radians(bearing_deg)) for f in (math.cos, math.sin))
    mat = SceneObject.on_table("blue", "mat", x, y, size=(0.16, 0.16, 0.004))
    return Scene((SceneObject.on_table("red", "cube", 0.45, 0.1), mat), area=FAR_AREA, held=held)


@pytest.mark.parametrize(("distance_m", "bearing_deg"), [(0.73, -30.0), (0.76, 0.0), (0.78, 25.0)])
def test_what_is_thrown_flies_and_lands_near_the_middle_of_a_mat(distance_m, bearing_deg):
    with LockstepStack(scene(distance_m, bearing_deg), "privileged") as stack:
        left_at = []
        stack.arm.on_wait.append(
            lambda: left_at.append(stack.simulation.T_base_tool) if not stack.arm.state().gripper.grasped else None
        )
        verdict = stack.call("throw", MAT)
        assert verdict.done
        truth = stack.simulation.truth()
        landed = truth["red cube"].pose
        assert math.dist(landed.position[:2], truth["blue mat"].pose.position[:2]) < 0.04
        assert math.dist(landed.position[:2], left_at[0].position[:2]) > 0.05


@pytest.mark.parametrize("bearing_deg", [-20.0, 0.0, 19.0])
def test_what_is_thrown_at_a_post_flies_far_enough_to_be_a_throw_and_meets_it(bearing_deg):
    x, y = (0.758 * f(math.radians(bearing_deg)) for f in (math.cos, math.sin))
    post = SceneObject.on_table("gray", "cylinder", x, y, size=(0.04, 0.04, 0.12), mass_kg=0.04)
    objects = (SceneObject.on_table("red", "cube", 0.45, 0.1), post)
    with LockstepStack(Scene(objects, area=FAR_AREA, held="red cube")) as stack:
        monitor = stack.watch("hit('red cube', 'gray cylinder')")
        flown = []

        def note():
            cube = stack.simulation.truth()["red cube"]
            if not cube.grasped and cube.pose.z > 0.05:
                flown.append(horizontal(cube.pose, monitor.history.left_at["red cube"]))

        stack.arm.on_wait.append(note)
        assert stack.call("throw", Actor("gray cylinder")).done
        stack.let_pass(1.0)
        assert monitor.steady
        # A little to spare, though the run is slowed so that the moment of release is neither early nor late.
        assert max(flown) > 1.04 * FLIGHT_M


def test_a_target_too_near_is_refused_before_anything_moves():
    with LockstepStack(scene(0.45, -20.0), "privileged") as stack:
        before = stack.simulation.truth()["red cube"].pose
        verdict = stack.call("throw", MAT)
        assert verdict.outcome is Outcome.UNREACHABLE
        assert "throws to between" in verdict.message
        assert stack.simulation.truth()["red cube"].pose.distance(before) < 0.001


def test_an_empty_hand_cannot_throw():
    with LockstepStack(scene(0.75, 0.0, held=""), "privileged") as stack:
        assert stack.call("throw", MAT).outcome is Outcome.NOT_GRASPED
