"""The object names inside a task instance: finding and replacing them."""

from __future__ import annotations

from hcvla.tasks.families import TaskInstance, color_of


def names_in(instance: TaskInstance) -> set[str]:
    """Return every object name of a task, the mats of a sort included."""
    found: set[str] = set()
    for slot, value in instance.slots.items():
        if slot == "direction":
            continue
        found |= set(value) if isinstance(value, tuple) else {value} if isinstance(value, str) else set()
    return found | {f"{color_of(name)} mat" for name in found if instance.family == "sort"}


def renamed(instance: TaskInstance, shown: dict[str, str]) -> TaskInstance:
    """Replace every name in the slots by the one in the listing."""

    def swap(value: object) -> object:
        if isinstance(value, tuple):
            return tuple(shown[name] for name in value)
        return shown.get(value, value) if isinstance(value, str) else value

    return TaskInstance(instance.family, {key: swap(value) for key, value in instance.slots.items()})  # type: ignore[misc]
