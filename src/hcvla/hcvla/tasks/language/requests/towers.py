"""Requests to stack something on a tray or mat: "put the red cube on the blue one, and both on the tray"."""

from __future__ import annotations

from hcvla.tasks.language.requests.request import Draft, Request

_ON_SUPPORT = (
    "<put> {b} on {t} and {a} on {b}", "<put> {a} on {b} and both on {t}", "<put> {b} on {t}, then {a} on top of it", "<put> {a} on {b}, and the two of them on {t}",
    "<stack> {a} on {b}, all of it on {t}", "build a (tower|stack) on {t}: {b}, then {a}", "on {t}, <stack> {a} on {b}", "make a (stack|tower|pile) on {t} with {b} at the bottom and {a} on top",
    "={t} (should|must) carry {b}, and {b} {a}", "=I want {b} on {t} and {a} on {b}", "<stack> {b} and {a} on {t}, {a} on top", "(move|bring) {b} to {t} and (put|set) {a} on top of it",
)  # fmt: skip


def stacked_on_support(draft: Draft) -> Request:
    """Stack one cube on another that comes onto a tray or mat first, however the two are said."""
    table = draft.table
    below, above = draft.some(table.of_shape("cube", "block", among=table.standing), 2, "two cubes on the table")
    target = draft.one(table.free_supports, "something to put them on")
    slots = {"a": draft.say(above), "b": draft.say(below), "t": draft.say(target)}
    steps = (*draft.carry(below, target), *draft.carry(above, below))
    goal = f"on({below!r}, {target!r}) and on({above!r}, {below!r})"
    return Request(task="stacked_on_support", text=draft.words(_ON_SUPPORT, slots), steps=steps, goal=goal)
