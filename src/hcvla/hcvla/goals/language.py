"""What predicates are declared with: the register of all, and the kinds of their arguments."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Annotated, Literal

ObjectName = Annotated[str, "object"]
Side = Literal["left", "right", "front", "behind"]

PREDICATES: dict[str, Callable[..., bool]] = {}
"""Every predicate by name; the first argument of each is the facts."""


def predicate(function: Callable[..., bool]) -> Callable[..., bool]:
    """Register a predicate: its signature and docstring are the language."""
    PREDICATES[function.__name__.rstrip("_")] = function
    return function


def parameters(function: Callable) -> list[inspect.Parameter]:
    """Return the arguments of a predicate, without the facts."""
    return list(inspect.signature(function).parameters.values())[1:]


def shown(parameter: inspect.Parameter) -> str:
    """Return an argument as people write it."""
    star = "*" if parameter.kind is inspect.Parameter.VAR_POSITIONAL else ""
    default = "" if parameter.default is inspect.Parameter.empty else f"={parameter.default!r}"
    return f"{star}{parameter.name}{default}"
