"""The grammar of a goal, derived from the predicates' declarations, for planners whose decoding is constrained.

Every text it allows is a goal over the names given, or none(), which says that nothing can be stated. It is written in
the subset of Lark that llguidance and servers with guided decoding take.
"""

from __future__ import annotations

import inspect
import json
import typing
from collections.abc import Callable, Sequence
from types import UnionType

from hcvla.goals.goal import SOURCES
from hcvla.goals.language import PREDICATES, ObjectName, parameters

assert SOURCES, "importing the goal declares the predicates"

NOTHING = "none()"
"""What says that no goal can be stated."""
MAX_PARTS = 8
"""Conditions joined by `and`."""
MAX_CHOICES = 4
"""Alternatives joined by `or`."""
MAX_OBJECTS = 4
"""Objects of a predicate that takes any number."""


def goal_grammar(names: Sequence[str]) -> str:
    """Return the Lark grammar of one goal over objects of these names."""
    if not names:
        return f"start: {_text(NOTHING)}\n"
    atoms = [atom for name, function in PREDICATES.items() if (atom := _atom(name, function, len(names)))]
    more = f"({_text(' and ')} condition)?"
    rules = {
        "start": f"{_text(NOTHING)} | goal",
        "goal": f"all ({_text(' or ')} all)" + "{0," + f"{MAX_CHOICES - 1}" + "}",
        "all": " ".join(["condition", *[more] * (MAX_PARTS - 1)]),
        "condition": f'atom | "not " atom | {_text("then(")} both (", " both)* {_text(")")}',
        "both": 'atom (" and " atom)? (" and " atom)?',
        "atom": " | ".join(atoms),
        "object": " | ".join(_text(repr(name)) for name in names),
        **_pairs(names),
        "number": '"-"? digit digit? digit? ("." digit digit? digit?)?',
        "digit": " | ".join(_text(digit) for digit in "0123456789"),
    }
    return "".join(f"{name}: {rule}\n" for name, rule in rules.items())


def _pairs(names: Sequence[str]) -> dict[str, str]:
    """Return the rules for two different objects: what is related to itself is no goal."""
    if len(names) < 2:
        return {}
    quoted = [_text(repr(name)) for name in names]
    others = {f"not{i}": " | ".join(other for other in quoted if other != name) for i, name in enumerate(quoted)}
    return {"pair": " | ".join(f"{name} {_text(', ')} not{i}" for i, name in enumerate(quoted)), **others}


def _atom(name: str, function: Callable, count: int) -> str:
    """Return the alternative of one predicate; empty if there are too few objects for it."""
    hints = typing.get_type_hints(function, include_extras=True)
    objects = [p for p in parameters(function) if hints[p.name] == ObjectName]
    if sum(p.kind is not inspect.Parameter.VAR_POSITIONAL for p in objects) > count:
        return ""
    written, first = _text(f"{name}("), True
    given = parameters(function)
    if len(objects) > 1 and given[:2] == objects[:2] and given[1].kind is not inspect.Parameter.VAR_POSITIONAL:
        written, given, first = f"{written} pair", given[2:], False
    for parameter in given:
        comma = "" if first else f"{_text(', ')} "
        value = "object" if hints[parameter.name] == ObjectName else _value(hints[parameter.name])
        if parameter.kind is inspect.Parameter.VAR_POSITIONAL:
            following = " ".join([f"({_text(', ')} object)?"] * MAX_OBJECTS)
            written += f" (object {following})?" if first else f" {following}"
        elif parameter.default is inspect.Parameter.empty:
            written += f" {comma}{value}"
        else:
            written += f" ({comma}{value})?"
        first = False
    return f"{written} {_text(')')}"


def _value(hint: object) -> str:
    options = typing.get_args(hint) if isinstance(hint, UnionType) or typing.get_origin(hint) else (hint,)
    words = [word for option in options for word in typing.get_args(option)]
    return "(" + " | ".join(_text(repr(word)) for word in words) + ")" if words else "number"


def _text(text: str) -> str:
    return json.dumps(text)
