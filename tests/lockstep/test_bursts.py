"""Bursts send the arm aside for some steps, within reach, and the skill goes on from there."""

import numpy as np
import pytest

from hcvla.api.types import Actor, Pose
from hcvla.lockstep.bursts import ASIDE, BurstConfig, Bursts, UnsteadyLibrary
from hcvla.lockstep.stack import LockstepStack
from hcvla.sim.scene import Scene, SceneObject
from hcvla.skills.analytic_ik import Reach
from hcvla.skills.scripted.config import OracleConfig
from hcvla.skills.scripted.library import OracleLibrary
from hcvla.skills.skill import Action

ORACLE = OracleConfig()
REACH = Reach(ORACLE.joint7_limit_rad)
ALWAYS = BurstConfig(chance=1.0)
CUBE = Scene((SceneObject.on_table("red", "cube", 0.45, 0.1),))


def bursts(config=ALWAYS, seed=0) -> Bursts:
    return Bursts(config, np.random.default_rng(seed), REACH, ORACLE)


@pytest.fixture(scope="module")
def observation():
    with LockstepStack(CUBE, "privileged") as stack:
        return stack.runner.observe()


def wanted(phase="approach") -> Action:
    return Action(Pose(0.5, 0.0, 0.3, 1.0, 0.0, 0.0, 0.0), 0.05, 30.0, 0.6, phase)


def test_a_burst_lasts_3_to_7_steps_after_its_first_and_then_the_skill_acts(observation):
    drawn = bursts()
    lengths = []
    for _ in range(40):
        assert drawn.begin(wanted(), observation) is not None
        length = 0
        while drawn.running() is not None:
            length += 1
        lengths.append(length)
        assert drawn.begin(wanted(), observation) is None, "not twice in a row"
    assert (min(lengths), max(lengths)) == (3, 7)


def test_the_arm_goes_aside_by_1_to_8_cm_above_objects_and_the_gripper_is_left_alone(observation):
    tool = observation.state.T_base_tool
    ways = []
    for seed in range(40):
        action = bursts(seed=seed).begin(wanted(), observation)
        ways.append(action.T_base_tool.distance(tool))
        assert action.phase == ASIDE
        assert action.gripper_width_m is None
        assert 0.15 <= action.max_speed_m_s <= 0.5
    assert min(ways) >= 0.01
    assert max(ways) <= 0.08 + 1e-6


@pytest.mark.parametrize("phase", ["grasp", "look", "release", "swing"])
def test_what_must_not_fail_is_not_disturbed(observation, phase):
    assert bursts().begin(wanted(phase), observation) is None


def test_without_chance_nothing_happens(observation):
    assert all(bursts(BurstConfig(chance=0.0), seed).begin(wanted(), observation) is None for seed in range(20))


def test_a_new_call_ends_what_went_on(observation):
    drawn = bursts()
    drawn.begin(wanted(), observation)
    drawn.stop()
    assert drawn.running() is None


def test_scripts_come_back_and_succeed():
    library = UnsteadyLibrary(OracleLibrary(), bursts(BurstConfig(chance=0.05), seed=3))
    phases = []
    with LockstepStack(CUBE, "privileged", skills=library) as stack:
        stack.runner.on_step.append(lambda observation, action: phases.append(action.phase))
        assert stack.call("pick", Actor("red cube")).done
    assert phases.count(ASIDE) >= 4
    assert phases[-1] != ASIDE
