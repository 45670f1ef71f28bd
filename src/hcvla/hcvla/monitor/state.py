"""What a person sees of a task, folded from its events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from hcvla.api import events
from hcvla.api.events import TaskEvent
from hcvla.api.outcomes import Verdict
from hcvla.api.registry import Call
from hcvla.api.types import Pose

STARTING, PLANNING, REPAIRING, CONFIRMING = "starting", "planning", "repairing", "waiting for confirmation"
RUNNING, STOPPING = "running", "stopping"
UNDER_WAY = (STARTING, PLANNING, REPAIRING, CONFIRMING, RUNNING, STOPPING)
"""States of a task that has not ended; afterwards the state is the outcome's label."""


@dataclass(frozen=True, kw_only=True)
class SubtaskView:
    """One call of the program."""

    number: int
    """1-based within the task."""
    call: Call
    line: int
    """1-based line of the program that makes the call."""
    phase: str = ""
    """What the skill does now; empty before it says so, and after the end."""
    inner: Call | None = None
    """The call that carries this one out now, if it is made of others."""
    verdict: Verdict | None = None
    """None while it runs."""
    seconds: float = 0.0
    """How long it took, on the robot's clock [s]."""


@dataclass(frozen=True, kw_only=True)
class TaskView:
    """Everything that is shown of one task."""

    task_id: str = ""
    task: str = ""
    """The sentence."""
    state: str = STARTING
    """One of the states above; at the end the outcome's label."""
    goal: str = ""
    """What must hold at the end; empty as long as no one stated it."""
    program: str = ""
    ahead: str = ""
    """Lines that would follow if all goes well; only while a confirmation is waited for."""
    doubt: str = ""
    """Why the planner is not sure that this is what was meant; only while a confirmation is waited for."""
    waiting: str = ""
    """Why the planner does not answer yet, as far as that is known; empty if nothing is wrong with it."""
    line: int = 0
    """1-based running line; 0 if none runs."""
    subtasks: tuple[SubtaskView, ...] = ()
    memory: Mapping[str, Pose] = field(default_factory=dict)
    """What the program remembers."""
    started_sec: float = 0.0
    """On the robot's clock [s]."""
    elapsed_sec: float = 0.0
    """From the start to the newest event [s]."""
    verdict: Verdict | None = None
    """How the task ended; None while it runs."""

    @property
    def newest(self) -> SubtaskView | None:
        """The newest subtask, running or ended."""
        return self.subtasks[-1] if self.subtasks else None

    @property
    def running(self) -> SubtaskView | None:
        """The subtask that runs now."""
        newest = self.newest
        return newest if newest is not None and newest.verdict is None else None


def fold(view: TaskView, event: TaskEvent) -> TaskView:
    """Return the view after one more event; an event of another task begins a new view."""
    if _begins_another(view, event):
        view = TaskView(task_id=event.task_id, started_sec=event.stamp_sec)
    view = _changed(view, event)
    return replace(view, elapsed_sec=max(view.elapsed_sec, event.stamp_sec - view.started_sec))


def with_details(view: TaskView, live: TaskView) -> TaskView:
    """Return a view with what only another one of the same task has: sentence, phases, inner calls, what is remembered.

    Who resumes a task does not say its sentence.
    """
    if not view.task_id or view.task_id != live.task_id:
        return view
    running = {subtask.number: subtask for subtask in live.subtasks if subtask.verdict is None}
    subtasks = (shown if shown.verdict is not None else running.get(shown.number, shown) for shown in view.subtasks)
    return replace(view, task=live.task or view.task, subtasks=tuple(subtasks), memory=live.memory)


def _begins_another(view: TaskView, event: TaskEvent) -> bool:
    # A resumed task keeps its id, and on topics a subtask may overtake the start of its task.
    again = isinstance(event, events.TaskStarted) and view.verdict is not None
    return event.task_id != view.task_id or again


def _changed(view: TaskView, event: TaskEvent) -> TaskView:
    match event:
        case events.TaskStarted():
            return replace(view, task=event.task, started_sec=event.stamp_sec)
        case events.PlannerAsked():
            return replace(view, state=REPAIRING if event.repairing else PLANNING, line=0)
        case events.GoalStated():
            return replace(view, goal=event.goal)
        case events.ProgramWritten():
            return replace(view, program=event.program, ahead="", doubt="", state=RUNNING)
        case events.ConfirmationAsked():
            return replace(view, ahead=event.ahead, doubt=event.doubt, state=CONFIRMING)
        case events.LineStarted():
            return replace(view, line=event.line)
        case events.PosesStored():
            return replace(view, memory=dict(event.poses))
        case events.TaskStopping():
            return replace(view, state=STOPPING)
        case events.TaskEnded():
            return replace(view, state=event.verdict.outcome.label, ahead="", doubt="", line=0, verdict=event.verdict)
        case _:
            return replace(view, subtasks=_with_subtask(view.subtasks, event))


def _with_subtask(subtasks: tuple[SubtaskView, ...], event: events.SubtaskEvent) -> tuple[SubtaskView, ...]:
    match event:
        case events.SubtaskStarted() | events.SubtaskEnded():
            # One that a resumed task finds done already ends without having started.
            others = tuple(subtask for subtask in subtasks if subtask.number != event.number)
            shown = SubtaskView(number=event.number, call=event.call, line=event.line)
            if isinstance(event, events.SubtaskEnded):
                shown = replace(shown, verdict=event.verdict, seconds=event.seconds)
            return (*others, shown)
    if not subtasks or subtasks[-1].number != event.number or subtasks[-1].verdict is not None:
        return subtasks
    running = subtasks[-1]
    match event:
        case events.SubtaskPhase():
            running = replace(running, phase=event.phase)
        case events.InnerStarted():
            running = replace(running, inner=event.call, phase="")
        case events.InnerEnded():
            running = replace(running, inner=None, phase="")
    return (*subtasks[:-1], running)
