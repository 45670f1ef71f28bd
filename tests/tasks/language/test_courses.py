"""How a task goes on when something fails."""

import random

import pytest

from hcvla.tasks.families import TaskInstance, goal_text, reference_steps
from hcvla.tasks.language.catalogue import CATALOGUE
from hcvla.tasks.language.courses import course
from hcvla.tasks.language.free_source import FreeSource
from hcvla.tasks.language.layouts import TableStyle
from hcvla.tasks.language.sample import Sample
from ideal_episode import IdealEpisode
from laid_table import LaidTable

ALWAYS, NEVER = random.Random(0), random.Random(1)


def sample_of(family, **slots):
    instance = TaskInstance(family, slots)
    return Sample("", (), (), tuple(reference_steps(instance)), family, goal=goal_text(instance), task=family)


def told(turns):
    return [
        f"{turn.held or '-'}: {turn.code}{'' if turn.worked else ' FAILED'}"
        + f" after {turn.missing}" * bool(turn.missing)
        for turn in turns
    ]


PLACE = sample_of("place", object="red cube", target="gray tray")


def answers(sample):
    return [*sample.steps, "done()"]


def test_without_failures_every_answer_comes_once_with_what_is_held():
    assert told(course(NEVER, PLACE, answers(PLACE))) == [
        "-: pick(get_actor('red cube'))",
        "red cube: place(get_actor('gray tray'))",
        "-: done()",
    ]


class Once(random.Random):
    """Fails the first draw of every two."""

    def __init__(self):
        super().__init__(0)
        self.count = 0

    def random(self):
        self.count += 1
        return float(self.count % 2 == 0)


def test_what_fails_is_tried_again_and_what_is_dropped_is_picked_first():
    assert told(course(Once(), PLACE, answers(PLACE), failures=0.5)) == [
        "-: pick(get_actor('red cube')) FAILED",
        "-: pick(get_actor('red cube'))",
        "red cube: place(get_actor('gray tray')) FAILED",
        "-: pick(get_actor('red cube'))",
        "red cube: place(get_actor('gray tray'))",
        "-: done()",
    ]


def test_a_second_try_does_not_remember_the_pose_of_what_may_have_moved():
    turn = sample_of("rotate", object="red cube", degrees=30.0)
    codes = [t.code for t in course(Once(), turn, answers(turn), failures=0.5)]
    assert codes[:2] == [turn.steps[0], "pick(get_actor('red cube'))"]


def test_what_the_goal_lacks_is_moved_again_and_then_it_is_done():
    assert told(course(ALWAYS, PLACE, answers(PLACE), unmet=1.0))[2:] == [
        "-: done()",
        "-: pick(get_actor('red cube')) after ('red cube',)",
        "red cube: place(get_actor('gray tray'))",
        "-: done()",
    ]


def test_what_slipped_out_of_the_hand_is_picked_again():
    held = sample_of("pick", object="red cube")
    assert told(course(ALWAYS, held, answers(held), unmet=1.0))[1:] == [
        "red cube: done()",
        "-: pick(get_actor('red cube')) after ('red cube',)",
        "red cube: done()",
    ]


def test_a_refusal_has_no_course():
    refused = Sample("", (), (), (), "refuse_unknown")
    (turn,) = course(ALWAYS, refused, ["refuse('not there')"], failures=1.0, unmet=1.0)
    assert turn.final


@pytest.mark.parametrize("task", ["place", "swap", "sort", "push", "touch", "rotate", "stack3", "trace"])
def test_a_repair_keeps_a_goal_that_was_met(task):
    source = FreeSource(random.Random(4), TableStyle(), spatial=0.0)
    for _ in range(5):
        sample = source.draw(task)
        codes = [turn.code for turn in course(random.Random(0), sample, answers(sample), unmet=1.0) if not turn.final]
        assert len(codes) > len(sample.steps)
        assert IdealEpisode(LaidTable(sample.objects, sample.held or None), sample.goal).run(*codes)


@pytest.mark.parametrize("task", sorted(CATALOGUE))
def test_every_course_ends_and_no_answer_is_tried_more_than_three_times(task):
    source, rng = FreeSource(random.Random(5), TableStyle(), spatial=0.0), random.Random(0)
    for _ in range(3):
        sample = source.draw(task)
        turns = course(rng, sample, answers(sample), failures=0.6, unmet=0.5)
        assert turns[-1].code == "done()"
        assert len(turns) <= 5 * len(sample.steps) + 6
