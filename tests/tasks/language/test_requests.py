"""Requests: numbers in words, the hand that is full at the start, and what is drawn on given tables."""

import random
import re

import pytest

from hcvla.tasks.families import mat_of
from hcvla.tasks.language.layouts import TableStyle, draw_table
from hcvla.tasks.language.marks import marked, without_marks
from hcvla.tasks.language.requests import families, held, moves, several, skills, states
from hcvla.tasks.language.requests.numbers import any_angle, length, radians_turn, turn
from hcvla.tasks.language.requests.request import USUAL_VERBS, Draft
from hcvla.tasks.language.table import UnsuitableError
from hcvla.tasks.language.unseen.tables import TABLES
from hcvla.tasks.language.wordings import taught


def draft(table, seed=0):
    return Draft(random.Random(seed), TABLES[table], 0.0)


def requests(draw, table, count=60):
    found = []
    for seed in range(count):
        try:
            found.append(draw(draft(table, seed)))
        except UnsuitableError:
            continue
    assert found, (draw, table)
    return found


def test_a_length_is_the_same_in_every_unit():
    said = {length(random.Random(seed), 12) for seed in range(200)}
    assert {"12 cm", "120 mm", "0.12 m", "twelve centimeters"} <= said


def test_only_turns_to_the_left_come_without_a_sense():
    for seed in range(100):
        said = turn(random.Random(seed), -30.0)
        assert said.startswith(("-", "minus")) or said.endswith(taught.RIGHT_TURN), said
    assert any(not turn(random.Random(seed), 30.0).endswith(taught.LEFT_TURN) for seed in range(100))


def test_most_usual_turns_are_said_as_the_tasks_say_them():
    said = [turn(random.Random(seed), -30.0, usual=True) for seed in range(100)]
    assert 50 <= said.count("30 degrees clockwise") <= 75


def test_radians_are_degrees_to_three_places():
    found = dict(radians_turn(random.Random(seed)) for seed in range(300))
    assert found["1 radian"] == 57.296
    assert found["pi/2 radians"] == 90.0


def test_angles_are_whole_and_at_most_half_a_turn():
    angles = [any_angle(random.Random(seed), (30, 90)) for seed in range(300)]
    assert all(angle.is_integer() and 5 <= abs(angle) <= 180 for angle in angles)
    assert {-90.0, -30.0, 30.0, 90.0} <= set(angles)


def test_what_is_held_is_put_away_before_something_else_is_picked():
    steps = {request.steps[0] for request in requests(families.pick, "held") if request.steps}
    assert steps == {"place(free_space(get_actor('orange cube')))"}


def test_what_is_held_already_is_not_picked_again():
    onto = [r for r in requests(families.place, "held", 200) if r.goal.startswith("on('orange cube'")]
    assert onto
    assert all(len(request.steps) == 1 for request in onto)
    assert {r.steps for r in requests(held.held_already, "held")} == {()}


def test_what_is_held_goes_first_of_several():
    for request in requests(several.some_onto, "held", 200):
        if "orange cube" in request.goal:
            assert request.steps[0].startswith("place(")


def test_a_place_of_what_is_held_cannot_be_remembered():
    for seed in range(80):
        try:
            request = families.restore(draft("held", seed))
        except UnsuitableError:
            continue
        assert "orange cube" not in request.goal


def test_all_but_one_leaves_that_one():
    for request in requests(several.all_onto, "sizes", 300):
        text, spared = without_marks(request.text), request.goal.count(" and ") == 1
        if "except" in text and "all cubes" in text:
            assert spared


def test_of_conditions_the_true_branch_is_done():
    for request in requests(states.conditional, "loaded", 200):
        text = without_marks(request.text)
        if "if there is a red cube" in text and "otherwise" in text:
            yes = text.split(",")[1] if text.startswith("if") else text.split("if")[0]
            assert request.steps
            assert any(word in yes for word in request.goal.split("'")[1].split())


def test_what_is_on_nothing_needs_nothing_to_be_off_it():
    for request in requests(states.not_on, "loaded", 200):
        off = "red cube" in request.goal and "green tray" in request.goal
        off |= "blue cube" in request.goal and "white mat" in request.goal
        assert bool(request.steps) == off


def test_a_correction_is_about_the_last_one_named():
    for request in requests(states.corrected, "matching", 200):
        text = without_marks(request.text)
        if ", no wait, the " in text and request.goal.startswith("held"):
            color, shape = request.goal.split("'")[1].split()
            assert {color, shape} & set(text.rpartition(", no wait, the ")[2].split())


def test_an_object_alone_is_corrected_where_it_goes_stays():
    placed = [r for r in requests(states.corrected, "matching", 200) if r.task == "place" and len(marked(r.text)) == 3]
    names = [[TABLES["matching"].names[mention.index] for mention in marked(request.text)] for request in placed]
    places = [repr(said[1]) in request.goal for said, request in zip(names, placed, strict=True)]
    assert True in places
    assert False in places
    for said, request, kept in zip(names, placed, places, strict=True):
        assert request.goal == (f"on({said[2]!r}, {said[1]!r})" if kept else f"on({said[0]!r}, {said[2]!r})")


def test_what_is_lifted_and_put_back_is_held_in_between():
    for request in requests(states.lifted_back, "loaded", 40):
        name = request.goal.split("'")[1]
        assert request.goal == f"then(held({name!r}), restored({name!r}))"
        *_, lifted, back = request.steps
        assert lifted.endswith(f"pick(get_actor({name!r}))")
        assert back == f"place(pose_dict[{name!r}])"


def test_all_but_one_are_sorted():
    spared_cubes = 0
    for seed in range(40):
        table = draw_table(random.Random(seed), "match", TableStyle(invented=0.0))
        try:
            request = families.sort_but_one(Draft(random.Random(seed), table, 0.0))
        except UnsuitableError:
            continue
        (spared,) = (table.names[mention.index] for mention in marked(request.text))
        matched = {name for name in table.of_shape("cube") if mat_of(name, table.free_supports)}
        assert {name for name in matched if f"on({name!r}" in request.goal} == matched - {spared}
        spared_cubes += 1
    assert spared_cubes > 5


def test_one_stop_is_a_place_like_any_other():
    goals = []
    for seed in range(40):
        try:
            table = draw_table(random.Random(seed), "mats", TableStyle(invented=0.0))
            goals.append(moves.follow_order(Draft(random.Random(seed), table, 0.0)).goal)
        except UnsuitableError:
            continue
    assert {goal.count("on(") for goal in goals} == {1, 2, 3}
    assert all(goal.startswith("then(") == (goal.count("on(") > 1) for goal in goals)


def test_the_other_tray_is_the_one_that_was_not_named():
    said = [r for r in requests(states.corrected, "loaded", 400) if "other tray" in without_marks(r.text)]
    assert not said  # Only one of the two trays is free.


def test_moves_end_on_free_table():
    for request in requests(moves.displace, "plain", 100):
        assert request.goal.startswith("displaced(")


def test_the_neighbour_is_the_only_one_on_that_side():
    with pytest.raises(UnsuitableError):
        moves.neighbour(draft("far"))


@pytest.mark.parametrize(
    ("draw", "table"),
    [(skills.place_held, "plain"), (held.put_down, "plain"), (skills.throw, "plain"), (skills.topple, "plain"),
     (moves.follow_order, "plain"), (families.sort, "plain"), (states.already, "plain")],
)  # fmt: skip
def test_a_table_that_does_not_suffice_is_unsuitable(draw, table):
    for seed in range(5):
        with pytest.raises(UnsuitableError):
            draw(draft(table, seed))


@pytest.mark.parametrize("verb", USUAL_VERBS)
def test_usual_verbs_are_taught_ones(verb):
    assert set(USUAL_VERBS[verb]) <= set(taught.VERBS[verb])


def test_what_is_said_as_most_people_would_has_a_usual_verb_and_side():
    said = set()
    for seed in range(80):
        most = draft("plain", seed)
        most.say_as_most()
        try:
            said.add(without_marks(families.next_to(most).text))
        except UnsuitableError:
            continue
    verbs, sides = (
        "|".join(USUAL_VERBS["bring"]),
        "|".join(s.split(" {")[0] for w in taught.SIDES.values() for s in w[:3]),
    )
    assert len(said) > 20
    assert all(re.match(rf"({verbs}) .+ ({sides}) .+", text) for text in said)
