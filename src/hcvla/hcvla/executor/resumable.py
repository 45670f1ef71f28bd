"""Which tasks can be gone on with: those of this scene that were cut off, and not finished, given up or replaced."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from hcvla.api.errors import HcvlaError
from hcvla.api.excerpt import excerpt
from hcvla.api.outcomes import Outcome
from hcvla.executor.collaborators import Collaborators
from hcvla.executor.interrupted import SCENE_GONE, settled_scene
from hcvla.executor.latch import StopLatch
from hcvla.memory.journal import Journal
from hcvla.memory.records import TaskRecord, TaskState
from hcvla.memory.store import LAST

NOTHING_TO_RESUME = "no task here was interrupted and is still to be finished"


class NothingToResumeError(HcvlaError):
    """There is no task to go on with."""

    outcome = Outcome.BAD_ARGUMENT

    def __init__(self, elsewhere: Sequence[TaskRecord]) -> None:
        """Name the newest one of another scene, if there is one."""
        newest = f"; '{excerpt(elsewhere[0].text)}' was, but {SCENE_GONE}" if elsewhere else "; send a new one"
        super().__init__(f"{NOTHING_TO_RESUME}{newest}")


def resumable_here(
    journal: Journal, scene: Callable[[], str], wait: Callable[[float], None] = time.sleep
) -> list[TaskRecord]:
    """Return the tasks of this scene that can be gone on with, newest first; raise MemoryStoreError."""
    tasks = journal.resumable_tasks()
    now = settled_scene(tasks[0], scene, wait) if tasks else ""
    return [task for task in tasks if task.scene == now]


def task_to_resume(asked: str, collaborators: Collaborators, latch: StopLatch) -> str:
    """Return the id of the task that is meant by an id or by "last"; raise NothingToResumeError."""
    if asked != LAST:
        return asked
    tasks = resumable_here(collaborators.journal, collaborators.scene, latch.wait)
    if not tasks:
        raise NothingToResumeError(collaborators.journal.resumable_tasks())
    return tasks[0].task_id


def in_words(task: TaskRecord, now_sec: float) -> str:
    """Return a line about a task that was cut off: id, how, when, and its sentence; `now_sec` on the system clock."""
    how = "stopped" if task.state is TaskState.STOPPED else "interrupted"
    since_sec = now_sec - (task.started_sec if task.ended_sec is None else task.ended_sec)
    return f"{task.task_id}  {how} {_ago(since_sec)}: {excerpt(task.text) or 'a given program'}"


def _ago(seconds: float) -> str:
    """Return a duration until now [s] in words, rounded down."""
    for length, name in ((86400.0, "day"), (3600.0, "hour"), (60.0, "minute")):
        if seconds >= length:
            number = int(seconds // length)
            return f"{number} {name}{'s' * (number > 1)} ago"
    return "just now"
