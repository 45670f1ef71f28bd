"""The goal language: boolean expressions over predicates, tested in the simulator's truth.

A goal is Python-like text: predicates of hcvla.sim.relations with object names as strings, joined by and, or, not.
It holds when the expression is true and every object it names is at rest and released (objects named in `held`
excepted). Truth is for goal tests only; no skill, planner or perception reads it.
"""

from __future__ import annotations

import ast
import inspect
import math
import typing
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from textwrap import shorten
from types import UnionType

from hcvla.api.outcomes import HcvlaError
from hcvla.sim.history import History
from hcvla.sim.relations import PREDICATES, Thing
from hcvla.sim.scene import unknown
from hcvla.sim.simulation import Simulation

MAX_GOAL_LENGTH = 4000
_MAY_MOVE = {"held"}
"""Predicates whose objects need not be at rest."""

Test = Callable[[History], bool]


class GoalError(HcvlaError):
    """A goal that does not parse, or names what does not exist."""

    def __init__(self, reason: str) -> None:
        """Prefix the reason."""
        super().__init__(f"goal: {reason}")


@dataclass(frozen=True)
class Part:
    """One of the conditions that a goal joins by `and`."""

    text: str
    test: Test


@dataclass(frozen=True)
class Goal:
    """A parsed goal, bound to the names of a scene."""

    text: str
    parts: tuple[Part, ...]
    names: frozenset[str]
    """Objects it speaks of."""
    resting: frozenset[str]
    """Those among them that must be at rest and released."""

    @classmethod
    def parse(cls, text: str, names: Sequence[str]) -> Goal:
        """Return the goal written as `text` over objects called `names`; raise GoalError in one line."""
        return _Parser(text, tuple(names)).goal()

    def holds(self, history: History) -> bool:
        """Whether every part is true and everything it speaks of has come to rest."""
        return all(part.test(history) for part in self.parts) and all(map(history.rests, self.resting))


class GoalMonitor:
    """Watches a goal in a simulation from now on; call `update` at every control step."""

    def __init__(self, goal: Goal, simulation: Simulation) -> None:
        """Take the present state as the start."""
        self.goal = goal
        self._simulation = simulation
        self._generation = simulation.generation
        self.history = History(simulation.truth(), simulation.T_base_tool)
        self.steady_updates = 0
        """For how many updates in a row the goal has held."""

    def update(self) -> bool:
        """Take note of the present; return whether the goal holds now."""
        if self._simulation.generation != self._generation:
            raise GoalError("the scene was replaced while it was watched; begin anew")
        with self._simulation.lock:
            self.history.update(self._simulation.truth(), self._simulation.T_base_tool)
        holds = self.goal.holds(self.history)
        self.steady_updates = self.steady_updates + 1 if holds else 0
        return holds

    def holds(self) -> bool:
        """Whether the goal held at the newest update (or at the start, before the first)."""
        return self.goal.holds(self.history)

    def parts(self) -> list[tuple[str, bool]]:
        """Return each and-ed condition with whether it was true at the newest update."""
        return [(part.text, part.test(self.history)) for part in self.goal.parts]


def language_reference() -> str:
    """Return the goal language as text for people, one predicate a paragraph."""
    lines = ["Goals join predicates by and, or, not and parentheses; objects are named in quotes, e.g.", ""]
    lines += ["    on('red cube', 'green tray') and not near('red cube', 'blue cube', 0.1)", ""]
    lines += ["Every object named must also be at rest and released, except one named in held. Lengths in metres.", ""]
    for name, function in PREDICATES.items():
        shown = ", ".join(_shown(parameter) for parameter in _parameters(function))
        lines += [f"{name}({shown})", f"    {inspect.getdoc(function)}"]
    return "\n".join(lines)


def _parameters(function: Callable) -> list[inspect.Parameter]:
    return list(inspect.signature(function).parameters.values())[1:]


def _shown(parameter: inspect.Parameter) -> str:
    star = "*" if parameter.kind is inspect.Parameter.VAR_POSITIONAL else ""
    default = "" if parameter.default is inspect.Parameter.empty else f"={parameter.default!r}"
    return f"{star}{parameter.name}{default}"


class _Parser:
    """Turns text into a Goal; only the nodes handled here are allowed."""

    def __init__(self, text: str, names: tuple[str, ...]) -> None:
        self._text, self._names = text.strip(), names
        self._used: set[str] = set()
        self._resting: set[str] = set()

    def goal(self) -> Goal:
        if not self._text:
            raise GoalError("it is empty; expected e.g. on('red cube', 'green tray')")
        if len(self._text) > MAX_GOAL_LENGTH:
            raise GoalError(f"it has {len(self._text)} characters, expected at most {MAX_GOAL_LENGTH}")
        try:
            body = ast.parse(self._text, mode="eval").body
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            where = f" at column {error.offset}" if isinstance(error, SyntaxError) and error.offset else ""
            raise GoalError(f"it does not parse{where}: {shorten(self._text, 80)!r}") from None
        conjuncts = body.values if isinstance(body, ast.BoolOp) and isinstance(body.op, ast.And) else [body]
        try:
            parts = tuple(Part(ast.unparse(node), self._test(node)) for node in conjuncts)
        except RecursionError:
            raise GoalError("it is nested too deeply") from None
        return Goal(self._text, parts, frozenset(self._used), frozenset(self._resting))

    def _test(self, node: ast.expr) -> Test:
        if isinstance(node, ast.BoolOp):
            tests = [self._test(value) for value in node.values]
            if isinstance(node.op, ast.And):
                return lambda history: all(test(history) for test in tests)
            return lambda history: any(test(history) for test in tests)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            inner = self._test(node.operand)
            return lambda history: not inner(history)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            return self._call(node, node.func.id)
        raise GoalError(f"{ast.unparse(node)!r} is not a condition; expected predicates joined by and, or, not")

    def _call(self, node: ast.Call, name: str) -> Test:
        function = PREDICATES.get(name)
        if function is None:
            raise GoalError(unknown("predicate", name, tuple(PREDICATES), "expression"))
        if any(keyword.arg is None for keyword in node.keywords):
            raise GoalError(f"{name}: arguments are given one by one")
        positional = [_value(name, argument) for argument in node.args]
        named = {str(keyword.arg): _value(name, keyword.value) for keyword in node.keywords}
        try:
            bound = inspect.signature(function).bind(None, *positional, **named)
        except TypeError:
            shown = ", ".join(_shown(parameter) for parameter in _parameters(function))
            raise GoalError(f"{ast.unparse(node)} does not fit {name}({shown})") from None
        self._check(name, function, bound)
        return lambda history: function(history, *bound.args[1:], **bound.kwargs)

    def _check(self, name: str, function: Callable, bound: inspect.BoundArguments) -> None:
        hints = typing.get_type_hints(function, include_extras=True)
        objects = [bound.arguments.get(p.name) for p in _parameters(function) if hints[p.name] == Thing]
        if len(objects) > 1 and objects[0] == objects[1]:
            raise GoalError(f"{name} relates two objects, found {objects[0]!r} twice")
        for parameter in _parameters(function):
            given = bound.arguments.get(parameter.name, parameter.default)
            many = parameter.kind is inspect.Parameter.VAR_POSITIONAL
            for value in bound.arguments.get(parameter.name, ()) if many else (given,):
                self._check_value(f"{name}: {parameter.name}", hints[parameter.name], value, name)

    def _check_value(self, where: str, hint: object, value: object, predicate: str) -> None:
        if hint == Thing:
            if not isinstance(value, str) or value not in self._names:
                raise GoalError(unknown("object", str(value), self._names, where))
            self._used.add(value)
            if predicate not in _MAY_MOVE:
                self._resting.add(value)
            return
        options = typing.get_args(hint) if isinstance(hint, UnionType) or typing.get_origin(hint) else (hint,)
        choices = [word for option in options for word in typing.get_args(option)]
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if float in options and is_number and math.isfinite(typing.cast("float", value)):
            return
        if value in choices or (value is None and type(None) in options):
            return
        expected = ", ".join(map(repr, choices)) if choices else "a finite number"
        raise GoalError(f"{where} is {value!r}, expected {expected}")


def _value(predicate: str, node: ast.expr) -> str | float | None:
    """Return a literal argument: a string, a number (with sign) or None."""
    try:
        value = ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, RecursionError):
        value = ...
    if value is None or (isinstance(value, str | int | float) and not isinstance(value, bool)):
        return value
    raise GoalError(f"{predicate}: {ast.unparse(node)!r} is not an object's name in quotes, a number or None")
