"""A push is no move: what is pushed by a length is never grasped, in whichever unit that is said."""

import random
import re

from hcvla.tasks.language.free_source import FreeSource
from hcvla.tasks.language.layouts import TableStyle

PUSHED = re.compile(r"push\(get_actor\('(.*)'\), offset\(get_pose\(get_actor\('\1'\)\), d[xy]=-?[\d.]+\)\)")


def drawn(task, count=30):
    source = FreeSource(random.Random(8), TableStyle(invented=0.0, held=0.0), spatial=0.0)
    return [source.draw(task) for _ in range(count)]


def test_what_is_pushed_by_a_length_is_not_grasped_and_what_is_moved_is():
    for sample in drawn("pushed_by"):
        assert PUSHED.fullmatch(sample.steps[-1])
        assert "ungrasped(" in sample.goal
    for sample in drawn("carried_by"):
        assert any("pick(" in step for step in sample.steps)
        assert not any("push(" in step for step in sample.steps)


def test_a_length_in_inches_or_millimetres_is_metres_in_code():
    units = set()
    for task in ("pushed_by", "carried_by"):
        for sample in drawn(task, 80):
            for unit, scale in (("in|inch(?:es)?", 0.0254), ("mm|millimet(?:er|re)s", 0.001)):
                if said := re.search(rf"\b(\d+)[ -](?:{unit})\b", sample.text):
                    units.add(unit)
                    length = re.search(r"d[xy]=-?([\d.]+)\)", sample.steps[-1])[1]
                    assert float(length) == round(int(said[1]) * scale, 3)
    assert len(units) == 2
