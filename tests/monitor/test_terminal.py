"""A task in the terminal, and as lines of a log."""

import io
from dataclasses import replace
from functools import reduce
from itertools import pairwise

import pytest
from rich.console import Console

from hcvla.api.outcomes import Outcome, Verdict
from hcvla.monitor.state import TaskView, fold
from hcvla.monitor.terminal import changes, render
from published_task import MISSED, SENTENCE, WHOLE

VIEWS = [reduce(fold, WHOLE[:count], TaskView()) for count in range(len(WHOLE) + 1)]
RUNNING, ENDED = VIEWS[9], VIEWS[-1]


def text_of(view, width=120):
    console = Console(file=io.StringIO(), width=width, force_terminal=True, color_system=None)
    console.print(render(view))
    return console.file.getvalue()


def test_a_running_task_shows_sentence_program_running_line_and_what_the_arm_does():
    shown = text_of(RUNNING)
    assert SENTENCE in shown
    # rich marks the highlighted line with an arrow.
    assert "❱ 2 pick_place(get_actor('red cube'), get_actor('green tray'))" in shown
    assert "running: pick('red cube'), descend" in shown
    assert "remembered poses: start" in shown
    assert "running, 4.0 s" in shown


def test_a_task_that_ended_shows_every_verdict_and_its_own():
    shown = text_of(ENDED)
    assert "6.2" in shown
    assert "done: the planner says done after 1 subtask" in shown
    assert "done, 6.0 s" in shown
    assert "❱" not in shown


def test_the_goal_is_said_in_words_before_the_program():
    shown = text_of(replace(RUNNING, goal="held('red cube')"))
    assert "goal: the gripper holds the red cube" in shown
    assert shown.index("goal:") < shown.index("pick_place")


WAITING = replace(RUNNING, program="go_home()\n", ahead="pick(a)\nplace(b)", line=0, state="waiting for confirmation")


def test_what_would_follow_after_a_yes_stands_apart_with_its_numbers():
    shown = text_of(WAITING)
    after = shown[shown.index("then, if all goes well:") :]
    assert after.index("2 pick(a)") < after.index("3 place(b)")
    assert "1 go_home()" not in after


def test_a_log_says_what_would_follow_once():
    assert changes(replace(WAITING, ahead=""), WAITING) == [
        "then, if all goes well:",
        "          2 | pick(a)",
        "          3 | place(b)",
    ]
    assert changes(WAITING, WAITING) == []


def test_what_the_planner_is_not_sure_of_is_said_with_the_question():
    doubtful = replace(WAITING, doubt="not sure (confidence 0.20)")
    shown = text_of(doubtful)
    assert shown.index("3 place(b)") < shown.index(doubtful.doubt)
    assert changes(WAITING, doubtful) == [doubtful.doubt]
    assert changes(doubtful, doubtful) == []


def test_a_log_says_the_goal_once():
    stated = replace(RUNNING, goal="held('red cube')")
    assert changes(RUNNING, stated) == ["goal: the gripper holds the red cube"]
    assert changes(stated, stated) == []


def test_a_failure_says_why():
    failed = replace(ENDED, subtasks=(replace(ENDED.subtasks[0], verdict=MISSED),))
    assert "not grasped: the fingers closed on nothing" in text_of(failed)


@pytest.mark.parametrize("width", [40, 80, 200])
def test_the_picture_fits_the_terminal(width):
    assert max(map(len, text_of(RUNNING, width).splitlines())) <= width


def test_a_task_without_a_program_yet_waits_for_the_planner():
    assert "waiting for the planner" in text_of(VIEWS[2])


def test_a_log_gets_each_change_once():
    lines = [line for before, after in pairwise(VIEWS) for line in changes(before, after)]
    assert lines == [
        "[  0.5 s] planning",
        "program   1 | pose_dict['start'] = get_pose(get_actor('red cube'))",
        "program   2 | pick_place(get_actor('red cube'), get_actor('green tray'))",
        "[  1.0 s] running",
        "         remembered poses: start",
        "line   2 > pick_place('red cube', 'green tray')",
        "         done (6.2 s)",
        "[  5.5 s] planning",
        "[  6.0 s] done: the planner says done after 1 subtask",
    ]


def color_of(outcome):
    """Return the color of a task's last line in the picture."""
    view = replace(ENDED, verdict=Verdict(outcome, "so it ended"))
    return next(str(part.style) for part in render(view).renderable.renderables if "so it ended" in str(part))


def test_what_is_not_verified_is_neither_shown_as_done_nor_as_failed():
    colors = [color_of(outcome) for outcome in (Outcome.DONE, Outcome.DONE_UNVERIFIED, Outcome.GOAL_NOT_MET)]
    assert colors == ["green", "bold yellow", "red"]


def test_a_log_says_the_end_with_its_reason_also_where_the_state_came_first():
    running, first = replace(ENDED, state="running", verdict=None), replace(ENDED, verdict=None)
    assert changes(running, first) == []
    assert changes(first, ENDED) == ["[  6.0 s] done: the planner says done after 1 subtask"]
    assert changes(ENDED, ENDED) == []


def test_a_log_of_a_resumed_task_says_its_sentence_once():
    before = replace(RUNNING, task="resume last")
    assert changes(before, RUNNING) == [f"task: {SENTENCE}"]
    assert changes(RUNNING, RUNNING) == []


def test_a_log_of_a_resumed_task_does_not_repeat_what_was_done_before():
    (earlier,) = ENDED.subtasks
    second = replace(earlier, number=2)
    resumed = replace(ENDED, subtasks=(second,), state="running", verdict=None)
    assert changes(resumed, replace(resumed, subtasks=(earlier, second))) == []
    assert changes(replace(resumed, subtasks=()), replace(resumed, subtasks=(second,)))[0].startswith("line   2 > ")


def test_why_the_planner_does_not_answer_is_said_once():
    held_up = replace(VIEWS[2], waiting="the planner still loads its model")
    assert changes(VIEWS[2], held_up) == ["         the planner still loads its model"]
    assert changes(held_up, held_up) == []
    assert "the planner still loads its model" in text_of(held_up)
