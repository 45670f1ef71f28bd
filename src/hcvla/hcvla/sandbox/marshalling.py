"""Values crossing between the program's classes and the host's: only plain data passes, all of it checked."""

from __future__ import annotations

import dataclasses
import math
import reprlib
from collections.abc import Mapping
from typing import Any

from pydantic_monty import MontyClassProxy

from hcvla.api.errors import BadArgumentError
from hcvla.api.stubs import MEMORY_NAME
from hcvla.api.types import Actor, Pose, Value
from hcvla.sandbox.limits import BudgetExceededError, SandboxLimits

_POSE_FIELDS = tuple(field.name for field in dataclasses.fields(Pose))
_EXACT_INTEGER = 2**53
_SHORT = reprlib.Repr()
_SHORT.maxlevel, _SHORT.maxother = 2, 60


@dataclasses.dataclass(frozen=True)
class Foreign:
    """A value no API function takes; it only knows how to be shown in the message that refuses it."""

    shown: str

    def __repr__(self) -> str:
        """Return the short form."""
        return self.shown


def to_program(value: object) -> tuple[str, object]:
    """Return what the prelude's `_back` turns into the program's own classes."""
    if isinstance(value, Pose):
        return "pose", tuple(float(getattr(value, field)) for field in _POSE_FIELDS)
    if isinstance(value, Actor):
        return "actor", value.name
    if isinstance(value, list | tuple):
        return "list", [to_program(item) for item in value]
    return "plain", value


def from_program(value: object, limits: SandboxLimits) -> Value | Foreign:
    """Return the host's form of an argument; what cannot be one comes back as Foreign for `bind` to refuse."""
    if value is None or isinstance(value, bool | float):
        return value
    if isinstance(value, int):
        return value if abs(value) <= _EXACT_INTEGER else Foreign("an integer beyond 2**53")
    if isinstance(value, str):
        return value if len(value) <= limits.text_chars else Foreign(f"a text of {len(value)} characters")
    if isinstance(value, MontyClassProxy):
        return _from_class(value, limits)
    return Foreign(_SHORT.repr(value))


def memory_from_program(raw: object, limits: SandboxLimits) -> dict[str, Pose]:
    """Return pose_dict with every entry checked; raise BadArgumentError or BudgetExceededError."""
    entries = raw_memory(raw, limits)
    return checked_memory({key: from_program(value, limits) for key, value in entries.items()}, limits)


def raw_memory(raw: object, limits: SandboxLimits) -> Mapping[Any, object]:
    """Return pose_dict as it crossed, its entries unchecked: decoding is left to whoever reads it."""
    if not isinstance(raw, Mapping):
        raise BadArgumentError(MEMORY_NAME, "value", _SHORT.repr(raw), "a dict from text to Pose")
    _refuse_crowd(raw, limits)
    return raw


def checked_memory(memory: Mapping[Any, object], limits: SandboxLimits) -> dict[str, Pose]:
    """Return the memory if each entry is a pose of finite numbers under a short text; raise like the above."""
    _refuse_crowd(memory, limits)
    checked: dict[str, Pose] = {}
    for key, pose in memory.items():
        if not isinstance(key, str) or len(key) > limits.text_chars or not isinstance(pose, Pose):
            raise BadArgumentError(MEMORY_NAME, _SHORT.repr(key), pose, "a Pose under a short text")
        if not all(math.isfinite(getattr(pose, field)) for field in _POSE_FIELDS):
            raise BadArgumentError(MEMORY_NAME, key, pose, "a Pose of finite numbers")
        checked[key] = pose
    return checked


def _refuse_crowd(memory: Mapping[Any, object], limits: SandboxLimits) -> None:
    if len(memory) > limits.remembered_poses:
        raise BudgetExceededError(f"{MEMORY_NAME} has {len(memory)} entries, more than {limits.remembered_poses}")


def _from_class(proxy: MontyClassProxy, limits: SandboxLimits) -> Pose | Actor | Foreign:
    attributes = proxy.attributes
    if proxy.name == "Pose":
        numbers = [attributes.get(field) for field in _POSE_FIELDS]
        if set(map(type, numbers)) == {float}:
            return Pose(*numbers)  # type: ignore[arg-type]  # the usual case, fast
        if all(_is_number(number) for number in numbers):
            return Pose(*map(float, numbers))  # type: ignore[arg-type]
    if proxy.name == "Actor":
        name = attributes.get("name")
        if isinstance(name, str) and len(name) <= limits.text_chars:
            return Actor(name)
    return Foreign(f"a {proxy.name}({_SHORT.repr(attributes)})"[:200])


def _is_number(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return isinstance(value, float) or abs(value) <= _EXACT_INTEGER
