"""Lines of reference programs, as a planner should write them."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from itertools import pairwise

from hcvla.api.registry import Call, Registry
from hcvla.api.types import Actor


def actor(name: str) -> str:
    """Return the expression for an object."""
    return f"get_actor({name!r})"


def remember(name: str) -> str:
    """Return the line that keeps where an object is now."""
    return f"{remembered(name)} = get_pose({actor(name)})\n"


def remembered(name: str) -> str:
    """Return the expression for where an object was when it was remembered."""
    return f"pose_dict[{name!r}]"


def pick(name: str) -> str:
    """Return the line that grasps an object."""
    return f"pick({actor(name)})"


def place_on(name: str) -> str:
    """Return the line that puts what is held on an object."""
    return f"place({actor(name)})"


def place_at(pose: str, *, match_yaw: bool = False) -> str:
    """Return the line that puts what is held at a pose, an expression."""
    return f"place({pose}{', match_yaw=True' if match_yaw else ''})"


def over(name: str, height_m: float) -> str:
    """Return the expression for the pose this far above an object's centre."""
    return f"offset(get_pose({actor(name)}), dz={height_m:g})"


def turned(pose: str, degrees: float) -> str:
    """Return the expression for a pose, an expression, turned counter-clockwise."""
    return f"rotate_z({pose}, {degrees:g})"


def carry(name: str, target: str) -> list[str]:
    """Return the steps that put one object on another."""
    return [pick(name), place_on(target)]


def pile(upward: Sequence[str]) -> list[str]:
    """Return the steps that put each object on the one before it."""
    return [step for lower, upper in pairwise(upward) for step in carry(upper, lower)]


def bring_back(name: str) -> list[str]:
    """Return the steps that put an object back where it was when it was remembered."""
    return [pick(name), place_at(remembered(name))]


def subtask_of(step: str, registry: Registry) -> Call:
    """Return the subtask call at the end of a reference step, with those of its arguments that are named objects."""
    statement = ast.parse(step).body[-1]
    assert isinstance(statement, ast.Expr), step
    name, given = _called(statement.value)
    parameters = (parameter.name for parameter in registry[name].parameters)
    actors = {key: _called(value) for key, value in zip(parameters, given, strict=False) if isinstance(value, ast.Call)}
    return Call(
        name,
        {
            key: Actor(str(arguments[0].value))
            for key, (function, arguments) in actors.items()
            if function == "get_actor" and isinstance(arguments[0], ast.Constant)
        },
    )


def _called(expression: ast.expr) -> tuple[str, list[ast.expr]]:
    assert isinstance(expression, ast.Call)
    assert isinstance(expression.func, ast.Name)
    return expression.func.id, expression.args
