"""Goal and program of every request agree: a hand that never fails reaches the goal, and not before the last step."""

import random

import pytest

from hcvla.api.errors import NoFreeSpaceError, UnreachableError
from hcvla.tasks.language.catalogue import CATALOGUE
from hcvla.tasks.language.free_source import FreeSource
from hcvla.tasks.language.layouts import TableStyle
from ideal_episode import IdealEpisode
from laid_table import LaidTable

SAMPLES = 10
WITH_ROOM = 4
"""So many of them, at least, can be carried out: on crowded tables there is no room for some."""
WITHOUT_GOAL = {"gripper", "gripper_words"}


def drawn(task, seed=0):
    source = FreeSource(random.Random(seed), TableStyle(invented=0.3), spatial=0.6)
    return [source.draw(task) for _ in range(SAMPLES)]


def reached(sample, steps):
    """Return whether the goal holds after the steps; None where there is no room for what is asked, or no reach."""
    try:
        return IdealEpisode(LaidTable(sample.objects, sample.held or None), sample.goal).run(*steps)
    except (NoFreeSpaceError, UnreachableError):
        return None


@pytest.mark.parametrize("task", sorted(set(CATALOGUE) - WITHOUT_GOAL))
def test_the_program_of_a_request_reaches_its_goal(task):
    ends = [(reached(sample, sample.steps), sample) for sample in drawn(task)]
    assert not [sample for done, sample in ends if done is False]
    assert sum(done is True for done, _ in ends) >= WITH_ROOM


@pytest.mark.parametrize(
    "task", ["place", "swap", "rearrange", "trace", "touch", "sort", "push", "all_onto", "balance"]
)
def test_the_goal_does_not_hold_before_the_last_step(task):
    for sample in drawn(task, seed=1):
        if reached(sample, sample.steps):
            assert not reached(sample, sample.steps[:-1]), sample
