"""Events of a task to and from ROS messages.

Events of subtasks are messages of their own; all else is in the latched state of the program, whose changes are events
again (`ProgramStateReader`). The measures of a verdict stay with the action's result.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import Any

from hcvla_interfaces.action import ExecuteSubtask, ExecuteTask
from hcvla_interfaces.msg import MemoryState, ProgramState
from hcvla_interfaces.msg import SubtaskEvent as SubtaskEventMsg

from hcvla.api import events
from hcvla.api.events import SubtaskEvent, TaskEvent
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.registry import Call
from hcvla.monitor.state import CONFIRMING, PLANNING, REPAIRING, RUNNING, STOPPING, SubtaskView, TaskView, fold
from hcvla.nodes.messages.checks import BadMessageError
from hcvla.nodes.messages.conversions import (
    arguments_from_msg,
    arguments_to_msg,
    measures_to_msg,
    outcome_to_msg,
    pose_from_msg,
    time_from_msg,
    time_to_msg,
    verdict_from_msg,
)
from hcvla.nodes.ros.node import BASE_FRAME

_KINDS = {
    events.SubtaskStarted: SubtaskEventMsg.STARTED,
    events.SubtaskEnded: SubtaskEventMsg.ENDED,
    events.SubtaskPhase: SubtaskEventMsg.PHASE,
    events.InnerStarted: SubtaskEventMsg.INNER_STARTED,
    events.InnerEnded: SubtaskEventMsg.INNER_ENDED,
}
_PLANNER_STATES = {PLANNING: False, REPAIRING: True}
_ENDS = {outcome.label: outcome for outcome in Outcome}
"""States of a program that ended."""

_Feedback = ExecuteSubtask.Feedback


# -- events of subtasks -----------------------------------------------------------------------------------------


def subtask_event_to_msg(event: SubtaskEvent, running: Call, base_frame: str = BASE_FRAME) -> SubtaskEventMsg:
    """Event to its message; `running` is the program's own call, which a phase does not say."""
    call = running if isinstance(event, events.SubtaskPhase) else event.call
    message = SubtaskEventMsg(
        task_id=event.task_id,
        call_id=event.number,
        kind=_KINDS[type(event)],
        label=call.label,
        function=call.function,
        arguments=arguments_to_msg(call),
        line=event.line,
    )
    message.header.stamp = time_to_msg(event.stamp_sec)
    message.header.frame_id = base_frame
    if isinstance(event, events.SubtaskPhase):
        message.phase = event.phase
    if isinstance(event, events.SubtaskEnded | events.InnerEnded):
        message.outcome = outcome_to_msg(event.verdict)
    if isinstance(event, events.SubtaskEnded):
        message.duration = float(event.seconds)
    return message


def subtask_event_from_msg(message: SubtaskEventMsg) -> SubtaskEvent:
    """Message to its event; its call is not checked against any robot API. Raises BadMessageError."""
    if message.kind not in _KINDS.values():
        raise BadMessageError("subtask event: kind", message.kind, "a constant of hcvla_interfaces/msg/SubtaskEvent")
    known: dict[str, Any] = {
        "task_id": message.task_id,
        "stamp_sec": time_from_msg(message.header.stamp),
        "number": message.call_id,
        "line": message.line,
    }
    if message.kind == SubtaskEventMsg.PHASE:
        return events.SubtaskPhase(**known, phase=message.phase)
    known["call"] = Call(message.function, arguments_from_msg(message.function, message.arguments))
    if message.kind == SubtaskEventMsg.STARTED:
        return events.SubtaskStarted(**known)
    if message.kind == SubtaskEventMsg.INNER_STARTED:
        return events.InnerStarted(**known)
    known["verdict"] = verdict_from_msg(message.outcome)
    if message.kind == SubtaskEventMsg.INNER_ENDED:
        return events.InnerEnded(**known)
    return events.SubtaskEnded(**known, seconds=message.duration)


# -- what a skill server says of the subtask that it carries out ------------------------------------------------


def skill_event_to_msg(event: TaskEvent, elapsed_sec: float) -> ExecuteSubtask.Feedback | None:
    """Event of a skill to its message, `elapsed_sec` after its start on the robot's clock [s]; None for others."""
    match event:
        case events.SubtaskPhase():
            return _Feedback(kind=_Feedback.PHASE, phase=event.phase, elapsed=elapsed_sec)
        case events.InnerStarted():
            return _Feedback(
                kind=_Feedback.INNER_STARTED,
                function=event.call.function,
                arguments=arguments_to_msg(event.call),
                elapsed=elapsed_sec,
            )
        case events.InnerEnded():
            return _Feedback(
                kind=_Feedback.INNER_ENDED,
                function=event.call.function,
                arguments=arguments_to_msg(event.call),
                outcome=outcome_to_msg(event.verdict),
                measures=measures_to_msg(event.verdict),
                elapsed=elapsed_sec,
            )
    return None


def skill_event_from_msg(message: ExecuteSubtask.Feedback) -> TaskEvent:
    """Message to the event of a skill, whose task and number the executor knows."""
    if message.kind == _Feedback.PHASE:
        return events.SubtaskPhase(phase=message.phase)
    call = Call(message.function, arguments_from_msg(message.function, message.arguments))
    if message.kind == _Feedback.INNER_STARTED:
        return events.InnerStarted(call=call)
    return events.InnerEnded(call=call, verdict=verdict_from_msg(message.outcome, message.measures))


# -- the state of the program -----------------------------------------------------------------------------------


def program_state_to_msg(view: TaskView, stamp_sec: float) -> ProgramState:
    """Return the state of a program from what is seen of its task, as of a time on the robot's clock [s]."""
    message = ProgramState(
        task_id=view.task_id,
        task=view.task,
        goal=view.goal,
        program=view.program,
        ahead=view.ahead,
        doubt=view.doubt,
        line=view.line,
        state=view.state,
    )
    message.header.stamp = time_to_msg(stamp_sec)
    return message


class ProgramStateReader:
    """Makes events of the states of a program: what each of them has that the one before had not."""

    def __init__(self) -> None:
        """Start without a task."""
        self._before = ProgramState()

    def read(self, message: ProgramState) -> list[TaskEvent]:
        """Return the events that lead from the state before to this one, in order."""
        before, self._before = self._before, message
        task_id, stamp_sec = message.task_id, time_from_msg(message.header.stamp)
        ended = message.state in _ENDS
        found: list[TaskEvent] = []
        if task_id != before.task_id or (before.state in _ENDS and not ended):
            before = ProgramState(task_id=task_id)
            found.append(events.TaskStarted(task_id=task_id, stamp_sec=stamp_sec, task=message.task))
        if message.goal and message.goal != before.goal:
            found.append(events.GoalStated(task_id=task_id, stamp_sec=stamp_sec, goal=message.goal))
        changed = message.state != before.state
        if message.program and (message.program != before.program or (changed and message.state == RUNNING)):
            found.append(events.ProgramWritten(task_id=task_id, stamp_sec=stamp_sec, program=message.program))
        if changed and message.state in _PLANNER_STATES:
            repairing = _PLANNER_STATES[message.state]
            found.append(events.PlannerAsked(task_id=task_id, stamp_sec=stamp_sec, repairing=repairing))
        if changed and message.state == CONFIRMING:
            shown = {"ahead": message.ahead, "doubt": message.doubt}
            found.append(events.ConfirmationAsked(task_id=task_id, stamp_sec=stamp_sec, **shown))
        if message.line and message.line != before.line:
            found.append(events.LineStarted(task_id=task_id, stamp_sec=stamp_sec, line=message.line))
        if changed and message.state == STOPPING:
            found.append(events.TaskStopping(task_id=task_id, stamp_sec=stamp_sec))
        if changed and ended:
            verdict = Verdict(_ENDS[message.state])
            found.append(events.TaskEnded(task_id=task_id, stamp_sec=stamp_sec, verdict=verdict))
        return found


def poses_stored_from_msg(message: MemoryState, stamp_sec: float) -> events.PosesStored:
    """Return what memory holds as an event; it does not know the robot's clock, so the reader gives the time [s]."""
    poses = {entry.key: pose_from_msg(entry.pose) for entry in message.poses}
    return events.PosesStored(task_id=message.task_id, stamp_sec=stamp_sec, poses=poses)


# -- what the client of a task sees -----------------------------------------------------------------------------


def task_feedback_to_msg(view: TaskView, trace: Sequence[SubtaskEventMsg], elapsed_sec: float) -> ExecuteTask.Feedback:
    """Return the action's feedback from what is seen, `elapsed_sec` after the goal on the system clock [s]."""
    return ExecuteTask.Feedback(
        state=view.state,
        goal=view.goal,
        program=view.program,
        ahead=view.ahead,
        doubt=view.doubt,
        line=view.line,
        subtask=view.running.call.label if view.running is not None else "",
        elapsed=elapsed_sec,
        trace=list(trace),
    )


def task_view_from_feedback(task: str, feedback: ExecuteTask.Feedback) -> TaskView:
    """Return what is seen of the task from the action's feedback."""
    return TaskView(
        # Before the first subtask nothing says which task it is.
        task_id=feedback.trace[0].task_id if feedback.trace else "",
        task=task,
        state=feedback.state,
        goal=feedback.goal,
        program=feedback.program,
        ahead=feedback.ahead,
        doubt=feedback.doubt,
        line=feedback.line,
        subtasks=_subtask_views(feedback.trace),
        elapsed_sec=feedback.elapsed,
    )


def task_view_from_result(task: str, result: ExecuteTask.Result) -> TaskView:
    """Return what is seen of the task at its end from the action's result."""
    verdict = verdict_from_msg(result.outcome)
    return TaskView(
        task_id=result.task_id,
        task=task,
        state=verdict.outcome.label,
        goal=result.goal,
        program=result.program,
        subtasks=_subtask_views(result.trace),
        elapsed_sec=result.wall_seconds,
        verdict=verdict,
    )


def _subtask_views(trace: Sequence[SubtaskEventMsg]) -> tuple[SubtaskView, ...]:
    return reduce(fold, map(subtask_event_from_msg, trace), TaskView()).subtasks
