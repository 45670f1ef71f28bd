import math

import mujoco
import numpy as np
import pytest

from hcvla.api.errors import HcvlaError
from hcvla.robots.fr3 import HOME_Q
from hcvla.sim.layout import random_scene
from hcvla.sim.simulation import NotSettledError, Simulation
from hcvla.sim.truth import resting_truth


def test_objects_start_where_the_scene_says(simulation, table):
    for item in table:
        found = simulation.truth()[item.name].pose
        assert found.distance(item.pose) < 1e-3
        assert found.yaw == pytest.approx(item.pose.yaw, abs=1e-3)


def test_time_starts_at_zero_and_a_step_is_two_milliseconds(simulation):
    assert simulation.time == 0.0
    simulation.step(25)
    assert simulation.time == pytest.approx(0.05)


def test_the_arm_stays_at_home(simulation):
    simulation.step(500)
    q = [simulation.data.joint(f"fr3_joint{i}").qpos[0] for i in range(1, 8)]
    assert q == pytest.approx(list(HOME_Q), abs=1e-3)


def test_the_tool_points_down_at_home(simulation):
    assert simulation.T_base_tool.matrix[:3, 2] == pytest.approx([0, 0, -1], abs=1e-3)


def test_the_table_carries_the_weight_of_what_stands_on_it(simulation):
    # A 0.09 kg cube: 0.09 * 9.81 = 0.8829 N.
    cube = simulation.truth()["red cube"]
    assert cube.touching == {"table"}
    assert cube.lifted_by["table"] == pytest.approx(0.8829, rel=1e-3)


def test_a_cube_carries_the_one_on_it_and_is_pressed_down_by_it(simulation, put):
    put("blue cube", 0.40, 0.10, bottom_z=0.0455, yaw=0.3)
    truth = simulation.truth()
    assert truth["blue cube"].lifted_by["red cube"] == pytest.approx(0.8829, rel=1e-2)
    assert truth["red cube"].lifted_by["blue cube"] == pytest.approx(-0.8829, rel=1e-2)
    assert truth["red cube"].lifted_by["table"] == pytest.approx(2 * 0.8829, rel=1e-2)


def test_what_is_in_the_air_touches_nothing_and_is_not_at_rest(simulation):
    simulation.data.joint("red cube").qpos[2] = 0.3
    simulation.step(50)
    cube = simulation.truth()["red cube"]
    assert cube.touching == frozenset()
    assert not cube.at_rest
    # 0.1 s of free fall, with the implicit integrator's error of one step.
    assert cube.linear_velocity[2] == pytest.approx(-0.981, abs=0.02)


def test_closing_on_a_cube_is_a_grasp_and_opening_ends_it(simulation):
    tool = simulation.T_base_tool
    joint = simulation.data.joint("red cube")
    joint.qpos[:] = [tool.x, tool.y, tool.z, 1.0, 0.0, 0.0, 0.0]
    drive = simulation.data.actuator("fr3_gripper")
    for _ in range(150):
        # Held up until the pads have closed on it.
        joint.qpos[:3], joint.qvel[:] = tool.position, 0.0
        drive.ctrl[0] = 0.04
        simulation.step()
    simulation.step(250)
    held = simulation.truth()["red cube"]
    assert held.grasped
    assert held.touching == {"gripper"}
    assert held.pose.distance(tool) < 0.01
    drive.ctrl[0] = 0.08
    simulation.step(100)
    assert not simulation.truth()["red cube"].grasped


def test_a_corner_that_presses_into_the_seam_of_the_shut_fingers_is_touched_and_not_grasped(simulation):
    tool = simulation.T_base_tool
    joint = simulation.data.joint("red cube")
    simulation.data.actuator("fr3_gripper").ctrl[0] = 0.0
    simulation.step(300)
    # A cube of 0.045 m turned by 45 degrees: its corner is 0.0318 m from its centre.
    eighth = math.radians(22.5)
    joint.qpos[:] = [tool.x + 0.045, tool.y, tool.z, math.cos(eighth), 0.0, 0.0, math.sin(eighth)]
    joint.qvel[0] = -0.3
    touched = False
    for _ in range(40):
        simulation.step()
        cube = simulation.truth()["red cube"]
        touched |= "gripper" in cube.touching
        assert not cube.grasped
    assert touched


def test_a_restored_state_goes_on_bit_for_bit(simulation):
    simulation.data.joint("red cube").qvel[0] = 0.5
    saved = simulation.save_state()
    simulation.step(100)
    first = simulation.data.qpos.copy()
    simulation.load_state(saved)
    simulation.step(100)
    assert np.array_equal(simulation.data.qpos, first)


def test_a_state_of_another_scene_is_refused(simulation, table):
    saved = simulation.save_state()
    simulation.reset(table)
    with pytest.raises(HcvlaError, match="the state is of scene 0, the simulation is at scene 1"):
        simulation.load_state(saved)


def test_resetting_to_the_same_scene_keeps_the_model(simulation, table):
    model = simulation.model
    simulation.data.joint("red cube").qpos[0] = 0.6
    simulation.reset()
    assert simulation.model is model
    assert simulation.truth()["red cube"].pose.distance(table["red cube"].pose) < 1e-3


def test_a_new_scene_is_announced(simulation):
    told = []
    simulation.on_rebuild.append(lambda it: told.append(it.scene.names))
    scene = random_scene(np.random.default_rng(0))
    simulation.reset(scene)
    assert told == [scene.names]
    assert set(simulation.truth()) == set(scene.names)


def test_what_never_rests_is_reported(simulation):
    simulation.data.joint("red cube").qpos[2] = 1.5
    with pytest.raises(NotSettledError, match=r"still moving after 0.1 s: red cube"):
        simulation.settle(0.1)


@pytest.mark.parametrize("seed", range(8))
def test_objects_at_rest_stay_where_they_are(seed):
    simulation = Simulation(random_scene(np.random.default_rng(seed)))
    before = simulation.truth()
    simulation.step(2500)
    for name, item in simulation.truth().items():
        assert item.at_rest, name
        assert item.pose.distance(before[name].pose) < 2e-4
        assert math.isclose(item.pose.yaw, before[name].pose.yaw, abs_tol=2e-3)


def test_truth_without_physics_is_the_truth_at_the_start(simulation, table):
    simulated = simulation.truth()
    for name, item in resting_truth(table).items():
        assert item.touching == simulated[name].touching
        assert item.weight_n == pytest.approx(simulated[name].weight_n)


def test_physics_is_faster_than_real_time_by_far(simulation):
    # Not a bench, which `hcvla bench sim` is: a guard against a scene that became ten times slower.
    assert simulation.model.opt.timestep == 0.002
    assert simulation.data.ncon < 60
    assert simulation.model.opt.integrator == mujoco.mjtIntegrator.mjINT_IMPLICITFAST
