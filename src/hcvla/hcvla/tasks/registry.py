"""Every task by name, found in the files of this package's folders; a new file is a new task."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from hcvla.api.errors import HcvlaError
from hcvla.api.excerpt import excerpt
from hcvla.tasks import l0, l1, l2, memory
from hcvla.tasks.families import FAMILIES
from hcvla.tasks.task import Task

_FOLDERS: tuple[ModuleType, ...] = (l0, l1, l2, memory)


class UnknownTaskError(HcvlaError):
    """No task of that name is registered."""

    def __init__(self, name: str) -> None:
        """Name the nearest, or all."""
        near = get_close_matches(name, TASKS, n=1)
        hint = f"did you mean '{near[0]}'?" if near else f"there are {', '.join(TASKS)}"
        super().__init__(f"there is no task '{excerpt(name)}'; {hint}")


def find_task(name: str) -> Task:
    """Return the task of that name; raise UnknownTaskError."""
    if name not in TASKS:
        raise UnknownTaskError(name)
    return TASKS[name]


def _declared() -> Iterator[Task]:
    for folder in _FOLDERS:
        for found in sorted(iter_modules(folder.__path__), key=lambda module: module.name):
            module = import_module(f"{folder.__name__}.{found.name}")
            yield from getattr(module, "TASKS", None) or (module.TASK,)


def _by_name() -> dict[str, Task]:
    tasks: dict[str, Task] = {}
    for task in _declared():
        if task.name in tasks:
            raise ValueError(f"two tasks are called '{task.name}'")
        tasks[task.name] = task
    return tasks


TASKS: Mapping[str, Task] = _by_name()
"""Every registered task by name: by level, then by file name."""

FAMILY_TASKS: Mapping[str, Task] = {
    name: task for family in FAMILIES for name, task in TASKS.items() if task.family == family
}
"""Those that belong to a family that the planner is taught, in the order of families."""

TRAINED_TASKS: Mapping[str, Task] = {name: task for name, task in TASKS.items() if not task.held_out}
"""Those that may be trained on."""
