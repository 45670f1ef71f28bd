"""Each hardship waits for its moment, does what it says and no more, and those of a seed repeat."""

import math

import numpy as np
import pytest

from hcvla.api.control_period import CONTROL_PERIOD_SEC
from hcvla.api.functions import ROBOT_API
from hcvla.api.types import Actor
from hcvla.evaluation.episode import PERTURBATIONS, disturber_of
from hcvla.lockstep.hardships.table import HARDSHIPS
from hcvla.lockstep.running_calls import RunningCalls
from hcvla.lockstep.stack import LockstepStack
from hcvla.sim.scene import Scene, SceneObject

RED, BLUE, TRAY = Actor("red cube"), Actor("blue cube"), Actor("green tray")
SCENE = Scene(
    (
        SceneObject.on_table("red", "cube", 0.5, 0.1),
        SceneObject.on_table("blue", "cube", 0.5, -0.1),
        SceneObject.on_table("green", "tray", 0.4, -0.25),
    )
)
PICKED, PUSHED, NUDGED, TOUCHED = ("pick", [RED]), ("push", [RED, BLUE]), ("nudge", [RED]), ("touch", [RED])
ON_BLUE = (PICKED, ("place", [BLUE]))


def disturbed(kind, calls, seed=0):
    """Carry out calls while they are disturbed; return the hardship, and the truths before and after each time."""
    running, times = RunningCalls(), []
    with LockstepStack(SCENE, "privileged") as stack:
        hardship = disturber_of(kind, seed, stack, running)

        def step(observation, action):
            before = stack.simulation.truth()
            hardship.on_step(observation, action)
            if hardship.acting:
                times.append((before, stack.simulation.truth()))

        stack.runner.on_step.append(step)
        for function, arguments in calls:
            running.running = ROBOT_API[function].bind(*arguments)
            stack.execute(running.running)
        return hardship, times


def moved(before, after):
    """Return how far each object that was moved at once was [m]: what the hand carries is 5 mm farther in a step."""
    ways = {name: before[name].pose.distance(after[name].pose) for name in before}
    return {name: way for name, way in ways.items() if way > 0.01}


@pytest.mark.parametrize(
    ("kind", "calls", "name", "least_m", "most_m", "times"),
    [
        ("support_moved", ON_BLUE, "blue cube", 0.02, 0.06, 1),
        ("support_moved", (PICKED, ("place", [TRAY])), "green tray", 0.02, 0.06, 1),
        ("actor_moved", (NUDGED,), "red cube", 0.02, 0.06, 1),
        ("actor_moved", (PUSHED,), "red cube", 0.02, 0.06, 1),
        ("rolled_off", (PUSHED,), "red cube", 0.02, 0.04, 2),
    ],
)
def test_what_the_call_is_about_is_moved_so_far_and_nothing_else(kind, calls, name, least_m, most_m, times):
    hardship, seen = disturbed(kind, calls)
    assert hardship.happened
    assert len(seen) == times
    for before, after in seen:
        ways = moved(before, after)
        assert list(ways) == [name]
        assert least_m - 0.002 <= ways[name] <= most_m + 0.002


def test_what_is_pushed_rolls_off_across_the_way_that_it_has_come():
    _, ((before, after), *_) = disturbed("rolled_off", (PUSHED,))
    way = after["red cube"].pose.position - before["red cube"].pose.position
    assert abs(way[0]) > 5.0 * abs(way[1]), "it is pushed along y"


def test_what_is_held_turns_by_12_to_30_degrees_where_it_hangs():
    _, ((before, after),) = disturbed("held_tilted", ON_BLUE)
    assert list(moved(before, after)) == []
    up = after["red cube"].pose.matrix[:3, 2] @ before["red cube"].pose.matrix[:3, 2]
    assert 12.0 <= math.degrees(math.acos(up)) <= 30.0
    assert after["red cube"].touching == before["red cube"].touching


def test_material_is_another_from_the_first_step_on_and_within_a_factor_of_two():
    with LockstepStack(SCENE, "privileged") as stack:
        model = stack.simulation.model
        friction = model.geom_friction.copy()
        hardship = disturber_of("other_material", 0, stack, RunningCalls())
        mass = {name: item.weight_n for name, item in stack.simulation.truth().items()}
        stack.runner.on_step.append(hardship.on_step)
        stack.call(*TOUCHED[:1], *TOUCHED[1])
        factors = {name: item.weight_n / mass[name] for name, item in stack.simulation.truth().items()}
        rubs = friction[:, 0] > 0.0
        (rougher,) = {round(float(f), 9) for f in model.geom_friction[rubs, 0] / friction[rubs, 0]}
    assert len(set(factors.values())) == len(factors), "each object's own"
    assert all(0.5 <= factor <= 2.0 for factor in (*factors.values(), rougher))
    np.testing.assert_array_equal(model.geom_friction[:, 1:], friction[:, 1:])


def test_a_grasp_slips_again_until_it_has_slipped_three_times():
    hardship, seen = disturbed("grasp_slipped_again", (PICKED, PICKED))
    stamps = np.array([before["red cube"].stamp_sec for before, _ in seen])
    begun = 1 + np.count_nonzero(np.diff(stamps) > 1.5 * CONTROL_PERIOD_SEC)
    assert begun == 3
    assert not hardship.acting


@pytest.mark.parametrize(
    ("kind", "calls"),
    [
        ("support_moved", (PICKED,)),
        ("actor_moved", (PICKED, TOUCHED)),
        ("rolled_off", (PICKED,)),
        ("held_tilted", (PICKED,)),
        ("object_moved_again", (TOUCHED,)),
    ],
)
def test_other_calls_are_left_alone(kind, calls):
    assert not disturbed(kind, calls)[0].happened


@pytest.mark.parametrize("kind", HARDSHIPS)
def test_every_hardship_is_a_perturbation_of_evaluations_and_knows_its_name(kind):
    assert kind in PERTURBATIONS
    with LockstepStack(SCENE, "privileged") as stack:
        assert disturber_of(kind, 0, stack, RunningCalls()).kind == kind


def test_a_hardship_repeats_from_its_seed():
    first, again, other = (disturbed("actor_moved", (NUDGED,), seed)[1][0][1]["red cube"].pose for seed in (3, 3, 4))
    assert first == again
    assert first != other
