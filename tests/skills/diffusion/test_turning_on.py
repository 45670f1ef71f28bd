"""A place in parts: each begins when the one before has done its share, and only the last may end the call."""

from dataclasses import dataclass, field

import numpy as np
import pytest

from hcvla.skills.diffusion.planned_step import PlannedStep
from hcvla.skills.diffusion.turning_on import InParts, Sequel
from hcvla.skills.ending import Finished
from hcvla.skills.skill import Action, ChunkSkill
from items import arm_at, seeing

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
