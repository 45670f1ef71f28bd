"""Scenes of collection: every kind comes, and each is what its name says."""

import math
from collections import Counter

import numpy as np
import pytest

from hcvla.api.errors import HcvlaError
from hcvla.sim.scene import Scene, SceneObject
from hcvla.tasks.draw import Draw
from hcvla.tasks.registry import TASKS, TRAINED_TASKS, UnknownTaskError
from hcvla.training.policy.scenes import _KINDS, _SHARES, draw_start, stacked, trained_tasks


@pytest.fixture(scope="module")
def starts():
    rng = np.random.default_rng(3)
    return [draw_start(rng, 300_000) for _ in range(150)]


def scenes(starts, kind):
    found = [start.scene for start in starts if start.kind == kind]
    assert found, f"no scene of kind {kind}"
    return found


def test_the_shares_of_kinds_are_one_together():
    assert sum(_SHARES) == pytest.approx(1.0)
    assert len(_SHARES) == len(_KINDS)


def test_every_kind_comes_as_often_as_its_share_says_however_often_it_is_drawn_again(starts):
    kinds = Counter(start.kind for start in starts)
    assert set(kinds) - set(_KINDS) <= set(TRAINED_TASKS)
    # 150 draws of a share p have a standard deviation of sqrt(p (1 - p) / 150), at most 0.04: three of them
    of_tasks = sum(bool(start.program) for start in starts) / len(starts)
    assert of_tasks == pytest.approx(0.35, abs=0.12)
    for kind, share in zip(_KINDS, _SHARES, strict=True):
        assert kinds[kind] / len(starts) == pytest.approx(0.65 * share, abs=0.09)
        assert kinds[kind]


def test_a_scene_of_a_task_comes_with_its_program_and_a_random_one_without(starts):
    for start in starts:
        assert bool(start.program) == (start.kind in TRAINED_TASKS)


def test_stressed_tasks_are_two_of_three_scenes_of_tasks_and_the_others_still_come():
    rng = np.random.default_rng(4)
    names = [draw_start(rng, 300_000, ("pick", "push")).kind for _ in range(120)]
    # 120 draws: 0.6 of tasks, of these two thirds stressed: 0.4; standard deviation 0.045
    assert sum(name in ("pick", "push") for name in names) / 120 == pytest.approx(0.4, abs=0.14)
    assert set(names) & (set(TRAINED_TASKS) - {"pick", "push"})
    assert set(names) & set(_KINDS)


def test_tasks_to_stress_are_known_and_not_held_out():
    assert trained_tasks("") == ()
    assert trained_tasks("throw, neighbour") == ("throw", "neighbour")
    with pytest.raises(UnknownTaskError, match="there is no task 'trow'"):
        trained_tasks("throw,trow")
    held_out = next(name for name, task in TASKS.items() if task.held_out)
    with pytest.raises(HcvlaError, match=f"the task '{held_out}' is held out: it may not be trained on"):
        trained_tasks(held_out)


def test_towers_stand_one_cube_on_another(starts):
    for scene in scenes(starts, "towers"):
        columns = Counter((round(item.pose.x, 2), round(item.pose.y, 2)) for item in scene)
        heights = sorted(item.pose.z for item in scene)
        assert len(scene) >= 3
        assert heights[-1] > heights[0] + 0.03, "at least one is on another"
        assert max(columns.values()) <= 4


def test_throws_and_held_scenes_begin_with_something_in_the_gripper(starts):
    for kind in ("throws", "held"):
        for scene in scenes(starts, kind):
            assert not scene[scene.held].static
    for scene in scenes(starts, "throws"):
        assert max(math.hypot(item.pose.x, item.pose.y) for item in scene) > 0.70, "the target is out of reach"


def test_covers_have_one_box_and_something_that_fits_under_it(starts):
    for scene in scenes(starts, "covers"):
        boxes = [item for item in scene if item.hollow]
        assert len(boxes) == 1
        assert any(max(item.size) + 0.012 < 0.06 for item in scene if not item.hollow)


def test_posts_are_slender_enough_to_fall(starts):
    for scene in scenes(starts, "posts"):
        assert all(item.size[2] > 1.3 * item.size[0] for item in scene)


def test_stacked_objects_touch_and_are_at_most_4_mm_aside():
    low = SceneObject.on_table("red", "cube", 0.45, 0.1, 0.4, size=(0.04,) * 3)
    high = SceneObject.on_table("blue", "cube", 0.5, -0.15, size=(0.05,) * 3)
    other = SceneObject.on_table("green", "cube", 0.6, 0.1)
    for seed in range(20):
        drawn = Draw(np.random.default_rng(seed), "train", seed)
        scene = stacked(Scene((low, high, other)), ("red cube", "blue cube"), drawn)
        pose = scene["blue cube"].pose
        assert pose.z == pytest.approx(0.04 + 0.025)
        assert abs(pose.x - 0.45) <= 0.004
        assert abs(pose.y - 0.1) <= 0.004
        assert scene["red cube"] == low
        assert scene["green cube"] == other
