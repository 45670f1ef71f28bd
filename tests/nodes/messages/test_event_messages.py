"""Events of a task to ROS messages and back."""

from dataclasses import replace
from functools import reduce

import pytest
from hcvla_interfaces.msg import MemoryEntry, MemoryState, ProgramState

from hcvla.api import events
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.executor.result import SubtaskTrace, TaskResult
from hcvla.monitor.state import TaskView, fold
from hcvla.nodes.executor_topics import result_to_msg
from hcvla.nodes.messages import events as convert
from hcvla.nodes.messages.conversions import pose_to_msg
from published_task import DONE, FINISHED, HOME, MISSED, PICK, PICK_PLACE, PROGRAM, SENTENCE, WHOLE, of_task

pytestmark = pytest.mark.ros

OF_SUBTASK = [event for event in WHOLE if isinstance(event, events.SubtaskEvent)]
STOPPED = Verdict(Outcome.STOPPED, "stopped on request")


def name_of(event):
    return type(event).__name__


@pytest.mark.parametrize("event", OF_SUBTASK, ids=name_of)
def test_an_event_of_a_subtask_survives_its_message(event):
    assert convert.subtask_event_from_msg(convert.subtask_event_to_msg(event, PICK_PLACE)) == event


def test_a_message_about_a_phase_names_the_call_of_the_program():
    phase = next(event for event in OF_SUBTASK if isinstance(event, events.SubtaskPhase))
    message = convert.subtask_event_to_msg(phase, PICK_PLACE)
    assert (message.phase, message.label, message.function) == ("descend", PICK_PLACE.label, "pick_place")


@pytest.mark.parametrize(
    "event",
    [
        events.SubtaskPhase(phase="descend"),
        events.InnerStarted(call=PICK),
        events.InnerEnded(call=PICK, verdict=replace(MISSED, measures={"width_m": 0.001})),
    ],
    ids=name_of,
)
def test_what_a_skill_publishes_survives_the_skill_server_s_feedback(event):
    message = convert.skill_event_to_msg(event, 1.5)
    assert message.elapsed == 1.5
    assert convert.skill_event_from_msg(message) == event


def test_the_skill_server_says_nothing_of_tasks():
    assert convert.skill_event_to_msg(WHOLE[0], 1.5) is None


def shown(view):
    """Return what the state of a program says of a task."""
    return (view.task_id, view.task, view.program, view.ahead, view.doubt, view.line, view.state)


STOPPED_TASK = of_task(
    events.TaskStarted(task="go home"),
    events.PlannerAsked(),
    events.PlannerAsked(repairing=True),
    events.GoalStated(goal="tool_restored()"),
    events.ProgramWritten(program="go_home()\n"),
    events.ConfirmationAsked(ahead="pick(a)", doubt="not sure"),
    events.ProgramWritten(program="go_home()\n"),
    events.LineStarted(line=1),
    events.TaskStopping(),
    events.TaskEnded(verdict=STOPPED),
    task_id="t2",
)


@pytest.mark.parametrize("happened", [WHOLE, STOPPED_TASK, [*WHOLE, *STOPPED_TASK], [*WHOLE, *WHOLE]])
def test_whoever_reads_the_states_of_a_program_sees_at_every_moment_what_the_executor_sees(happened):
    reader, ours, theirs = convert.ProgramStateReader(), TaskView(), TaskView()
    for event in happened:
        ours = fold(ours, event)
        read = reader.read(convert.program_state_to_msg(ours, event.stamp_sec))
        assert all((found.task_id, found.stamp_sec) == (event.task_id, event.stamp_sec) for found in read)
        theirs = reduce(fold, read, theirs)
        assert shown(theirs) == shown(ours)


def test_states_of_a_program_become_the_events_that_made_them():
    reader, view, read = convert.ProgramStateReader(), TaskView(), []
    of_program = [event for event in STOPPED_TASK if not isinstance(event, events.SubtaskEvent)]
    for event in of_program:
        view = fold(view, event)
        read += reader.read(convert.program_state_to_msg(view, event.stamp_sec))
    # The words of the verdict are in the action's result only.
    assert read == [*of_program[:-1], replace(of_program[-1], verdict=Verdict(Outcome.STOPPED))]


def test_a_state_that_is_read_in_the_middle_of_a_task_brings_all_that_is_known_of_it():
    view = reduce(fold, WHOLE[:7], TaskView())
    read = convert.ProgramStateReader().read(convert.program_state_to_msg(view, 13.0))
    assert read == [
        events.TaskStarted(task_id="t1", stamp_sec=13.0, task=SENTENCE),
        events.ProgramWritten(task_id="t1", stamp_sec=13.0, program=PROGRAM),
        events.LineStarted(task_id="t1", stamp_sec=13.0, line=2),
    ]


def test_a_state_that_is_read_again_is_no_news():
    reader = convert.ProgramStateReader()
    message = ProgramState(task_id="t", task="go home", state="running", program="go_home()\n", line=1)
    assert reader.read(message)
    assert reader.read(message) == []


def test_what_memory_holds_is_an_event():
    message = MemoryState(task_id="t1", poses=[MemoryEntry(key="start", pose=pose_to_msg(HOME))])
    expected = events.PosesStored(task_id="t1", stamp_sec=12.5, poses={"start": HOME})
    assert convert.poses_stored_from_msg(message, 12.5) == expected


def test_the_client_of_a_task_sees_its_feedback():
    view = reduce(fold, WHOLE[:9], TaskView())
    started = convert.subtask_event_to_msg(WHOLE[6], PICK_PLACE)
    feedback = convert.task_feedback_to_msg(view, [started], 4.5)
    assert (feedback.subtask, feedback.state) == (PICK_PLACE.label, "running")
    seen = convert.task_view_from_feedback(SENTENCE, feedback)
    (subtask,) = seen.subtasks
    assert (seen.task_id, seen.task, seen.state, seen.program, seen.line, seen.elapsed_sec) == (
        "t1", SENTENCE, "running", PROGRAM, 2, 4.5,
    )  # fmt: skip
    assert (subtask.number, subtask.line, subtask.call, subtask.verdict) == (1, 2, PICK_PLACE, None)


def test_the_client_of_a_task_sees_its_result():
    steps = [SubtaskTrace(number=1, call=PICK_PLACE, line=2, verdict=DONE, seconds=6.25)]
    result = TaskResult(
        outcome=FINISHED.outcome,
        message=FINISHED.message,
        task=SENTENCE,
        task_id="t1",
        program=PROGRAM,
        steps=steps,
        wall_seconds=8.0,
    )
    seen = convert.task_view_from_result(SENTENCE, result_to_msg(result, 17.0))
    assert (seen.state, seen.verdict, seen.elapsed_sec, seen.program) == ("done", FINISHED, 8.0, PROGRAM)
    assert [(subtask.verdict, subtask.seconds) for subtask in seen.subtasks] == [(DONE, 6.25)]
