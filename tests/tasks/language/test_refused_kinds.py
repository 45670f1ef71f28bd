"""Sentences that are refused although a guess would move: of what is not there, of one too many, vague, not now."""

import random
import re

from hcvla.tasks.language import refused_kinds
from hcvla.tasks.language.layouts import TableStyle, draw_table
from hcvla.tasks.language.marks import MENTION, without_marks
from hcvla.tasks.language.requests.request import Draft
from hcvla.tasks.language.speaker import noun_of
from hcvla.tasks.language.table import UnsuitableError


def drawn(draw, recipe="standard", count=60):
    found = []
    for seed in range(count):
        table = draw_table(random.Random(seed), recipe, TableStyle(invented=0.0, held=0.0))
        try:
            found.append((table, draw(Draft(random.Random(seed), table, 0.0))))
        except UnsuitableError:
            continue
    assert len(found) > count / 2
    return found


def test_one_too_many_is_counted_beyond_what_there_is():
    ordinals = {word: number for number, word in refused_kinds._ORDINALS.items()}
    for table, text in drawn(refused_kinds.one_too_many):
        said = re.search(rf"\b({'|'.join(ordinals)})\b(?: \w+)? (cube|mat|tray|cylinder)", without_marks(text))
        if said:
            assert ordinals[said[1]] > sum(noun_of(name) == said[2] for name in table.names)


def test_what_is_missing_has_the_name_of_nothing():
    for table, text in drawn(refused_kinds.missing_deed):
        missing = [words for words in re.findall(MENTION, text) if words[0] == "\ue0fe"]
        assert len(missing) == 1
        words = set(without_marks(missing[0]).split()) - {"the"}
        assert not any(words <= set(name.split()) for name in table.names)


def test_vague_prohibiting_later_and_contradicting_sentences_are_filled_in():
    for draw in (refused_kinds.vague, refused_kinds.nothing_to_do, refused_kinds.not_now, refused_kinds.at_odds):
        for _, text in drawn(draw, count=30):
            assert "{" not in text
            assert text.strip()
