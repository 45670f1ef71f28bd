"""What is held out from the planner's training is in none of its sentences, however these come out."""

import random
import re

import pytest

from hcvla.tasks.families import FAMILIES
from hcvla.tasks.language.samples import SampleConfig, SampleSource
from hcvla.tasks.language.vocabulary import draw_scene
from hcvla.tasks.language.wordings import development, heldout, taught
from hcvla.tasks.splits import HELD_OUT_PAIRS
from skeletons import LEAST_NEW, Structures, expansions, nearest

STRUCTURES = Structures(taught, development, heldout)
UNSEEN = pytest.mark.parametrize("unseen", [development, heldout], ids=["development", "heldout"])


def taught_templates(family):
    return [*taught.TEMPLATES[family], *taught.PLAIN[family], *(taught.UNDER if family == "place" else ())]


def plain_words(text):
    return " ".join(re.findall(r"[\w'-]+", text.lower()))


def all_taught_words():
    sides = [side for sides in taught.SIDES.values() for side in sides]
    verbs = [verb for verbs in taught.VERBS.values() for verb in verbs]
    requests = [template for family in FAMILIES for template in taught_templates(family)]
    every = [*requests, *taught.FRAMES, *taught.BACK, *sides, *verbs]
    return {f" {plain_words(text)} " for template in every for text in expansions(template)}


@pytest.mark.parametrize("family", FAMILIES)
def test_a_held_out_sentence_has_the_structure_of_no_taught_one(family):
    known = STRUCTURES.all_of(taught_templates(family))
    for template in heldout.TEMPLATES[family]:
        for skeleton in STRUCTURES.all_of([template]):
            new, most_similar = nearest(skeleton, known)
            assert new >= LEAST_NEW, (template, most_similar)


@pytest.mark.parametrize("part", ["FRAMES", "BACK"])
def test_a_held_out_courtesy_or_way_back_resembles_no_taught_one(part):
    known = STRUCTURES.all_of(getattr(taught, part)) - {STRUCTURES.of("{C}")}
    for template in set(getattr(heldout, part)) - {"{C}"}:
        for skeleton in STRUCTURES.all_of([template]):
            new, most_similar = nearest(skeleton, known)
            assert new >= LEAST_NEW, (template, most_similar)


def test_a_held_out_side_resembles_no_taught_one():
    for side, phrases in heldout.SIDES.items():
        known = STRUCTURES.all_of(taught.SIDES[side])
        for skeleton in STRUCTURES.all_of(phrases):
            new, most_similar = nearest(skeleton, known)
            assert new >= LEAST_NEW, (skeleton, most_similar)


def test_held_out_words_for_turns_are_not_taught_and_only_numbers_are_shared():
    for part in ("LEFT_TURN", "RIGHT_TURN"):
        assert not set(getattr(heldout, part)) & set(getattr(taught, part))
    for degrees, words in heldout.ANGLE_WORDS.items():
        assert not set(words) & set(taught.ANGLE_WORDS[degrees])
    assert all("{n}" in amount for amount in heldout.DEGREES)


@UNSEEN
def test_an_unseen_verb_is_in_no_taught_text(unseen):
    texts = all_taught_words()
    for verb in {verb for verbs in unseen.VERBS.values() for verb in verbs}:
        assert not [text for text in texts if f" {plain_words(verb)} " in text], verb


@UNSEEN
def test_an_unseen_sentence_is_no_taught_one(unseen):
    for family in FAMILIES:
        known = {plain_words(text) for template in taught_templates(family) for text in expansions(template)}
        # One that is a bare verb and its objects has an unseen verb: see the law above.
        said = {text for template in unseen.TEMPLATES[family] for text in expansions(template) if "<" not in text}
        assert not known & {plain_words(text) for text in said}


@UNSEEN
def test_a_held_out_request_to_refuse_is_no_taught_one(unseen):
    assert not set(taught.OUTSIDE_VERBS) & set(unseen.OUTSIDE_VERBS)
    drawn = ("<outside>", "{words}", "{letters}")
    known = {plain_words(text) for template in taught.OUTSIDE for text in expansions(template)}
    said = {text for template in unseen.OUTSIDE for text in expansions(template) if not any(d in text for d in drawn)}
    assert not known & {plain_words(text) for text in said}


@pytest.mark.parametrize("invented", [0.0, 1.0], ids=["real names", "invented names"])
def test_no_taught_sample_lists_or_says_a_held_out_pair(invented):
    source = SampleSource(1, SampleConfig(invented=invented))
    for _ in range(1500):
        sample = source.draw()
        assert not HELD_OUT_PAIRS & set(sample.listing)
        assert not [pair for pair in HELD_OUT_PAIRS if f" {pair} " in f" {plain_words(sample.text)} "], sample.text


def test_a_held_out_request_is_about_a_held_out_pair():
    source = SampleSource(1, SampleConfig(wording="heldout", held_out_pairs=True))
    for family in FAMILIES:
        for _ in range(20):
            code = "\n".join(source.draw(family).steps)
            assert any(repr(pair) in code for pair in HELD_OUT_PAIRS)


def test_a_scene_with_held_out_pairs_has_only_real_names():
    scene = draw_scene(random.Random(0), held_out=True, invented=1.0)
    assert all(name == shown for name, shown in scene.shown.items())
    assert HELD_OUT_PAIRS & set(scene.listing)


def test_other_verbs_prepositions_or_added_words_make_no_new_structure():
    known = STRUCTURES.all_of(["<put> {object} on {target}"])
    assert nearest(STRUCTURES.of("deposit {object} onto the {target}"), known)[0] == 0.0
    assert nearest(STRUCTURES.of("tomorrow place {object} on {target} for grandma"), known)[0] == 0.0
    # let, _, come, to, rest, on, _ against verb, _, on, _: one word replaced and three inserted of seven.
    assert nearest(STRUCTURES.of("let {object} come to rest on {target}"), known)[0] == pytest.approx(4.0 / 7.0)


def test_every_choice_and_option_of_a_template_is_expanded():
    assert expansions("(a|b)[ c] d") == {"a d", "b d", "a c d", "b c d"}
    assert expansions("<put> {object}") == {"<put> {object}"}
