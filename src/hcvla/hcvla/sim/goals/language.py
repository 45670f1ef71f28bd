"""What predicates are declared with: the register of all, and the kinds of their arguments."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Literal

Thing = Annotated[str, "object"]
Side = Literal["left", "right", "front", "behind"]
SIDES = {"left": (0.0, 1.0), "right": (0.0, -1.0), "front": (-1.0, 0.0), "behind": (1.0, 0.0)}
"""Directions over the table as seen by the robot: front is nearer to it."""

PREDICATES: dict[str, Callable[..., bool]] = {}
"""Every predicate by name; the first argument of each is the history."""


def predicate(function: Callable[..., bool]) -> Callable[..., bool]:
    """Register a predicate: its signature and docstring are the language."""
    PREDICATES[function.__name__.rstrip("_")] = function
    return function
