"""Groups by color: what is excepted is left alone, halves are equal, different trays are different."""

import random
import re

from hcvla.tasks.language.free_source import FreeSource
from hcvla.tasks.language.layouts import TableStyle


def drawn(task, count=30):
    source = FreeSource(random.Random(8), TableStyle(invented=0.0, held=0.0), spatial=0.0)
    return [source.draw(task) for _ in range(count)]


def moved(sample):
    return set(re.findall(r"\b(?:pick|touch|nudge)\(get_actor\('([^']*)'\)\)", "\n".join(sample.steps)))


def test_all_of_a_kind_but_those_of_the_colors_said():
    for sample in drawn("all_but_colors"):
        places = re.findall(r"on\('[^']*', '([^']*)'", sample.goal)
        spared = {mention.name for mention in sample.mentions if mention.name not in places}
        kind = next(iter(spared)).split()[-1]
        of_kind = {name for name in sample.listing if name.split()[-1] == kind}
        # The lowest of a stack is not lifted.
        assert of_kind - spared - moved(sample) <= set(re.findall(r"piled\('([^']*)'", sample.goal))
        assert not moved(sample) & spared


def test_everything_of_either_color_and_nothing_else():
    for sample in drawn("either_color"):
        colors = {item.color for item in sample.objects if item.name in moved(sample)}
        loose = {i.name for i in sample.objects if i.color in colors and i.shape not in ("tray", "mat")}
        assert moved(sample) == loose
        assert 1 <= len(colors) <= 2


def test_halves_have_as_many_each():
    for sample in drawn("half_and_half"):
        places = re.findall(r"on\('[^']*', '([^']*)'\)", sample.goal)
        assert len(set(places)) == 2
        assert places.count(places[0]) == places.count(places[-1])


def test_no_two_share_a_tray_that_is_to_be_different():
    for sample in drawn("on_different_ones"):
        places = re.findall(r"on\('[^']*', '([^']*)'\)", sample.goal)
        assert len(set(places)) == len(places) >= 2
        assert len({place.split()[-1] for place in places}) == 1


def test_what_is_round_is_a_cylinder():
    for sample in drawn("round_one"):
        shapes = {item.name: item.shape for item in sample.objects}
        assert {shapes[name] for name in moved(sample)} == {"cylinder"}


def test_the_two_are_all_of_their_kind():
    for sample in drawn("the_two"):
        (a, b) = re.findall(r"'([^']* \w+)'", sample.goal)[:2]
        if sample.goal.startswith(("swapped", "next_to", "touched")):
            assert {a, b} == {name for name in sample.listing if name.split()[-1] == a.split()[-1]}
