"""A reason changes nothing, and of two sentences the second speaks of what the first one named."""

import random
import re

from hcvla.tasks.language.free_source import FreeSource
from hcvla.tasks.language.layouts import TableStyle


def drawn(task, count=30):
    source = FreeSource(random.Random(8), TableStyle(invented=0.0, held=0.0), spatial=0.0)
    return [source.draw(task) for _ in range(count)]


def test_a_reason_moves_nothing_besides_what_it_is_about():
    for sample in drawn("reasoned"):
        names = set(re.findall(r"'([^']*)'", "\n".join(sample.steps)))
        assert names - {sample.held} <= {mention.name for mention in sample.mentions}


def test_what_is_to_stay_empty_stays_so_and_the_other_one_is_used():
    for sample in drawn("the_other_place"):
        target = re.findall(r", '([^']*)'\)", sample.goal)[0]
        assert target not in {mention.name for mention in sample.mentions}
        assert any(name.split()[-1] == target.split()[-1] for name in {m.name for m in sample.mentions})


def test_one_goes_here_and_the_other_there():
    for task in ("one_on_each", "one_and_the_other"):
        for sample in drawn(task):
            (a, s), (b, t) = re.findall(r"on\('([^']*)', '([^']*)'\)", sample.goal)
            assert a != b
            assert s != t


def test_what_is_said_of_two_is_about_both():
    for sample in drawn("two_sentences"):
        names = set(re.findall(r"'([^']*)'", sample.goal))
        assert names <= {mention.name for mention in sample.mentions}
