"""What words speak of is read with the objects that they fit, and lists to their end."""

import pytest

from hcvla.api.types import NamedObject, Pose
from hcvla.planner.checks.noun_phrases import NounPhraseReader

TABLE = [
    NamedObject(name, name.split()[0], shape, Pose(0.5, 0.1 * place, 0.02), (0.04, 0.04, 0.04))
    for place, (name, shape) in enumerate(
        [("red cube", "cube"), ("blue cube", "cube"), ("red mat", "mat"), ("sunny coaster", "mat")]
    )
]
READER = NounPhraseReader(TABLE)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("the red cube", {"red cube"}),
        ("that red block", {"red cube"}),
        ("red", {"red cube", "red mat"}),
        ("the cube that is blue", {"blue cube"}),
        ("the cubes", {"red cube", "blue cube"}),
        ("both red things", {"red cube", "red mat"}),
        ("the sunny one", {"sunny coaster"}),
        ("any mat", {"red mat", "sunny coaster"}),
    ],
)
def test_words_fit_the_objects_that_are_so(words, names):
    mention = READER.read(f"{words} now", 0)
    assert mention is not None
    assert (mention.names, mention.end) == (names, len(words))


def test_other_words_speak_of_nothing():
    assert READER.read("put it there", 0) is None
    assert READER.read("redder", 0) is None


@pytest.mark.parametrize("words", ["the cube next to the red mat", "the cube between the red mat and the blue cube"])
def test_what_is_told_by_another_is_read_to_its_end_and_not_surely_known(words):
    mention = READER.read(f"{words} and more", 0)
    assert mention is not None
    assert mention.end == len(words)
    assert mention.sure == set()


def test_a_place_among_others_does_not_say_which_for_sure():
    mention = READER.read("the leftmost red cube goes", 0)
    assert mention is not None
    assert (mention.is_told_by, mention.sure) == (True, set())


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("the red and the blue cube", [{"red cube"}, {"blue cube"}]),
        ("the red cube, the blue cube and the red mat", [{"red cube"}, {"blue cube"}, {"red mat"}]),
        ("the red cube, the blue cube goes first", [{"red cube"}]),
        ("the red cube and put it away", [{"red cube"}]),
    ],
)
def test_a_list_ends_with_what_its_last_and_joins(words, names):
    assert [mention.names for mention in READER.listed(words, 0)] == names


def test_all_that_a_sentence_speaks_of_is_found_in_its_order():
    mentions = READER.mentions("put the blue cube, then the red block, on the sunny coaster, not on the floor")
    assert [mention.names for mention in mentions] == [{"blue cube"}, {"red cube"}, {"sunny coaster"}]
