"""The goal language as text for people, and for planners that are asked for a goal."""

from __future__ import annotations

import inspect

from hcvla.goals import goal as _declares
from hcvla.goals.language import PREDICATES, parameters, shown

assert _declares.SOURCES, "importing the parser declares the predicates"


def language_reference() -> str:
    """Return the goal language as text, one predicate a paragraph."""
    lines = ["Goals join predicates by and, or, not and parentheses; objects are named in quotes, e.g.", ""]
    lines += ["    on('red cube', 'green tray') and not near('red cube', 'blue cube', 0.1)", ""]
    lines += ["Every object named must also be at rest and released, except one named in held. Lengths in metres.", ""]
    lines += ["then(condition, condition, ...)", "    Each was true, one after the other, and the last one still is."]
    lines += ["once(condition)", "    It has been true at some time."]
    for name, function in PREDICATES.items():
        lines += [f"{name}({', '.join(map(shown, parameters(function)))})", f"    {inspect.getdoc(function)}"]
    return "\n".join(lines)
