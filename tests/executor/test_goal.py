"""Laws of a task's goal: stated before anything moves, tested at the end on what is seen, and what follows from it."""

from dataclasses import replace

import pytest

from hcvla.api import events
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.types import Pose
from hcvla.memory.store import MemoryStore
from hcvla.planner.planner import PlanAnswer
from tiny_world import BLUE_HOME, DONE, RED_HOME, SWAP, SWAPPED, ListPlanner, TinyWorld, cube, make_executor

PICK_RED, PICK_BLUE = "pick(get_actor('red cube'))", "pick(get_actor('blue cube'))"
HELD_RED = "held('red cube')"


class LiftingWorld(TinyWorld):
    """What is picked is 0.1 m higher, as a hand lifts it."""

    def pick(self, actor):
        verdict = super().pick(actor)
        if verdict.done:
            self.items[actor.name] = replace(self.items[actor.name], pose=self.pose(actor.name).moved(dz=0.1))
        return verdict


@pytest.fixture
def world():
    return LiftingWorld()


@pytest.fixture
def holding_red(world):
    """A world in which the hand holds the red cube before the task."""
    world.items["red cube"] = replace(world.items["red cube"], held=True, pose=RED_HOME.moved(dz=0.1))
    return world


def answer(code="", goal="", **more):
    return PlanAnswer(code=code, goal=goal, **more)


def test_a_task_is_done_when_the_goal_that_the_planner_stated_is_seen_to_hold(world):
    planner, published = ListPlanner(answer(PICK_RED, HELD_RED), DONE), []
    store = MemoryStore()
    result = make_executor(world, planner, store).run("lift the red cube", subscriber=published.append)
    assert (result.outcome, result.goal) == (Outcome.DONE, HELD_RED)
    assert result.message == "the planner says done after 1 subtask, and the goal is seen to hold"
    assert result.as_json()["goal"] == HELD_RED
    assert [request.asks_goal for request in planner.requests] == [True, False]
    # Said before anything moves, and recorded.
    kinds = [type(event) for event in published]
    assert kinds.index(events.GoalStated) < kinds.index(events.SubtaskStarted)
    assert store.latest_task().goal == HELD_RED
    assert [item.name for item in store.latest_task().start] == ["red cube", "blue cube"]


def test_a_goal_that_does_not_hold_goes_back_to_the_planner_once_with_the_difference(world):
    planner = ListPlanner(answer(PICK_BLUE, HELD_RED), DONE, "open_gripper()", PICK_RED, DONE)
    world.open_gripper = lambda: world.place(BLUE_HOME, False)
    result = make_executor(world, planner).run("lift the red cube")
    assert result.outcome is Outcome.DONE
    (missing,) = planner.requests[2].errors
    assert "the gripper holds 'blue cube', not 'red cube'" in missing


def test_then_it_goes_to_the_user(world):
    planner = ListPlanner(answer(PICK_BLUE, HELD_RED), DONE, DONE)
    result = make_executor(world, planner).run("lift the red cube")
    assert result.outcome is Outcome.GOAL_NOT_MET
    assert not result.ran_to_end
    assert "the gripper holds 'blue cube', not 'red cube'" in result.message
    assert len(planner.requests) == 3


def test_a_planner_that_states_nothing_ends_unverified_which_is_not_done(world):
    result = make_executor(world, ListPlanner(PICK_RED, DONE)).run("lift the red cube")
    assert (result.outcome, result.done, result.ran_to_end) == (Outcome.DONE_UNVERIFIED, False, True)
    assert result.message.endswith("not verified: no goal was stated")


@pytest.mark.parametrize("goal", ["hold it", "held('pink cube')", "on('red cube')"])
def test_a_statement_that_cannot_be_tested_is_none_and_the_reason_is_said(world, goal):
    result = make_executor(world, ListPlanner(answer(PICK_RED, goal), DONE)).run("lift the red cube")
    assert result.outcome is Outcome.DONE_UNVERIFIED
    assert "the planner stated no goal that can be tested (goal: " in result.message
    assert result.goal == ""


def test_the_user_s_goal_comes_first_and_the_planner_is_not_asked(world):
    planner = ListPlanner(answer(PICK_RED, "held('blue cube')"), DONE)
    result = make_executor(world, planner).run("lift the red cube", goal=HELD_RED)
    assert (result.outcome, result.goal) == (Outcome.DONE, HELD_RED)
    assert not planner.requests[0].asks_goal


@pytest.mark.parametrize(
    ("goal", "outcome", "words"),
    [
        ("held('red cube'", Outcome.BAD_ARGUMENT, "does not parse"),
        ("holds('red cube')", Outcome.BAD_ARGUMENT, "did you mean 'held'?"),
        ("held('pink cube')", Outcome.OBJECT_NOT_FOUND, "there is no 'pink cube'"),
    ],
)
def test_a_user_s_goal_that_cannot_be_tested_is_refused_before_anything_moves(world, goal, outcome, words):
    result = make_executor(world).run("lift it", program=PICK_RED, goal=goal)
    assert result.outcome is outcome
    assert words in result.message
    assert world.done == []


@pytest.mark.parametrize(
    ("program", "outcome"),
    [
        (SWAP, Outcome.DONE),
        # Cut short: the red cube is still aside, the blue one where the red one was.
        (SWAP[: SWAP.rindex("pick(red)")], Outcome.GOAL_NOT_MET),
        # One skipped: the blue cube never moved.
        (SWAP.replace("pick(blue)\nplace(pose_dict['red'])\n", ""), Outcome.GOAL_NOT_MET),
        # Doubled: back again.
        (SWAP * 2, Outcome.GOAL_NOT_MET),
    ],
)
def test_of_a_given_program_only_the_right_one_is_done(program, outcome):
    result = make_executor(TinyWorld()).run("swap", program=program, goal=SWAPPED)
    assert result.outcome is outcome, result.message


def test_what_cannot_be_seen_is_looked_at_after_the_arm_has_moved_aside(world):
    def show():
        world.items["red cube"] = replace(world.items["red cube"], visible=True)
        return Verdict(Outcome.DONE)

    world.go_home = show
    world.items["red cube"] = replace(world.items["red cube"], visible=False)
    program = "pick(get_actor('blue cube'))\nplace(get_pose(get_actor('blue cube')))\n"
    goal = "unmoved('red cube')"
    result = make_executor(world).run("leave it", program=program, goal=goal)
    assert (result.outcome, world.done[-1]) == (Outcome.DONE, "go_home()")
    # It is no step of the task.
    assert len(result.steps) == 2


def test_what_is_gone_ends_unverified_and_its_name_is_said(world):
    def lose():
        world.items.pop("red cube", None)
        return Verdict(Outcome.DONE)

    world.go_home = lose
    result = make_executor(world).run("home", program="go_home()", goal="at('red cube', 0.45, 0.15)")
    assert result.outcome is Outcome.DONE_UNVERIFIED
    assert "'red cube' is not seen" in result.message


def test_a_task_that_was_cut_off_keeps_goal_and_start():
    world, store = TinyWorld(), MemoryStore()
    world.verdicts["pick(actor=get_actor('blue cube'))"] = [Verdict(Outcome.NODE_LOST, "lost")]
    first = make_executor(world, journal=store).run("swap", program=SWAP, goal=SWAPPED)
    assert first.outcome is Outcome.NODE_LOST
    result = make_executor(world, journal=store).run(resume="last")
    assert (result.outcome, result.goal) == (Outcome.DONE, SWAPPED)


def test_with_something_in_the_hand_another_pick_is_refused_and_the_planner_learns_why(holding_red):
    planner = ListPlanner(answer(PICK_BLUE, "held('blue cube')"), answer(PICK_BLUE + " ", "held('blue cube')"))
    result = make_executor(holding_red, planner, repairs=1).run("pick up the blue cube")
    assert result.outcome is Outcome.BAD_PROGRAM
    assert "the gripper holds 'red cube' from before this task" in planner.requests[1].errors[0]
    assert (planner.requests[0].held, holding_red.done) == ("red cube", [])


def test_with_something_in_the_hand_done_at_once_is_not_done(holding_red):
    planner = ListPlanner(answer(goal="held('blue cube')", done=True), DONE)
    result = make_executor(holding_red, planner).run("pick up the blue cube")
    assert result.outcome is Outcome.GOAL_NOT_MET
    assert holding_red.done == []


@pytest.mark.parametrize("sentence", ["pick up the blue cube", "put the blue cube down"])
def test_done_before_anything_was_done_and_without_a_goal_is_the_planner_s_failure(holding_red, sentence):
    result = make_executor(holding_red, ListPlanner(DONE)).run(sentence)
    assert (result.outcome, result.message) == (
        Outcome.PLANNER_FAILED,
        "the planner says done before anything was done",
    )


def test_refused_answers_and_then_done_is_no_success(world):
    broken = "pick(get_actor('red cube'))\npick(\ndone()"
    result = make_executor(world, ListPlanner(broken, DONE)).run("lift the red cube")
    assert (result.outcome, result.message) == (Outcome.BAD_PROGRAM, "line 2: syntax error: '(' was never closed")
    assert world.done == []


def test_a_task_that_holds_already_is_done_with_nothing_done(holding_red):
    planner = ListPlanner(answer(goal=HELD_RED, done=True))
    result = make_executor(holding_red, planner).run("hold the red cube")
    assert (result.outcome, len(result.steps)) == (Outcome.DONE, 0)


def test_what_happens_between_two_looks_is_taken_from_verdicts(world):
    world.touch = lambda actor: Verdict(Outcome.DONE)
    result = make_executor(world).run("touch", program="touch(get_actor('red cube'))", goal="touched('red cube')")
    assert result.outcome is Outcome.DONE
    world.items["blue cube"] = cube("blue", Pose(0.5, -0.15, 0.025))
    wrong = make_executor(world).run("touch", program="touch(get_actor('blue cube'))", goal="touched('red cube')")
    assert wrong.outcome is Outcome.GOAL_NOT_MET
