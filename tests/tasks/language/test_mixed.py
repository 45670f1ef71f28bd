"""Requests that mix kinds of deeds: all back, in reverse, places passed on; none is a held-out composition."""

import random
import re

import pytest

from hcvla.tasks.language.catalogue import CATALOGUE, TRAINED
from hcvla.tasks.language.free_source import FreeSource
from hcvla.tasks.language.layouts import TableStyle
from hcvla.tasks.language.requests import mixed

MIXED = [name for name, entry in CATALOGUE.items() if getattr(entry.draw, "__module__", "") == mixed.__name__]
REMEMBERED = re.compile(r"pose_dict\['([^']*)'\] = ")


def drawn(task, count=20):
    source = FreeSource(random.Random(6), TableStyle(invented=0.0, held=0.0), spatial=0.0)
    return [source.draw(task) for _ in range(count)]


def test_all_are_trained_on():
    assert len(MIXED) == 10
    assert set(MIXED) <= set(TRAINED)


def test_whatever_was_done_is_undone_in_its_order_and_not_by_distances_alone():
    for sample in drawn("mixed_back"):
        names = REMEMBERED.findall("\n".join(sample.steps))
        assert 2 <= len(names) <= 3
        assert list(sample.steps[-2 * len(names) :: 2]) == [f"pick(get_actor({name!r}))" for name in names]
        # Moving several things by a distance and back is a composition that is held out.
        assert sample.goal.count("displaced(") <= 1
        undone = re.findall(r"restored(?:_pose)?\(([^()]*)\)", sample.goal)
        assert sorted(", ".join(undone).split(", ")) == sorted(map(repr, names))


def test_two_that_were_exchanged_go_back_to_where_each_stood():
    for sample in drawn("swap_back", 5):
        a, b = REMEMBERED.findall(sample.steps[0])
        back = [
            f"pick(get_actor({b!r}))",
            f"place(pose_dict[{b!r}])",
            f"pick(get_actor({a!r}))",
            f"place(pose_dict[{a!r}])",
        ]
        assert list(sample.steps[-4:]) == back


def test_a_stack_is_taken_apart_from_its_top():
    for sample in drawn("stack_back"):
        upward = re.findall(r"'([^']*)'", sample.goal.split("restored")[0])
        picked = [re.findall(r"pick\(get_actor\('([^']*)'\)\)", step) for step in sample.steps]
        assert [name for names in picked for name in names] == [*upward[1:], *upward[:0:-1]]


@pytest.mark.parametrize("task", ["turned_backwards", "moved_backwards"])
def test_a_list_in_reverse_is_done_from_its_last_object_to_its_first(task):
    for sample in drawn(task):
        said = [name for name in dict.fromkeys(mention.name for mention in sample.mentions)]
        done = REMEMBERED.findall("\n".join(sample.steps))
        assert done == said[::-1], sample.text


def test_deeds_in_reverse_begin_with_the_one_that_is_said_last():
    for sample in drawn("deeds_backwards"):
        acted = re.findall(r"(?:pick|touch|nudge|push)\(get_actor\('([^']*)'\)", "\n".join(sample.steps))
        places = [min(m.start for m in sample.mentions if m.name == name) for name in acted]
        assert places[0] > places[-1], sample.text


@pytest.mark.parametrize(("task", "taken"), [("passed_on", 1), ("moved_up", 2)])
def test_a_place_is_passed_on_with_one_turn_for_all_or_none_and_never_exchanged(task, taken):
    for sample in drawn(task):
        pairs = re.findall(r"takes_place\('([^']*)', '([^']*)'(?:, (-?\d+))?\)", sample.goal)
        assert len(pairs) == taken
        assert len({degrees for *_, degrees in pairs}) == 1
        # Two that exchange places with a turn are a composition that is held out.
        assert not {(b, a) for a, b, _ in pairs} & {(a, b) for a, b, _ in pairs}
        assert "\n".join(sample.steps).count("match_yaw") == taken * bool(pairs[0][2])
