"""What must be refused, and why."""

import random
import re

import pytest

from hcvla.api.grammar import REFUSALS
from hcvla.tasks.language import refusals
from hcvla.tasks.language.free_source import AMBIGUOUS, MISSING, UNKNOWN, FreeSource
from hcvla.tasks.language.layouts import TableStyle, draw_table
from hcvla.tasks.language.marks import mark, unmark, without_marks
from hcvla.tasks.language.requests.request import Draft
from hcvla.tasks.language.table import UnsuitableError
from hcvla.tasks.language.unseen.tables import TABLES

CUBES, HELD, FAR = TABLES["cubes"], TABLES["held"], TABLES["far"]


def draft(table, seed=0):
    return Draft(random.Random(seed), table, 0.0)


def spoiled(function, table, text, count=60):
    found = set()
    for seed in range(count):
        try:
            found.add(without_marks(function(draft(table, seed), text)))
        except UnsuitableError:
            continue
    return found


def test_every_reason_is_drawn_and_has_its_kind():
    source = FreeSource(random.Random(0), TableStyle(invented=0.3), 0.5)
    drawn = [source.refused() for _ in range(400)]
    assert {sample.reason for sample in drawn} == set(REFUSALS)
    kinds = {refusals.MISSING: MISSING, refusals.AMBIGUOUS: AMBIGUOUS}
    assert all(sample.kind == kinds.get(sample.reason, UNKNOWN) for sample in drawn)
    assert not any(sample.steps or sample.goal for sample in drawn)
    assert any(sample.held for sample in drawn)


def test_what_is_missing_is_called_by_words_that_no_object_has():
    text = f"pick up {mark('the red cube', CUBES.names.index('red cube'))}"
    for said in spoiled(refusals.missing, CUBES, text):
        words = [
            word for word in re.sub(r"^pick up (the|a) ", "", said).split() if word not in refusals._PLACES_OF_NONE
        ]
        assert words
        assert not [name for name in CUBES.names if set(words) <= set(name.split())], said


def test_a_kind_that_is_not_there_is_missing_at_any_place_too():
    text = f"pick up {mark('the red cube', CUBES.names.index('red cube'))}"
    placed = {
        said for said in spoiled(refusals.missing, CUBES, text, 200) if re.search("leftmost|nearest|tallest", said)
    }
    assert len(placed) > 5
    assert not [said for said in placed if said.endswith((" red cube", " blue cube", "leftmost cube", "nearest cube"))]


def test_what_is_ambiguous_fits_several_that_are_not_mentioned_otherwise():
    names = CUBES.names
    swap = f"swap {mark('the red cube', names.index('red cube'))} and {mark('the blue cube', names.index('blue cube'))}"
    # White and orange are left: "the cube" fits both.
    assert spoiled(refusals.ambiguous, CUBES, swap) <= {
        text.format(that)
        for that in ("the cube", "that cube")
        for text in ("swap {} and the blue cube", "swap the red cube and {}")
    }
    lift = f"lift {mark('the pink cylinder', names.index('pink cylinder'))}"
    assert spoiled(refusals.ambiguous, CUBES, lift) == {"lift the cube", "lift that cube"}


def test_one_of_two_is_not_ambiguous_once_the_other_is_named():
    table = TABLES["sizes"]
    names = table.names
    text = f"put {mark('the red cube', names.index('red cube'))} on {mark('the blue cube', names.index('blue cube'))}"
    # Both cubes are named; what is left are two cylinders.
    assert all("cylinder" in said for said in spoiled(refusals.ambiguous, table, text))


def test_what_is_out_of_reach_or_cannot_be_held_is_not_possible():
    far = {without_marks(refusals.outside(draft(FAR, seed))) for seed in range(80) if _can(FAR, seed)}
    assert any("pink mat" in text for text in far)
    trays = {without_marks(refusals.outside(draft(HELD, seed))) for seed in range(80) if _can(HELD, seed)}
    assert any("green tray" in text or "brown mat" in text for text in trays)
    assert any("of the table" in text or "outside" in text for text in trays)


def _can(table, seed):
    try:
        refusals.outside(draft(table, seed))
    except UnsuitableError:
        return False
    return True


@pytest.mark.parametrize("seed", range(20))
def test_other_languages_are_not_english(seed):
    text = refusals.other_language(draft(CUBES, seed))
    assert text.startswith("=")
    assert not re.search(r"\b(pick up|put the|please)\b", text)


def test_refused_and_proper_sentences_are_about_the_same_tables():
    table = draw_table(random.Random(1), "mixed")
    text, reason = refusals.spoiled(random.Random(2), lambda task: draft(table, 3))
    assert reason in REFUSALS
    plain, mentions = unmark(text, table.names)
    assert all(plain[m.start : m.end] for m in mentions)
