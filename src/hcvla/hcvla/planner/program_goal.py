"""What a straight program of picks and places leads to, in the goal language: where it leaves each object.

It follows the lines without carrying them out. A program that does anything else has no goal here.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass, field

from hcvla.api.errors import HcvlaError

_WRONG = object()


class NoGoalError(HcvlaError):
    """What a program leads to cannot be said in the goal language."""


@dataclass(frozen=True)
class PutPlace:
    """Where an object was put."""

    kind: str
    """on, start (of `other`), turned (by `degrees`, where `other` started), beside (on `side`) or free."""
    other: str = ""
    degrees: float = 0.0
    side: str = ""


@dataclass
class _Course:
    """Where a program has brought each object so far."""

    held: str
    places: dict[str, list[PutPlace]] = field(default_factory=dict)
    """By object: its places, in order."""


def program_goal(steps: Iterable[str], held: str = "") -> str:
    """Return the goal of a program, `held` being in the gripper at its start; raise NoGoalError."""
    course = _Course(held)
    for step in steps:
        try:
            lines = ast.parse(step).body
        except SyntaxError as error:
            raise NoGoalError(f"a line does not parse: {error}") from error
        for line in lines:
            _follow(line, course)
    parts = [_swapped(course)] if _swapped(course) else [_left(name, course) for name in course.places]
    if course.held:
        parts.append(f"held({course.held!r})")
    if not parts:
        raise NoGoalError("the program moves nothing")
    return " and ".join(parts)


def _follow(line: ast.stmt, course: _Course) -> None:
    match line:
        case ast.Assign(targets=[ast.Subscript(value=ast.Name("pose_dict"), slice=ast.Constant(key))], value=value):
            # Only what stands where it started is remembered as its start.
            name = _actor(value.args[0]) if _is_call(value, "get_pose") else _WRONG  # type: ignore[attr-defined]
            if name != key or name in course.places or name == course.held:
                raise NoGoalError(f"pose_dict[{key!r}] is not where that object started")
        case ast.Expr(ast.Call(ast.Name("pick"), [actor])) if not course.held:
            course.held = _actor(actor)
        case ast.Expr(ast.Call(ast.Name("place"), [target], keywords)) if course.held:
            turned = any(keyword.arg == "match_yaw" for keyword in keywords)
            course.places.setdefault(course.held, []).append(_place(target, turned=turned))
            course.held = ""
        case _:
            raise NoGoalError(f"{ast.unparse(line)} is no pick or place")


def _place(target: ast.expr, *, turned: bool) -> PutPlace:
    match target:
        case ast.Call(ast.Name("get_actor")):
            return PutPlace("on", _actor(target))
        case ast.Subscript(ast.Name("pose_dict"), ast.Constant(str(name))):
            return PutPlace("start", name)
        case ast.Call(ast.Name("rotate_z"), [ast.Subscript(ast.Name("pose_dict"), ast.Constant(str(name))), angle]):
            if turned:
                return PutPlace("turned", name, degrees=float(ast.literal_eval(angle)))
        case ast.Call(ast.Name("next_to"), [actor, *side]):
            return PutPlace("beside", _actor(actor), side=str(ast.literal_eval(side[0])) if side else "")
        case ast.Call(ast.Name("free_space")):
            return PutPlace("free")
    raise NoGoalError(f"{ast.unparse(target)} is no place that a goal can name")


def _left(name: str, course: _Course) -> str:
    """Return what must hold of an object that the program has moved."""
    *before, last = course.places[name]
    if last.kind == "on":
        return f"on({name!r}, {last.other!r})"
    if last.kind == "turned" and last.other == name:
        return f"rotated({name!r}, {last.degrees:g})"
    if last.kind == "beside":
        return f"next_to({name!r}, {last.other!r}{f', {last.side!r}' if last.side else ''})"
    if last.kind == "start" and last.other == name:
        visited = "".join(f", {place.other!r}" for place in before if place.kind == "on")
        return f"visited_then({name!r}{visited}) and restored({name!r})" if visited else f"restored({name!r})"
    if last.kind == "start":
        return f"takes_place({name!r}, {last.other!r})"
    raise NoGoalError(f"'{name}' is left anywhere")


def _swapped(course: _Course) -> str:
    """Return the goal if two objects, and nothing else, have taken each other's places."""
    last = {name: places[-1] for name, places in course.places.items()}
    if len(last) != 2 or any(place.kind != "start" for place in last.values()):
        return ""
    a, b = last
    return f"swapped({a!r}, {b!r})" if (last[a].other, last[b].other) == (b, a) else ""


def _is_call(value: ast.expr, function: str) -> bool:
    return isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == function


def _actor(expression: ast.expr) -> str:
    match expression:
        case ast.Call(ast.Name("get_actor"), [ast.Constant(str(name))]):
            return name
    raise NoGoalError(f"{ast.unparse(expression)} is no object by name")
