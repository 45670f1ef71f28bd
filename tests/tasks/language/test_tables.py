"""Tables that sentences are about: what they have, what is free and within reach."""

import math
import random

import pytest

from hcvla.tasks.language.layouts import TableStyle, draw_table, scattered
from hcvla.tasks.language.recipes import RECIPES
from hcvla.tasks.language.unseen.tables import TABLES
from hcvla.tasks.language.vocabulary import MAX_OBJECTS
from hcvla.tasks.splits import HELD_OUT_PAIRS
from hcvla.world.shapes import radius_m


def drawn(recipe, count=25, **style):
    return [draw_table(random.Random(seed), recipe, TableStyle(**style)) for seed in range(count)]


@pytest.mark.parametrize("recipe", RECIPES)
def test_every_table_has_distinct_names_in_order_and_nothing_overlaps(recipe):
    for table in drawn(recipe, invented=0.3):
        assert 1 <= len(table.names) <= MAX_OBJECTS
        assert list(table.names) == sorted(set(table.names))
        standing = [item for item in table.objects if item.name not in table.under and not item.held]
        for index, first in enumerate(standing):
            for second in standing[index + 1 :]:
                if {first.shape, second.shape} != {"pan"}:
                    assert table.apart_m(first.name, second.name) > radius_m(first) + radius_m(second)


@pytest.mark.parametrize("recipe", RECIPES)
def test_training_tables_have_no_held_out_pair(recipe):
    plain = {" ".join(name.split()[:2]) for table in drawn(recipe) for name in table.names}
    assert not plain & HELD_OUT_PAIRS


def test_what_is_held_is_not_on_the_table():
    for table in drawn("held"):
        assert table.held is not None
        assert table.held in table.movable
        assert table.held not in table.standing
        assert table[table.held].pose.z > 0.2


@pytest.mark.parametrize("recipe", ["far", "far_among_many"])
def test_targets_of_throws_are_out_of_reach_and_nothing_else_is(recipe):
    for table in drawn(recipe):
        for item in table.objects:
            assert (math.hypot(item.pose.x, item.pose.y) > 0.68) == (item.name in table.far)
        assert not set(table.far) & set(table.standing)


def test_what_is_thrown_at_is_taught_on_full_tables_too():
    sizes = [len(table.names) for table in drawn("far_among_many", 60)]
    assert max(sizes) == MAX_OBJECTS
    assert sum(size > 4 for size in sizes) > 40


def test_what_carries_something_is_not_picked_and_not_free():
    table = TABLES["loaded"]
    assert table.under == {"red cube": "green tray", "blue cube": "white mat"}
    assert table.free_supports == ("gray tray",)
    assert set(table.standing) == {"yellow cube", "black prism"}
    assert set(table.movable) == {"red cube", "blue cube", "yellow cube", "black prism"}


def test_alike_objects_are_numbered_as_perception_does():
    table = next(table for table in drawn("twins") if any(name.endswith(" 2") for name in table.names))
    first = next(name for name in table.names if name.endswith(" 1"))
    assert f"{first[:-2]} 2" in table.names
    assert table[first].color == first.split()[0]


def test_the_standard_table_is_among_those_of_training():
    sizes = [len(table.names) for table in drawn("standard", 40)]
    assert max(sizes) == MAX_OBJECTS
    table = next(table for table in drawn("standard", 40) if len(table.names) == MAX_OBJECTS)
    assert sorted(item.shape for item in table.objects) == ["cube"] * 4 + ["cylinder"] * 2 + ["mat"] * 4 + ["tray"] * 2


def test_names_alone_get_places_too():
    shown = {"red cube": "shiny ball", "gray tray": "old plate"}
    items = scattered(random.Random(0), shown)
    assert [item.name for item in items] == ["old plate", "shiny ball"]
    assert [item.shape for item in items] == ["tray", "cube"]
