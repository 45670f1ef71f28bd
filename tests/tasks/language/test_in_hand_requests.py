"""What is in the gripper is "it" until another object is named: it is put down first, and nobody picks it again."""

import random
import re

import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.planner.checks.ideal_run import objection
from hcvla.tasks.language.catalogue import CATALOGUE
from hcvla.tasks.language.free_source import FreeSource
from hcvla.tasks.language.layouts import TableStyle, draw_table
from hcvla.tasks.language.manner import TAUGHT_MANNER
from hcvla.tasks.language.marks import unmark, without_marks
from hcvla.tasks.language.requests import in_hand, spots
from hcvla.tasks.language.requests.request import Draft
from hcvla.tasks.language.table import UnsuitableError
from hcvla.tasks.language.unseen.tables import TABLES

OF_THE_HELD = ("held_alone", "held_thrown", "held_then", "wrong_one_held", "held_and_another")
NAMED = re.compile(r"'([^']*)'")
PICKED = re.compile(r"pick\(get_actor\('([^']*)'\)\)")


def drawn(task, count=60, seed=4, **manner):
    source = FreeSource(random.Random(seed), TableStyle(), spatial=0.3, **manner)
    return [source.draw(task) for _ in range(count)]


def barely_said(draw, count=200):
    """Return requests in plain words, with their tables."""
    found = []
    for seed in range(count):
        table = draw_table(random.Random(seed), "held_standard", TableStyle())
        draft = Draft(random.Random(seed), table, 0.0)
        draft.say_barely()
        try:
            found.append((table, draw(draft)))
        except UnsuitableError:
            continue
    return found


@pytest.mark.parametrize("task", OF_THE_HELD)
def test_what_is_held_is_put_down_first_without_being_picked(task):
    for sample in drawn(task):
        assert sample.held
        assert sample.steps[0].startswith(("place(", "throw("))
        assert sample.held not in PICKED.findall("\n".join(sample.steps))
        assert sample.held in NAMED.findall(sample.goal)


def test_alone_it_takes_one_step_and_only_a_throw_is_thrown():
    for sample in drawn("held_alone"):
        (step,) = sample.steps
        assert step.startswith("place(")
    for sample in drawn("held_thrown"):
        (step,) = sample.steps
        target = NAMED.findall(step)[0]
        assert sample.goal == f"hit({sample.held!r}, {target!r})"


def test_another_object_that_was_named_is_it_and_what_is_held_is_put_aside():
    for sample in drawn("named_before"):
        named = sample.mentions[0].name
        assert sample.steps[:2] == (f"place(free_space(get_actor({sample.held!r})))", f"pick(get_actor({named!r}))")
        assert NAMED.findall(sample.goal)[0] == named
        assert sample.held not in NAMED.findall(sample.goal)


def test_the_right_one_is_in_the_hand_at_the_end():
    for sample in drawn("wrong_one_held"):
        right = re.search(r"and held\('([^']*)'\)$", sample.goal)[1]
        assert sample.steps[-1] == f"pick(get_actor({right!r}))"
        assert right != sample.held
        assert right in {mention.name for mention in sample.mentions}


def test_an_order_that_is_said_is_in_the_goal():
    """Also where what comes first is said last."""
    backward = 0
    for table, request in barely_said(in_hand.held_then):
        text = without_marks(request.text)
        if "tool_restored" in request.goal or not re.search(r"\b(then|before|after)\b", text):
            continue
        first, second = re.fullmatch(r"then\((.*), \1 and (.*)\)", request.goal).groups()
        assert NAMED.findall(first)[0] == table.held
        _, mentions = unmark(request.text, table.names)
        backward += mentions[0].name in NAMED.findall(second)
    assert backward


def test_each_gets_a_place_of_its_own():
    for sample in drawn("held_and_another"):
        (a, s), (b, t) = re.findall(r"on\('([^']*)', '([^']*)'\)", sample.goal)
        assert a == sample.held != b
        assert s != t


def test_its_own_mat_has_the_color_of_what_is_put_there():
    """Also where words are left out: after another object of the mat's color, the mat keeps its name."""
    own = re.compile(r"\b(?:its (?:own )?|matching |of (?:its|the same) colou?r|matches it|with the same colour)")
    for task in ("wrong_one_held", "held_and_another"):
        for sample in drawn(task, 400, manner=TAUGHT_MANNER):
            color = {item.name: item.color for item in sample.objects}
            for name, place in re.findall(r"on\('([^']*)', '([^']*)'\)", sample.goal):
                said = [sample.text[m.start : m.end].lower() for m in sample.mentions if m.name == place]
                if any(own.search(words) and " as " not in words and "no " not in words for words in said):
                    assert color[name] == color[place], sample.text


@pytest.mark.parametrize("task", [*OF_THE_HELD, "named_before"])
def test_an_ideal_hand_reaches_the_goal_where_there_is_room(task):
    reached = 0
    for sample in drawn(task, 40):
        found = objection("\n".join(sample.steps), sample.goal, sample.objects, ROBOT_API, sample.held)
        assert found is None or found.outcome.name in ("BLOCKED", "UNREACHABLE"), (sample.text, found)
        reached += found is None
    assert reached > 25


@pytest.mark.parametrize("task", [*OF_THE_HELD, "named_before"])
def test_with_an_empty_hand_nobody_speaks_so(task):
    with pytest.raises(UnsuitableError):
        CATALOGUE[task].draw(Draft(random.Random(0), TABLES["matching"], 0.0))


def test_nothing_goes_next_to_or_onto_what_it_would_leave_open():
    """On a mat, "on it" may be the mat; next to a cube, the cube."""
    for sample in drawn("held_then", 400):
        if re.search(r"\bon(?: top of)? it\b", sample.text):
            assert "grounded(" in sample.goal, sample.text


def test_a_place_is_told_by_its_rank_or_by_the_color_of_what_goes_there():
    table = TABLES["matching"]
    said = set()
    for seed in range(200):
        draft = Draft(random.Random(seed), table, 0.0)
        words = spots.on_support(draft, "red cube").words
        said.add(without_marks(words))
    assert any("most" in words for words in said)
    assert any("its own mat" in words for words in said)
