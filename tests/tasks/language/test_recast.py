"""Requests in other forms: the same objects are meant, in their places, and none comes near to an unseen wording."""

import itertools
import random
import re
from collections import Counter

import pytest

from hcvla.tasks.language.catalogue import CATALOGUE, TRAINED
from hcvla.tasks.language.layouts import draw_table
from hcvla.tasks.language.marks import mark, without_marks
from hcvla.tasks.language.recast import compared, fronted, participle_of, passive, reasoned, recast, topical
from hcvla.tasks.language.requests.request import Draft
from hcvla.tasks.language.table import UnsuitableError
from hcvla.tasks.language.unseen.wordings import WORDINGS
from skeletons import LEAST_NEW, expansions, nearest
from taught_structures import STRUCTURES

CUBE, PRISM, TRAY = (mark(f"the {name}", index) for index, name in enumerate(("red cube", "prism", "green tray")))
MENTION = re.compile(r"[\ue000-\ue0fe][^\ue0ff]*\ue0ff")
LIST = re.compile(r"\{object\}(?:(?:, and |, | and )\{object\})+")
FORMS = pytest.mark.parametrize("form", [passive, topical, fronted], ids=lambda form: form.__name__)


def said(form, clause, count=300):
    rng = random.Random(0)
    return {without_marks(form(rng, clause)) for _ in range(count)}


def clauses(count):
    """Yield clauses of all requests in turn, as they are before they are put into another form."""
    rng = random.Random(1)
    for task in itertools.islice(itertools.cycle(TRAINED), count):
        entry = CATALOGUE[task]
        try:
            text = entry.draw(Draft(rng, draw_table(rng, rng.choice(entry.recipes)), 0.0)).text
        except UnsuitableError:
            continue
        if not text.startswith("="):
            yield text


@pytest.mark.parametrize(
    ("verb", "participle"),
    [
        ("put", "put"),
        ("take", "taken"),
        ("place", "placed"),
        ("tap", "tapped"),
        ("carry", "carried"),
        ("convey", "conveyed"),
        ("push", "pushed"),
        ("carefully", ""),
    ],
)
def test_participles(verb, participle):
    assert participle_of(verb) == participle


def test_the_passive_keeps_objects_particle_and_place():
    texts = said(passive, f"pick up {CUBE} from {TRAY}")
    assert "the red cube should be picked up from the green tray" in texts
    assert "I need the red cube picked up from the green tray" in texts
    assert "you haven't picked up the red cube from the green tray yet; please do" in texts


def test_several_objects_take_a_plural():
    texts = said(passive, f"push {CUBE} and {PRISM} away")
    assert "the red cube and the prism have to be pushed away" in texts
    assert not [text for text in texts if re.search(r"prism (has|is|needs|gets) ", text)]


@pytest.mark.parametrize(
    "clause",
    [
        f"put {CUBE} on {TRAY} and then lift {PRISM}",
        f"quickly {CUBE}",
        f"turn {CUBE} and put it on {TRAY}",
        f"go above {CUBE}",
    ],
)
def test_what_is_not_one_clause_about_its_object_gets_no_passive(clause):
    assert passive(random.Random(0), clause) == ""


def test_an_object_that_is_named_first_is_it_afterwards():
    texts = said(topical, f"put {CUBE} on {TRAY}")
    assert {"the red cube: put it on the green tray", "the green tray: put the red cube on it"} <= texts


@pytest.mark.parametrize(
    "clause",
    [
        f"swap {CUBE} and {PRISM}",
        f"put it on {TRAY}",
        f"all but {CUBE}",
        f"{CUBE} on the left",
        f"put {CUBE} on {CUBE}",
        f"lift {CUBE}'s lid",
    ],
)
def test_nothing_becomes_it_in_a_list_or_where_something_else_may_be_meant(clause):
    assert topical(random.Random(0), clause) == ""


def test_a_place_may_come_first_if_the_clause_has_no_other():
    texts = said(fronted, f"put {CUBE} on {TRAY}")
    assert {"on the green tray, put the red cube", "see the green tray? on it, put the red cube"} <= texts
    assert fronted(random.Random(0), f"put {CUBE} on {TRAY} and {PRISM} on {TRAY}") == ""


def test_a_reason_surrounds_the_clause():
    assert all(f"lift {without_marks(CUBE)}" in text for text in said(reasoned, f"lift {CUBE}"))


def test_a_comparison_or_an_exclamation_surrounds_the_clause():
    texts = said(compared, f"lift {CUBE}")
    assert len(texts) > 30
    assert all(f"lift {without_marks(CUBE)}" in text for text in texts)


def test_a_whole_sentence_stays():
    assert recast(random.Random(0), f"={CUBE} belongs on {TRAY}") == f"={CUBE} belongs on {TRAY}"


@FORMS
def test_every_form_mentions_the_same_objects_once_each(form):
    rng, fitting = random.Random(2), 0
    for clause in clauses(3000):
        if text := form(rng, clause):
            fitting += 1
            assert Counter(MENTION.findall(text.lower())) == Counter(MENTION.findall(clause.lower())), text
            assert not re.search(r"\{\w*\}", text)
    assert fitting > 20


@FORMS
def test_no_unseen_wording_has_the_structure_of_one(form):
    rng = random.Random(3)
    texts = {LIST.sub("{object}", MENTION.sub("{object}", text)) for c in clauses(1500) if (text := form(rng, c))}
    known = {STRUCTURES.of(text) for text in texts}
    for template in {template for templates in WORDINGS.values() for template in templates}:
        for text in itertools.islice(sorted(expansions(template)), 4):
            assert nearest(STRUCTURES.of(text), known)[0] >= LEAST_NEW
