"""A place in parts: each begins when the one before has done its share, and only the last may end the call."""

import math
from dataclasses import dataclass, field

import numpy as np
import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.api.types import Actor, Pose
from hcvla.lockstep.stack import LockstepStack
from hcvla.sim.scene import Scene, SceneObject
from hcvla.skills.diffusion.planned_step import PlannedStep
from hcvla.skills.diffusion.turning_on import InParts, Sequel
from hcvla.skills.ending import Finished
from hcvla.skills.load import DIFFUSION, load_skills
from hcvla.skills.skill import Action, ChunkSkill
from hcvla.skills.tool import tool_pose_from_transform
from hcvla.world.shapes import wrap
from items import REACH, arm_at, seeing

STEP = PlannedStep(np.zeros(9), 0.0, 0.0)


@dataclass
class Part:
    """One call of which the test says when it ends."""

    name: str
    ends: bool = False
    seen: list = field(default_factory=list)
    execute: int = 4

    def see(self, observation):
        self.seen.append(observation)
        return self.name

    def think(self, seen):
        return [STEP]

    def act(self, step, observation):
        return Finished() if self.ends else Action(phase=self.name)

    def beliefs(self):
        return {"end_head": 0.5}


def at(z, grasped):
    return seeing(arm_at(0.5, 0.0, z, width=0.045, grasped=grasped))


@pytest.fixture
def parts():
    first, second, third = (Part(name) for name in ("place", "pick", "place again"))
    sequels = [Sequel(False, 0.07, lambda seen: second), Sequel(True, 0.08, lambda seen: third)]
    return InParts(first, sequels), (first, second, third)


def test_a_call_in_parts_is_a_skill_that_thinks(parts):
    assert isinstance(parts[0], ChunkSkill)


def test_it_is_picked_again_once_the_open_hand_has_risen_and_placed_once_it_is_lifted(parts):
    skill, _ = parts
    way = [(0.2, True), (0.03, True), (0.03, False), (0.06, False), (0.075, False), (0.03, False)]
    way += [(0.03, True), (0.075, True), (0.085, True), (0.03, True), (0.1, False)]
    begun = [skill.see(at(z, grasped)) for z, grasped in way]
    assert begun == ["place"] * 4 + ["pick"] * 4 + ["place again"] * 3


def test_a_part_that_ends_early_ends_the_call_only_if_the_hand_is_not_as_the_next_needs_it(parts):
    skill, (first, second, third) = parts
    first.ends = second.ends = third.ends = True
    assert isinstance(skill.act(STEP, at(0.03, True)), Finished)
    assert isinstance(skill.act(STEP, at(0.03, False)), Action)
    assert skill.see(at(0.03, False)) == "pick"
    # A pick that has ended with nothing in the hand cannot be followed by a place.
    assert isinstance(skill.act(STEP, at(0.03, False)), Finished)
    assert skill.see(at(0.1, True)) == "place again"
    assert isinstance(skill.act(STEP, at(0.1, True)), Finished)


@pytest.mark.parametrize(("shape", "alike_deg"), [("cube", 90.0), ("prism", 60.0)])
def test_the_policy_that_ships_turns_by_the_whole_angle_what_the_wrist_cannot_turn_in_one_go(shape, alike_deg):
    scene = Scene((SceneObject.on_table("red", shape, 0.45, 0.1, 0.3),))
    with LockstepStack(scene, "privileged", skills=load_skills(DIFFUSION, ROBOT_API)()) as stack:
        assert stack.call("pick", Actor(f"red {shape}")).done
        lies = stack.simulation.truth()[f"red {shape}"].pose.yaw
        held_deg = math.degrees(lies - float(tool_pose_from_transform(stack.arm.state().T_base_tool)[5]))
        # Above (0.5, -0.1), at -11 degrees, joint 7 is at 34 degrees less the tool's yaw and goes 169 to each side: no
        # tool's yaw lies between 203 and 225 degrees. One of 214 looks the same a symmetry's turn aside.
        wanted = Pose.from_yaw(0.5, -0.1, 0.0225, math.radians(214.0 + held_deg))
        assert not REACH.unwrapped_yaws(wanted.position[:2], math.radians(214.0))
        assert REACH.unwrapped_yaws(wanted.position[:2], math.radians(214.0 - alike_deg))
        assert stack.call("place", wanted, match_yaw=True).done
        turned = stack.simulation.truth()[f"red {shape}"].pose.yaw
    assert abs(math.degrees(wrap(turned - wanted.yaw))) < 10.0
