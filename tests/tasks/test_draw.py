"""What tasks draw stays within the requested split."""

import numpy as np
import pytest

from hcvla.sim.layout import Wanted
from hcvla.tasks.draw import MORE, SUPPORT_EDGE_M, Draw, hollowed, name_of, standing_on
from hcvla.tasks.families import InfeasibleSceneError
from hcvla.tasks.splits import HELD_OUT_COLORS, HELD_OUT_PAIRS, HELD_OUT_SHAPES, allowed_colors, belongs


def drawn(split="train", seed=0):
    return Draw(np.random.default_rng(seed), split, seed)


def scene(*wanted):
    return drawn("all").arrange([Wanted(*name.split()) for name in wanted])


def test_counts_are_within_their_bounds_and_above_them_where_counts_are_held_out():
    assert {drawn(seed=seed).count(2, 4) for seed in range(40)} == {2, 3, 4}
    assert {drawn("counts", seed).count(2, 4) for seed in range(40)} == set(range(5, 5 + MORE))


def test_a_second_kind_is_as_many_as_can_be_where_counts_are_held_out():
    assert {drawn(seed=seed).fill(0, 2) for seed in range(40)} == {0, 1, 2}
    assert {drawn("counts", seed).fill(0, 2) for seed in range(40)} == {2}


def test_a_split_changes_nothing_else_that_a_seed_draws():
    one, other = drawn("train", 7), drawn("counts", 7)
    one.fill(0, 2), other.fill(0, 2)
    assert one.number(0.0, 1.0) == other.number(0.0, 1.0)


@pytest.mark.parametrize("split", ["train", "pairs", "counts", "wordings"])
def test_held_out_colors_and_shapes_are_drawn_in_their_splits_only(split):
    colors = {color for seed in range(20) for color in drawn(split, seed).colors(5)}
    shapes = {drawn(split, seed).shape() for seed in range(40)}
    assert not colors & HELD_OUT_COLORS
    assert not shapes & HELD_OUT_SHAPES
    assert drawn("colors").colors(len(allowed_colors("colors", HELD_OUT_COLORS)))
    assert {drawn("shapes", seed).shape() for seed in range(40)} > shapes


def test_drawn_colors_are_different_and_too_many_are_refused():
    assert len(set(drawn().colors(8))) == 8
    with pytest.raises(InfeasibleSceneError, match="99 colors"):
        drawn().colors(99)
    with pytest.raises(InfeasibleSceneError, match="3 of these"):
        drawn().some(["a", "b"], 3)


def test_supports_have_an_edge_within_bounds_and_keep_their_height():
    for support in drawn().supports(4, "mat"):
        assert support.shape == "mat"
        assert SUPPORT_EDGE_M[0] <= support.size[0] == support.size[1] <= SUPPORT_EDGE_M[1]
        assert support.size[2] == 0.004


def test_a_sign_is_one_or_minus_one():
    assert {drawn(seed=seed).sign() for seed in range(20)} == {1, -1}


def test_what_stands_on_a_mat_is_over_its_middle_and_touches_it():
    table = scene("red cube", "blue mat")
    on_mat = standing_on(table, "red cube", "blue mat")["red cube"].pose
    mat = table["blue mat"].pose
    # A mat of 4 mm on the table, and a cube of 45 mm whose origin is its centre.
    assert (on_mat.x, on_mat.y, on_mat.z) == pytest.approx((mat.x, mat.y, 0.004 + 0.0225))


def test_only_the_named_cube_is_hollow():
    changed = hollowed(scene("red cube", "blue cube"), "blue cube")
    assert [item.hollow for item in changed] == [False, True]


def test_a_name_is_color_and_shape():
    assert name_of(Wanted("red", "cube")) == "red cube"


@pytest.mark.parametrize(
    ("split", "around", "spoken", "is_one"),
    [
        ("train", "red cube", "red cube", True),
        ("train", "green cube", "red cube", False),  # a held-out pair, even if no sentence names it
        ("pairs", "red cube", "green cube", True),
        ("pairs", "green cube", "red cube", False),  # it must be spoken of
        ("shapes", "red cube", "black prism", True),
        ("shapes", "black prism", "red cube", False),
        ("shapes", "green cube", "black prism", False),
        ("colors", "red cube", "cyan cube", True),
        ("colors", "cyan cube", "red cube", False),
        ("all", "green cube", "red prism", True),
    ],
)
def test_a_scene_belongs_to_a_split_by_what_its_goal_speaks_of(split, around, spoken, is_one):
    table = scene(*dict.fromkeys((around, spoken)))
    assert "green cube" in HELD_OUT_PAIRS
    assert belongs(split, table, [table[spoken]]) is is_one
