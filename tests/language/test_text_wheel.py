"""Words that the text encoder knows are those that it has one piece for."""

import pytest

from hcvla.language import text_wheel
from hcvla.language.text_encoder import shared_splitter
from hcvla.language.text_wheel import TextEncoderError, is_known_word

WORDS = ("cube", "Cube", "orange", "blick", "dax", "cylndr", "tray", "mats", "purpel", "the", "xq", "robot", "pikc")


@pytest.mark.parametrize("word", WORDS)
def test_a_word_is_known_that_is_one_piece(word):
    assert is_known_word(word) == (len(shared_splitter().split([word])[0].ids) == 1)


def test_some_of_these_are_known_and_some_are_not():
    assert {is_known_word(word) for word in WORDS} == {True, False}


def test_a_wheel_without_its_words_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(text_wheel, "wheel_folder", lambda: tmp_path)
    text_wheel._vocabulary.cache_clear()
    with pytest.raises(TextEncoderError, match=r"vocab\.txt cannot be read"):
        is_known_word("cube")
    text_wheel._vocabulary.cache_clear()
