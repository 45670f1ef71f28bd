"""Perception against the simulator's truth: ten scenes always, the two hundred of the bench as a slow test."""

from __future__ import annotations

import numpy as np
import pytest

from hcvla.evaluation.perception import EvaluationConfig, evaluate, piled
from hcvla.sim.layout import random_scene

pytestmark = pytest.mark.timeout(3000)


def assert_within_targets(figures: dict[str, float]) -> None:
    assert figures["names_right"] >= 0.98
    assert figures["position_error_median_mm"] <= 3.0
    assert figures["position_error_p95_mm"] <= 8.0
    assert figures["yaw_within_5_deg"] >= 0.98


def test_ten_scenes_are_named_and_placed_within_the_targets() -> None:
    figures = evaluate(10, seed=1)
    assert_within_targets(figures)
    assert figures["extra_objects"] == 0
    assert 30 <= figures["objects"] <= 80


@pytest.mark.slow
def test_two_hundred_scenes_are_named_and_placed_within_the_targets() -> None:
    figures = evaluate(200, seed=0)
    assert_within_targets(figures)
    assert figures["extra_objects"] <= 0.01 * figures["objects"]


@pytest.mark.slow
def test_noise_of_a_depth_camera_stays_within_the_targets() -> None:
    assert_within_targets(evaluate(40, seed=3, config=EvaluationConfig(depth_noise_m=0.001, color_noise=3.0)))


def test_piles_keep_every_object_and_stand_on_something() -> None:
    for seed in range(5):
        rng = np.random.default_rng(seed)
        scene = random_scene(rng, 8)
        pile = piled(rng, scene)
        assert sorted(pile.names) == sorted(scene.names)
        assert all(item.pose.z >= item.size[2] / 2.0 - 1e-9 for item in pile)
