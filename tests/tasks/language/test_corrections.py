"""What is taken back after the place is not done: the last object, place or number said is meant."""

import random
import re

from hcvla.tasks.language.free_source import FreeSource
from hcvla.tasks.language.layouts import TableStyle


def drawn(task, count=30):
    source = FreeSource(random.Random(8), TableStyle(invented=0.0, held=0.0), spatial=0.0)
    return [source.draw(task) for _ in range(count)]


def test_the_last_thing_said_is_put_there():
    for sample in drawn("other_thing"):
        name, target = re.fullmatch(r"on\('([^']*)', '([^']*)'\)", sample.goal).groups()
        said = [mention.name for mention in sample.mentions]
        assert said[-1] == name
        assert target in said


def test_the_last_place_said_is_where_it_goes():
    for sample in drawn("other_place"):
        assert sample.goal.endswith(f", {sample.mentions[-1].name!r})")


def test_what_is_not_the_place_is_none():
    for sample in drawn("not_there_but_here"):
        name, target = re.fullmatch(r"on\('([^']*)', '([^']*)'\)", sample.goal).groups()
        assert {name, target} < {mention.name for mention in sample.mentions}


def test_what_is_forbidden_is_stated_as_untouched():
    for sample in drawn("with_prohibition"):
        spared = re.findall(r"'([^']*)'", re.search(r"untouched\([^)]*\)", sample.goal)[0])
        assert not any(f"pick(get_actor({name!r}))" in step for name in spared for step in sample.steps)


def test_the_second_length_is_moved():
    for sample in drawn("length_in_words", 60):
        if said := re.search(r"\d+(?: cm)?(?:,|\.+) [a-z, ]*\b(\d+) cm\b", sample.text):
            assert f"={int(said[1]) / 100:g})" in sample.steps[-1].replace("=-", "=")


def test_the_second_angle_is_turned():
    for sample in drawn("turn_in_words", 60):
        if said := re.search(r"(\d+) degrees [a-z ]*\W*$", sample.text):
            assert re.search(rf", -?{said[1]}\)", sample.steps[-1])
