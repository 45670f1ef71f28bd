"""ROS parameters from a frozen dataclass: its fields are the parameters, its defaults the only defaults."""

from __future__ import annotations

import dataclasses
import typing
from difflib import get_close_matches
from types import UnionType
from typing import Any, TypeVar

from rclpy.node import Node

from hcvla.api.errors import HcvlaError

Config = TypeVar("Config")

_FOREIGN = ("use_sim_time", "qos_overrides", "start_type_description_service")


class ParameterError(HcvlaError):
    """A parameter is unknown or of the wrong type; the node does not start."""

    @classmethod
    def unknown(cls, node: str, name: str, known: typing.Sequence[str]) -> ParameterError:
        """Name the parameter and the nearest valid one."""
        near = get_close_matches(name, known, n=1, cutoff=0.4)
        hint = f"did you mean '{near[0]}'?" if near else f"valid: {', '.join(known)}"
        return cls(f"{node}: unknown parameter '{name}'; {hint}")

    @classmethod
    def wrong_type(cls, node: str, name: str, found: object, expected: str) -> ParameterError:
        """Say what was found and what is expected."""
        return cls(f"{node}: parameter '{name}' is {found!r} ({type(found).__name__}), expected {expected}")


def read_parameters(node: Node, config: type[Config]) -> Config:
    """Return `config` filled from the node's parameter overrides; raise ParameterError for any that does not fit.

    Only scalar fields (bool, int, float, str, their Literals) and nested dataclasses of them are supported;
    a nested field `limits.speed` is the ROS parameter of that dotted name.
    """
    overrides = {name: parameter.value for name, parameter in node._parameter_overrides.items()}
    given = {name: value for name, value in overrides.items() if name.split(".")[0] not in _FOREIGN}
    known = [name for name, _, _ in _fields(config, "")]
    for name in given:
        if name not in known:
            raise ParameterError.unknown(node.get_name(), name, known)
    values = {}
    for name, annotation, default in _fields(config, ""):
        value = given.get(name, default)
        values[name] = _convert(node.get_name(), name, value, annotation)
        # The override was taken in above; an int given for a float would be refused here.
        node.declare_parameter(name, values[name], ignore_override=True)
    return _build(config, "", values)


def _fields(config: type, prefix: str) -> typing.Iterator[tuple[str, object, object]]:
    hints = typing.get_type_hints(config)
    for field in dataclasses.fields(config):  # type: ignore[arg-type]
        annotation = hints[field.name]
        if isinstance(annotation, type) and dataclasses.is_dataclass(annotation):
            yield from _fields(annotation, f"{prefix}{field.name}.")
            continue
        yield f"{prefix}{field.name}", annotation, _default(field)


def _default(field: dataclasses.Field) -> object:
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return field.default


def _build(config: type[Config], prefix: str, values: dict[str, object]) -> Config:
    hints = typing.get_type_hints(config)
    arguments: dict[str, Any] = {}
    for field in dataclasses.fields(config):  # type: ignore[arg-type]
        annotation = hints[field.name]
        if isinstance(annotation, type) and dataclasses.is_dataclass(annotation):
            arguments[field.name] = _build(annotation, f"{prefix}{field.name}.", values)
        else:
            arguments[field.name] = values[f"{prefix}{field.name}"]
    return config(**arguments)


def _convert(node: str, name: str, value: object, annotation: object) -> object:
    if typing.get_origin(annotation) in (typing.Union, UnionType):
        raise TypeError(f"config field '{name}': unions are not supported as ROS parameters")
    if typing.get_origin(annotation) is typing.Literal:
        choices = typing.get_args(annotation)
        if value in choices:
            return value
        raise ParameterError.wrong_type(node, name, value, "one of " + ", ".join(map(repr, choices)))
    if annotation is float and isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    if isinstance(annotation, type) and type(value) is annotation:
        return value
    expected = getattr(annotation, "__name__", str(annotation))
    raise ParameterError.wrong_type(node, name, value, expected)
