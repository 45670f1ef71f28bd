"""What may be meant: pairs of goal and program, what contradicts them, and how much of the rest the likeliest has."""

import pytest

from hcvla.api.outcomes import Outcome, Verdict
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
    understood = understand(GOALS, PROGRAMS[:1], lambda goal, program: None)
    assert understood.share == pytest.approx(1.0)
    assert understood.best[0].goal == "held('a')"


def test_of_programs_that_bring_the_one_goal_about_it_does_not_matter_which_is_meant():
    understood = understand([("swapped('a', 'b')", 0.9)], PROGRAMS, lambda goal, program: None)
    assert understood.share == pytest.approx(1.0)
    assert [reading.program for reading in understood.best] == [("pick a",), ("pick b",)]


def test_of_programs_without_a_goal_each_is_meant_for_itself():
    understood = understand([("", 0.9)], PROGRAMS, lambda goal, program: None)
    assert understood.share == pytest.approx(0.7 / 0.9)


def test_a_program_that_brings_about_all_that_may_be_meant_is_done_though_another_is_likelier():
    def turned(goal, program):
        return NOT_MEANT if goal == "turned('a')" and program == ("swap",) else None

    # Of 0.5 * 0.7, 0.5 * 0.3 and 0.5 * 0.3 together the first program's goal has 0.5 of 0.65, less than four fifths.
    goals = [("swapped('a')", 0.5), ("turned('a')", 0.5)]
    understood = understand(goals, [(("swap",), 0.7), (("swap and turn",), 0.3)], turned)
    assert understood.best[0].program == ("swap and turn",)
    assert understood.share == pytest.approx(1.0)
    # Where what only the other one does not bring about is improbable, the likelier one is done.
    understood = understand([goals[0], ("turned('a')", 0.1)], [(("swap",), 0.7), (("swap and turn",), 0.3)], turned)
    assert understood.best[0].program == ("swap",)
    # 0.5 for the goal of both; of the other only what the second program has of it, 0.1 * 0.3.
    assert understood.share == pytest.approx(0.5 / 0.53)


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
    assert understood.share == pytest.approx(1.0)
    assert [reading.program for reading in understood.best] == [("put a", "put b"), ("put a",)]


def test_with_a_sure_goal_what_brings_it_about_has_the_probability_of_all_programs():
    programs = [(("pick b",), 0.72), (("pick a",), 0.03), (("look, then pick a",), 0.01)]
    sure = understand([("held('a')", 0.5)], programs, agreeing).with_sure_goal()
    # 0.5 * 0.76 together, of which one has three parts and the other one.
    assert [round(reading.probability, 4) for reading in sure.readings] == [0.285, 0.095]
    assert sure.share == pytest.approx(1.0)
    assert sure.best[0].program == ("pick a",)


def test_with_a_sure_goal_that_nothing_brings_about_nothing_may_be_meant():
    sure = understand([("held('c')", 0.9)], PROGRAMS, agreeing).with_sure_goal()
    assert (sure.readings, sure.probability) == ([], 0.0)
