"""Templates become sentences, and it stays known which characters mention which object."""

import random
from types import SimpleNamespace

import pytest

from hcvla.tasks.language.wordings.phrases import Mention, dress, expand, fill, frame, gerund, join, tidy


def drawn(template, verbs=None, count=60):
    rng = random.Random(0)
    return {expand(rng, template, verbs or {}) for _ in range(count)}


def test_each_choice_and_option_is_drawn_and_nested_ones_as_well():
    assert drawn("(a|b) c") == {"a c", "b c"}
    assert drawn("a[ b] c") == {"a b c", "a c"}
    assert drawn("x (a|(b|c))") == {"x a", "x b", "x c"}
    assert drawn("x [(a|b)]") == {"x", "x a", "x b"}
    assert drawn("<put> it", {"put": ("set", "lay")}) == {"set it", "lay it"}


def test_slots_stay():
    assert drawn("<put> {object} on {target}", {"put": ("set",)}) == {"set {object} on {target}"}


@pytest.mark.parametrize(
    ("text", "tidied"), [("a  b", "a b"), ("a , b .", "a, b."), (" a ", "a"), ("a [ ] b", "a [ ] b")]
)
def test_spaces_are_tidied(text, tidied):
    assert tidy(text) == tidied


@pytest.mark.parametrize(
    ("verb", "ing"),
    [
        ("lift", "lifting"),
        ("place it", "placing it"),
        ("put it down", "putting it down"),
        ("see it", "seeing it"),
        ("toe the line", "toeing the line"),
        ("dye it", "dyeing it"),
        ("grip it firmly", "gripping it firmly"),
    ],
)
def test_the_ing_form_of_a_phrase_is_that_of_its_first_word(verb, ing):
    assert gerund(verb) == ing


def framed(clause, *frames):
    return frame(random.Random(0), clause, SimpleNamespace(FRAMES=frames, VERBS={}))


def test_a_request_is_wrapped_and_a_whole_sentence_is_not():
    assert framed("lift it", "please {C}") == "please lift it"
    assert framed("lift it", "how about {G}") == "how about lifting it"
    assert framed("=lift it, will you", "please {C}") == "lift it, will you"


def test_a_clause_that_does_not_begin_with_its_verb_stays_bare():
    assert framed("on {target}, put {object}", "please {C}") == "on {target}, put {object}"
    assert framed("{side}, move {object}", "please {C}") == "{side}, move {object}"


def test_mentions_are_where_they_were_filled_in():
    text, spans = fill(
        "put {n0} {where} {n1}", {"where": "on top of"}, {"n0": ("the cube", "red cube"), "n1": ("it", "red tray")}
    )
    assert text == "put the cube on top of it"
    assert spans == [Mention(4, 12, "red cube"), Mention(23, 25, "red tray")]


def test_a_plain_slot_may_hold_mentions():
    text, spans = fill("stack {list}", {"list": "{n0} and {n1}"}, {"n0": ("a", "x"), "n1": ("b", "y")})
    assert text == "stack a and b"
    assert [(text[s.start : s.end], s.name) for s in spans] == [("a", "x"), ("b", "y")]


def test_a_name_with_braces_in_it_is_no_slot():
    assert fill("take {a}", {}, {"a": ("the {odd} cube", "x")})[0] == "take the {odd} cube"


def test_dressing_moves_no_mention():
    spans = [Mention(5, 9, "red cube")]
    seen = set()
    for seed in range(60):
        text, same = dress(random.Random(seed), "lift cube", spans)
        assert same == spans
        assert text[5:9] == "cube"
        seen.add(text)
    assert seen == {f"{first}ift cube{end}" for first in "lL" for end in ("", ".", "!")}


@pytest.mark.parametrize(("names", "joined"), [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")])
def test_names_are_joined(names, joined):
    assert join(names) == joined
