"""What a thrown object meets counts, however short the meeting is."""

import numpy as np
import pytest

from hcvla.goals.goal import Goal
from hcvla.sim.goals.monitor import GoalMonitor
from hcvla.sim.scene import Scene, SceneObject
from hcvla.sim.simulation import Simulation

STEPS_A_PERIOD = 25
POST = SceneObject.on_table("blue", "cylinder", 0.6, 0.0, size=(0.04, 0.04, 0.12))
SCENE = Scene((SceneObject.on_table("red", "cube", 0.4, 0.0), POST), held="red cube")
GOAL = "hit('red cube', 'blue cylinder')"


def thrown(monitor, simulation, *, watched):
    """Let a cube fly at 1 m/s from 7 mm before a post, for one period; return what touched at its ends."""
    joint = simulation.data.joint("red cube")
    joint.qpos[:] = [0.6 - 0.02 - 0.0225 - 0.007, 0.0, 0.09, 1.0, 0.0, 0.0, 0.0]
    joint.qvel[:] = [1.0, 0.0, 0.0, 0.0, 0.0, 0.0]
    simulation.step()
    monitor.update()
    touched = [set(simulation.touching("red cube"))]
    for _ in range(STEPS_A_PERIOD):
        simulation.step()
        if watched:
            monitor.between_updates()
    monitor.update()
    return [*touched, set(simulation.touching("red cube"))]


@pytest.mark.parametrize("watched", [True, False])
def test_a_bounce_that_is_over_within_a_period_is_a_hit_if_it_is_watched_in_between(watched):
    simulation = Simulation(SCENE)
    monitor = GoalMonitor(Goal.parse(GOAL, SCENE.names), simulation)
    before, after = thrown(monitor, simulation, watched=watched)
    assert "blue cylinder" not in before | after
    assert monitor.history.has_hit("red cube", "blue cylinder") == watched


def test_pose_and_contacts_of_one_object_are_those_of_the_truth():
    simulation = Simulation(SCENE)
    for name, item in simulation.truth().items():
        assert simulation.touching(name) == item.touching
        np.testing.assert_allclose(simulation.pose_of(name).position, item.pose.position)
