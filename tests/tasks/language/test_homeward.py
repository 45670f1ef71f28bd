"""Home before, after or with something in the hand, and letting go."""

import random
import re

from hcvla.tasks.language.free_source import FreeSource
from hcvla.tasks.language.layouts import TableStyle


def drawn(task, count=30):
    source = FreeSource(random.Random(8), TableStyle(invented=0.0, held=0.0), spatial=0.0)
    return [source.draw(task) for _ in range(count)]


def test_home_comes_first_or_last_as_said():
    for sample in drawn("home_first"):
        assert sample.steps[0] == "go_home()"
        assert len(sample.steps) > 1
    for sample in drawn("home_after"):
        assert sample.steps[-1] == "go_home()"
        assert sample.goal.endswith(" and tool_restored()")


def test_what_is_taken_home_is_held_there():
    for sample in drawn("home_with_it"):
        (name,) = re.findall(r"held\('([^']*)'\)", sample.goal)
        assert sample.steps[-1] == "go_home()"
        assert sample.held == name or f"pick(get_actor({name!r}))" in sample.steps


def test_who_lets_go_opens_the_gripper():
    for sample in drawn("let_go"):
        assert sample.steps == ("open_gripper()",)
        assert sample.goal == f"not held({sample.held!r})"
