"""The goal language: boolean expressions over predicates, tested in the simulator's truth.

A goal is Python-like text: predicates of hcvla.sim.goals.spatial_predicates and hcvla.sim.goals.action_predicates with
object names as strings, joined by and, or, not. `then(first, second, ...)` asks for conditions one after the other,
`once(condition)` for one that was true at some time. It holds when the expression is true, every object it names is at
rest, and nothing is in the gripper (objects named in `held` excepted). Truth is for goal tests only; no skill, planner
or perception reads it.
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

from hcvla.api.errors import HcvlaError
from hcvla.sim.goals import action_predicates, spatial_predicates
from hcvla.sim.goals.conditions import Atom, Condition, Either, Every, Negation, Once, Order, mean_share
from hcvla.sim.goals.history import History
from hcvla.sim.goals.language import PREDICATES, Thing
from hcvla.sim.scene import unknown
from hcvla.sim.simulation import Simulation

MAX_GOAL_LENGTH = 4000
_MAY_MOVE = {"held"}
"""Predicates whose objects need not be at rest, nor out of the gripper."""
SOURCES = (spatial_predicates, action_predicates)
"""Modules whose import declares the predicates."""
HOLD_UPDATES = 10
"""A goal is reached when it has held for so many control steps in a row."""


class GoalError(HcvlaError):
    """A goal that does not parse, or names what does not exist."""

    def __init__(self, reason: str) -> None:
        """Prefix the reason."""
        super().__init__(f"goal: {reason}")


@dataclass(frozen=True)
class Part:
    """One of the conditions that a goal joins by `and`."""

    text: str
    condition: Condition


@dataclass(frozen=True)
class Goal:
    """A parsed goal, bound to the names of a scene."""

    text: str
    parts: tuple[Part, ...]
    names: frozenset[str]
    """Objects it speaks of."""
    resting: frozenset[str]
    """Those among them that must be at rest and released."""
    in_hand: frozenset[str]
    """Those that may be in the gripper."""

    @classmethod
    def parse(cls, text: str, names: Sequence[str]) -> Goal:
        """Return the goal written as `text` over objects called `names`; raise GoalError in one line."""
        return _Parser(text, tuple(names)).goal()

    def holds(self, history: History) -> bool:
        """Whether every part is true, everything it speaks of has come to rest and nothing else is held."""
        # Every part is asked, for orders take note of how far they have come.
        true = all([part.condition.true(history) for part in self.parts])
        held = {name for name, item in history.now.items() if item.grasped}
        return true and held <= self.in_hand and all(map(history.rests, self.resting))

    def share(self, history: History) -> float:
        """Return how much of it is reached, 0 to 1: the mean over its parts; of an order, the share of its steps."""
        return mean_share([part.condition for part in self.parts], history)


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

    @property
    def steady(self) -> bool:
        """Whether the goal has held long enough to be reached."""
        return self.steady_updates >= HOLD_UPDATES

    def parts(self) -> list[tuple[str, bool]]:
        """Return each and-ed condition with whether it was true at the newest update."""
        return [(part.text, part.condition.true(self.history)) for part in self.goal.parts]

    def progress(self) -> float:
        """Return how much of the goal was reached at the newest update, 0 to 1; 1 only if it held."""
        share = self.goal.share(self.history)
        return share if self.holds() else min(share, 0.99)


def language_reference() -> str:
    """Return the goal language as text for people, one predicate a paragraph."""
    lines = ["Goals join predicates by and, or, not and parentheses; objects are named in quotes, e.g.", ""]
    lines += ["    on('red cube', 'green tray') and not near('red cube', 'blue cube', 0.1)", ""]
    lines += ["Every object named must also be at rest and released, except one named in held. Lengths in metres.", ""]
    lines += ["then(condition, condition, ...)", "    Each was true, one after the other, and the last one still is."]
    lines += ["once(condition)", "    It has been true at some time."]
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
        self._in_hand: set[str] = set()

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
            parts = tuple(Part(ast.unparse(node), self._condition(node)) for node in conjuncts)
        except RecursionError:
            raise GoalError("it is nested too deeply") from None
        return Goal(self._text, parts, *map(frozenset, (self._used, self._resting, self._in_hand)))

    def _condition(self, node: ast.expr) -> Condition:
        if isinstance(node, ast.BoolOp):
            terms = tuple(self._condition(value) for value in node.values)
            return Every(terms) if isinstance(node.op, ast.And) else Either(terms)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            return Negation(self._condition(node.operand))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            in_time = node.func.id in ("then", "once")
            return self._in_time(node, node.func.id) if in_time else self._call(node, node.func.id)
        raise GoalError(f"{ast.unparse(node)!r} is not a condition; expected predicates joined by and, or, not")

    def _in_time(self, node: ast.Call, name: str) -> Condition:
        if node.keywords or not node.args or (name == "once" and len(node.args) > 1):
            raise GoalError(
                f"{ast.unparse(node)} does not fit {name}({'condition' if name == 'once' else 'first, ...'})"
            )
        if name == "once":
            return Once(ast.unparse(node), self._past(node.args[0]))
        terms = [*map(self._past, node.args[:-1]), self._condition(node.args[-1])]
        return Order(ast.unparse(node), tuple(terms))

    def _past(self, node: ast.expr) -> Condition:
        """Return a condition on what was: its objects may move again afterwards."""
        resting, in_hand = set(self._resting), set(self._in_hand)
        condition = self._condition(node)
        self._resting, self._in_hand = resting, in_hand
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
            shown = ", ".join(_shown(parameter) for parameter in _parameters(function))
            raise GoalError(f"{ast.unparse(node)} does not fit {name}({shown})") from None
        self._check(name, function, bound)
        return Atom(lambda history: function(history, *bound.args[1:], **bound.kwargs))

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
            (self._in_hand if predicate in _MAY_MOVE else self._resting).add(value)
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
