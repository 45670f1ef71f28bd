"""The grammar of a planner's answer, derived from the API's declarations.

Every text it allows parses, passes the type check against the API's stubs, names only the objects and memory keys
given, and ends after one subtask call (or is done() or refuse('...')). It is written in the subset of Lark that
llguidance reads and that servers with guided decoding (vLLM) take: rules and string literals, nothing else.

Not covered: whether a call makes sense now (placing with an empty gripper); the executor judges that.
Lists (get_actors) have no place in an answer of one call and are left out.
"""

from __future__ import annotations

import json
import math
import types
import typing
from collections.abc import Iterable, Sequence

from hcvla.api.registry import Function, Kind, Parameter, Registry
from hcvla.api.types import Actor, Pose

REFUSALS = ("not understood", "not there", "ambiguous", "not possible", "not a request", "not English")
"""Reasons for refusing: no sense in it; an object that is not there; words that fit several; outside what the robot can
do; a question or talk; another language."""
MAX_ASSIGNMENTS = 4
"""Lines `pose_dict[...] = ...` before the subtask call."""
POSE_DEPTH = 2
"""How deep pose arithmetic may be nested."""


def grammar(registry: Registry, object_names: Iterable[str], memory_keys: Iterable[str] = ()) -> str:
    """Return the Lark grammar of one answer, for the objects that may be named and the keys that may be read."""
    return _Writer(registry, sorted(set(object_names)), sorted(set(memory_keys))).write()


class _Writer:
    def __init__(self, registry: Registry, names: Sequence[str], keys: Sequence[str]) -> None:
        self._names, self._keys = names, keys
        self._functions = list(registry.values())
        self._rules: dict[str, list[str]] = {}
        self._numbers: dict[tuple[float, float], str] = {}

    def write(self) -> str:
        actors = self._calls(lambda function: function.returns is Actor, depth=0)
        self._rule("actor", actors)
        for depth in range(POSE_DEPTH + 1):
            shallower = [f"pose{depth - 1}"] if depth and f"pose{depth - 1}" in self._rules else []
            poses = self._calls(lambda function: function.returns is Pose, depth)
            if depth == 0:
                poses += [f"{_text(f'pose_dict[{key!r}]')}" for key in self._keys]
            self._rule(f"pose{depth}", shallower + poses)
        subtasks = self._calls(lambda function: function.kind is Kind.SUBTASK, POSE_DEPTH + 1)
        self._rule("subtask", subtasks)
        self._rule("code", self._lines() if subtasks else [])
        self._rule("refusal", [_text(f"refuse({reason!r})") for reason in REFUSALS])
        answers = [name for name in ("code", "refusal") if name in self._rules]
        self._rules = {"start": [_text("done()"), *answers], **self._rules}
        return "\n".join(f"{name}: {' | '.join(alternatives)}" for name, alternatives in self._rules.items()) + "\n"

    def _rule(self, name: str, alternatives: Sequence[str]) -> None:
        if alternatives:
            self._rules[name] = list(alternatives)

    def _lines(self) -> list[str]:
        pose = f"pose{POSE_DEPTH}"
        if not self._names or pose not in self._rules:
            return ["subtask"]
        self._rule("key", [_text(repr(name)) for name in self._names])
        self._rule("assignment", [f'"pose_dict[" key "] = " {pose} {_text(chr(10))}'])
        return [" ".join(["assignment"] * count + ["subtask"]) for count in range(MAX_ASSIGNMENTS + 1)]

    def _calls(self, wanted: typing.Callable[[Function], bool], depth: int) -> list[str]:
        """Return one alternative for each wanted function that can be written, arguments not deeper than depth - 1."""
        calls = []
        for function in filter(wanted, self._functions):
            needs_pose = any(Pose in _options(p.annotation) for p in function.parameters if p.required)
            nested = needs_pose and function.kind is not Kind.SUBTASK
            if function.kind is not Kind.SUBTASK and nested != (depth > 0) and function.returns is Pose:
                continue
            arguments = self._arguments(function, depth)
            if arguments is not None:
                calls.append(f"{_text(function.name + '(')}{arguments} {_text(')')}")
        return calls

    def _arguments(self, function: Function, depth: int) -> str | None:
        """Return required arguments by position, then optional ones by position or name; None if one has no value."""
        required = [self._value(p, depth) for p in function.parameters if p.required]
        if any(value is None for value in required):
            return None
        optional = [p for p in function.parameters if not p.required and self._value(p, depth) is not None]
        parts = f" {_text(', ')} ".join(str(value) for value in required)
        tail = self._tail(function, optional, depth, first=not required)
        return f" {parts} {tail}".rstrip()

    def _tail(self, function: Function, optional: Sequence[Parameter], depth: int, *, first: bool) -> str:
        """Return the rule for the optional arguments from the first of `optional` on."""
        if not optional:
            return ""
        name = f"{function.name}_rest{depth}_{len(optional)}{'_first' if first else ''}"
        if name not in self._rules:
            comma = "" if first else f"{_text(', ')} "
            alternatives = ['""']
            head, rest = optional[0], self._tail(function, optional[1:], depth, first=False)
            alternatives.append(f"{comma}{self._value(head, depth)} {rest}".rstrip())
            alternatives += self._keywords(function, optional, depth, comma)
            self._rule(name, alternatives)
        return name

    def _keywords(self, function: Function, optional: Sequence[Parameter], depth: int, comma: str) -> list[str]:
        """Return alternatives that name an argument; only named ones may follow."""
        alternatives = []
        for index, parameter in enumerate(optional):
            rest = f"{function.name}_named{depth}_{len(optional) - index - 1}"
            later = optional[index + 1 :]
            if later and rest not in self._rules:
                self._rules[rest] = ['""']
                self._rules[rest] += self._keywords(function, later, depth, f"{_text(', ')} ")
            value = self._value(parameter, depth)
            alternatives.append(f"{comma}{_text(parameter.name + '=')} {value} {rest if later else ''}".rstrip())
        return alternatives

    def _value(self, parameter: Parameter, depth: int) -> str | None:
        """Return what may stand for the parameter, None if nothing can."""
        options = []
        for option in _options(parameter.annotation):
            if option is Actor:
                options += ["actor"] if "actor" in self._rules else []
            elif option is Pose:
                pose = f"pose{min(depth, POSE_DEPTH + 1) - 1}"
                options += [pose] if pose in self._rules else []
            elif option is bool:
                options += [_text("True"), _text("False")]
            elif option is float or option is int:
                options.append(self._number(parameter.low, parameter.high))
            elif option is str:
                options += [_text(repr(name)) for name in self._names]
            elif typing.get_origin(option) is typing.Literal:
                options += [_text(repr(choice)) for choice in typing.get_args(option)]
        if not options:
            return None
        return options[0] if len(options) == 1 else f"({' | '.join(options)})"

    def _number(self, low: float, high: float) -> str:
        """Return the rule for decimal numbers from low to high, to three places."""
        if (low, high) not in self._numbers:
            rule = self._numbers[low, high] = f"number{len(self._numbers)}"
            alternatives = []
            if high >= 0:
                alternatives.append(self._magnitude(f"{rule}_up", high))
            if low < 0:
                alternatives.append(f'"-" {self._magnitude(f"{rule}_down", -low)}')
            self._rule(rule, alternatives)
        return self._numbers[low, high]

    def _magnitude(self, name: str, limit: float) -> str:
        whole = 9999 if math.isinf(limit) else math.floor(limit)
        self._rules.setdefault("digit", [_text(digit) for digit in "0123456789"])
        fraction = '("." digit | "." digit digit | "." digit digit digit)'
        below = [_digits(pattern) for pattern in _up_to(whole - 1)]
        self._rule(name, [_text(str(whole)), *below, *[f"{pattern} {fraction}" for pattern in below]])
        return name


def _up_to(limit: int) -> list[list[str]]:
    """Return digit patterns that together match the whole numbers 0..limit, each a list of allowed digits a place."""
    if limit < 0:
        return []
    text, patterns = str(limit), []
    for length in range(1, len(text)):
        patterns.append(["0123456789" if length == 1 else "123456789", *["0123456789"] * (length - 1)])
    for place, digit in enumerate(text):
        lowest = 1 if place == 0 and len(text) > 1 else 0
        smaller = "".join(map(str, range(lowest, int(digit))))
        if smaller:
            patterns.append([*text[:place], smaller, *["0123456789"] * (len(text) - place - 1)])
    return [*patterns, list(text)]


def _digits(pattern: Sequence[str]) -> str:
    parts = []
    for allowed in pattern:
        if allowed == "0123456789":
            parts.append("digit")
        else:
            parts.append(f"({' | '.join(map(_text, allowed))})" if len(allowed) > 1 else _text(allowed))
    return " ".join(parts)


def _options(annotation: object) -> tuple[object, ...]:
    is_union = typing.get_origin(annotation) in (typing.Union, types.UnionType)
    return typing.get_args(annotation) if is_union else (annotation,)


def _text(text: str) -> str:
    return json.dumps(text)
