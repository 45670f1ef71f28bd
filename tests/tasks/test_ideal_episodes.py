"""Goal and reference program of every task agree, whatever the split: a hand that never fails reaches the goal."""

import pytest

from hcvla.api.errors import HcvlaError
from hcvla.tasks.registry import TASKS
from ideal_episode import IdealEpisode

SEEDS = range(3)


@pytest.fixture(scope="module", params=TASKS.values(), ids=lambda task: task.name)
def task(request):
    return request.param


def reached(episode, steps):
    """Return whether the goal holds after the steps; steps that cannot be carried out reach nothing."""
    try:
        return IdealEpisode(episode.scene, episode.goal).run(*steps)
    except (AssertionError, HcvlaError):
        return False


def test_a_hand_that_never_fails_reaches_the_goal_in_every_split(task):
    for split in task.splits:
        episode = task.episode(0, split)
        assert IdealEpisode(episode.scene, episode.goal).run(*episode.steps), (split, episode)


def test_the_goal_is_reached_with_the_last_step_and_not_before(task):
    for seed in SEEDS:
        episode = task.episode(seed)
        assert reached(episode, episode.steps), (seed, episode)
        assert not reached(episode, episode.steps[:-1]), (seed, episode)


def test_no_step_of_the_program_is_superfluous(task):
    episode = task.episode(0)
    for left_out in range(len(episode.steps)):
        steps = [step for index, step in enumerate(episode.steps) if index != left_out]
        assert not reached(episode, steps), (episode.steps[left_out], episode)
