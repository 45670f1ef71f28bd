"""A tree of frozen dataclasses as a flat list of named settings, and the tree again with some of them changed.

A field `tracker.jump_m` of a nested dataclass is the setting of that dotted name. Defaults are those of the instance
that is asked, so that one class may be used with different ones (limits for simulation, limits for hardware).
"""

from __future__ import annotations

import dataclasses
import math
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from hcvla.api.errors import HcvlaError
from hcvla.configuration.docstrings import field_docstrings
from hcvla.configuration.errors import BadSettingError, ConfigurationError, UnknownSettingError
from hcvla.configuration.ranges import Range

Config = TypeVar("Config")
Value = bool | int | float | str | tuple
"""What a setting may be; a tuple is one of the others, all of one kind."""


@dataclass(frozen=True, kw_only=True)
class Setting:
    """One named value of a configuration."""

    name: str
    """Dotted path of the field."""
    type: Any
    """bool, int, float, str, a Literal of strings, or a tuple of one of these."""
    range: Range | None
    """Which numbers are allowed (in a tuple: each of them); None: any."""
    value: Value
    description: str
    """The docstring below the field."""

    @property
    def choices(self) -> tuple[str, ...]:
        """The words allowed by a Literal; empty for other types."""
        return typing.get_args(self.type) if typing.get_origin(self.type) is typing.Literal else ()


def settings_of(config: Any) -> list[Setting]:
    """Return every setting of a configuration with its present value, in the order of declaration."""
    return list(_settings(config, ""))


def with_values(config: Config, given: Mapping[str, object], where: str) -> Config:
    """Return a copy of `config` with the settings of these dotted names changed; `where` names it in messages.

    Raises UnknownSettingError, BadSettingError, or ConfigurationError for values that contradict each other.
    """
    known = {setting.name: setting for setting in settings_of(config)}
    for name in given:
        if name not in known:
            raise UnknownSettingError(where, name, list(known))
    changes = {name: _converted(where, known[name], value) for name, value in given.items()}
    try:
        return _changed(config, changes)
    except (HcvlaError, ValueError) as error:
        raise ConfigurationError(f"{where}: {error}") from error


def changes_between(before: Any, after: Any) -> dict[str, Value]:
    """Return the settings of `after` that differ from those of `before`, by dotted name."""
    known = {setting.name: setting.value for setting in settings_of(before)}
    return {setting.name: setting.value for setting in settings_of(after) if setting.value != known[setting.name]}


def check_ranges(config: Any) -> None:
    """Raise ConfigurationError if a number of a configuration is out of its range; for `__post_init__`."""
    for setting in settings_of(config):
        _converted(type(config).__name__, setting, setting.value)


@cache
def _types(config: type) -> dict[str, tuple[Any, Range | None]]:
    """Return field -> its type without annotations, and its range."""
    found = {}
    for name, hint in typing.get_type_hints(config, include_extras=True).items():
        plain, limits = _without_range(hint)
        if typing.get_origin(plain) is tuple:
            element, limits = _without_range(typing.get_args(plain)[0])
            length = None if typing.get_args(plain)[-1] is Ellipsis else len(typing.get_args(plain))
            plain = tuple[element, ...] if length is None else tuple[(element,) * length]  # type: ignore[valid-type,misc]
        found[name] = plain, limits
    return found


def _without_range(hint: Any) -> tuple[Any, Range | None]:
    if typing.get_origin(hint) is not typing.Annotated:
        return hint, None
    plain, *notes = typing.get_args(hint)
    return plain, next((note for note in notes if isinstance(note, Range)), None)


def _settings(config: Any, prefix: str) -> Iterator[Setting]:
    kind: Any = type(config)
    texts, types = field_docstrings(kind), _types(kind)
    for field in dataclasses.fields(config):
        name, value = f"{prefix}{field.name}", getattr(config, field.name)
        if dataclasses.is_dataclass(value):
            yield from _settings(value, f"{name}.")
            continue
        plain, limits = types[field.name]
        text = texts.get(field.name, "")
        yield Setting(name=name, type=plain, range=limits, value=value, description=text)


def _changed(config: Any, changes: Mapping[str, object]) -> Any:
    """Return a copy with changes applied from the leaves up, each part only once: its own checks see all of them."""
    fields: dict[str, Any] = {}
    parts: dict[str, dict[str, object]] = {}
    for name, value in changes.items():
        first, _, rest = name.partition(".")
        if rest:
            parts.setdefault(first, {})[rest] = value
        else:
            fields[first] = value
    for first, inner in parts.items():
        fields[first] = _changed(getattr(config, first), inner)
    return dataclasses.replace(config, **fields)


def _converted(where: str, setting: Setting, value: Any) -> object:
    """Return a value as the setting's type; raise BadSettingError."""
    if typing.get_origin(setting.type) is tuple:
        return _converted_tuple(where, setting, value)
    converted = _converted_scalar(setting.type, value)
    if converted is None or (setting.range is not None and converted not in setting.range):
        raise BadSettingError(where, setting.name, value, expected(setting))
    return converted


def _converted_tuple(where: str, setting: Setting, value: Any) -> tuple:
    element, *others = typing.get_args(setting.type)
    length = None if others and others[-1] is Ellipsis else 1 + len(others)
    if isinstance(value, str | bytes) or not isinstance(value, typing.Iterable):
        raise BadSettingError(where, setting.name, value, expected(setting))
    converted = tuple(_converted_scalar(element, item) for item in value)
    outside = setting.range is not None and any(item is not None and item not in setting.range for item in converted)
    if None in converted or outside or length not in (None, len(converted)):
        raise BadSettingError(where, setting.name, list(value), expected(setting))
    return converted


def _converted_scalar(kind: Any, value: Any) -> Any:
    """Return the value as this type, None if it is none; a whole number passes for a float."""
    if typing.get_origin(kind) is typing.Literal:
        return value if value in typing.get_args(kind) else None
    if kind is float:
        number = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
        return float(value) if number else None
    return value if type(value) is kind else None


def expected(setting: Setting) -> str:
    """Return what a setting may be, in words, e.g. "float, more than 0" or "one of 'slow', 'fast'"."""
    if setting.choices:
        return "one of " + ", ".join(map(repr, setting.choices))
    if typing.get_origin(setting.type) is tuple:
        element, *others = typing.get_args(setting.type)
        count = "a list" if others and others[-1] is Ellipsis else f"{1 + len(others)}"
        text = f"{count} of {element.__name__}" if count == "a list" else f"{count} numbers ({element.__name__})"
    else:
        text = setting.type.__name__
    return f"{text}, {setting.range}" if setting.range is not None else text
