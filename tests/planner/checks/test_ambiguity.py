import pytest

from hcvla.api.errors import AmbiguousObjectError
from hcvla.planner.checks.ambiguity import check_unambiguous

TWO = ["red cube 1", "red cube 2", "green tray"]


@pytest.mark.parametrize(
    "sentence",
    [
        "pick up the red cube",
        "Pick up the RED CUBE.",
        "put red cube on the green tray",
        "put the red cube on the left of the green tray",
        "put the red cube 1 next to the red cube",
        "pick up the red cube, please",
        "pick up the red cube, the red cube",
        "put the red cube on the green tray, left of the green mat",
    ],
)
def test_the_red_cube_is_ambiguous_where_there_are_two(sentence):
    with pytest.raises(AmbiguousObjectError, match="'red cube' fits 2 objects: red cube 1, red cube 2; say which"):
        check_unambiguous(sentence, TWO)


@pytest.mark.parametrize(
    "sentence",
    [
        "pick up the red cube 2",
        "put every red cube on the green tray",
        "pick up any red cube",
        "put both red cubes on the green tray",
        "pick up the green tray",
        "pick up the left red cube",
        "pick up the red cube on the left",
        "put the nearest red cube on the other red cube",
        "",
    ],
)
def test_a_number_a_place_a_plural_or_any_of_them_says_which(sentence):
    check_unambiguous(sentence, TWO)


@pytest.mark.parametrize(
    "answer",
    [
        "the left one",
        "the leftmost",
        "I mean the one on the left",
        "the red cube 2",
        "red cube 2.",
        "the nearest red cube",
    ],
)
def test_an_answer_at_the_end_says_which(answer):
    check_unambiguous(f"pick up the red cube, {answer}", TWO)


def test_one_red_cube_is_never_ambiguous():
    check_unambiguous("pick up the red cube", ["red cube", "green tray"])
    check_unambiguous("pick up the red cube", ["red cube 2", "green tray"])


def test_a_cube_with_a_color_is_none_of_the_cubes_without():
    names = ["cube 1", "cube 2", "red cube", "green tray"]
    check_unambiguous("put the red cube on the green tray", names)
    with pytest.raises(AmbiguousObjectError, match="'cube' fits 2 objects"):
        check_unambiguous("put the red cube on the cube", names)
