"""Values crossing between the program's classes and the host's: only plain data passes, all of it checked."""

from __future__ import annotations

import dataclasses
import reprlib

from pydantic_monty import MontyClassProxy

from hcvla.api.types import Actor, Pose, Value
from hcvla.sandbox.limits import SandboxLimits

POSE_FIELDS = tuple(field.name for field in dataclasses.fields(Pose))
_EXACT_INTEGER = 2**53
_SHORT = reprlib.Repr()
_SHORT.maxlevel, _SHORT.maxother = 2, 60
shortened = _SHORT.repr
"""A foreign value as it may stand in a message."""


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
        return "pose", tuple(float(getattr(value, field)) for field in POSE_FIELDS)
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
    return Foreign(shortened(value))


def _from_class(proxy: MontyClassProxy, limits: SandboxLimits) -> Pose | Actor | Foreign:
    attributes = proxy.attributes
    if proxy.name == "Pose":
        numbers = [attributes.get(field) for field in POSE_FIELDS]
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
