"""Wrong poses: how wrong, for whom, and for how long."""

import math
from dataclasses import replace

import numpy as np
import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.api.types import Actor, NamedObject
from hcvla.lockstep.stack import LockstepStack
from hcvla.sim.scene import Scene, SceneObject
from hcvla.skills.pose_errors import PoseErrors, WrongPosesLibrary
from hcvla.skills.scripted.library import OracleLibrary
from hcvla.skills.skill import Observation

SCENE = Scene((SceneObject.on_table("red", "cube", 0.45, 0.1), SceneObject.on_table("blue", "mat", 0.5, -0.15)))


@pytest.fixture(scope="module")
def seen() -> Observation:
    with LockstepStack(SCENE, "privileged") as stack:
        return stack.runner.observe()


def with_item(observation: Observation, name: str, **changes) -> Observation:
    item = replace(observation.objects[name], **changes)
    return replace(observation, objects={**observation.objects, name: item})


def off(wrong: NamedObject, true: NamedObject) -> tuple[float, float]:
    """Return by how much a pose is shifted [m] and turned [rad]."""
    shift = math.dist((wrong.pose.x, wrong.pose.y), (true.pose.x, true.pose.y))
    return shift, math.remainder(wrong.pose.yaw - true.pose.yaw, 2.0 * math.pi)


def test_each_object_is_shifted_by_8_to_15_mm_or_turned_by_10_degrees(seen):
    shifts, turns = [], []
    for seed in range(100):
        wrong = PoseErrors(seen, np.random.default_rng(seed)).applied(seen).objects
        assert wrong.keys() == seen.objects.keys()
        for name, item in wrong.items():
            assert item.pose.z == seen.objects[name].pose.z
            shift, turn = off(item, seen.objects[name])
            assert (shift > 1e-6) != (abs(turn) > 1e-6), "one of both"
            shifts += [shift] if shift > 1e-6 else []
            turns += [turn] if abs(turn) > 1e-6 else []
    assert 0.008 <= min(shifts) < 0.0085
    assert 0.0145 < max(shifts) <= 0.015 + 1e-9
    assert {round(math.degrees(turn), 6) for turn in turns} == {10.0, -10.0}
    assert 70 < len(turns) < 130, "half of 200 are turned"


def test_an_object_stays_where_it_was_believed_to_be_though_it_moves(seen):
    errors = PoseErrors(seen, np.random.default_rng(0))
    before = errors.applied(seen).objects["red cube"].pose
    moved = with_item(seen, "red cube", pose=seen.objects["red cube"].pose.moved(0.1, 0.0))
    assert errors.applied(moved).objects["red cube"].pose == before
    assert errors.applied(replace(seen, past=(moved,))).past[0].objects["red cube"].pose == before


def test_what_was_in_the_hand_is_seen_where_it_is_from_then_on(seen):
    errors = PoseErrors(seen, np.random.default_rng(0))
    held = with_item(seen, "red cube", held=True)
    assert errors.applied(held).objects["red cube"] == held.objects["red cube"]
    assert errors.applied(seen).objects["red cube"] == seen.objects["red cube"], "it was let go of"
    assert errors.applied(seen).objects["blue mat"] != seen.objects["blue mat"]


def test_skills_see_wrong_poses_and_their_judges_do_not():
    """Commanded to the middle of the believed mat, the cube comes to lie where the judge sees how far off it is."""
    library = WrongPosesLibrary(OracleLibrary(), np.random.default_rng(4))
    with LockstepStack(SCENE, "privileged", skills=library) as stack:
        assert stack.call("pick", Actor("red cube")).done
        verdict = stack.call("place", Actor("blue mat"))
        truth = stack.simulation.truth()
        apart = math.dist(truth["red cube"].pose.position[:2], truth["blue mat"].pose.position[:2])
    assert 0.006 < apart < 0.017, "as wrong as the pose that the script was told"
    assert verdict.measures


def test_calls_that_cannot_be_tried_are_refused_as_ever(seen):
    library = WrongPosesLibrary(OracleLibrary(), np.random.default_rng(0))
    with pytest.raises(Exception, match="green cube"):
        library.start(ROBOT_API["pick"].bind(Actor("green cube")), seen)
