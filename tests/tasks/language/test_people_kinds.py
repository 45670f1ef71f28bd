"""Kinds of requests that strangers made: what is said of a table, and what the program does about it."""

import random
import re
from itertools import pairwise

import pytest

from hcvla.language.phrases import HOVER_M
from hcvla.tasks.language.free_source import FreeSource
from hcvla.tasks.language.layouts import TableStyle, draw_table
from hcvla.tasks.language.requests import clearing, groups, piles
from hcvla.tasks.language.requests.request import Draft
from hcvla.tasks.language.table import UnsuitableError

PICKED = re.compile(r"pick\(get_actor\('([^']*)'\)\)")


def drawn(task, count=20):
    source = FreeSource(random.Random(5), TableStyle(invented=0.0, held=0.0), spatial=0.0)
    return [source.draw(task) for _ in range(count)]


def requests(draw, recipe, count=60):
    """Return requests with their tables."""
    found = []
    for seed in range(count):
        table = draw_table(random.Random(seed), recipe, TableStyle(invented=0.0, held=0.0))
        try:
            found.append((table, draw(Draft(random.Random(seed), table, 0.0))))
        except UnsuitableError:
            continue
    assert len(found) > 5
    return found


def picked(steps):
    return PICKED.findall("\n".join(steps))


def test_what_is_cleared_loses_all_that_is_on_it_and_nothing_else_is_lifted():
    for table, request in requests(clearing.cleared, "loaded"):
        (target,) = set(re.findall(r", '([^']*)'\)", request.goal))
        assert picked(request.steps) == sorted(name for name, below in table.under.items() if below == target)


def test_what_is_taken_off_was_on_it():
    for table, request in requests(clearing.taken_off, "loaded"):
        name, target = re.fullmatch(r"not on\('([^']*)', '([^']*)'\)", request.goal).groups()
        assert table.under[name] == target
        assert picked(request.steps) == [name]


def test_what_was_moved_already_is_not_taken_off():
    table = draw_table(random.Random(1), "loaded", TableStyle(invented=0.0, held=0.0))
    draft = Draft(random.Random(0), table, 0.0)
    draft.used |= set(table.under)
    with pytest.raises(UnsuitableError):
        clearing.taken_off(draft)


def test_several_on_one_tray_stand_apart_on_it():
    for seed in range(40):
        table = draw_table(random.Random(seed), "loaded", TableStyle(invented=0.0, held=0.0))
        for name, below in table.under.items():
            assert table.apart_m(name, below) < 0.06
            assert all(table.apart_m(name, other) > 0.055 for other in table.under if other != name)


def test_all_cubes_are_piled_and_one_that_is_named_is_at_its_end():
    ends = set()
    for table, request in requests(piles.piled_all, "cubes", 150):
        upward = re.findall(r"'([^']*)'", request.goal)
        assert sorted(upward) == sorted(table.of_shape("cube"))
        assert picked(request.steps) == upward[1:]
        ends.add(request.goal.split("(")[0])
    assert ends == {"piled", "stacked"}


def test_a_chain_names_the_highest_first():
    for sample in drawn("chained", 60):
        said = list(dict.fromkeys(mention.name for mention in sample.mentions))
        carried = list(re.findall(r"on\('([^']*)', '([^']*)'\)", sample.goal))
        assert all(above[1] == below[0] for below, above in pairwise(carried))
        if " on " in sample.text and "then" not in sample.text and "bottom" not in sample.text:
            assert said[:2] in ([carried[-1][0], carried[-1][1]], [carried[0][1], carried[0][0]])


def test_a_tower_that_is_turned_upside_down_has_its_lowest_cube_on_top():
    for table, request in requests(piles.upturned, "tower"):
        upward = re.findall(r"'([^']*)'", request.goal)
        assert all(table.under[below] == above for below, above in pairwise(upward))
        assert request.steps[1].startswith("place(free_space(")


@pytest.mark.parametrize("task", ["hovering", "hovering_round"])
def test_who_hovers_at_no_height_said_waits_at_the_usual_one_and_touches_nothing(task):
    for sample in drawn(task):
        # What is held at the start is put away.
        moves = sample.steps[bool(sample.held) :]
        assert all(step.startswith("move_to(") and step.endswith(f"dz={HOVER_M:g}))") for step in moves)
        assert not re.search(r"\d", sample.text)


def test_the_arm_is_home_after_all_else():
    for sample in drawn("then_home"):
        assert sample.steps[-1] == "go_home()"
        assert sample.goal.endswith(" and tool_restored()")


def test_a_mat_of_another_color_is_none_of_its_own():
    for table, request in requests(groups.of_another_color, "match"):
        name, target = re.fullmatch(r"on\('([^']*)', '([^']*)'\)", request.goal).groups()
        assert table[name].color != table[target].color


def test_of_all_cubes_each_goes_on_another_mat_and_none_on_its_own():
    for table, request in requests(groups.each_on_another_color, "match"):
        pairs = re.findall(r"on\('([^']*)', '([^']*)'\)", request.goal)
        assert all(table[name].color != table[mat].color for name, mat in pairs)
        assert len({mat for _, mat in pairs}) == len(pairs) == len(table.of_shape("cube"))


def test_the_rest_are_all_of_the_kind_but_one():
    for table, request in requests(groups.the_rest, "standard"):
        pairs = re.findall(r"on\('([^']*)', '([^']*)'\)", request.goal)
        (kind,) = {name.split()[-1] for name, _ in pairs}
        assert sorted(name for name, _ in pairs) == sorted(table.of_shape(kind))
        assert len({target for _, target in pairs}) == 2


def test_those_at_an_end_are_farther_there_than_the_others():
    for table, request in requests(groups.at_an_end, "standard", 200):
        names = set(re.findall(r"(?:on\(|nudged\(|touched\(|, )'([^']*(?:cube|cylinder))'", request.goal))
        if "left" in request.text:
            kind = next(iter(names)).split()[-1]
            others = [name for name in table.of_shape(kind) if name not in names]
            assert min(table[n].pose.y for n in names) > max(table[n].pose.y for n in others)


def test_a_length_is_moved_in_its_unit():
    for sample in drawn("moved_by", 80):
        if inches := re.search(r"\b(\d) inch", sample.text):
            assert re.search(rf"=-?{round(int(inches[1]) * 0.0254, 3):g}\)", sample.steps[-1])
