"""What happens in a task, from the executor to recorder, command line, film and ROS messages: one vocabulary.

    TaskStarted  [GoalStated]  (PlannerAsked  [GoalStated]  written  (LineStarted  [subtask])*)*
    [TaskStopping]  TaskEnded
    written:  ProgramWritten  [ConfirmationAsked  ProgramWritten]
    subtask:  SubtaskStarted  (SubtaskPhase | InnerStarted  SubtaskPhase*  InnerEnded)*  SubtaskEnded

`PosesStored` may come at any line. A subscriber is a function of one event. It is called in order, one event at a
time, by the thread that moves the arm: it must return at once and not raise.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from hcvla.api.outcomes import Verdict
from hcvla.api.registry import Call
from hcvla.api.types import Pose


@dataclass(frozen=True, kw_only=True)
class _Event:
    """What all events have; the executor fills it in for those that a skill publishes."""

    task_id: str = ""
    stamp_sec: float = 0.0
    """On the robot's clock [s]."""


@dataclass(frozen=True, kw_only=True)
class TaskStarted(_Event):
    """A task was accepted and recorded, or an interrupted one continues."""

    task: str
    """The sentence; may be empty if a program was given."""


@dataclass(frozen=True, kw_only=True)
class PlannerAsked(_Event):
    """The planner is asked for the next lines."""

    repairing: bool = False
    """Whether its last answer could not run."""


@dataclass(frozen=True, kw_only=True)
class GoalStated(_Event):
    """A user or the planner said what must hold at the end; nothing has moved yet."""

    goal: str
    """In the language of hcvla.goals."""


@dataclass(frozen=True, kw_only=True)
class ProgramWritten(_Event):
    """Lines were added, passed every check and run now."""

    program: str
    """All lines of the task."""


@dataclass(frozen=True, kw_only=True)
class ConfirmationAsked(_Event):
    """Goal and program are there, and nothing moves until somebody confirms them."""

    ahead: str = ""
    """Lines that would follow those of the program if all goes well; empty: not known."""
    doubt: str = ""
    """Why the planner is not sure that this is what was meant; empty: it is."""


@dataclass(frozen=True, kw_only=True)
class LineStarted(_Event):
    """A line of the program makes an API call."""

    line: int
    """1-based."""


@dataclass(frozen=True, kw_only=True)
class PosesStored(_Event):
    """What the program remembers has changed."""

    poses: Mapping[str, Pose]
    """All of it, in the base frame."""


@dataclass(frozen=True, kw_only=True)
class _SubtaskEvent(_Event):
    """What all events of a subtask have; the executor fills it in for those that a skill publishes."""

    number: int = 0
    """Of the program's own call among the steps of the task, 1-based; lines that move nothing are steps too."""
    line: int = 0
    """Of the program, that makes this call, 1-based."""


@dataclass(frozen=True, kw_only=True)
class SubtaskStarted(_SubtaskEvent):
    """A call of the program was recorded and begins."""

    call: Call


@dataclass(frozen=True, kw_only=True)
class SubtaskPhase(_SubtaskEvent):
    """The skill does something else from now on."""

    phase: str
    """The skill's word: "approach", "descend", ..."""


@dataclass(frozen=True, kw_only=True)
class InnerStarted(_SubtaskEvent):
    """A call that the running one is made of begins."""

    call: Call


@dataclass(frozen=True, kw_only=True)
class InnerEnded(_SubtaskEvent):
    """A call that the running one is made of ended."""

    call: Call
    verdict: Verdict


@dataclass(frozen=True, kw_only=True)
class SubtaskEnded(_SubtaskEvent):
    """A call of the program ended, and that is recorded; without a start if it was done before an interruption."""

    call: Call
    verdict: Verdict
    seconds: float
    """On the robot's clock [s]."""


@dataclass(frozen=True, kw_only=True)
class TaskStopping(_Event):
    """A stop was requested; the task ends as soon as the arm is at rest."""


@dataclass(frozen=True, kw_only=True)
class TaskEnded(_Event):
    """The task ended; nothing follows. Comes alone if it was refused."""

    verdict: Verdict


SubtaskEvent = SubtaskStarted | SubtaskPhase | InnerStarted | InnerEnded | SubtaskEnded

TaskEvent = (
    TaskStarted
    | GoalStated
    | PlannerAsked
    | ProgramWritten
    | ConfirmationAsked
    | LineStarted
    | PosesStored
    | SubtaskEvent
    | TaskStopping
    | TaskEnded
)

EventSubscriber = Callable[[TaskEvent], None]


def ignore_event(event: TaskEvent) -> None:
    """Subscribe to nothing."""


def broadcast(*subscribers: EventSubscriber) -> EventSubscriber:
    """Return several subscribers as one; they are called in this order."""

    def publish(event: TaskEvent) -> None:
        for subscriber in subscribers:
            subscriber(event)

    return publish
