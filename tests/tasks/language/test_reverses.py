"""Lists that are done from their end: never a tower that is built from one."""

import random
import re

from hcvla.tasks.language.free_source import FreeSource
from hcvla.tasks.language.layouts import TableStyle

ACTS = re.compile(r"\b(?:pick|touch|nudge|push)\(get_actor\('([^']*)'|get_pose\(get_actor\('([^']*)'")


def drawn(task, count=30):
    source = FreeSource(random.Random(8), TableStyle(invented=0.0, held=0.0), spatial=0.0)
    return [source.draw(task) for _ in range(count)]


def test_the_last_one_said_is_the_first_one_done_and_no_tower_is_built():
    for task in ("done_backwards", "put_backwards", "pushed_backwards", "hovered_backwards"):
        for sample in drawn(task, 20):
            cubes = {item.name for item in sample.objects if item.shape == "cube"}
            acts = ACTS.findall("\n".join(sample.steps))
            done = [a or b for a, b in acts]
            said = [mention.name for mention in sample.mentions if mention.name in done]
            assert done == list(dict.fromkeys(said))[::-1]
            assert not cubes & set(re.findall(r"\bplace\(get_actor\('([^']*)'\)\)", "\n".join(sample.steps)))


def test_two_pairs_in_reverse_are_no_tower_of_more_than_two():
    for sample in drawn("pairs_backwards", 20):
        (c, d), (a, b) = re.findall(r"on\('([^']*)', '([^']*)'\)", sample.goal)
        assert len({a, b, c, d}) == 4
        assert [m.name for m in sample.mentions] == [a, b, c, d]


def test_each_goes_to_a_place_of_its_own_the_last_first():
    for sample in drawn("respectively_backwards", 20):
        pairs = re.findall(r"on\('([^']*)', '([^']*)'\)", sample.goal)[::-1]
        said = [mention.name for mention in sample.mentions]
        assert said == [name for name, _ in pairs] + [place for _, place in pairs]


def test_each_is_turned_by_its_own_angle_the_last_first():
    for sample in drawn("turned_one_by_one", 20):
        turned = re.findall(r"rotated\('([^']*)'", sample.goal)
        assert turned == list(dict.fromkeys(m.name for m in sample.mentions))[::-1]
