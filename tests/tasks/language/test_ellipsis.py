"""What is known from before is left out of a clause, and each mention still fits one object only."""

import random

import pytest

from hcvla.tasks.language.ellipsis import elliptic
from hcvla.tasks.language.free_source import FreeSource
from hcvla.tasks.language.layouts import TableStyle
from hcvla.tasks.language.manner import Manner
from hcvla.tasks.language.marks import mark, unmark, without_marks
from hcvla.tasks.language.unseen.tables import TABLES

MATCHING = TABLES["matching"]


def said(clause, table=MATCHING):
    """Return all that a clause, with names in brackets, may become."""
    for name in table.names:
        clause = clause.replace(f"[{name}]", mark(f"the {name}", table.names.index(name)))
    return {elliptic(random.Random(seed), table, clause) for seed in range(200)}


def plain(clause, table=MATCHING):
    return {without_marks(text) for text in said(clause, table)}


def test_a_list_of_one_kind_may_say_it_once():
    assert "swap the red and the blue cube" in plain("swap [red cube] and [blue cube]")
    assert "touch the red, the blue and the yellow cube" in plain("touch [red cube], [blue cube] and [yellow cube]")


def test_after_one_cube_the_blue_one_is_a_cube_although_a_mat_is_blue():
    assert "put the yellow cube on the blue one" in plain("put [yellow cube] on [blue cube]")
    assert not [text for text in plain("put [yellow cube] on [blue mat]") if "blue one" in text]


def test_of_two_cubes_of_which_one_goes_on_the_other_the_colors_are_enough():
    assert "put yellow on blue" in plain("put [yellow cube] on [blue cube]")
    assert "stack red on top of yellow" in plain("stack [red cube] on top of [yellow cube]")
    # On a mat nothing is stacked.
    assert not [text for text in plain("put [yellow cube] on [blue mat]") if text.startswith("put yellow")]


def test_what_is_named_first_is_the_one_that_can_be_lifted():
    assert "put the red one on the black mat" in plain("put [red cube] on [black mat]")
    assert plain("clear [red mat]") == {"clear the red mat"}


def test_a_mat_is_told_by_the_color_of_what_goes_on_it():
    assert {"put the red cube on its own mat", "put the red cube on the matching mat"} <= plain(
        "put [red cube] on [red mat]"
    )
    assert not [text for text in plain("put [red cube] on [blue mat]") if "its" in text or "matching" in text]


def test_things_of_different_kinds_keep_their_names():
    loaded = TABLES["loaded"]
    assert plain("swap [black prism] and [yellow cube]", loaded) <= {
        "swap the black prism and the yellow cube", "swap the black one and the yellow cube"
    }  # fmt: skip


def test_two_that_only_a_number_tells_apart_keep_their_names():
    alike = TABLES["alike"]
    assert plain("swap [red cube 1] and [red cube 2]", alike) == {"swap the red cube 1 and the red cube 2"}


def test_the_mentions_stay_those_of_the_objects():
    for text in said("put [yellow cube] on [blue mat] and [red cube] on [red mat]"):
        names = [mention.name for mention in unmark(text, MATCHING.names)[1]]
        assert names == ["yellow cube", "blue mat", "red cube", "red mat"]


@pytest.mark.parametrize(("share", "some"), [(0.0, False), (1.0, True)])
def test_only_a_manner_of_speaking_leaves_things_out(share, some):
    source = FreeSource(
        random.Random(1), TableStyle(invented=0.0, held=0.0), 0.0, manner=Manner(bare=1.0, elliptic=share)
    )
    texts = [source.draw("swap").text for _ in range(40)]
    assert any(" one" in text for text in texts) == some
