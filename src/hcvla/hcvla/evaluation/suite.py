"""Which tasks a name stands for; the one place where an evaluation meets the registry of tasks."""

from __future__ import annotations

from difflib import get_close_matches
from typing import get_args

from hcvla.api.errors import HcvlaError
from hcvla.tasks.registry import TASKS
from hcvla.tasks.splits import SPLITS, Split, SplitError
from hcvla.tasks.task import Level, Task

ALL = "all"
SUITES: dict[str, list[Task]] = {
    ALL: list(TASKS.values()),
    **{level: [task for task in TASKS.values() if task.level == level] for level in get_args(Level)},
}
"""Several tasks under one name: all, or those of a level."""


class UnknownSuiteError(HcvlaError):
    """No task, suite or split of that name is registered."""

    def __init__(self, what: str, name: str, known: list[str]) -> None:
        """Name the nearest, or all."""
        near = get_close_matches(name, known, n=1)
        hint = f"did you mean '{near[0]}'?" if near else f"there are {', '.join(known)}"
        super().__init__(f"there is no {what} '{name}'; {hint}")


def suite(name: str, split: Split | None = None) -> list[Task]:
    """Return the tasks of a suite's or a task's name, or of several joined by commas, that have episodes of a split.

    Raises UnknownSuiteError, and SplitError if a task that is named itself has none.
    """
    if split is not None and split not in SPLITS:
        raise UnknownSuiteError("split", split, list(SPLITS))
    chosen: dict[str, Task] = {}
    for part in (part.strip() for part in name.split(",")):
        if part in SUITES:
            chosen |= {task.name: task for task in SUITES[part] if split is None or split in task.splits}
        elif part not in TASKS:
            raise UnknownSuiteError("task or suite", part, [*SUITES, *TASKS])
        elif split is not None and split not in TASKS[part].splits:
            raise SplitError(part, split, TASKS[part].splits)
        else:
            chosen[part] = TASKS[part]
    if not chosen:
        raise UnknownSuiteError("task with that split in suite", name, list(SUITES))
    return list(chosen.values())
