"""What memory holds: tasks, steps, poses, and the point at which a task can be continued.

Stamps are on the system clock [s since 1970]; poses are in the robot's base frame.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.registry import Call
from hcvla.api.types import NamedObject, Pose


class TaskState(StrEnum):
    """How a task stands; the words of hcvla_interfaces/msg/MemoryState."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"
    RESUMABLE = "resumable"
    """Interrupted by something outside the task: a killed process, a lost node or camera."""

    @property
    def continues(self) -> bool:
        """Whether a task in this state can be resumed."""
        return self not in (TaskState.DONE, TaskState.FAILED)


@dataclass(frozen=True, kw_only=True)
class TaskRecord:
    """One task as it was given and how it ended."""

    task_id: str
    text: str
    """The sentence."""
    program: str = ""
    """The program given with it; empty if the planner writes it."""
    state: TaskState = TaskState.RUNNING
    started_sec: float = 0.0
    ended_sec: float | None = None
    outcome: Outcome | None = None
    message: str = ""
    goal: str = ""
    """What must hold at the end, in the language of hcvla.goals; empty as long as no one stated it."""
    start: Sequence[NamedObject] = ()
    """What was seen before anything moved; empty for a given program without a goal."""
    scene: str = ""
    """Which simulated scene it is about; empty on a real arm, whose table outlives every process."""
    about: str = ""
    """Id of the earlier task that its sentence corrects or completes, and so replaces; empty if it stands alone."""


@dataclass(frozen=True, kw_only=True)
class StepRecord:
    """One step of a task: a subtask call, or code that needed none."""

    task_id: str
    number: int
    """1-based within the task."""
    block: int
    """1-based number of the planner's answer that the step belongs to; 1 throughout for a given program."""
    code: str
    """The whole answer (or given program) that the step belongs to."""
    line: int = 0
    """1-based line of `code` that makes the call; 0 without a call."""
    call: Call | None = None
    started_sec: float = 0.0
    verdict: Verdict | None = None
    """None as long as the step has started but not ended."""
    ended_sec: float | None = None

    @property
    def the_call(self) -> Call:
        """The call of a step that is known to have one."""
        assert self.call is not None, "this step is code without a subtask"
        return self.call


@dataclass(frozen=True)
class RememberedPose:
    """One pose that a task remembers."""

    key: str
    pose: Pose
    source: str = "program"
    """program, perception or user."""
    stamp_sec: float = 0.0


@dataclass(frozen=True, kw_only=True)
class ResumePoint:
    """Everything needed to continue a task where it was interrupted."""

    task: TaskRecord
    steps: Sequence[StepRecord] = ()
    """In order; the last one may have started but not ended."""
    snapshot: bytes | None = None
    """The interpreter as it waited for the call of step `snapshot_step`; None before the first step."""
    snapshot_step: int = 0
    poses: Mapping[str, Pose] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class MemoryState:
    """What memory holds of the newest task; the content of the latched topic."""

    task_id: str = ""
    task: str = ""
    state: str = ""
    """A TaskState; empty if memory holds no task."""
    poses: Sequence[RememberedPose] = ()
    steps: Sequence[str] = ()
    """Calls of the finished steps as program text, in order."""


def new_task_id() -> str:
    """Return a fresh task id that sorts by time, e.g. "20261122-161501-3fa9c1"."""
    return time.strftime("%Y%m%d-%H%M%S-", time.gmtime()) + secrets.token_hex(3)
