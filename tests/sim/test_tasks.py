"""Laws that every registered task obeys."""

import ast

import pytest

from hcvla.sim.families import FAMILIES
from hcvla.sim.predicates import Goal, GoalMonitor
from hcvla.sim.simulation import Simulation
from hcvla.sim.tasks import TASKS, starts_satisfied

SEEDS = range(10)


@pytest.fixture(params=TASKS.values(), ids=lambda task: task.name)
def task(request):
    return request.param


def test_every_family_has_a_task():
    assert {task.family for task in TASKS.values()} == set(FAMILIES)


def test_a_scene_is_in_reach_apart_and_uniquely_named(task):
    # Reach, overlaps and names are checked by Scene itself; nothing may start on a mat or a tray.
    for seed in SEEDS:
        scene = task.scene(seed)
        assert 2 <= len(scene) <= 9
        assert all(item.pose.z == pytest.approx(item.size[2] / 2) for item in scene)
        assert all(item.name == f"{item.color} {item.shape}" for item in scene)


def test_the_goal_parses_and_is_not_reached_at_the_start(task):
    for seed in SEEDS:
        goal = task.goal(seed)
        assert Goal.parse(goal, task.scene(seed).names).names
        assert not starts_satisfied(task.scene(seed), goal)


def test_the_goal_is_not_reached_in_the_simulator_either(task):
    simulation = Simulation(task.scene(0))
    monitor = GoalMonitor(Goal.parse(task.goal(0), simulation.scene.names), simulation)
    simulation.step(100)
    assert not monitor.update()


def test_the_sentence_names_what_the_goal_speaks_of(task):
    for seed in SEEDS:
        sentence = task.sentence(seed)
        spoken = Goal.parse(task.goal(seed), task.scene(seed).names).names
        assert all(name in sentence for name in spoken if not (task.name == "sort" and name.endswith("mat")))


def test_the_program_parses_and_moves_the_arm(task):
    for seed in SEEDS:
        assert any(isinstance(node, ast.Call) for node in ast.walk(ast.parse(task.program(seed))))
        assert "pick(" in task.program(seed)


def test_a_seed_decides_the_episode_and_seeds_differ(task):
    first = task.episode(3)
    task_again = TASKS[task.name]
    assert task_again.episode(3) == first
    assert len({task.goal(seed) + str(task.scene(seed)) for seed in SEEDS}) == len(SEEDS)


@pytest.mark.parametrize(("name", "count"), [("stack2", 2), ("stack3", 3), ("stack4", 4)])
def test_a_stack_has_the_height_of_its_name(name, count):
    for seed in SEEDS:
        assert len(TASKS[name].episode(seed).instance.names) == count
