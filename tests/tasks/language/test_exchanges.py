"""Places are exchanged beside turns: no two exchange theirs with a turn, which is held out."""

import random
import re

from hcvla.tasks.language.free_source import FreeSource
from hcvla.tasks.language.layouts import TableStyle


def drawn(task, count=30):
    source = FreeSource(random.Random(8), TableStyle(invented=0.0, held=0.0), spatial=0.0)
    return [source.draw(task) for _ in range(count)]


def test_two_that_are_exchanged_are_turned_by_nothing():
    for sample in drawn("swap_exactly", 20):
        assert re.fullmatch(r"takes_place\('(.*)', '(.*)', 0\) and takes_place\('\2', '\1', 0\)", sample.goal)
        assert not any("rotate_z" in step for step in sample.steps)


def test_a_third_object_is_turned_where_it_stands():
    for sample in drawn("swap_and_turn", 20):
        swapped = set(re.findall(r"'([^']*)'", re.search(r"swapped\([^)]*\)", sample.goal)[0]))
        assert re.search(r"rotated\('([^']*)'", sample.goal)[1] not in swapped


def test_a_ring_with_a_turn_has_three_places_or_more():
    for sample in drawn("ring_with_turn", 20):
        pairs = re.findall(r"takes_place\('([^']*)', '([^']*)', (-?\d+)\)", sample.goal)
        assert len(pairs) >= 3
        assert {a for a, _, _ in pairs} == {b for _, b, _ in pairs}
        assert len({degrees for _, _, degrees in pairs}) == 1


def test_who_takes_over_an_angle_is_not_turned_from_it():
    for sample in drawn("takes_over", 10):
        assert sample.goal.endswith(", 0)")
        assert sample.steps[-1].endswith("match_yaw=True)")
