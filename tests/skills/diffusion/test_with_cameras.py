"""The policy that ships, with poses from images, in what once stopped before the object until time was over."""

import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.evaluation.episode import run_episode
from hcvla.skills.load import DIFFUSION, load_skills
from hcvla.tasks.registry import TASKS


@pytest.fixture(scope="module")
def make_skills():
    return load_skills(DIFFUSION, ROBOT_API)


@pytest.mark.parametrize(
    ("task", "seed", "perturbation"),
    [
        ("touch_push", 80000, ""),
        ("touch_topple", 80001, ""),
        ("pick", 50001, "grasp_slipped"),
    ],
    ids=["the hand hides what it pushes", "a post near the base", "the hand comes down over a hidden cube"],
)
def test_a_call_comes_to_its_end_when_the_hand_hides_what_it_is_about(make_skills, task, seed, perturbation):
    result = run_episode(TASKS[task], seed, "rgbd", skills=make_skills(), perturbation=perturbation)
    assert result.success, result.message
