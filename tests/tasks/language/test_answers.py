"""What fits several objects is answered by one of them; what was said is taken back, once or several times."""

import random
import re

import pytest

from hcvla.tasks.language import refusals
from hcvla.tasks.language.marks import unmark, without_marks
from hcvla.tasks.language.requests.answers import answered
from hcvla.tasks.language.requests.request import Draft
from hcvla.tasks.language.requests.states import corrected
from hcvla.tasks.language.speaker import noun_of
from hcvla.tasks.language.table import Table, UnsuitableError
from hcvla.tasks.language.unseen.tables import TABLES

CUBES, MANY = TABLES["cubes"], TABLES["matching"]


def drawn(draw, table, count=150, barely=False):
    found = []
    for seed in range(count):
        draft = Draft(random.Random(seed), table, 0.0)
        if barely:
            draft.say_barely()
        try:
            found.append(draw(draft))
        except UnsuitableError:
            continue
    assert len(found) > 20
    return found


def names_in(request, table):
    return [mention.name for mention in unmark(request.text, table.names)[1]]


def test_the_answer_names_an_object_of_the_program_and_the_question_fits_another_too():
    for request in drawn(answered, CUBES):
        text, (*others, last) = unmark(request.text, CUBES.names)
        assert repr(last.name) in " ".join(request.steps), text
        # The words before it speak of another object, or of none that is known yet.
        assert last.name not in [mention.name for mention in others]
        fitting = {word for name in CUBES.names if name != last.name for word in (noun_of(name), CUBES[name].color)}
        assert fitting & set(re.findall(r"[a-z]+", text[: last.start].lower())), text


def test_barely_said_it_is_what_the_executor_makes_of_two_sentences():
    said = {without_marks(request.text) for request in drawn(answered, CUBES, 400, barely=True)}
    whole = re.compile(r"=(pick up|lift|take|grab|get) the cube, (I mean(t)? |that is, )?the \w+ cube( please)?", re.I)
    assert [text for text in said if whole.fullmatch(text)]


def test_without_the_answer_it_is_to_be_refused():
    """The words that are answered are those that are refused as ambiguous where no answer follows."""
    lift = drawn(answered, CUBES, barely=True)
    asked = {without_marks(r.text.rpartition(",")[0]).removeprefix("=") for r in lift if r.task == "pick"}
    plain = f"pick up {chr(0xE000 + CUBES.names.index('red cube'))}the red cube\ue0ff"
    refused = {without_marks(refusals.ambiguous(Draft(random.Random(s), CUBES, 0.0), plain)) for s in range(40)}
    assert "pick up the cube" in refused & asked


def test_a_table_without_two_of_a_kind_or_color_leaves_nothing_open():
    few = Table(objects=tuple(CUBES[name] for name in ("pink cylinder", "red cube")))
    for seed in range(20):
        with pytest.raises(UnsuitableError):
            answered(Draft(random.Random(seed), few, 0.0))


def test_of_several_corrections_the_last_counts():
    chains = [r for r in drawn(corrected, MANY, 300) if r.task == "pick" and len(names_in(r, MANY)) > 2]
    assert len(chains) > 20
    for request in chains:
        assert f"pick(get_actor({names_in(request, MANY)[-1]!r}))" in request.steps[-1]


def test_object_and_place_may_both_be_corrected():
    both = [r for r in drawn(corrected, MANY, 300) if r.task == "place" and len(names_in(r, MANY)) == 4]
    assert both
    for request in both:
        first, wrong, *later = names_in(request, MANY)
        assert {first, wrong}.isdisjoint(re.findall(r"'(.+?)'", request.goal))
        assert set(re.findall(r"'(.+?)'", request.goal)) == set(later)
