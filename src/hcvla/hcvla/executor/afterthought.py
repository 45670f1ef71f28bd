"""A new task, also one about an earlier one: "no, the other tray", or "the green one" where it was asked which.

Two sentences are read as one about the table as it was when the first was said. So "the leftmost" stays what it was,
and a goal that compares with the start ("turned by 45 degrees") means the start of the first.
"""

from __future__ import annotations

import time
from dataclasses import replace

from hcvla.executor.collaborators import Collaborators
from hcvla.executor.request import TaskRequest, TaskTextError
from hcvla.memory.records import TaskRecord, new_task_id

_END = " .!?"


def new_task(asked: TaskRequest, collaborators: Collaborators) -> TaskRecord:
    """Return the record of a task that begins; raise HcvlaError if it is about an earlier one that there is not."""
    task = TaskRecord(
        task_id=new_task_id(),
        text=asked.task,
        program=asked.program,
        started_sec=time.time(),
        scene=collaborators.scene(),
    )
    if not asked.about:
        return task
    return afterthought(task, collaborators.journal.task(asked.about), collaborators.config.task_chars)


def afterthought(task: TaskRecord, earlier: TaskRecord, limit: int) -> TaskRecord:
    """Return a new task whose sentence is about an earlier one; raise TaskTextError.

    `limit`: most characters of both sentences. In another simulated scene the earlier places mean nothing.
    """
    if not earlier.text:
        raise TaskTextError(f"the task {earlier.task_id}", "a program without a sentence", "one that was said")
    text = f"{earlier.text.rstrip(_END)}, {task.text}"
    if len(text) > limit:
        raise TaskTextError(
            "the task with the one it is about", f"a text of {len(text)} characters", f"at most {limit}"
        )
    return replace(task, text=text, about=earlier.task_id, start=earlier.start if earlier.scene == task.scene else ())
