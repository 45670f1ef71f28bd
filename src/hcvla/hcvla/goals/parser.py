"""From the text of a goal to conditions: a small part of Python's syntax, every name and argument checked."""

from __future__ import annotations

import ast
import inspect
import math
import typing
from collections.abc import Callable
from functools import partial
from textwrap import shorten
from types import UnionType

from hcvla.api.errors import HcvlaError, unknown
from hcvla.api.excerpt import excerpt
from hcvla.goals.conditions import Atom, Condition, Either, Every, Negation, Once, Order, Part
from hcvla.goals.differences import difference
from hcvla.goals.facts import Facts
from hcvla.goals.language import PREDICATES, ObjectName, parameters, shown
from hcvla.goals.wording import clause

MAX_GOAL_LENGTH = 4000
_MAY_MOVE = {"held"}
"""Predicates whose objects need not be at rest, nor out of the gripper."""
_OF_TOOL = "tool_"
"""Predicates on where the tool is begin so."""


class GoalError(HcvlaError):
    """A goal that does not parse, or names what does not exist."""

    def __init__(self, reason: str) -> None:
        """Prefix the reason."""
        super().__init__(f"goal: {reason}")


class GoalParser:
    """Turns one text into conditions; only the nodes handled here are allowed."""

    def __init__(self, text: str, names: tuple[str, ...] | None) -> None:
        """Take a text and the names it may use; None for any."""
        self._text, self._names = text.strip(), names
        self.used: set[str] = set()
        """Objects that the text names."""
        self.resting: set[str] = set()
        """Those that must be at rest and released at the end."""
        self.in_hand: set[str] = set()
        """Those that may be in the gripper then."""
        self.about_tool = False
        """Whether it says where the tool must be then."""

    def parts(self) -> tuple[Part, ...]:
        """Return the conditions that the text joins by `and`; raise GoalError in one line."""
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
            return tuple(Part(ast.unparse(node), self._condition(node)) for node in conjuncts)
        except RecursionError:
            raise GoalError("it is nested too deeply") from None

    def _condition(self, node: ast.expr) -> Condition:
        if isinstance(node, ast.BoolOp):
            terms = tuple(self._condition(value) for value in node.values)
            return Every(terms) if isinstance(node.op, ast.And) else Either(terms)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            return Negation(ast.unparse(node.operand), self._condition(node.operand))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            in_time = node.func.id in ("then", "once")
            return self._in_time(node, node.func.id) if in_time else self._call(node, node.func.id)
        raise GoalError(
            f"{excerpt(repr(ast.unparse(node)))} is not a condition; expected predicates joined by and, or, not"
        )

    def _in_time(self, node: ast.Call, name: str) -> Condition:
        if node.keywords or not node.args or (name == "once" and len(node.args) > 1):
            raise GoalError(
                f"{ast.unparse(node)} does not fit {name}({'condition' if name == 'once' else 'first, ...'})"
            )
        if name == "once":
            return Once(ast.unparse(node), self._past(node.args[0]))
        terms = [*map(self._past, node.args[:-1]), self._condition(node.args[-1])]
        return Order(ast.unparse(node), tuple(terms), tuple(map(ast.unparse, node.args)))

    def _past(self, node: ast.expr) -> Condition:
        """Return a condition on what was: its objects may move again afterwards."""
        at_the_end = set(self.resting), set(self.in_hand), self.about_tool
        condition = self._condition(node)
        self.resting, self.in_hand, self.about_tool = at_the_end
        return condition

    def _call(self, node: ast.Call, name: str) -> Condition:
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
            expected = ", ".join(map(shown, parameters(function)))
            raise GoalError(f"{ast.unparse(node)} does not fit {name}({expected})") from None
        self._check(name, function, bound)
        self.about_tool |= name.startswith(_OF_TOOL)
        text, objects = ast.unparse(node), _objects(function, bound)

        def test(facts: Facts) -> bool:
            return function(facts, *bound.args[1:], **bound.kwargs)

        said = clause(name, *bound.args[1:])
        return Atom(text, said, test, partial(difference, name, text, objects))

    def _check(self, name: str, function: Callable, bound: inspect.BoundArguments) -> None:
        hints = typing.get_type_hints(function, include_extras=True)
        objects = [bound.arguments.get(p.name) for p in parameters(function) if hints[p.name] == ObjectName]
        if len(objects) > 1 and objects[0] == objects[1]:
            raise GoalError(f"{name} relates two objects, found {excerpt(repr(objects[0]))} twice")
        for parameter in parameters(function):
            given = bound.arguments.get(parameter.name, parameter.default)
            many = parameter.kind is inspect.Parameter.VAR_POSITIONAL
            for value in bound.arguments.get(parameter.name, ()) if many else (given,):
                self._check_value(f"{name}: {parameter.name}", hints[parameter.name], value, name)

    def _check_value(self, where: str, hint: object, value: object, predicate: str) -> None:
        if hint == ObjectName:
            if not isinstance(value, str) or (self._names is not None and value not in self._names):
                raise GoalError(unknown("object", str(value), self._names or (), where))
            self.used.add(value)
            (self.in_hand if predicate in _MAY_MOVE else self.resting).add(value)
            return
        options = typing.get_args(hint) if isinstance(hint, UnionType) or typing.get_origin(hint) else (hint,)
        choices = [word for option in options for word in typing.get_args(option)]
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if float in options and is_number and math.isfinite(typing.cast("float", value)):
            return
        if value in choices or (value is None and type(None) in options):
            return
        expected = ", ".join(map(repr, choices)) if choices else "a finite number"
        raise GoalError(f"{where} is {excerpt(repr(value))}, expected {expected}")


def _objects(function: Callable, bound: inspect.BoundArguments) -> tuple[str, ...]:
    """Return the names of the objects among a predicate's arguments, in order."""
    hints = typing.get_type_hints(function, include_extras=True)
    found: list[str] = []
    for parameter in parameters(function):
        value = bound.arguments.get(parameter.name)
        if hints[parameter.name] == ObjectName and value is not None:
            found += value if isinstance(value, tuple) else (value,)
    return tuple(found)


def _value(predicate: str, node: ast.expr) -> str | float | None:
    """Return a literal argument: a string, a number (with sign) or None."""
    try:
        value = ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, RecursionError):
        value = ...
    if value is None or (isinstance(value, str | int | float) and not isinstance(value, bool)):
        return value
    raise GoalError(
        f"{predicate}: {excerpt(repr(ast.unparse(node)))} is not an object's name in quotes, a number or None"
    )
