"""Putting something at coordinates on the table, in the robot's base frame: "at x = 0.45 m, y = -0.1 m"."""

from __future__ import annotations

import random

from hcvla.api.errors import NoFreeSpaceError, UnreachableError
from hcvla.tasks.language.requests.request import Draft, Request
from hcvla.tasks.language.table import UnsuitableError
from hcvla.tasks.program import actor
from hcvla.world import placement
from hcvla.world.workspace import PlacingRules

_RULES = PlacingRules()
_TRIES = 20
_WHERE = (
    "at x = {x}, y = {y}", "at x={x}, y={y}", "at x={x} y={y}", "at x = {x} and y = {y}", "at x {x}, y {y}", "at x {x} and y {y}", "at x: {x}, y: {y}", "where x is {x} and y is {y}", "at the place with x = {x} and y = {y}", "so that its x is {x} and its y is {y}", "at the coordinates x {x}, y {y}", "at the position x = {x}, y = {y}", "at the point x = {x}, y = {y} of the table", "on the table at x = {x}, y = {y}", "on the spot x = {x} / y = {y}",
)  # fmt: skip
_BARE = (
    "at ({x}, {y})", "at ({x} | {y})", "at {x}, {y}", "at the coordinates {x}, {y}", "at the coordinates ({x}, {y})", "at position ({x}, {y})", "at position {x} / {y}", "at the point ({x}, {y})", "at (x, y) = ({x}, {y})", "at [{x}, {y}]", "on the table at ({x}, {y})", "at coordinates ({x}, {y}) in the base frame", "at {x} {y}",
)  # fmt: skip
_IN_BRACKETS = ("at ({x}, {y})", "at the point ({x}, {y})", "at position ({x}, {y})")
"""Before a unit that is said once for both."""
_PUT = (
    "<put> {a} {w}", "<put> {a} {w}", "(place|put|set) {a} {w}", "take {a} and (put|place|set) it {w}", "(pick up|lift|grab) {a} and (put|place|set) it down {w}", "={a} (should|must) (be|stand) {w}", "={a} (goes|belongs) {w}", "=I want {a} {w}", "={a} {w}", "={a}: {w}", "<put> {a} so that it stands {w}", "let {a} stand {w}", "<put> {a} down {w}", "={w} is where {a} (goes|belongs)",
)  # fmt: skip
_MINUS = ("-", "-", "-", "minus ")


def put_at(draft: Draft) -> Request:
    """Put something at coordinates."""
    table, rng = draft.table, draft.rng
    name = draft.one(table.movable, "a movable object")
    x, y = _free(draft, name)
    where, said_x, said_y = _in_words(rng, x, y)
    text = draft.words(_PUT, {"a": draft.say(name), "w": where.replace("{x}", said_x).replace("{y}", said_y)})
    steps = (*draft.pick(name), *draft.place_at(f"on_table({x:g}, {y:g}, fit={actor(name)})"))
    return Request(task="put_at", text=text, steps=steps, goal=f"at({name!r}, {x:g}, {y:g})")


def _free(draft: Draft, name: str) -> tuple[float, float]:
    """Return free coordinates, mostly of whole centimetres [m]; raise UnsuitableError."""
    table, rng = draft.table, draft.rng
    step = rng.choice((1, 1, 5, 5, 10)) if rng.random() < 0.9 else 0.5
    for _ in range(_TRIES):
        drawn = (rng.uniform(*span) for span in (_RULES.area.x_m, _RULES.area.y_m))
        x, y = (round(round(100 * value / step) * step / 100, 3) for value in drawn)
        try:
            placement.on_table(x, y, table[name], table.objects, _RULES)
        except (NoFreeSpaceError, UnreachableError):
            continue
        return x, y
    raise UnsuitableError("a free place on the table")


def _in_words(rng: random.Random, x: float, y: float) -> tuple[str, str, str]:
    """Return a place with {x} and {y}, and what they are: metres where no unit is said."""
    unit, scale = rng.choice((("", 1), ("", 1), ("m", 1), ("cm", 100), ("cm", 100), ("mm", 1000), ("meters", 1)))
    said_x, said_y = (_number(rng, round(scale * value, 3)) for value in (x, y))
    if not unit:
        return rng.choice((*_WHERE, *_BARE)), said_x, said_y
    if rng.random() < 0.15:
        return f"{rng.choice(_IN_BRACKETS)} {unit}", said_x, said_y
    gap = rng.choice((" ", "")) if unit != "meters" else " "
    return rng.choice(_WHERE), f"{said_x}{gap}{unit}", f"{said_y}{gap}{unit}"


def _number(rng: random.Random, value: float) -> str:
    return f"{rng.choice(_MINUS)}{abs(value):g}" if value < 0.0 else f"{value:g}"
