"""A slip of the tongue names another object of the kind and is corrected at once."""

import random
import re
from itertools import pairwise

from hcvla.tasks.language.marks import unmark
from hcvla.tasks.language.requests.request import Draft
from hcvla.tasks.language.requests.slips import misstated, paired_otherwise, slipped
from hcvla.tasks.language.speaker import noun_of
from hcvla.tasks.language.table import UnsuitableError
from hcvla.tasks.language.unseen.tables import TABLES

TABLE = TABLES["matching"]


def drawn(table=TABLE, count=200, draw=slipped):
    for seed in range(count):
        draft = Draft(random.Random(seed), table, 0.0)
        draft.say_barely()
        try:
            yield draw(draft)
        except UnsuitableError:
            continue


def test_the_program_is_about_what_was_meant_and_not_about_the_slip():
    found = list(drawn())
    assert len(found) > 100
    for request in found:
        text, mentions = unmark(request.text, TABLE.names)
        in_program = {mention.name for mention in mentions if repr(mention.name) in "\n".join(request.steps)}
        (slip,) = {mention.name for mention in mentions} - in_program
        meant = [after.name for before, after in pairwise(mentions) if before.name == slip]
        assert noun_of(meant[0]) == noun_of(slip), text
        assert repr(slip) not in request.goal


def test_a_noun_that_both_share_is_said_once_or_twice():
    texts = [unmark(request.text, TABLE.names)[0] for request in drawn()]
    assert any("the red, sorry, the blue cube" in text or "the red, no, the blue cube" in text for text in texts)
    assert any(" cube, no, the " in text and text.endswith(" one") for text in texts)
    assert not [text for text in texts if text.endswith((",", " -"))]


def test_a_table_without_another_of_the_kind_has_no_slips():
    assert not list(drawn(TABLES["far"]))


def test_of_two_numbers_the_second_is_meant():
    found = list(drawn(draw=misstated))
    assert len(found) > 80
    for request in found:
        text = unmark(request.text, TABLE.names)[0]
        first, second = (int(number) for number in re.findall(r"\d+", text)[:2])
        # The program has metres or degrees.
        in_program = re.findall(r"-?\d+(?:\.\d+)?", re.sub(r"'[^']*'", "", request.steps[-1]))
        assert {second, second / 100, second / 1000} & {abs(float(number)) for number in in_program}, text
        assert first != second


def test_of_two_pairs_the_second_is_meant():
    found = list(drawn(draw=paired_otherwise))
    assert len(found) > 100
    for request in found:
        text, mentions = unmark(request.text, TABLE.names)
        kept, wrong, again, other = (mention.name for mention in mentions)
        assert kept == again
        assert {repr(kept), repr(other)} == set(re.findall(r"'[^']+'", request.goal)), text
        assert repr(wrong) not in "\n".join(request.steps)
    assert any(" cubes" in request.text for request in found)


def test_a_number_with_a_minus_is_not_corrected():
    assert not [r for r in drawn(draw=misstated) if re.search(r"minus \d+[^,]*, ", unmark(r.text, TABLE.names)[0])]
