"""What objects are called once they were looked at."""

import pytest

from hcvla.api.types import NamedObject, Pose
from hcvla.planner.sight.look import Appearance
from hcvla.planner.sight.naming import numbered, seen_names, unnamed
from hcvla.planner.sight.words import COLOR, KIND, MARKING, speaks_of

KINDS = ("cube", "cylinder", "tray")


def listed(name, color="", shape="cube"):
    return NamedObject(name, color, shape, Pose(0.5, 0.0, 0.02), (0.04, 0.04, 0.04))


def look(kind, color, marking="plain", chance=0.9):
    return Appearance({KIND: kind, COLOR: color, MARKING: marking}, dict.fromkeys((KIND, COLOR, MARKING), chance))


def test_what_has_color_and_kind_for_a_name_is_never_looked_at():
    cube = listed("red cube", "red")
    assert not unnamed(cube, KINDS)
    assert not numbered(cube)
    assert seen_names("pick up the lime cube", [cube], {"red cube": look("cube", "lime")}, KINDS) == {}


def test_a_hidden_color_and_a_hidden_kind_are_filled_in():
    objects = [listed("cube 1"), listed("cube 2"), listed("object 3", shape="object")]
    looks = {"cube 1": look("cube", "tan"), "cube 2": look("cylinder", "lime"), "object 3": look("tray", "red")}
    # That cube 2 is a cube was measured: depth is surer than a picture.
    assert seen_names("lift it", objects, looks, KINDS) == {
        "cube 1": "tan cube",
        "cube 2": "lime cube",
        "object 3": "red tray",
    }


def test_what_is_not_sure_enough_keeps_its_name():
    objects = [listed("cube 1"), listed("object 2", shape="object")]
    looks = {"cube 1": look("cube", "tan", chance=0.5), "object 2": look("", "", chance=0.99)}
    assert seen_names("lift the tan cube", objects, looks, KINDS) == {}


def test_a_marking_is_said_only_if_the_sentence_speaks_of_it():
    objects = [listed("red cube 1", "red"), listed("red cube 2", "red")]
    looks = {"red cube 1": look("cube", "red"), "red cube 2": look("cube", "red", "striped")}
    assert seen_names("lift the red cube", objects, looks, KINDS) == {}
    assert seen_names("lift the striped one", objects, looks, KINDS) == {"red cube 2": "striped red cube"}
    assert seen_names("lift the plain one", objects, looks, KINDS) == {"red cube 1": "plain red cube"}


def test_what_looks_alike_is_numbered_also_with_what_has_that_name_already():
    objects = [listed("cube 1"), listed("cube 2"), listed("red cube", "red")]
    looks = {"cube 1": look("cube", "red"), "cube 2": look("cube", "tan")}
    names = seen_names("lift the red cube", objects, looks, KINDS)
    assert names == {"cube 1": "red cube 1", "cube 2": "tan cube", "red cube": "red cube 2"}


def test_names_stay_unique_where_one_is_not_made_out():
    objects = [listed(f"cube {number}") for number in (1, 2, 3)]
    looks = {"cube 1": look("cube", "tan"), "cube 2": look("cube", "tan")}
    names = seen_names("lift it", objects, looks, KINDS)
    called = [names.get(item.name, item.name) for item in objects]
    assert sorted(called) == ["cube 3", "tan cube 1", "tan cube 2"]


@pytest.mark.parametrize("word", ["striped", "stripes", "Stripe"])
def test_a_sentence_speaks_of_a_marking_in_any_form(word):
    assert speaks_of(f"the one with the {word}", "striped")
    assert not speaks_of("the red one", "striped")
