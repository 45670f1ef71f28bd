"""Text that knows which of its characters speak of which object."""

import random
import re

import pytest

from hcvla.tasks.language.free_style import careless, chatty, courteous, typed, with_typos, without_articles
from hcvla.tasks.language.marks import capitalised, mark, marked, unmark, without_marks
from hcvla.tasks.language.wordings.phrases import Mention

NAMES = ("blue cube", "red cube", "tray")
MARKED = f"put {mark('the red cube', 1)} on {mark('the tray', 2)}"


def spoken(text, mentions):
    return [(text[m.start : m.end], m.name) for m in mentions]


def test_what_is_there_is_found_by_its_marks_and_what_is_not_there_is_passed_over():
    text = f"{MARKED} and {mark('the spoon', None)}"
    assert [(m.index, m.words, text[m.start : m.end]) for m in marked(text)] == [
        (1, "the red cube", mark("the red cube", 1)),
        (2, "the tray", mark("the tray", 2)),
    ]


def test_marks_become_mentions_and_leave_no_trace():
    text, mentions = unmark(MARKED, NAMES)
    assert text == "put the red cube on the tray" == without_marks(MARKED)
    assert mentions == (Mention(4, 16, "red cube"), Mention(20, 28, "tray"))


def test_a_mention_of_what_is_not_there_has_no_name():
    text, mentions = unmark(f"lift {mark('the dog', None)}", NAMES)
    assert spoken(text, mentions) == [("the dog", None)]


def test_the_first_letter_is_found_behind_a_mark():
    assert unmark(capitalised(f"{mark('the tray', 2)} is full"), NAMES)[0] == "The tray is full"
    assert capitalised("") == ""


@pytest.mark.parametrize("seed", range(60))
def test_however_a_sentence_is_typed_its_mentions_stay_true(seed):
    rng = random.Random(seed)
    text, mentions = unmark(typed(rng, courteous(rng, MARKED)), NAMES)
    assert [m.name for m in mentions] == ["red cube", "tray"]
    said = [text[m.start : m.end].lower() for m in mentions]
    # A typo or a missing article changes a mention by a few letters, never its extent.
    assert 5 <= len(said[0]) <= 14
    assert 2 <= len(said[1]) <= 10
    assert all(part == part.strip() for part in said)


def test_articles_go_from_mentions_too():
    assert unmark(without_articles(random.Random(0), MARKED), NAMES)[0] == "put red cube on tray"


def test_a_typo_changes_one_word_by_one_letter():
    for seed in range(30):
        text = with_typos(random.Random(seed), "rotate cube", 1)
        assert abs(len(text) - len("rotate cube")) <= 1


def test_short_words_are_not_mistyped():
    assert with_typos(random.Random(0), "put it on", 3) == "put it on"


def test_careless_typing_changes_small_words_only_and_makes_no_numbers():
    texts = {unmark(careless(random.Random(seed), f"{MARKED} for you"), NAMES) for seed in range(40)}
    assert len(texts) > 20
    for text, mentions in texts:
        assert [mention.name for mention in mentions] == [mention.name for mention in unmark(MARKED, NAMES)[1]]
        assert "red cube" in text
        assert not re.search(r"\d", text)


def test_on_a_phone_it_is_lower_case_and_short():
    said = chatty(random.Random(0), "Could you please lift it?")
    assert said == said.lower()
    assert "you" not in said.split() or "please" not in said.split()


def test_exact_sentences_keep_every_letter_of_made_up_words():
    for seed in range(40):
        assert "daxer" in typed(random.Random(seed), "put the daxer cube on the mat", exact=True).lower()


@pytest.mark.parametrize("clause", ["=the cube goes there", "on the tray, put it", f"{mark('the tray', 2)} -> there"])
def test_what_is_no_verb_phrase_gets_no_courtesy(clause):
    assert {courteous(random.Random(seed), clause) for seed in range(20)} == {clause.removeprefix("=")}
