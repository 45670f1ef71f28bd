"""Names that nothing, or more than one object, in a scene answers to; and the slots of a task."""

import random

import pytest

from hcvla.tasks.families import TaskInstance
from hcvla.tasks.language.bad_references import absent_name, misname, vague_name
from hcvla.tasks.language.instances import names_in, renamed
from hcvla.tasks.language.vocabulary import (
    ADJECTIVES,
    COLORS,
    HELD_OUT_PAIRS,
    MAX_OBJECTS,
    NOUNS,
    SHAPES,
    SYNONYMS,
    NamedScene,
    draw_scene,
)
from hcvla.tasks.language.wordings.phrases import Mention
from hcvla.tasks.language.wordings.slots import mention_slots, stack_words, together

LISTING = ("red cube", "blue cube", "red tray", "gray cylinder")
SCENE = NamedScene(LISTING, {name: name for name in LISTING})
TEXT = "put the red cube on the red tray"
CUBE, TRAY = Mention(4, 16, "red cube"), Mention(20, 32, "red tray")


def test_a_wrong_name_moves_the_mentions_after_it():
    text, (first, second) = misname(TEXT, (CUBE, TRAY), CUBE, "the bottle")
    assert text == "put the bottle on the red tray"
    assert (text[first.start : first.end], first.name) == ("the bottle", None)
    assert (text[second.start : second.end], second.name) == ("the red tray", "red tray")


def test_a_wrong_name_leaves_the_mentions_before_it():
    text, (first, second) = misname(TEXT, (CUBE, TRAY), TRAY, "the old shelf")
    assert text == "put the red cube on the old shelf"
    assert (first, text[second.start : second.end]) == (CUBE, "the old shelf")


def test_a_wrong_name_at_the_beginning_is_capitalised():
    it = Mention(0, 2, "red cube")
    text, (span,) = misname("It goes on the red tray", (it,), it, "the bottle")
    assert text == "The bottle goes on the red tray"
    assert (span.start, span.end) == (0, 10)


def test_an_absent_name_is_that_of_nothing_in_the_scene():
    names = [absent_name(random.Random(seed), SCENE, "red cube") for seed in range(300)]
    given = {name.removeprefix("the ") for name in names if name is not None}
    assert len(given) > 50
    assert not given & set(LISTING)
    assert not given & HELD_OUT_PAIRS
    shapes = {name.split()[-1] for name in LISTING}
    assert not given & shapes
    # "the block" would be a cube to most people.
    assert not {name.split()[-1] for name in given} & {s for shape in shapes for s in SYNONYMS.get(shape, ())}


def test_a_vague_name_fits_several():
    two = NamedScene((*LISTING, "red cylinder"), {name: name for name in (*LISTING, "red cylinder")})
    vague = {vague_name(random.Random(seed), two, "red cube") for seed in range(60)}
    assert vague == {"the cube", "a cube", "the red one", "the red object", "the red thing"}
    assert vague_name(random.Random(0), SCENE, "gray cylinder") is None


def test_of_a_cube_and_a_tray_the_red_one_is_what_can_be_lifted():
    assert {vague_name(random.Random(seed), SCENE, "red cube") for seed in range(60)} == {"the cube", "a cube"}


def test_the_names_of_a_task_are_found_and_replaced():
    sort = TaskInstance("sort", {"objects": ("red cube", "blue cube")})
    assert names_in(sort) == {"red cube", "blue cube", "red mat", "blue mat"}
    turn = TaskInstance("rotate", {"object": "red cube", "degrees": 30.0})
    assert names_in(turn) == {"red cube"}
    beside = TaskInstance("next_to", {"object": "red cube", "anchor": "blue cube", "direction": "left"})
    assert names_in(beside) == {"red cube", "blue cube"}
    shown = {"red cube": "shiny ball", "blue cube": "old ball"}
    assert renamed(sort, shown).names == ("shiny ball", "old ball")
    assert renamed(turn, shown).slots == {"object": "shiny ball", "degrees": 30.0}


def test_the_slots_of_a_task_are_its_objects():
    assert mention_slots(TaskInstance("stack", {"objects": ("a cube", "b cube")})) == [
        ("n0", "a cube"),
        ("n1", "b cube"),
    ]
    assert mention_slots(TaskInstance("rotate", {"object": "a cube", "degrees": 30.0})) == [("object", "a cube")]


def test_names_of_one_shape_are_said_together():
    stack = TaskInstance("stack", {"objects": ("red cube", "blue cube", "pink cube")})
    said = together(stack, "stack {n0}, {n1} and {n2}")
    assert [text for text, _ in said.values()] == ["the red", "blue", "pink cubes"]
    assert together(stack, "{n0} on {n0}") == {}
    assert together(TaskInstance("swap", {"a": "red cube", "b": "red tray"}), "swap {a} and {b}") == {}


def test_the_words_of_a_stack_keep_its_order():
    stack = TaskInstance("stack", {"objects": ("a cube", "b cube", "c cube")})
    for seed in range(30):
        words = stack_words(random.Random(seed), stack)
        assert words["list"].startswith("{n0}, {n1} ")
        assert words["listdown"] == "{n2}, {n1} and {n0}"
        assert words["chain"].replace("top of ", "") == "{n2} on {n1} on {n0}"
        upper, lower = words["roles"].find("{n2}"), words["roles"].find("{n0}")
        assert "at the bottom" in words["roles"] or "as the base" in words["roles"] or "below" in words["roles"]
        assert upper >= 0 <= lower


@pytest.mark.parametrize("seed", range(30))
def test_a_drawn_scene_is_full_of_different_names(seed):
    scene = draw_scene(random.Random(seed), invented=1.0 if seed % 2 else 0.0)
    assert 2 <= len(scene.listing) <= MAX_OBJECTS
    assert len(set(scene.listing)) == len(scene.listing) == len(scene.shown)
    known = {color for color in COLORS} | set(ADJECTIVES)
    assert all(name.rpartition(" ")[0] in known for name in scene.listing)


def test_invented_names_share_words_where_the_real_ones_do():
    for seed in range(30):
        scene = draw_scene(random.Random(seed), invented=1.0)
        colors: dict[str, str] = {}
        for real, shown in scene.shown.items():
            color, word = real.rpartition(" ")[0], shown.rpartition(" ")[0]
            assert colors.setdefault(color, word) == word
        assert len(set(colors.values())) == len(colors)


def test_no_noun_is_a_shape_that_perception_names():
    assert not set(SHAPES) & set(NOUNS)
