"""What a sentence takes out is excluded, and what it says to do something with is not."""

import pytest

from hcvla.api.types import NamedObject, Pose
from hcvla.planner.checks.exclusions import excluded, exclusions, without_exclusions

SIZE = (0.04, 0.04, 0.04)
TABLE = [
    NamedObject(f"{color} {shape}", color, shape, Pose(0.5, 0.1 * place, 0.02), SIZE)
    for place, (color, shape) in enumerate(
        [("red", "cube"), ("blue", "cube"), ("red", "mat"), ("green", "cube"), ("green", "cylinder")]
    )
]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("put all cubes on their mats except the red one", {"red cube"}),
        ("sort all cubes apart from the blue cube", {"blue cube"}),
        ("put all cubes except the red one on the mat", {"red cube"}),
        ("put everything other than the blue cube to the left", {"blue cube"}),
        ("sort the cubes but not the red one", {"red cube"}),
        ("pick up the blue cube without touching the red cube", {"red cube"}),
        ("don't move the blue cube, lift the red one", {"blue cube"}),
        ("do not pick up the blue cube", {"blue cube"}),
        ("never touch the green cylinder", {"green cylinder"}),
        ("sort the cubes and leave the red cube where it is", {"red cube"}),
        ("leave the blue one alone", {"blue cube"}),
        ("put all the cubes but the red one on their mats", {"red cube"}),
        ("lift any cube but the blue cube", {"blue cube"}),
        ("stack all cubes except blue and red", {"blue cube", "red cube"}),
        ("stack all cubes with the exception of the red one", {"red cube"}),
        ("touch the cubes, but not the green and the blue one", {"green cube", "blue cube"}),
        ("put each of the cubes besides the cube that is red on the mat", {"red cube"}),
        ("have every cube other than the red one and the blue cube on the mat", {"red cube", "blue cube"}),
        ("the cubes but the green cube and the red cube go aboard", {"green cube", "red cube"}),
        ("the mat should have cubes without red and blue cubes on it", {"red cube", "blue cube"}),
        ("invite every cube apart from the red block and the blue object", {"red cube", "blue cube"}),
        ("sort the cubes by color, but keep the blue cube out", {"blue cube"}),
        ("bring the cubes there, only this blue cube stays", {"blue cube"}),
        ("sort job: cubes onto mats by color; exception: the blue cube", {"blue cube"}),
        ("put each cube on the mat with its color, unless it is that blue cube", {"blue cube"}),
        ("there is one cube I want left where it is, the blue cube; sort the others", {"blue cube"}),
        ("give each cube its own mat and ignore the blue cube", {"blue cube"}),
        ("i'm still using the blue cube, so sort the other cubes without it", {"blue cube"}),
        ("hands off the blue cube, sort the others", {"blue cube"}),
        ("put the blue cube on any mat but the red one", {"red mat"}),
        (
            "touch all cubes except the red cube, the blue cube and the green cube",
            {"red cube", "blue cube", "green cube"},
        ),
        ("all cubes but not the red and blue cubes on the red mat", {"red cube", "blue cube"}),
        ("sort all the cubes by color other than the blue cube", {"blue cube"}),
        ("keep the red mat free and lift the blue cube", {"red mat"}),
        ("touch all cubes except the red cube, the blue cube goes first", {"red cube"}),
        ("do not touch the red cube and the blue cube goes on the mat", {"red cube"}),
        ("every cube goes on the mat of its color, the blue cube excepted", {"blue cube"}),
        ("sort the cubes by color, the blue cube being exempt", {"blue cube"}),
        ("exempt: the blue cube. sort every other one", {"blue cube"}),
        ("color decides where the cubes end up, the blue cube being left out of it", {"blue cube"}),
        ("the transfer of the cubes to their mats, but not that of the red cube", {"red cube"}),
        ("sort the cubes and let the blue cube be", {"blue cube"}),
        ("reserved item, leave untouched: the blue cube. sort the other cubes", {"blue cube"}),
        ("sort the cubes, letting the red and the blue cube be, and go home", {"red cube", "blue cube"}),
    ],
)
def test_what_is_taken_out_or_forbidden_is_excluded(sentence, names):
    assert excluded(sentence, TABLE) == names


@pytest.mark.parametrize(
    "sentence",
    [
        "leave the red cube on the red mat",
        "do not put the red cube on the mat but on the blue cube",
        "don't push the red cube to the left, push it to the right",
        "put the red cube on the red mat",
        "put all cubes but the red one on the mat away",
        "put the red cube down, but the blue cube on the mat",
        "don't pick up the red cube, knock it over",
        "don't move the red cube anywhere, only turn it 40 degrees",
        "put the red cube on a mat of a color other than red",
        "don't pick the red cube up, shove it",
        "the one that is farthest from the red mat stays where it is",
        "don't leave the cubes where they are, the mat is the place",
        "besides the red cube, lift the blue cube",
        "the red cube stays at the bottom of the tower",
        "do not move the red cube before the blue cube is on the mat",
        "keep the red cube on the red mat",
        "put every cube apart from the one next to the red cube on the mat",
        "let the red cube be on the mat",
        "let the red cube alone be where it is said",
        "the red cube can stay where it is, but turn it by 60 degrees",
        "the red cube stays where it is but rotates by 30 degrees",
        "leave the red cube where it is and turn it by 60 degrees",
        "everything may stay except the red cube, which is to be lifted",
        "leave everything else as it is, except the red cube, which goes on the blue one",
        "all the others can stay put, but not this one: the red cube, lift it",
        # There is no blue mat.
        "put the blue cube on any mat but the blue one",
        # Two objects are green: which one is excluded is not known.
        "lift something, but not the green one",
        "",
    ],
)
def test_what_may_be_moved_after_all_is_not(sentence):
    assert excluded(sentence, TABLE) == set()


def test_an_exclusion_ends_at_the_next_comma():
    assert without_exclusions("sort all but the red one, then go home", TABLE) == "sort , then go home"


def test_what_is_said_after_an_exclusion_is_not_taken_out():
    sentence = "put all cubes except the blue and the green ones on the red mat"
    assert without_exclusions(sentence, TABLE) == "put all cubes  on the red mat"
    assert without_exclusions("each cube but the thing next to the red cube goes", TABLE) == "each cube  goes"


def test_how_many_are_taken_out_is_known_where_which_ones_is_not():
    found = exclusions("touch every cube apart from the one next to the green cylinder and the red cube", TABLE)
    assert [(each.names, each.unknown) for each in found] == [({"red cube"}, 1)]


def test_what_is_the_only_one_of_its_kind_is_excluded_by_its_kind():
    assert excluded("put everything on the mat except for the cylinder", TABLE) == {"green cylinder"}
    assert excluded("put everything on the mat except for the cube", TABLE) == set()
