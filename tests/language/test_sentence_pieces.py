"""Pieces of sentences, the same in tasks and goals."""

import pytest

from hcvla.language.phrases import beside_words, listed, turn_words


@pytest.mark.parametrize(
    ("words", "last", "said"),
    [(["a"], "and", "a"), (["a", "b"], "and", "a and b"), (["a", "b", "c"], "or", "a, b or c")],
)
def test_words_are_listed_with_commas_and_a_last_word(words, last, said):
    assert listed(words, last) == said


def test_a_positive_turn_is_counterclockwise_from_above():
    assert [turn_words(30.0), turn_words(-45.5)] == ["30 degrees counterclockwise", "45.5 degrees clockwise"]


def test_a_side_is_said_before_an_object_and_none_is_next_to():
    assert [beside_words(side) for side in ("left", "front", None)] == ["to the left of", "in front of", "next to"]
