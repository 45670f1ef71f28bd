"""Events folded into what a person sees."""

from dataclasses import replace
from functools import reduce

from hcvla.api import events
from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.monitor.state import SubtaskView, TaskView, fold, with_details
from published_task import CUBE, DONE, FINISHED, HOME, MISSED, PICK, PICK_PLACE, PROGRAM, SENTENCE, WHOLE, of_task

TOUCH = ROBOT_API["touch"].bind(CUBE)


def view_of(happened, start=None):
    return reduce(fold, happened, start or TaskView())


def test_a_task_is_seen_as_it_goes():
    states = []
    view = TaskView()
    for event in WHOLE:
        view = fold(view, event)
        states.append((view.state, view.line))
    assert states == [
        ("starting", 0), ("planning", 0), ("running", 0), ("running", 1),
        *[("running", 2)] * 7,
        ("planning", 0), ("done", 0),
    ]  # fmt: skip


def test_at_the_end_everything_that_happened_is_in_view():
    # Thirteen events, half a second apart: the last comes 6 s after the first, which came at 10 s.
    ended = SubtaskView(number=1, call=PICK_PLACE, line=2, verdict=DONE, seconds=6.25)
    assert view_of(WHOLE) == TaskView(
        task_id="t1",
        task=SENTENCE,
        state="done",
        program=PROGRAM,
        subtasks=(ended,),
        memory={"start": HOME},
        started_sec=10.0,
        elapsed_sec=6.0,
        verdict=FINISHED,
    )


def test_a_running_subtask_shows_the_call_within_it_and_its_phase():
    assert view_of(WHOLE[:8]).running == SubtaskView(number=1, call=PICK_PLACE, line=2, inner=PICK)
    assert view_of(WHOLE[:9]).running.phase == "descend"
    within_ended = view_of(WHOLE[:10]).running
    assert (within_ended.inner, within_ended.phase) == (None, "")
    assert view_of(WHOLE[:11]).running is None
    assert view_of(WHOLE[:11]).newest.verdict == DONE


def test_a_phase_that_comes_after_the_end_of_its_subtask_changes_nothing():
    before = view_of(WHOLE[:11])
    late = replace(WHOLE[8], stamp_sec=before.started_sec)
    assert fold(before, late) == before


def test_a_subtask_that_ends_without_having_started_is_in_view():
    happened = of_task(
        events.TaskStarted(task=SENTENCE),
        events.SubtaskEnded(number=3, line=7, call=TOUCH, verdict=MISSED, seconds=0.0),
    )
    assert view_of(happened).subtasks == (SubtaskView(number=3, call=TOUCH, line=7, verdict=MISSED),)


def test_an_answer_that_could_not_run_is_repaired():
    happened = of_task(events.TaskStarted(task=SENTENCE), events.PlannerAsked(repairing=True))
    assert view_of(happened).state == "repairing"


def test_a_stop_is_seen_before_the_end():
    happened = of_task(events.TaskStarted(task=SENTENCE), events.TaskStopping())
    assert view_of(happened).state == "stopping"
    stopped = Verdict(Outcome.STOPPED, "stopped on request")
    assert view_of([*happened, *of_task(events.TaskEnded(verdict=stopped))]).state == "stopped"


def test_another_task_begins_a_new_view():
    view = view_of(of_task(events.TaskStarted(task="go home"), task_id="t2"), view_of(WHOLE))
    assert view == TaskView(task_id="t2", task="go home", started_sec=10.0)


def test_a_resumed_task_begins_a_new_view_though_it_keeps_its_id():
    view = view_of(of_task(events.TaskStarted(task=SENTENCE)), view_of(WHOLE))
    assert view == TaskView(task_id="t1", task=SENTENCE, started_sec=10.0)


def test_a_subtask_that_overtakes_the_start_of_its_task_stays_in_view():
    started, subtask = WHOLE[0], WHOLE[6]
    assert [shown.number for shown in view_of([subtask, started]).subtasks] == [1]
    assert view_of([subtask, started]).task == SENTENCE


def test_phases_and_memory_are_taken_over_from_another_view_of_the_same_task():
    live = view_of(WHOLE[:9])
    feedback = replace(live, subtasks=(SubtaskView(number=1, call=PICK_PLACE, line=2),), memory={}, elapsed_sec=4.2)
    assert with_details(feedback, live) == replace(live, elapsed_sec=4.2)


def test_the_sentence_of_a_resumed_task_is_taken_over_and_none_is_no_sentence():
    live = view_of(WHOLE[:9])
    assert with_details(replace(live, task="resume last"), live).task == SENTENCE
    assert with_details(replace(live, task="a given program"), replace(live, task="")).task == "a given program"


def test_what_has_ended_stays_ended_though_another_view_is_behind():
    ended, behind = view_of(WHOLE), view_of(WHOLE[:9])
    assert with_details(ended, behind) == ended


def test_nothing_is_taken_over_from_another_task():
    view = TaskView(task="go home", state="planning")
    assert with_details(view, TaskView()) == view
    assert with_details(view, view_of(WHOLE)) == view
