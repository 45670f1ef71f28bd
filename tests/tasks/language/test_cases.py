"""What a condition says of a table decides what is done, and both cases come as often."""

import random
import re

from hcvla.tasks.language.free_source import FreeSource
from hcvla.tasks.language.layouts import TableStyle


def drawn(task, count=30):
    source = FreeSource(random.Random(8), TableStyle(invented=0.0, held=0.0), spatial=0.0)
    return [source.draw(task) for _ in range(count)]


def test_either_case_of_a_condition_is_the_case_about_as_often():
    samples = [s for s in drawn("whichever_is_there", 80) if not s.held]
    there = [s for s in samples if s.goal.split(", ")[1].strip("')") == s.mentions[1].name]
    assert 20 <= len(there) <= 60


def test_one_of_two_is_told_by_which_is_farther_to_a_side():
    for sample in drawn("the_one_that_is", 60):
        if not re.search(r"\bif (?:the )?\w+ \w+ is (?:further )?left of", sample.text):
            continue
        a, b = (item for name in sample.mentions[:2] for item in sample.objects if item.name == name.name)
        done = re.findall(r"(?:pick|touch|nudge)\(get_actor\('([^']*)'\)\)", "\n".join(sample.steps))[0]
        assert done == (a if a.pose.y > b.pose.y else b).name


def test_what_stands_there_is_taken_off_and_an_empty_place_is_filled():
    kinds = set()
    for sample in drawn("off_or_onto", 60):
        kinds.add(sample.goal.split("(")[0])
        if sample.goal.startswith("not on"):
            assert "free_space(" in sample.steps[-1]
        else:
            assert sample.steps[-1].startswith("place(get_actor(")
    assert kinds == {"not on", "on"}
