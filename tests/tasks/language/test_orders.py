"""What comes first is done first, wherever in the sentence it stands."""

import random
import re

from hcvla.tasks.language.free_source import FreeSource
from hcvla.tasks.language.layouts import TableStyle


def drawn(task, count=30):
    source = FreeSource(random.Random(8), TableStyle(invented=0.0, held=0.0), spatial=0.0)
    return [source.draw(task) for _ in range(count)]


def test_what_has_been_done_by_then_is_done_first():
    for sample in drawn("once_it_is"):
        name, target = re.search(r"on\('([^']*)', '([^']*)'\)", sample.goal).groups()
        # What is held at the start is put away.
        code = "\n".join(step for step in sample.steps if "free_space" not in step)
        assert code.startswith(f"pick(get_actor({name!r}))\nplace(get_actor({target!r}))")


def test_having_done_a_thing_comes_before_the_other():
    for sample in drawn("after_having", 60):
        found = re.match(r"(?i)\W*after (?:you've|you have|having) \w+", sample.text)
        if found and sample.mentions:
            assert repr(sample.mentions[0].name) in "\n".join(sample.steps[:2])


def test_a_list_is_touched_in_its_order():
    for sample in drawn("touched_in_order", 60):
        touched = re.findall(r"touch\(get_actor\('([^']*)'\)\)", "\n".join(sample.steps))
        if ", then" in sample.text or "in this order" in sample.text:
            assert touched == [mention.name for mention in sample.mentions]


def test_before_and_after_say_which_of_two_goes_first():
    for sample in drawn("carried_in_order", 60):
        a, b = re.findall(r"on\('([^']*)'", sample.goal)
        said = [mention.name for mention in sample.mentions if mention.name in (a, b)]
        if re.search(r"^\W*put .* on .* after ", sample.text.lower()):
            assert said == [b, a]
