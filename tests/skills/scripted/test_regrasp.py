"""Turns that joint 7 does not make in one go: by other faces, on the simulated arm with true poses."""

import math
from dataclasses import replace

import numpy as np
import pytest

from hcvla.api.types import Actor, Pose
from hcvla.lockstep.stack import LockstepStack
from hcvla.sim.scene import Scene, SceneObject
from hcvla.skills.grasped_object import grip_of
from hcvla.skills.scripted.body import Body
from hcvla.skills.scripted.config import OracleConfig
from hcvla.skills.scripted.placement import Placement
from hcvla.skills.scripted.regrasp import choose_regrasp, missing_turn
from hcvla.skills.tool import tool_pose_from_transform
from items import REACH, arm_at, item, seeing

RED = Actor("red cube")
CUBE = item("red cube", 0.5, 0.0)
HELD = grip_of(CUBE, arm_at(0.5, 0.0, 0.0225).T_base_tool)


def placement(yaw: float, tool_yaw: float) -> Placement:
    return Placement(Pose.from_yaw(0.5, 0.0, 0.0225, yaw), None, tool_yaw, 0.08)


def test_what_is_missing_is_the_turn_from_how_it_lies_to_how_it_was_wanted():
    # Held as it stood, the cube is turned as the tool is.
    assert missing_turn(placement(1.0, 1.0), HELD) == 0.0
    assert missing_turn(placement(1.0, 1.0 - math.pi / 2.0), HELD) == pytest.approx(math.pi / 2.0)
    round_one = grip_of(item("red cylinder", 0.5, 0.0), arm_at(0.5, 0.0, 0.0225).T_base_tool)
    assert missing_turn(placement(1.0, 0.0), round_one) == 0.0


@pytest.mark.parametrize("missing", [math.pi / 2.0, -math.pi / 2.0, math.pi])
def test_a_cube_is_grasped_by_faces_from_which_the_wrist_has_room_for_the_turn(missing):
    body = Body(seeing(arm_at(0.5, 0.0, 0.1), CUBE), REACH, OracleConfig())
    found = choose_regrasp(body, HELD, placement(0.3, 0.3), missing)
    assert found is not None
    assert found.turn_rad == missing
    # Faces are a quarter turn apart.
    assert math.remainder(found.start_rad - 0.3, math.pi / 2.0) == pytest.approx(0.0, abs=1e-9)
    for yaw in (found.start_rad, found.start_rad + missing):
        assert abs(REACH.joint7(np.array([0.5, 0.0]), yaw)) <= 2.95


def test_a_neighbour_that_leaves_no_room_for_the_fingers_forbids_it():
    walls = [item("blue cube", 0.5 + dx, dy) for dx, dy in ((0.05, 0.0), (-0.05, 0.0), (0.0, 0.05), (0.0, -0.05))]
    walls = [replace(wall, name=f"{wall.name} {number}") for number, wall in enumerate(walls)]
    body = Body(seeing(arm_at(0.5, 0.0, 0.1), CUBE, *walls), REACH, OracleConfig())
    assert choose_regrasp(body, HELD, placement(0.0, 0.0), math.pi / 2.0) is None


def test_a_turn_that_the_wrist_cannot_make_in_one_go_is_made_all_the_same():
    with LockstepStack(Scene((SceneObject.on_table("red", "cube", 0.45, 0.10, 0.3),)), "privileged") as stack:
        assert stack.call("pick", RED).done
        held = stack.simulation.truth()["red cube"].pose
        tool = float(tool_pose_from_transform(stack.arm.state().T_base_tool)[5])
        goal = np.array([0.5, -0.1])
        turns = np.arange(0.0, 2.0 * math.pi, 0.05)
        turn = next(float(turn) for turn in turns if not REACH.unwrapped_yaws(goal, tool + float(turn)))
        phases = []
        stack.runner.on_step.append(lambda observation, action: phases.append(action.phase))
        wanted = replace(held.rotated_z(turn), x=0.5, y=-0.1, z=0.0225)
        verdict = stack.call("place", wanted, match_yaw=True)
        assert "regrasp" in phases
        assert verdict.done, verdict
        placed = stack.simulation.truth()["red cube"].pose
        assert placed.distance(wanted) < 0.01
        assert math.remainder(placed.yaw - wanted.yaw, 2.0 * math.pi) == pytest.approx(0.0, abs=0.1)
