"""A program is written to its end without a robot: subtasks succeed, memory and gripper are those of the program."""

from itertools import repeat

import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome
from hcvla.api.types import NamedObject, Pose
from hcvla.planner.dry_run import MAX_ANSWERS, CannotRunError, DryRun, dry_run, try_out
from hcvla.planner.planner import PlanAnswer

SIZE = (0.04, 0.04, 0.04)
RED = NamedObject("red cube", "red", "cube", Pose(0.45, 0.0, 0.02), SIZE)
BLUE = NamedObject("blue cube", "blue", "cube", Pose(0.45, 0.15, 0.02), SIZE)
SWAP = (
    "pose_dict['red cube'] = get_pose(get_actor('red cube'))\npick(get_actor('red cube'))",
    "place(free_space(get_actor('red cube')))",
)


class Reading:
    """Reads its answers off a list and keeps what it was asked."""

    def __init__(self, *answers):
        self.answers, self.requests = iter(answers), []

    def plan(self, request):
        self.requests.append(request)
        return next(self.answers)


def test_the_planner_is_shown_what_its_lines_would_have_done():
    planner = Reading(*(PlanAnswer(step, seconds=0.1) for step in SWAP), PlanAnswer(done=True, seconds=0.3))
    written = dry_run(planner, "swap", [RED, BLUE], ROBOT_API)
    assert (written.done, written.steps, written.slowest_sec) == (True, SWAP, 0.3)
    assert written.program == "\n".join(SWAP) + "\n"
    first, second, third = planner.requests
    assert (first.held, first.memory) == (None, {})
    assert (second.held, second.memory) == ("red cube", {"red cube": RED.pose})
    assert [item.name for item in second.objects if item.held] == ["red cube"]
    assert third.held is None
    assert [step.held for step in third.past] == [None, "red cube"]
    assert all(step.verdict.done for step in third.past)


def test_what_follows_the_first_lines_is_known_only_of_a_program_that_begins_with_them():
    planner = Reading(*map(PlanAnswer, SWAP), PlanAnswer(done=True))
    written = dry_run(planner, "swap", [RED, BLUE], ROBOT_API)
    assert written.after(SWAP[0]) == SWAP[1]
    assert written.after(SWAP[1]) == ""


def test_the_goal_is_asked_for_once_before_anything_is_done():
    planner = Reading(PlanAnswer(SWAP[0], goal="swapped('red cube', 'blue cube')"), PlanAnswer(done=True))
    written = dry_run(planner, "swap", [RED, BLUE], ROBOT_API, asks_goal=True)
    assert written.goal == "swapped('red cube', 'blue cube')"
    assert [request.asks_goal for request in planner.requests] == [True, False]


def test_lines_that_come_with_done_are_part_of_the_program():
    written = dry_run(Reading(PlanAnswer(SWAP[0], done=True)), "lift it", [RED, BLUE], ROBOT_API)
    assert (written.done, written.steps) == (True, SWAP[:1])


def test_a_refusal_ends_it_with_its_reason():
    planner = Reading(PlanAnswer(refusal="two cubes fit", refusal_outcome=Outcome.AMBIGUOUS))
    written = dry_run(planner, "pick up the cube", [RED, BLUE], ROBOT_API)
    assert (written.done, written.refusal, written.refusal_outcome) == (False, "two cubes fit", Outcome.AMBIGUOUS)


def test_a_planner_that_never_says_done_is_given_up():
    planner = Reading(*repeat(PlanAnswer("go_home()"), MAX_ANSWERS + 1))
    written = dry_run(planner, "go home", [RED], ROBOT_API)
    assert (written.done, len(written.steps)) == (False, MAX_ANSWERS)


def test_a_line_that_cannot_run_is_a_failed_step_that_the_planner_is_shown():
    planner = Reading(PlanAnswer("pick(get_actor('green cube'))"), PlanAnswer(done=True))
    dry_run(planner, "pick up the green cube", [RED], ROBOT_API)
    (step,) = planner.requests[1].past
    assert step.verdict.outcome is Outcome.OBJECT_NOT_FOUND
    assert "green cube" in step.verdict.message
    assert planner.requests[1].held is None


def test_conditions_and_loops_are_run_and_not_read():
    with DryRun([RED, BLUE], ROBOT_API) as run:
        run.run(
            "for actor in get_actors(shape='cube'):\n    pick(actor)\n    if actor.name == 'red cube':\n        break"
        )
        assert run.held == "red cube"


def test_a_table_without_room_does_not_end_a_dry_run():
    wall = NamedObject("wall", "gray", "block", Pose(0.5, 0.0, 0.05), (1.0, 1.0, 0.1))
    with DryRun([RED, wall], ROBOT_API) as run:
        run.run("pick(get_actor('red cube'))\nplace(free_space(get_actor('red cube')))")
        assert run.held is None


@pytest.mark.parametrize(
    ("program", "says", "outcome"),
    [
        ("pick(get_actor('red cube'))\nlift(3)\n", "line 2: Name 'lift'", Outcome.BAD_PROGRAM),
        ("go_home()\npick(get_actor('green cube'))\n", "line 2: there is no 'green cube'", Outcome.OBJECT_NOT_FOUND),
        ("pick(get_actor('cube'))\n", "line 1: 'cube' fits 2 objects", Outcome.AMBIGUOUS),
        ("place(pose_dict['a'])\n", "line 1: pose_dict has no 'a'", Outcome.BAD_PROGRAM),
        ("go_home()\nx = [][1]\n", r"line 2 \(`x = \[\]\[1\]`\): IndexError", Outcome.BAD_PROGRAM),
        (
            "go_home()\nrotate_z(free_space(), 10.0 ** 9)\n",
            "line 2: rotate_z: argument 'degrees'",
            Outcome.BAD_ARGUMENT,
        ),
        ("import os\n", "line 1: 'os' cannot be imported", Outcome.BAD_PROGRAM),
    ],
)
def test_a_program_that_cannot_run_to_its_end_is_told_with_its_line(program, says, outcome):
    with pytest.raises(CannotRunError, match=f"this program cannot run: {says}") as caught:
        try_out(program, [RED, BLUE], ROBOT_API)
    assert caught.value.outcome is outcome


def test_a_program_that_handles_its_failures_and_waits_runs():
    try_out(
        "import time\nstart = time.time()\ntime.sleep(2)\nassert time.time() - start == 2\n"
        "try:\n    pick(get_actor('green ' + 'cube'))\nexcept LookupError:\n    pick(get_actor('red cube'))\n",
        [RED, BLUE],
        ROBOT_API,
    )
