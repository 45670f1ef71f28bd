"""A sentence that breaks off is no request, whatever is made of its beginning."""

import pytest

from hcvla.planner.checks.unfinished import unfinished

PICK = "pick(get_actor('red cube'))"


@pytest.mark.parametrize(
    ("sentence", "last"),
    [
        ("put the yellow cube on the", "yellow cube on the"),
        ("and then put it next to the, uh...", "next to the, uh..."),
        ("move the red cube by.", "the red cube by."),
        ("place it to the left of", "to the left of"),
        ("before you touch the mat, you first have to", "you first have to"),
        ("take the red cube and", "the red cube and"),
    ],
)
def test_a_sentence_that_breaks_off_is_said_with_its_last_words(sentence, last):
    assert f"breaks off after '{last}'" in unfinished(sentence, [], PICK)


@pytest.mark.parametrize(
    "sentence",
    [
        "put the yellow cube on the mat",
        "the red cube is the one to put it on",
        "knock it over",
        "put it behind the yellow cube, close by",
        "move it only if you have to",
        "which tray is it in",
        "the brown prism is gazzer, the green one is anything but",
    ],
)
def test_a_sentence_that_ends_is_believed(sentence):
    assert unfinished(sentence, [], PICK) == ""


def test_where_nothing_is_done_nothing_is_wrong():
    assert unfinished("put it on the", [], "") == ""


@pytest.mark.parametrize(
    "sentence", ["cube the stack under of with blue seven.", "put the of red cube", "with under mat"]
)
def test_words_that_never_stand_side_by_side_are_no_sentence(sentence):
    assert "makes no sense" in unfinished(sentence, [], PICK)


@pytest.mark.parametrize(
    "sentence", ["take the red cube instead of with it the blue one", "get it out of under the mat"]
)
def test_words_that_may_stand_side_by_side_are_believed(sentence):
    assert unfinished(sentence, [], PICK) == ""
