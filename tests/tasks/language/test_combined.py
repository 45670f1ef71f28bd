"""Requests that combine parts of others: everything back, lists in reverse, places taken with a turn."""

import math
import random
import re

import pytest

from hcvla.tasks.language.catalogue import CATALOGUE, TRAINED
from hcvla.tasks.language.free_source import FreeSource
from hcvla.tasks.language.layouts import TableStyle
from hcvla.tasks.language.requests import combined
from hcvla.tasks.language.unseen.draws import COMPOSITIONS

COMBINED = [name for name, entry in CATALOGUE.items() if getattr(entry.draw, "__module__", "") == combined.__name__]
ACTOR = re.compile(r"get_actor\('([^']*)'\)")


def drawn(task, count=15):
    source = FreeSource(random.Random(4), TableStyle(invented=0.0, held=0.0), spatial=0.0)
    return [source.draw(task) for _ in range(count)]


def said_in_order(sample):
    return list(dict.fromkeys(mention.name for mention in sample.mentions))


def test_all_are_trained_on_and_none_is_a_held_out_composition():
    assert len(COMBINED) == 9
    assert set(COMBINED) <= set(TRAINED)
    assert not set(COMPOSITIONS) & set(TRAINED)


@pytest.mark.parametrize("task", ["several_back", "gathered_back", "turned_back"])
def test_what_is_moved_is_brought_back_in_the_order_in_which_it_was_moved(task):
    for sample in drawn(task):
        remembered = re.findall(r"pose_dict\['([^']*)'\] = ", "\n".join(sample.steps))
        back = [f"pick(get_actor({name!r}))" for name in remembered]
        assert list(sample.steps[-2 * len(back) :: 2]) == back
        assert all("pose_dict[" in step for step in sample.steps[-2 * len(back) + 1 :: 2])
        # Moving by a distance and back is a composition that is held out.
        assert "displaced" not in sample.goal
        assert "offset(" not in "\n".join(sample.steps)


def test_what_is_put_next_to_something_leaves_room_for_what_was_moved_before():
    """Two objects 0.042 m wide with fingers between them take about 0.1 m: the first comes back to a free place."""
    for sample in drawn("several_back", 40):
        poses = {item.name: item.pose for item in sample.objects}
        first, second = re.findall(r"restored\('([^']*)', '([^']*)'\)", sample.goal)[0]
        for anchor in re.findall(rf"next_to\('{second}', '([^']*)'", sample.goal):
            away = math.hypot(poses[first].x - poses[anchor].x, poses[first].y - poses[anchor].y)
            assert away > 0.2, sample.text


@pytest.mark.parametrize("task", ["touched_backwards", "carried_backwards"])
def test_a_list_in_reverse_is_done_from_its_last_object_to_its_first(task):
    for sample in drawn(task):
        acted = [name for step in sample.steps if not step.startswith("place") for name in ACTOR.findall(step)]
        listed = [name for name in said_in_order(sample) if name in acted]
        assert acted == listed[::-1], sample.text


def test_places_are_visited_in_reverse_by_the_gripper_or_with_an_object():
    for sample in drawn("visited_backwards"):
        places = [ACTOR.findall(step)[0] for step in sample.steps if step.startswith(("place", "move_to"))]
        assert places == [name for name in said_in_order(sample) if name in places][::-1], sample.text


def test_no_stack_is_built_in_reverse():
    assert not [s for task in COMBINED for s in drawn(task, 5) if "stacked" in s.goal]


def test_three_in_a_ring_take_the_turned_places_of_each_other():
    for sample in drawn("ring_turned"):
        degrees = set(re.findall(r", (-?\d+)\)", sample.goal))
        assert len(degrees) == 1
        assert (
            len(
                re.findall(
                    rf"place\(rotate_z\(pose_dict\['[^']*'\], {degrees.pop()}\), match_yaw=True\)",
                    "\n".join(sample.steps),
                )
            )
            == 3
        )


def test_a_place_that_is_taken_is_cleared_first_and_keeps_its_turn():
    for sample in drawn("takes_place"):
        a, b = re.match(r"takes_place\('([^']*)', '([^']*)'", sample.goal).groups()
        assert sample.steps[-3] == f"place(free_space(get_actor({b!r})))"
        assert sample.steps[-2] == f"pick(get_actor({a!r}))"
        turned = sample.goal.count(",") == 2
        assert ("match_yaw" in sample.steps[-1]) == ("rotate_z" in sample.steps[-1]) == turned
        # Two that exchange places with a turn are a composition that is held out.
        assert sample.goal.count("takes_place") == 1


def test_what_is_pushed_and_brought_back_is_remembered_before_it_moves():
    for sample in drawn("pushed_back"):
        (name,) = re.findall(r"restored\('([^']*)'\)", sample.goal)
        assert sample.steps[-3].startswith(f"pose_dict[{name!r}] = get_pose(get_actor({name!r}))\n")
        assert sample.steps[-2:] == (f"pick(get_actor({name!r}))", f"place(pose_dict[{name!r}])")
