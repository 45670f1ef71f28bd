"""A table without cameras: the arm starts where it is put, and a noisy world is wrong as perception is."""

import math

import numpy as np
import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.api.types import Actor
from hcvla.lockstep.ground_truth_world import TruthWorld
from hcvla.sim.scene import Scene, SceneObject
from hcvla.sim.simulation import Simulation
from hcvla.skills.scripted.library import OracleLibrary
from hcvla.skills.tool import downward
from hcvla.training.policy.arena import Arena, NoisyWorld
from items import REACH

SCENE = Scene((SceneObject.on_table("red", "cube", 0.45, 0.1), SceneObject.on_table("blue", "cube", 0.5, -0.15)))


def arena(**options):
    return Arena(SCENE, OracleLibrary(), np.random.default_rng(0), **{"noisy": False, **options})


def test_the_arm_starts_at_rest_at_the_joints_it_is_given():
    q = REACH.joints(downward(0.4, -0.1, 0.25, 0.3))
    state = arena(q=q).arm.state()
    assert state.q == pytest.approx(q)
    assert state.dq == pytest.approx(np.zeros(7))
    tool = state.T_base_tool
    assert (tool.x, tool.y, tool.z) == pytest.approx((0.4, -0.1, 0.25), abs=1e-3)


def test_a_call_is_carried_out_and_judged():
    table = arena()
    assert table.execute(ROBOT_API["pick"].bind(Actor("red cube"))).done
    assert [item.name for item in table.world.objects() if item.held] == ["red cube"]


@pytest.fixture(scope="module")
def worlds():
    truth = TruthWorld(Simulation(SCENE))
    return {item.name: item for item in truth.objects()}, [
        NoisyWorld(truth, np.random.default_rng(seed)) for seed in range(200)
    ]


def errors(worlds, name="red cube"):
    """Return how wrong each world has an object: x, y, z [m] and yaw [rad], Shape=(worlds, 4)."""
    truth, noisy = worlds
    true, rows = truth[name].pose, []
    for world in noisy:
        pose = next(item.pose for item in world.objects() if item.name == name)
        yaw = 2.0 * math.atan2(pose.qz, pose.qw) - 2.0 * math.atan2(true.qz, true.qw)
        rows.append((pose.x - true.x, pose.y - true.y, pose.z - true.z, yaw))
    return np.array(rows)


def test_a_noisy_world_is_about_as_wrong_as_perception_is(worlds):
    # 1.5 mm over the table, a third of it in height, 0.012 rad; 200 draws know a spread to 15 %.
    assert errors(worlds).std(axis=0) == pytest.approx([0.0015, 0.0015, 0.0005, 0.012], rel=0.25)
    assert np.abs(errors(worlds).mean(axis=0)) == pytest.approx(np.zeros(4), abs=0.003)


def test_the_error_of_an_object_stays_from_look_to_look_but_for_a_jitter(worlds):
    world = worlds[1][0]
    looks = np.array([[item.pose.x for item in world.objects()] for _ in range(50)])
    assert looks.std(axis=0) == pytest.approx([0.0003, 0.0003], rel=0.4)
    first, second = errors(worlds), errors(worlds)
    assert np.abs(first - second).max() < 0.003


def test_objects_are_wrong_independently_of_each_other(worlds):
    assert not np.allclose(errors(worlds)[:, :2], errors(worlds, "blue cube")[:, :2], atol=1e-3)


def test_only_poses_are_wrong(worlds):
    truth, (world, *_) = worlds
    for item in world.objects():
        true = truth[item.name]
        assert (item.color, item.shape, item.size, item.held) == (true.color, true.shape, true.size, true.held)
