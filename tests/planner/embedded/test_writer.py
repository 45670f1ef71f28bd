"""Goals and whole programs with their probabilities, as the shipped network writes them."""

import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.api.types import NamedObject, Pose
from hcvla.goals.goal import Goal
from hcvla.planner.checks.ideal_run import IdealRun
from hcvla.planner.embedded.task import TaskAtHand
from hcvla.planner.embedded.writer import Writer
from hcvla.planner.planner import PlannerError, PlanRequest
from hcvla.resources import PLANNER_CHECKPOINT, resource

OBJECTS = tuple(
    NamedObject(f"{color} cube", color, "cube", Pose(0.5, y, 0.02), (0.04, 0.04, 0.04))
    for color, y in (("red", -0.2), ("green", 0.0), ("blue", 0.2))
)


@pytest.fixture(scope="module")
def writer():
    return Writer(resource(PLANNER_CHECKPOINT), ROBOT_API)


def asked(text):
    return PlanRequest(text, None, OBJECTS, start=OBJECTS), TaskAtHand(text, OBJECTS)


def test_of_a_plain_sentence_nearly_all_of_the_probability_is_in_one_goal_and_one_program(writer):
    request, task = asked("put the red cube on the blue cube")
    goals, programs = list(writer.goals(request, task, 0.03)), list(writer.programs(request, task, 0.03))
    assert goals[0][0] == "on('red cube', 'blue cube')"
    assert programs[0][0] == ("pick(get_actor('red cube'))", "place(get_actor('blue cube'))")
    assert min(goals[0][1], programs[0][1]) > 0.9


@pytest.mark.parametrize("text", ["put the red cube on the blue cube", "take the one over there", "shift a cube"])
def test_probabilities_fall_and_are_together_at_most_one(writer, text):
    request, task = asked(text)
    for found in (list(writer.goals(request, task, 0.02)), list(writer.programs(request, task, 0.02))):
        chances = [chance for _, chance in found]
        assert chances == sorted(chances, reverse=True)
        assert sum(chances) <= 1.0 + 1e-6
        assert all(chance >= 0.02 for chance in chances)
        assert len({what for what, _ in found}) == len(found)


def test_the_answer_that_is_written_choice_by_choice_begins_one_of_the_programs(writer):
    request, task = asked("put the red cube on the blue cube")
    first = writer.answer(request, task).code
    assert first in {program[0] for program, _ in writer.programs(request, task, 0.03) if program}


def test_a_folder_without_a_planner_is_one_line(tmp_path):
    with pytest.raises(PlannerError, match="cannot be loaded") as error:
        Writer(tmp_path, ROBOT_API)
    assert "\n" not in str(error.value)


EXCHANGED = "takes_place('red cube', 'blue cube', -30) and takes_place('blue cube', 'red cube', -30)"


def reached(program, goal):
    with IdealRun(OBJECTS, ROBOT_API, None, goal) as run:
        return all(run.run(code).done for code in program) and run.reached


def test_towards_a_goal_programs_are_found_that_bring_it_about_though_the_network_hardly_believes_them(writer):
    goal = Goal.parse(EXCHANGED)
    request, task = asked("swap the red cube and the blue cube, each turned 30 degrees clockwise from how it was")
    found = list(writer.programs_towards(goal, request, task))
    assert any(reached(program, goal) for program, _ in found)
    assert reached(max(found, key=lambda each: each[1])[0], goal)


def test_towards_a_goal_no_more_beginnings_are_looked_at_than_is_allowed(writer, monkeypatch):
    request, task = asked("put the red cube on the blue cube")
    goal = Goal.parse("on('red cube', 'blue cube')")
    # Nothing, the grasp, and both lines are the likeliest program's beginnings.
    monkeypatch.setattr("hcvla.planner.embedded.writer.MOST_LOOKS", 2)
    assert list(writer.programs_towards(goal, request, task)) == []
    monkeypatch.setattr("hcvla.planner.embedded.writer.MOST_LOOKS", 3)
    assert [program for program, _ in writer.programs_towards(goal, request, task)] == [
        ("pick(get_actor('red cube'))", "place(get_actor('blue cube'))")
    ]
