import threading

import pytest

from hcvla.api import events
from hcvla.api.errors import HcvlaError
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.types import Pose
from hcvla.executor.executor import TaskExecutor
from hcvla.memory.errors import MemoryLostError
from hcvla.memory.store import MemoryStore
from hcvla.planner.planner import PlanAnswer, PlannerError
from tiny_world import BLUE_HOME, DONE, RED_HOME, SWAP, SWAPPED, ListPlanner, cube, make_executor

PICK_RED = "pick(get_actor('red cube'))"
PICK_RED_LABEL = "pick(actor=get_actor('red cube'))"
NOT_GRASPED = Verdict(Outcome.NOT_GRASPED, "the gripper is shut")


class CameraLostError(HcvlaError):
    outcome = Outcome.CAMERA_LOST


# -- given programs ----------------------------------------------------------------------------------------------


def test_a_given_swap_swaps(world, store):
    result = make_executor(world, journal=store).run("swap the cubes", program=SWAP, goal=SWAPPED)
    assert (result.outcome, len(result.steps)) == (Outcome.DONE, 6)
    assert (world.pose("red cube"), world.pose("blue cube")) == (BLUE_HOME, RED_HOME)
    assert [step.line for step in result.steps] == [6, 7, 8, 9, 10, 11]
    # Each of the six subtasks takes 2 s of the tiny world's clock.
    assert (result.robot_seconds, result.steps[0].seconds) == (12.0, 2.0)
    assert store.state().state == "done"
    assert [entry.pose for entry in store.read_poses()] == [BLUE_HOME, RED_HOME]


def test_a_result_has_all_that_result_json_needs(world):
    result = make_executor(world).run("lift it", program=PICK_RED).as_json()
    assert result["subtasks"] == [
        {
            "number": 1,
            "line": 1,
            "label": PICK_RED_LABEL,
            "function": "pick",
            "arguments": {"actor": {"type": "actor", "value": "red cube"}},
            "outcome": "done",
            "message": "held",
            "measures": {"lift_m": 0.03},
            "seconds": 2.0,
        }
    ]
    assert (result["task"], result["program"]) == ("lift it", PICK_RED + "\n")
    # No one said what had to hold.
    assert (result["goal"], result["done"], result["outcome"]) == ("", False, "done unverified")


@pytest.mark.parametrize(
    ("program", "outcome", "words"),
    [
        ("pick(", Outcome.BAD_PROGRAM, "line 1"),
        ("pick('red cube')", Outcome.BAD_PROGRAM, "Actor"),
        ("go_home()\nlaunch()", Outcome.BAD_PROGRAM, "launch"),
        ("go_home()\npick(get_actor('pink cube'))", Outcome.OBJECT_NOT_FOUND, "there is no 'pink cube'"),
        ("go_home()\npick(get_actor('cube'))", Outcome.AMBIGUOUS, "fits 2 objects: blue cube, red cube"),
        ("move_to(Pose(float('nan'), 0.0, 0.2))", Outcome.BAD_ARGUMENT, "finite"),
    ],
)
def test_what_is_wrong_with_a_given_program_ends_it_before_anything_moves(world, program, outcome, words):
    result = make_executor(world).run("do it", program=program)
    assert (result.outcome, world.done) == (outcome, [])
    assert words in result.message
    assert "\n" not in result.message


def test_a_failed_subtask_ends_a_given_program_with_its_outcome(world):
    world.verdicts[PICK_RED_LABEL] = [NOT_GRASPED]
    result = make_executor(world).run("swap", program=SWAP)
    assert result.outcome is Outcome.NOT_GRASPED
    assert "the gripper is shut" in result.message
    assert [step.verdict.outcome for step in result.steps] == [Outcome.NOT_GRASPED]


def test_a_program_may_catch_a_failure_and_try_again(world):
    world.verdicts[PICK_RED_LABEL] = [NOT_GRASPED]
    program = f"try:\n    {PICK_RED}\nexcept RuntimeError:\n    {PICK_RED}\n"
    result = make_executor(world).run("lift", program=program)
    assert [step.verdict.outcome for step in result.steps] == [Outcome.NOT_GRASPED, Outcome.DONE]
    assert result.ran_to_end


@pytest.mark.parametrize("outcome", [Outcome.NODE_LOST, Outcome.CAMERA_LOST, Outcome.ROBOT_FAULT])
def test_a_program_cannot_catch_what_is_outside_it_and_the_task_stays_resumable(world, store, outcome):
    world.verdicts[PICK_RED_LABEL] = [Verdict(outcome, "gone")]
    program = f"try:\n    {PICK_RED}\nexcept BaseException:\n    pass\ngo_home()\n"
    result = make_executor(world, journal=store).run("lift", program=program)
    assert (result.outcome, world.done) == (outcome, [])
    assert store.state().state == "resumable"


# -- the planner's programs --------------------------------------------------------------------------------------


def test_the_planner_is_asked_step_by_step_until_it_says_done(world, store):
    planner = ListPlanner("pose_dict['home'] = get_pose(get_actor('red cube'))", PICK_RED, DONE)
    result = make_executor(world, planner, store).run("lift the red cube")
    assert result.ran_to_end
    first, second, third = planner.requests
    assert (first.past, first.memory, first.held) == ([], {}, None)
    assert [step.verdict.outcome for step in second.past] == [Outcome.DONE]
    assert second.memory == {"home": RED_HOME}
    assert (third.past[1].code, third.past[1].verdict.done, third.held) == (PICK_RED + "\n", True, "red cube")
    assert result.steps[0].line == 2


def test_lines_that_come_with_done_are_run_before_it_is_believed(world):
    planner = ListPlanner(PlanAnswer(PICK_RED, done=True))
    assert make_executor(world, planner).run("lift the red cube").ran_to_end
    assert world.done == [PICK_RED_LABEL]


def test_variables_of_earlier_answers_are_there_in_later_ones(world):
    planner = ListPlanner("red = get_actor('red cube')", "pick(red)", DONE)
    assert make_executor(world, planner).run("lift the red cube").ran_to_end
    assert world.done == [PICK_RED_LABEL]


def test_what_cannot_run_goes_back_to_the_planner_with_the_reason(world):
    planner = ListPlanner("pick('red cube')", "pick(get_actor('rod cube'))", PICK_RED, DONE)
    asked = []
    assert make_executor(world, planner).run("lift the red cube", subscriber=asked.append).ran_to_end
    errors = planner.requests[2].errors
    assert "Actor" in errors[0]
    assert "there is no 'rod cube' (did you mean 'red cube'?)" in errors[1]
    repairing = [event.repairing for event in asked if isinstance(event, events.PlannerAsked)]
    assert repairing == [False, True, True, False]
    assert planner.requests[3].errors == []


def test_an_answer_that_only_running_shows_to_be_wrong_goes_back_too(world):
    planner = ListPlanner("n = 0\npick([get_actor('red cube')][n + 1])", PICK_RED, DONE)
    result = make_executor(world, planner).run("lift the red cube")
    assert (result.ran_to_end, result.program) == (True, PICK_RED + "\n")
    assert "IndexError" in planner.requests[1].errors[0]


def test_after_two_repairs_a_bad_program_ends_the_task_and_nothing_moved(world):
    planner = ListPlanner("pick(1)", "pick(2)", "pick(3)", PICK_RED)
    result = make_executor(world, planner).run("lift the red cube")
    assert (result.outcome, len(planner.requests), world.done) == (Outcome.BAD_PROGRAM, 3, [])


def test_a_planner_that_repeats_a_bad_answer_is_not_asked_again(world):
    planner = ListPlanner("pick(1)", "pick(1)", PICK_RED)
    result = make_executor(world, planner).run("lift the red cube")
    assert (result.outcome, len(planner.requests)) == (Outcome.BAD_PROGRAM, 2)


def test_done_after_lines_that_could_not_run_is_not_believed(world):
    """Neither with nothing done nor after a step: what was refused is what ends the task."""
    nothing = make_executor(world, ListPlanner("pick(1)", DONE)).run("lift the red cube")
    later = make_executor(world, ListPlanner(PICK_RED, "place(1)", DONE)).run("put the red cube on the tray")
    assert [result.outcome for result in (nothing, later)] == [Outcome.BAD_PROGRAM] * 2
    assert world.done == [PICK_RED_LABEL]


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (PlanAnswer(refusal="it is no robot task"), Outcome.NOT_UNDERSTOOD),
        (PlanAnswer(refusal="no cat", refusal_outcome=Outcome.OBJECT_NOT_FOUND), Outcome.OBJECT_NOT_FOUND),
        (PlannerError("no server at localhost:9"), Outcome.PLANNER_FAILED),
        (RuntimeError("tensor sizes differ"), Outcome.PLANNER_FAILED),
    ],
)
def test_a_refusal_or_a_lost_planner_ends_the_task_and_nothing_moves(world, answer, outcome):
    result = make_executor(world, ListPlanner(answer)).run("feed the cat")
    assert (result.outcome, world.done) == (outcome, [])


@pytest.mark.parametrize(("name", "outcome"), [("pink cube", Outcome.OBJECT_NOT_FOUND), ("cube", Outcome.AMBIGUOUS)])
def test_naming_what_is_not_there_or_fits_twice_is_the_outcome_of_the_task(world, name, outcome):
    planner = ListPlanner(f"pick(get_actor('{name}'))", PlanAnswer(refusal="no other idea"))
    result = make_executor(world, planner).run(f"lift the {name}")
    assert (result.outcome, world.done) == (outcome, [])


def test_a_failed_step_is_reported_to_the_planner_which_finds_another_way(world):
    world.verdicts[PICK_RED_LABEL] = [NOT_GRASPED]
    planner = ListPlanner(PICK_RED, PICK_RED, DONE)
    result = make_executor(world, planner).run("lift the red cube")
    assert result.ran_to_end
    assert planner.requests[1].past[0].verdict.outcome is Outcome.NOT_GRASPED
    assert [step.line for step in result.steps] == [1, 2]


def test_the_same_call_failing_three_times_in_a_row_fails_the_task(world):
    world.verdicts[PICK_RED_LABEL] = [NOT_GRASPED] * 5
    planner = ListPlanner(*[PICK_RED] * 5)
    result = make_executor(world, planner).run("lift the red cube")
    assert (result.outcome, len(result.steps)) == (Outcome.NOT_GRASPED, 3)


def test_a_fourth_failed_step_fails_the_task_even_if_others_succeed_in_between(world):
    world.verdicts[PICK_RED_LABEL] = [NOT_GRASPED] * 5
    planner = ListPlanner(*[PICK_RED, "go_home()"] * 5)
    result = make_executor(world, planner).run("lift the red cube")
    assert (result.outcome, len(result.steps)) == (Outcome.NOT_GRASPED, 7)


def test_done_after_a_failed_step_is_not_believed(world, store):
    world.verdicts[PICK_RED_LABEL] = [NOT_GRASPED]
    result = make_executor(world, ListPlanner(PICK_RED, DONE), store).run("lift the red cube")
    assert result.outcome is Outcome.NOT_GRASPED
    assert store.state().state == "failed"


# -- budgets and bad input ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("task", "words"),
    [
        ("", "the task is empty"),
        (" \n ", "the task is empty"),
        ("x" * 2001, "a text of 2001 characters, expected at most 2000"),
        ("pick\x07 it", r"control character '\x07' at position 5"),
        (None, "the task is a NoneType, expected a text"),
    ],
)
def test_a_task_text_that_is_none_is_one_clear_line(world, store, task, words):
    result = make_executor(world, ListPlanner(), store).run(task)
    assert (result.outcome, world.done) == (Outcome.BAD_ARGUMENT, [])
    assert words in result.message
    assert store.list_tasks() == []


def test_a_task_of_several_lines_is_one_sentence(world):
    planner = ListPlanner(PICK_RED, DONE)
    assert make_executor(world, planner).run("lift\n  the red cube\n").ran_to_end
    assert planner.requests[0].task == "lift the red cube"


@pytest.mark.parametrize(
    ("budget", "what"), [({"subtasks": 2}, "2 subtasks"), ({"planner_calls": 2}, "2 answers of the planner")]
)
def test_a_used_up_budget_ends_the_task(world, budget, what):
    planner = ListPlanner(*["go_home()"] * 5)
    result = make_executor(world, planner, **budget).run("go home forever")
    assert (result.outcome, len(world.done)) == (Outcome.BUDGET_EXCEEDED, 2)
    assert f"more than {what}" in result.message


def test_time_that_is_up_ends_the_task_before_the_next_call(world):
    result = make_executor(world, task_sec=0.0).run("swap", program=SWAP)
    assert (result.outcome, world.done) == (Outcome.BUDGET_EXCEEDED, [])


def test_a_planner_that_does_not_answer_is_given_up(world):
    never = threading.Event()

    class Slow:
        def plan(self, request):
            never.wait(30.0)
            return DONE

    result = make_executor(world, Slow(), planner_sec=0.05).run("think")
    never.set()
    assert result.outcome is Outcome.PLANNER_FAILED
    assert "within 0.05 s" in result.message


def test_a_lost_camera_is_the_outcome_of_the_task(world):
    world.lost = CameraLostError("no image from 'scene' for 2.0 s")
    result = make_executor(world, ListPlanner(PICK_RED)).run("lift the red cube")
    assert result.outcome is Outcome.CAMERA_LOST
    assert result.message == "no image from 'scene' for 2.0 s; the task can be resumed"


def test_a_task_without_planner_or_program_says_so(world):
    assert make_executor(world).run("lift it").outcome is Outcome.PLANNER_FAILED


def test_nothing_moves_that_memory_could_not_record(world):
    class Lost(MemoryStore):
        def record_step(self, step, poses=None, snapshot=None):
            raise MemoryLostError(15.0, "no answer")

    result = make_executor(world, journal=Lost()).run("swap", program=SWAP)
    assert (result.outcome, world.done) == (Outcome.NODE_LOST, [])


def test_a_program_cannot_go_on_when_its_task_was_forgotten_meanwhile(world, store):
    def forget(event):
        if isinstance(event, events.SubtaskStarted):
            store.forget("last")

    program = "try:\n    go_home()\nexcept BaseException:\n    pass\ngo_home()\n"
    result = make_executor(world, journal=store).run("home twice", program=program, subscriber=forget)
    assert (result.outcome, world.done) == (Outcome.NODE_LOST, ["go_home()"])
    assert "memory holds no task" in result.message


def test_objects_may_come_and_go_between_key_steps(world):
    class Adding(ListPlanner):
        def plan(self, request):
            world.items["pink cube"] = cube("pink", Pose(0.6, 0.0, 0.025))
            return super().plan(request)

    planner = Adding("go_home()", "pick(get_actor('pink cube'))", DONE)
    assert make_executor(world, planner).run("lift the pink cube").ran_to_end


def test_busy_says_whether_a_task_runs(world):
    executor: TaskExecutor = make_executor(world, ListPlanner(DONE))
    assert not executor.busy
    executor.run("nothing")
    assert not executor.busy
