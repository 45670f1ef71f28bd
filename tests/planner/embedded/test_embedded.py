"""The shipped planner: what it writes, what it refuses, and that it never leaves the grammar."""

from dataclasses import replace

import numpy as np
import pytest

from doubtful import doubtful_planner
from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.types import NamedObject, Pose
from hcvla.planner.dry_run import dry_run
from hcvla.planner.embedded.planner import EmbeddedPlanner, _plain
from hcvla.planner.embedded.writer import Writer
from hcvla.planner.load import load_planner
from hcvla.planner.planner import GOAL_NOT_HELD, PastStep, PlanRequest
from hcvla.sandbox.check import check_program
from hcvla.tasks.families import TaskInstance, reference_steps

NAMES = ("red cube", "blue cube", "yellow cube", "green tray", "mauve gizmo", "orange cylinder", "white cylinder")
IMAGE = np.full((48, 64, 3), 90, np.uint8)


def known(names=NAMES):
    """Return objects apart from each other, each of its own place whatever the order."""
    return [at(name, -0.3 + 0.1 * sorted(names).index(name)) for name in names]


def at(name, y):
    size = (0.14, 0.14, 0.02) if name.endswith("tray") else (0.04, 0.04, 0.04)
    return NamedObject(name, *name.split(), Pose(0.5, y, size[2] / 2.0), size)


@pytest.fixture(scope="module")
def planner():
    return load_planner(ROBOT_API)


@pytest.mark.parametrize(
    ("task", "instance"),
    [
        ("swap the red cube and the blue cube", TaskInstance("swap", {"a": "red cube", "b": "blue cube"})),
        ("pick up the mauve gizmo", TaskInstance("pick", {"object": "mauve gizmo"})),
        (
            "put the mauve gizmo on the green tray",
            TaskInstance("place", {"object": "mauve gizmo", "target": "green tray"}),
        ),
        (
            "rotate the yellow cube by 37 degrees clockwise",
            TaskInstance("rotate", {"object": "yellow cube", "degrees": -37.0}),
        ),
    ],
)
def test_plain_requests_get_the_reference_program(planner, task, instance):
    written = dry_run(planner, task, known(), ROBOT_API, IMAGE)
    assert written.done, written
    assert list(written.steps) == reference_steps(instance)


def test_poses_of_objects_that_begin_alike_are_remembered_and_used(planner):
    instance = TaskInstance("swap", {"a": "yellow cube", "b": "yellow prism"})
    names = ("yellow cube", "yellow prism", "red cube")
    assert list(
        dry_run(planner, "swap the yellow cube and the yellow prism", known(names), ROBOT_API).steps
    ) == reference_steps(instance)


def test_the_order_of_the_listing_does_not_matter(planner):
    task = "swap the red cube and the blue cube"
    first, second = (dry_run(planner, task, known(names), ROBOT_API).program for names in (NAMES, NAMES[::-1]))
    assert first == second


@pytest.mark.parametrize("task", ["", "x" * 501, "what time is it?", "open the drawer", "qwpf zrtbn glooop"])
def test_what_it_does_not_know_is_refused_in_one_line(planner, task):
    written = dry_run(planner, task, known(), ROBOT_API)
    assert written.refusal
    assert "\n" not in written.refusal
    assert not written.steps


def test_every_answer_parses_and_names_only_what_is_there(planner):
    """Sampled answers too: after an error the planner draws by chance instead of taking the likeliest token."""
    past = (PastStep("pick(get_actor('red cube'))", Verdict(Outcome.DONE)),)
    for tries in range(1, 9):
        errors = ["wrong"] * tries
        answer = planner.plan(PlanRequest("put it somewhere", None, known(), past, errors=errors, held="red cube"))
        if answer.code:
            check_program(answer.code, ROBOT_API, NAMES)


def test_without_objects_nothing_is_named(planner):
    answer = planner.plan(PlanRequest("pick up the red cube", None, []))
    assert "get_actor" not in answer.code


def test_a_failed_pick_is_tried_again(planner):
    code = "pick(get_actor('red cube'))"
    past = (PastStep(code, Verdict(Outcome.NOT_GRASPED, "slipped")),)
    assert planner.plan(PlanRequest("put the red cube on the green tray", None, known(), past)).code == code


@pytest.mark.parametrize("task", ["lift the red cube 🙂", "👍🏽 lift\nthe red cube", "\u200dlift the red cube ✨✨"])
def test_emoji_and_line_breaks_change_nothing(planner, task):
    assert (
        dry_run(planner, task, known(), ROBOT_API).steps
        == dry_run(planner, "lift the red cube", known(), ROBOT_API).steps
    )


@pytest.mark.parametrize("marks", ['""', "''", "“”", "„“", "«»"])
def test_quotation_marks_around_a_sentence_change_nothing_and_others_are_kept(marks):
    assert _plain(f"{marks[0]}lift the red cube{marks[1]} 🙂") == "lift the red cube"
    assert _plain('put "a" on "b"') == 'put "a" on "b"'
    assert _plain('"lift') == '"lift'
    assert _plain('""') == _plain("") == ""


def test_signs_that_say_something_are_kept():
    assert _plain("turn it 90° ±1, ½ turn → left") == "turn it 90° ±1, ½ turn → left"
    assert _plain("🤖🤖") == ""


def test_a_planner_that_did_something_else_in_between_reads_where_things_stood_at_the_start(planner):
    """As one that was started again: of a task's past it knows what the request says."""
    red, blue, black = (
        NamedObject(f"{color} cube", color, "cube", Pose(x, y, 0.0225), (0.045, 0.045, 0.045))
        for color, x, y in (("red", 0.582, 0.251), ("blue", 0.361, -0.114), ("black", 0.336, -0.218))
    )
    mat = NamedObject("blue mat", "blue", "mat", Pose(0.368, 0.213, 0.002), (0.17, 0.17, 0.004))
    # The black cube is on the mat now, with the red cube to its left; the blue cube was there at the start.
    start, now = (black, red, mat, blue), (replace(black, pose=mat.pose.moved(dz=0.0245)), red, mat, blue)
    steps = (("pick(get_actor('black cube'))", None), ("place(get_actor('blue mat'))", "black cube"))
    past = tuple(PastStep(code, Verdict(Outcome.DONE), held) for code, held in steps)
    task = "put the black cube on the blue mat, then also what was to the left of it"
    later = PlanRequest(task, None, now, past, start=start)
    planner.plan(PlanRequest("pick up the red cube", None, known()))
    assert planner.plan(later).code == "pick(get_actor('blue cube'))"


def test_what_the_goal_lacks_is_moved_again(planner):
    past = tuple(
        PastStep(code, Verdict(Outcome.DONE), held)
        for code, held in (("pick(get_actor('red cube'))", None), ("place(get_actor('green tray'))", "red cube"))
    )
    lacks = f"{GOAL_NOT_HELD}'red cube' is not on 'green tray'"
    task = "put the red cube on the green tray"
    assert planner.plan(PlanRequest(task, None, known(), past)).done
    assert planner.plan(PlanRequest(task, None, known(), past, errors=(lacks,))).code == "pick(get_actor('red cube'))"
    again = (*past, PastStep("pick(get_actor('red cube'))", Verdict(Outcome.DONE)))
    answer = planner.plan(PlanRequest(task, None, known(), again, held="red cube"))
    assert answer.code == "place(get_actor('green tray'))"


def test_the_goal_is_stated_when_it_is_asked_for_and_can_be_tested(planner):
    request = PlanRequest("put the red cube on the green tray", None, known())
    assert planner.plan(request).goal == ""
    assert planner.plan(replace(request, asks_goal=True)).goal == "on('red cube', 'green tray')"


def test_before_anything_moves_the_lines_to_come_are_known_and_later_no_more(planner):
    task = "put the red cube on the green tray"
    answer = planner.plan(PlanRequest(task, None, known()))
    assert (answer.code, answer.ahead) == ("pick(get_actor('red cube'))", "place(get_actor('green tray'))")
    past = (PastStep(answer.code, Verdict(Outcome.DONE)),)
    assert planner.plan(PlanRequest(task, None, known(), past, held="red cube")).ahead == ""


@pytest.fixture(scope="module")
def doubtful(tmp_path_factory):
    return EmbeddedPlanner(doubtful_planner(tmp_path_factory.mktemp("doubtful")), ROBOT_API)


def test_a_task_in_doubt_is_refused_before_it_begins_and_not_given_up_later(doubtful):
    task = "put the red cube on the green tray"
    refusal = doubtful.plan(PlanRequest(task, None, known())).refusal
    assert refusal.startswith("the planner is not sure what the task means (confidence ")
    assert ", perhaps that in the end the red cube is on the green tray; say it in other words, or " in refusal
    past = (PastStep("pick(get_actor('red cube'))", Verdict(Outcome.DONE)),)
    later = doubtful.plan(PlanRequest(task, None, known(), past, held="red cube"))
    assert later.code == "place(get_actor('green tray'))"


def test_a_guess_that_a_person_confirms_is_an_answer_with_its_doubt(doubtful, planner):
    request = PlanRequest("put the red cube on the green tray", None, known(), asks_goal=True, confirmed=True)
    guess = doubtful.plan(request)
    assert not guess.refusal
    assert (guess.code, guess.ahead) == ("pick(get_actor('red cube'))", "place(get_actor('green tray'))")
    assert guess.goal == "on('red cube', 'green tray')"
    assert guess.doubt.startswith("the planner is not sure what the task means (confidence ")
    assert planner.plan(request).doubt == ""


def test_what_contradicts_the_sentence_is_no_guess(doubtful):
    task = "touch the red cube three times"
    for confirmed in (False, True):
        answer = doubtful.plan(PlanRequest(task, None, known(), confirmed=confirmed))
        assert answer.refusal
        assert "perhaps" not in answer.refusal


@pytest.mark.parametrize("order", [NAMES, NAMES[::-1], NAMES[3:] + NAMES[:3]])
def test_the_order_of_the_listing_changes_neither_program_nor_goal(planner, order):
    request = PlanRequest("put the mauve gizmo on the green tray", None, known(order), asks_goal=True)
    answer = planner.plan(request)
    assert (answer.code, answer.goal) == ("pick(get_actor('mauve gizmo'))", "on('mauve gizmo', 'green tray')")


def test_a_goal_that_cannot_be_read_is_not_stated(planner, monkeypatch):
    monkeypatch.setattr(Writer, "goals", lambda *_: iter([("takes_place('red cube', 'red cube')", 1.0)]))
    answer = planner.plan(PlanRequest("pick up the red cube", IMAGE, known(), asks_goal=True))
    assert answer.code == "pick(get_actor('red cube'))"
    assert answer.goal == ""


@pytest.mark.parametrize("sentence", ["open the gripper", "open your hand, please"])
def test_an_empty_hand_is_opened_without_a_goal_about_an_object_that_no_one_named(planner, sentence):
    answer = planner.plan(PlanRequest(sentence, None, known(), asks_goal=True))
    assert (answer.code, answer.goal, answer.refusal) == ("open_gripper()", "", "")
    objects = [replace(item, held=item.name == "red cube") for item in known()]
    full = planner.plan(PlanRequest(sentence, None, objects, asks_goal=True, held="red cube"))
    assert (full.code, full.goal) == ("open_gripper()", "not held('red cube')")


def test_a_goal_that_means_nothing_is_not_said_in_a_doubt(planner, monkeypatch):
    monkeypatch.setattr(Writer, "goals", lambda *_: iter([("on('red cube', 'red cube')", 0.01)]))
    answer = planner.plan(PlanRequest("pick up the red cube", IMAGE, known()))
    assert "not sure what the task means" in answer.refusal
    assert "perhaps" not in answer.refusal


def readings(monkeypatch, goals, programs):
    monkeypatch.setattr(Writer, "goals", lambda *_: iter(goals))
    monkeypatch.setattr(Writer, "programs", lambda *_: iter(programs))


RED, BLUE = "pick(get_actor('red cube'))", "pick(get_actor('blue cube'))"


def test_what_the_sentence_contradicts_gives_way_to_what_was_second(planner, monkeypatch):
    readings(monkeypatch, [("held('blue cube')", 0.5), ("held('red cube')", 0.5)], [((BLUE,), 0.5), ((RED,), 0.5)])
    answer = planner.plan(PlanRequest("pick up the red cube", None, known(), asks_goal=True))
    assert (answer.code, answer.goal, answer.refusal) == (RED, "held('red cube')", "")


@pytest.mark.parametrize(("chance", "found"), [(0.9, RED), (0.4, "")])
def test_a_program_that_alone_brings_about_a_sure_goal_is_found_however_improbable_it_is(
    planner, monkeypatch, chance, found
):
    monkeypatch.setattr(Writer, "goals", lambda *_: iter([("held('red cube')", chance)]))
    monkeypatch.setattr(Writer, "programs", lambda *_: iter([((BLUE,), 0.7)]))
    monkeypatch.setattr(Writer, "programs_towards", lambda *_: iter([((BLUE,), 0.7), ((RED,), 0.01)]))
    answer = planner.plan(PlanRequest("pick up the red cube", None, known(), asks_goal=True))
    assert answer.code == found
    assert bool(answer.refusal) is not bool(found)


def test_a_goal_that_means_nothing_is_no_reading_beside_others(planner, monkeypatch):
    nothing = "takes_place('red cube', 'red cube') and held('red cube')"
    readings(monkeypatch, [(nothing, 0.9), ("held('red cube')", 0.1)], [((RED,), 1.0)])
    answer = planner.plan(PlanRequest("pick up the red cube", None, known(), asks_goal=True))
    assert (answer.code, answer.goal) == (RED, "held('red cube')")


def test_where_one_goal_may_be_meant_it_does_not_matter_which_program_brings_it_about(planner, monkeypatch):
    def swap(first, second):
        keep = "\n".join(f"pose_dict['{name}'] = get_pose(get_actor('{name}'))" for name in (first, second))
        away = (f"{keep}\npick(get_actor('{first}'))", f"place(free_space(get_actor('{first}')))")
        there = (f"pick(get_actor('{second}'))", f"place(pose_dict['{first}'])")
        return (*away, *there, f"pick(get_actor('{first}'))", f"place(pose_dict['{second}'])")

    red_first, blue_first = swap("red cube", "blue cube"), swap("blue cube", "red cube")
    readings(monkeypatch, [("swapped('red cube', 'blue cube')", 1.0)], [(red_first, 0.55), (blue_first, 0.45)])
    answer = planner.plan(PlanRequest("swap the red cube and the blue cube", None, known(), asks_goal=True))
    assert (answer.code, answer.refusal) == (red_first[0], "")


def test_of_two_things_that_may_be_meant_neither_is_done_and_both_are_said(planner, monkeypatch):
    readings(monkeypatch, [("held('blue cube')", 0.6), ("held('red cube')", 0.4)], [((BLUE,), 0.6), ((RED,), 0.4)])
    request = PlanRequest("pick up a cube that you like", None, known())
    refusal = planner.plan(request).refusal
    assert refusal.startswith(
        "the task can mean several things, perhaps that in the end the gripper holds the blue cube"
    )
    assert ", or that in the end the gripper holds the red cube; say it in other words" in refusal
    guess = planner.plan(replace(request, confirmed=True))
    assert guess.code == BLUE
    assert guess.doubt == "the task can mean several things"


def test_the_program_that_was_checked_runs_to_its_end_until_something_fails(planner, monkeypatch):
    program = ("touch(get_actor('red cube'))", "touch(get_actor('blue cube'))")
    readings(monkeypatch, [("touched('red cube', 'blue cube')", 1.0)], [(program, 1.0)])
    task = "touch the red cube and the blue cube"
    assert planner.plan(PlanRequest(task, None, known())).ahead == program[1]
    monkeypatch.undo()
    past = (PastStep(program[0], Verdict(Outcome.DONE)),)
    monkeypatch.setattr(Writer, "answer", lambda *_: pytest.fail("the network is not asked for what was checked"))
    assert planner.plan(PlanRequest(task, None, known(), past)).code == program[1]
    monkeypatch.undo()
    failed = (*past, PastStep(program[1], Verdict(Outcome.NOT_GRASPED, "slipped")))
    assert planner.plan(PlanRequest(task, None, known(), failed)).code == program[1]
