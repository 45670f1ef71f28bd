"""Disturbances happen once, to any skill, and those of a seed repeat."""

import numpy as np
import pytest

from hcvla.api.events import InnerEnded, InnerStarted, SubtaskEnded, SubtaskStarted
from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.types import Actor
from hcvla.lockstep.perturbations import KINDS, Disturber, UnknownDisturbanceError
from hcvla.lockstep.running_calls import RunningCalls
from hcvla.lockstep.stack import LockstepStack
from hcvla.sim.scene import Scene, SceneObject

SCENE = Scene((SceneObject.on_table("red", "cube", 0.5, 0.1), SceneObject.on_table("blue", "mat", 0.5, -0.15)))
PROGRAM = "pick(get_actor('red cube'))\nplace(get_actor('blue mat'))\n"
PICK, PICK_PLACE = (ROBOT_API[name].bind(*arguments) for name, arguments in (
    ("pick", [Actor("red cube")]), ("pick_place", [Actor("red cube"), Actor("blue mat")])
))  # fmt: skip
DONE = Verdict(Outcome.DONE)


def disturbed_run(kind, seed=0):
    """Return the disturber and the objects' last poses of a run that was disturbed."""
    calls = RunningCalls()
    with LockstepStack(SCENE, "privileged") as stack:
        disturber = Disturber(kind, stack.simulation, calls, np.random.default_rng(seed))
        stack.runner.on_step.append(disturber.on_step)
        outcome = stack.run_task("", program=PROGRAM, goal="on('red cube', 'blue mat')", subscriber=calls.on_event)
        return disturber, outcome, stack.simulation.truth()["red cube"].pose


@pytest.mark.parametrize("kind", KINDS)
def test_the_scripts_recover_from_every_disturbance(kind):
    disturber, outcome, _ = disturbed_run(kind)
    assert disturber.happened
    assert not disturber.acting
    assert outcome.success


def test_a_disturbance_repeats_from_its_seed():
    assert disturbed_run("object_moved", 3)[2] == disturbed_run("object_moved", 3)[2]
    assert disturbed_run("object_moved", 3)[2] != disturbed_run("object_moved", 4)[2]


def test_an_unknown_disturbance_is_named():
    with pytest.raises(UnknownDisturbanceError, match="there is no disturbance 'earthquake'"):
        disturbed_run("earthquake")


def test_the_running_call_is_the_innermost():
    calls, seen = RunningCalls(), []
    for event in (
        SubtaskStarted(call=PICK_PLACE),
        InnerStarted(call=PICK),
        InnerEnded(call=PICK, verdict=DONE),
        SubtaskEnded(call=PICK_PLACE, verdict=DONE, seconds=1.0),
    ):
        calls.on_event(event)
        seen.append(calls.running)
    assert seen == [PICK_PLACE, PICK, PICK_PLACE, None]
