"""A disturbance waits for its moment, happens once, and leaves the model as it found it."""

import numpy as np
import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.api.types import Actor
from hcvla.lockstep.perturbations import Disturber, PerturbationConfig
from hcvla.lockstep.running_calls import RunningCalls
from hcvla.lockstep.stack import LockstepStack
from hcvla.sim.scene import Scene, SceneObject

SCENE = Scene(
    (
        SceneObject.on_table("red", "cube", 0.5, 0.1),
        SceneObject.on_table("blue", "cube", 0.5, 0.18),
        SceneObject.on_table("green", "cube", 0.42, 0.1),
    )
)
PADS = ("fr3_leftpad", "fr3_rightpad")


def model_of(stack):
    """Return everything that disturbances change for a while."""
    model, data = stack.simulation.model, stack.simulation.data
    friction = [model.geom(pad).friction.copy() for pad in PADS]
    return [
        model.actuator_gainprm.copy(),
        model.actuator_biasprm.copy(),
        *friction,
        data.body("fr3_hand").xfrc_applied.copy(),
    ]


def run(kind, function, *arguments, seed=0, end_early=False):
    """Carry out a call while it is disturbed; return the disturber, and the models before, during and after."""
    call = ROBOT_API[function].bind(*arguments)
    calls = RunningCalls()
    calls.running = call
    with LockstepStack(SCENE, "privileged") as stack:
        before, during = model_of(stack), []
        disturber = Disturber(kind, stack.simulation, calls, np.random.default_rng(seed))

        def step(observation, action):
            disturber.on_step(observation, action)
            if disturber.acting:
                during.append(model_of(stack))
                if end_early:
                    disturber.end()

        stack.runner.on_step.append(step)
        stack.execute(call)
        disturber.end()
        return disturber, before, during, model_of(stack)


def equal(first, second):
    return all(np.array_equal(a, b) for a, b in zip(first, second, strict=True))


@pytest.mark.parametrize("kind", ["grasp_slipped", "arm_nudged"])
@pytest.mark.parametrize("end_early", [False, True])
def test_what_a_disturbance_changed_is_bit_for_bit_as_before(kind, end_early):
    disturber, before, during, after = run(kind, "pick", Actor("red cube"), end_early=end_early)
    assert disturber.happened
    assert not disturber.acting
    assert not equal(before, during[0]), "something was changed"
    assert equal(before, after)


@pytest.mark.parametrize("kind", ["object_moved", "grasp_slipped"])
def test_only_a_pick_has_an_object_to_move_and_a_grasp_to_lose(kind):
    disturber, *_ = run(kind, "touch", Actor("red cube"))
    assert not disturber.happened


def test_an_arm_is_pushed_in_any_call():
    disturber, *_ = run("arm_nudged", "touch", Actor("red cube"))
    assert disturber.happened


def test_an_arm_is_pushed_after_as_many_steps_and_as_hard_as_configured():
    config = PerturbationConfig(nudge_after_steps=(2, 3), nudge_n=(10.0, 10.0))
    with LockstepStack(SCENE, "privileged") as stack:
        disturber = Disturber("arm_nudged", stack.simulation, RunningCalls(), np.random.default_rng(0), config)
        pushes = []

        def step(observation, action):
            disturber.on_step(observation, action)
            pushes.append(np.linalg.norm(stack.simulation.data.body("fr3_hand").xfrc_applied[:3]))

        stack.runner.on_step.append(step)
        stack.call("touch", Actor("red cube"))
        disturber.end()
    assert pushes[:2] == pytest.approx([0.0, 10.0])


def test_while_no_call_runs_no_object_is_moved():
    calls = RunningCalls()
    with LockstepStack(SCENE, "privileged") as stack:
        disturber = Disturber("object_moved", stack.simulation, calls, np.random.default_rng(0))
        stack.runner.on_step.append(disturber.on_step)
        stack.call("pick", Actor("red cube"))
        assert not disturber.happened


@pytest.mark.parametrize("seed", range(3))
def test_an_object_is_moved_by_2_to_6_cm_and_not_into_its_neighbours(seed):
    call = ROBOT_API["pick"].bind(Actor("red cube"))
    calls = RunningCalls()
    calls.running = call
    with LockstepStack(SCENE, "privileged") as stack:
        disturber = Disturber("object_moved", stack.simulation, calls, np.random.default_rng(seed))
        places = []

        def step(observation, action):
            before = stack.simulation.truth()
            disturber.on_step(observation, action)
            if disturber.acting and not places:
                places.append((before, stack.simulation.truth()))

        stack.runner.on_step.append(step)
        verdict = stack.execute(call)
    ((before, after),) = places
    way = after["red cube"].pose.distance(before["red cube"].pose)
    assert 0.02 <= way <= 0.06
    for other in ("blue cube", "green cube"):
        assert after[other].pose.distance(before[other].pose) < 1e-6
        assert after["red cube"].pose.distance(after[other].pose) > 0.045 + 0.02
    assert verdict.done, "the script follows it"
