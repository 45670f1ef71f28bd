"""Training hears requests in other manners as well; what is measured stays as it is."""

import itertools
import random
import re

import pytest

from hcvla.tasks.language.catalogue import TRAINED
from hcvla.tasks.language.free_source import FreeSource
from hcvla.tasks.language.layouts import TableStyle
from hcvla.tasks.language.manner import OWN_WORDINGS, TAUGHT_MANNER, Manner
from hcvla.tasks.language.unseen.wordings import WORDINGS
from hcvla.tasks.language.wordings import heldout
from hcvla.tasks.language.wordings.wide.colloquial import COLLOQUIAL
from hcvla.tasks.language.wordings.wide.composed import COMPOSED
from hcvla.tasks.language.wordings.wide.framed import FRAMED
from hcvla.tasks.language.wordings.wide.natural import NATURAL
from hcvla.tasks.language.wordings.wide.spoken import SPOKEN
from skeletons import LEAST_NEW, expansions, nearest
from taught_structures import STRUCTURES

EXPANDED = 12
LISTS = {"colloquial": COLLOQUIAL, "natural": NATURAL, "framed": FRAMED, "composed": COMPOSED, "spoken": SPOKEN}
EVERY = {"framed": 13, "composed": 37}
"""Of the many frames of a request, every so many in turn: in all, all of them."""
OF_ALL = (
    *(
        "sort",
        "sort_stack",
        "rotate_symmetry",
        "touch_reset_pick",
        "each_touched",
        "any_picked",
        "each_on_another_color",
    ),
    *("piled_all", "piled_some", "upturned", "dismantled", "put_down", "at_an_end", "held_alone"),
)
"""Requests that may name no object."""


def source(manner, templates=None):
    return FreeSource(random.Random(4), TableStyle(held=0.0), 0.0, templates, manner)


def texts(manner, task, count=60, templates=None):
    drawn = source(manner, templates)
    return [drawn.draw(task).text.lower() for _ in range(count)]


def test_without_a_manner_the_same_is_drawn_as_ever():
    assert texts(OWN_WORDINGS, "place") == texts(Manner(), "place")
    assert texts(OWN_WORDINGS, "place") != texts(TAUGHT_MANNER, "place")


def test_small_words_are_careless_only_if_they_should():
    forms = re.compile(r"\b(teh|hte|onn|dis|dat|ptu|wiht|gonna)\b")
    assert not [text for text in texts(OWN_WORDINGS, "place") if forms.search(text)]
    assert [text for text in texts(Manner(careless=1.0), "place") if forms.search(text)]


def test_clauses_take_other_forms_only_if_they_should():
    forms = re.compile(r"as we agreed|i'm talking about|as for|still has to be|has been")
    assert not [text for text in texts(OWN_WORDINGS, "push") if forms.search(text)]
    assert [text for text in texts(Manner(recast=1.0), "push") if forms.search(text)]


def test_full_names_are_said_at_more_length_only_if_they_should():
    longer = re.compile(
        r"\bthe \w+ (that is|which is|in|colored|painted|with the) |\bmy |\byour |over there|-colored|here\b"
    )
    assert sum(bool(longer.search(text)) for text in texts(Manner(roundabout=1.0), "swap")) > 8
    assert not [text for text in texts(Manner(bare=1.0, roundabout=1.0), "swap") if longer.search(text)]


def test_most_of_what_is_said_as_usual_puts_places_sets_or_moves():
    usual = sum(bool(re.search(r"\b(put|plac|set|mov)", text)) for text in texts(Manner(usual=1.0), "place"))
    assert usual > 50 > sum(bool(re.search(r"\b(put|plac|set|mov)", text)) for text in texts(OWN_WORDINGS, "place"))


def test_bare_requests_are_the_usual_words_and_full_names_and_nothing_besides():
    name = r"the [\w-]+ [\w-]+( \d)?"
    whole = re.compile(rf"(put|place|set|move) {name} (into|on|onto|to|over to|upon|on top of) {name}\.?")
    said = texts(Manner(bare=1.0), "place")
    assert sum(bool(whole.fullmatch(text)) for text in said) > 50


def test_bare_requests_may_say_which_of_its_kind_is_meant():
    ranks = re.compile(r"most|nearest|farthest|closest|second|corner|\b(left|right|tall|small|big)\b")
    said = texts(Manner(bare=1.0, ranked=1.0), "pick", 200)
    assert sum(bool(ranks.search(text)) for text in said) > 60
    assert not [text for text in said if re.search(r"please|could|!$", text)]
    assert sum(bool(ranks.search(text)) for text in texts(Manner(bare=1.0), "pick", 200)) == 0


def test_what_is_refused_is_said_as_barely_as_what_is_done():
    drawn = source(Manner(bare=1.0))
    refused = [sample.text.lower() for sample in (drawn.refused() for _ in range(500)) if "put" in sample.text.lower()]
    assert len(refused) > 20
    assert not [text for text in refused if re.search(r"\bplease\b(?! (do not|don't))|\bthanks\b|🙂|!$", text)]


def test_templates_that_are_given_are_never_replaced():
    given = {"pick": ("test of {object}",)}
    said = texts(Manner(colloquial=1.0), "pick", templates=given)
    assert sum("test of" in text for text in said) > 40


@pytest.mark.parametrize(("manner", "task"), [(manner, task) for manner, tasks in LISTS.items() for task in tasks])
def test_such_a_request_leaves_no_slot_open_and_mentions_what_its_program_needs(manner, task):
    drawn = source(Manner(**{manner: 1.0}))
    assert task in TRAINED
    for _ in range(25):
        sample = drawn.draw(task)
        # But for what a person writes: arrows, "1)", and the two coordinates of a point.
        said = re.sub(r"\([^()|]*, [^()|]*\)|<?[-=]>|<-| > |\b\w\)", "", sample.text)
        assert not re.search(r"[{}\[\]()|<>]", said), sample.text
        assert sample.mentions or task in OF_ALL


@pytest.mark.parametrize("lists", [WORDINGS, heldout.TEMPLATES], ids=["unseen", "heldout"])
@pytest.mark.parametrize("taught", LISTS)
def test_no_held_out_wording_has_the_structure_of_one(taught, lists):
    every = {template for templates in LISTS[taught].values() for template in templates[:: EVERY.get(taught, 1)]}
    known = {STRUCTURES.of(text) for template in every for text in expansions(template)}
    for template in {template for templates in lists.values() for template in templates}:
        for text in itertools.islice(sorted(expansions(template)), EXPANDED):
            assert nearest(STRUCTURES.of(text), known)[0] >= LEAST_NEW
