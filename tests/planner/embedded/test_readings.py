"""What may be meant: pairs of goal and program, what contradicts them, and how much of the rest the likeliest has."""

import pytest

from hcvla.api.outcomes import Outcome, Verdict
from hcvla.planner.checks.ideal_run import Effect
from hcvla.planner.embedded.readings import MOST_READINGS, understand

NOT_MEANT = Verdict(Outcome.NOT_UNDERSTOOD, "the sentence says otherwise")
NO_ROOM = Verdict(Outcome.BLOCKED, "no free place")
GOALS = [("held('a')", 0.6), ("held('b')", 0.3)]
PROGRAMS = [(("pick a",), 0.7), (("pick b",), 0.2)]


def agreeing(goal, program):
    """Object to pairs that are about different things."""
    return None if goal[6] == program[0][-1] else NOT_MEANT


def test_pairs_are_as_probable_as_goal_and_program_together_the_likeliest_first():
    readings = understand(GOALS, PROGRAMS, agreeing).readings
    assert [round(reading.probability, 3) for reading in readings] == [0.42, 0.21, 0.12, 0.06]
    assert [reading.contradicted for reading in readings] == [False, True, True, False]


def test_what_is_contradicted_leaves_its_share_to_the_rest():
    understood = understand(GOALS, PROGRAMS, agreeing)
    assert understood.probability == pytest.approx(0.42 + 0.06)
    assert understood.share == pytest.approx(0.42 / 0.48)
    assert [reading.program for reading in understood.best] == [("pick a",), ("pick b",)]


def test_the_second_reading_is_the_only_one_if_the_first_is_ruled_out():
    def only_b(goal, program):
        return None if (goal, program) == ("held('b')", ("pick b",)) else NOT_MEANT

    understood = understand(GOALS, PROGRAMS, only_b)
    assert understood.share == 1.0
    assert understood.best[0].program == ("pick b",)
    assert understood.probability == pytest.approx(0.06)


def test_goals_of_one_program_count_together_and_the_likeliest_is_stated():
    understood = understand(GOALS, PROGRAMS, lambda goal, program: None)
    assert understood.share == pytest.approx(0.7 / 0.9)
    assert understood.best[0].goal == "held('a')"


def test_what_only_the_robot_cannot_do_may_be_meant():
    understood = understand(GOALS[:1], PROGRAMS[:1], lambda goal, program: NO_ROOM)
    assert understood.possible == list(understood.readings)
    assert understood.best[0].objection is NO_ROOM


def test_of_nothing_that_may_be_meant_nothing_has_a_share():
    understood = understand(GOALS, PROGRAMS, lambda goal, program: NOT_MEANT)
    assert (understood.best, understood.share, understood.probability) == ([], 0.0, 0.0)
    assert understand([], [], agreeing).best == []


def test_only_so_many_pairs_are_checked_and_they_are_the_likeliest():
    goals = [(f"held('{index}')", 1.0 / (index + 2)) for index in range(10)]
    programs = [((f"pick {index}",), 1.0 / (index + 2)) for index in range(10)]
    asked = []
    readings = understand(goals, programs, lambda *pair: asked.append(pair)).readings
    assert len(readings) == len(asked) == MOST_READINGS
    left = sorted((first * second for _, first in goals for _, second in programs), reverse=True)[MOST_READINGS]
    assert min(reading.probability for reading in readings) >= left


def test_the_same_deeds_in_another_order_count_together_and_the_likeliest_order_is_done():
    goals = [("on('a', 't') and on('b', 't')", 1.0)]
    programs = [(("put a", "put b"), 0.5), (("put b", "put a"), 0.4), (("put a",), 0.05)]
    understood = understand(goals, programs, lambda goal, program: None)
    assert understood.share == pytest.approx(0.9 / 0.95)
    assert [reading.program for reading in understood.best] == [("put a", "put b"), ("put a",)]


def test_with_a_sure_goal_what_brings_it_about_has_the_probability_of_all_programs():
    programs = [(("pick b",), 0.72), (("pick a",), 0.03), (("look, then pick a",), 0.01)]
    sure = understand([("held('a')", 0.5)], programs, agreeing).with_sure_goal()
    # 0.5 * 0.76 together, of which one has three parts and the other one.
    assert [round(reading.probability, 4) for reading in sure.readings] == [0.285, 0.095]
    assert sure.share == pytest.approx(0.75)
    assert sure.best[0].program == ("pick a",)


def test_with_a_sure_goal_that_nothing_brings_about_nothing_may_be_meant():
    sure = understand([("held('c')", 0.9)], PROGRAMS, agreeing).with_sure_goal()
    assert (sure.readings, sure.probability) == ([], 0.0)


SWAPS = [(("swap a b",), 0.5), (("swap b a",), 0.4), (("take a",), 0.1)]
EFFECTS = {
    ("swap a b",): Effect(frozenset({("swap", "a", "b")}), (("a", 1.0), ("b", 0.0))),
    ("swap b a",): Effect(frozenset({("swap", "a", "b")}), (("a", 1.0), ("b", 0.0))),
    ("take a",): Effect(frozenset({("take", "a")}), (("a", 0.5), ("b", 1.0))),
}


def test_programs_with_the_same_effect_count_together_and_the_likeliest_is_done():
    understood = understand([("swapped('a', 'b')", 1.0)], SWAPS, lambda goal, program: None, EFFECTS.get)
    assert understood.share == pytest.approx(0.9)
    assert [reading.program for reading in understood.best] == [("swap a b",), ("take a",)]


def test_programs_of_which_one_brings_another_goal_about_do_not_count_together():
    def only_the_first_twice(goal, program):
        return NOT_MEANT if goal == "placed_times('a', 'b', 2)" and program != ("swap a b",) else None

    goals = [("on('a', 'b')", 0.5), ("placed_times('a', 'b', 2)", 0.5)]
    understood = understand(goals, SWAPS[:2], only_the_first_twice, EFFECTS.get)
    # 0.5 for both goals of the first, 0.4 for one of the second.
    assert understood.share == pytest.approx(0.5 / (0.5 + 0.2))


def test_programs_whose_effect_is_not_known_do_not_count_together():
    understood = understand([("swapped('a', 'b')", 1.0)], SWAPS, lambda goal, program: None)
    assert understood.share == pytest.approx(0.5)


def test_with_a_sure_goal_it_does_not_matter_where_else_the_same_things_end():
    elsewhere = EFFECTS | {("swap b a",): Effect(frozenset({("swap", "a", "b")}), (("a", 1.1), ("b", 0.0)))}
    every = understand([("swapped('a', 'b')", 0.9)], SWAPS, lambda goal, program: None, elsewhere.get)
    assert every.share == pytest.approx(0.5)
    assert every.with_sure_goal().share == pytest.approx(0.9)
