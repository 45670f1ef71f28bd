"""Sentences of the suite's tasks."""

import numpy as np
import pytest

from hcvla.language.phrases import beside_words, turn_words
from hcvla.tasks.splits import SplitError
from hcvla.tasks.wording import Wordings, fill, listed, one_on_another

WORDINGS = Wordings(tuple("abcdef"), ("g", "h"))


def chosen(split):
    return {WORDINGS.choose(np.random.default_rng(seed), split) for seed in range(100)}


def test_training_gets_every_taught_wording_and_no_held_out_one():
    assert chosen("train") == set("abcdef")
    assert chosen("counts") == set("abcdef")


def test_the_split_of_wordings_gets_the_held_out_ones_only():
    assert chosen("wordings") == {"g", "h"}


def test_without_regard_to_splits_the_plainest_is_said():
    assert chosen("all") == {"a"}


@pytest.mark.parametrize(
    ("direction", "words"),
    [("left", "to the left of"), ("front", "in front of"), ("behind", "behind"), (None, "next to"), ("", "next to")],
)
def test_a_side_has_its_words(direction, words):
    assert beside_words(direction) == words


@pytest.mark.parametrize(("degrees", "words"), [(45.0, "45 degrees counterclockwise"), (-7.5, "7.5 degrees clockwise")])
def test_a_turn_has_its_angle_and_its_sense(degrees, words):
    assert turn_words(degrees) == words


def test_lists_of_names():
    assert listed(["red cube", "blue cube"], "or") == "the red cube or the blue cube"
    assert one_on_another(["red cube", "blue cube"]) == "the blue cube on the red cube"
    assert fill("{a}, {b}", {"a": "x", "b": "y", "unused": "z"}) == "x, y"


def test_a_split_that_a_task_lacks_is_named_with_those_it_has():
    assert str(SplitError("sort", "counts", ["train", "pairs"])) == (
        "task 'sort' has no split 'counts'; it has train, pairs"
    )
