"""Declared types as source text: shared by the stubs, the planner's text and the reference page."""

from __future__ import annotations

import typing
from types import NoneType, UnionType

from hcvla.api.registry import Function, Parameter


def annotation_text(annotation: object) -> str:
    """Return the type as it is written in a program, e.g. "Actor | Pose"."""
    origin = typing.get_origin(annotation)
    if origin in (typing.Union, UnionType):
        return " | ".join(annotation_text(option) for option in typing.get_args(annotation))
    if origin is typing.Literal:
        return "Literal[" + ", ".join(map(repr, typing.get_args(annotation))) + "]"
    if origin is not None:
        arguments = ", ".join(annotation_text(option) for option in typing.get_args(annotation))
        return f"{getattr(origin, '__name__', origin)}[{arguments}]"
    if annotation in (None, NoneType):
        return "None"
    return getattr(annotation, "__name__", str(annotation))


def parameter_text(parameter: Parameter) -> str:
    """Return a parameter as it is declared, e.g. "dx: float = 0.0"."""
    default = "" if parameter.required else f" = {parameter.default!r}"
    return f"{parameter.name}: {annotation_text(parameter.annotation)}{default}"


def signature_text(function: Function) -> str:
    """Return the declaration's first line without def and colon, e.g. "pick(actor: Actor) -> None"."""
    parameters = ", ".join(map(parameter_text, function.parameters))
    return f"{function.name}({parameters}) -> {annotation_text(function.returns)}"
