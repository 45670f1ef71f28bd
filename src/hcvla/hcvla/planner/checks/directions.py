"""In which direction each length of a sentence is meant: "12 cm nearer", "to the left by two inches"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hcvla.api.types import NamedObject
from hcvla.planner.checks.conditions import is_conditional
from hcvla.planner.checks.quantities import Quantity, quantities
from hcvla.planner.checks.wording import last_said

_SIDE = r"(?:(?:further |farther |more |over |out )*(?:to|towards?|on) (?:the|your|its) |(?:further|farther) )?"
_ROBOT = r"(?:the robot|you|yourself|your (?:own )?base|the (?:robot's )?base)\b"
_OTHER = r"(?! ?(?:to|towards?|from|than|of) )"
"""What is nearer to something else may lie anywhere."""
_DIRECTIONS = {
    ("dy", 1): rf"{_SIDE}left(?:wards?)?\b",
    ("dy", -1): rf"{_SIDE}right(?:wards?)?\b(?! ?(?:angle|away|now|next|where|in|on|at|beside|behind|after|before))",
    ("dx", -1): rf"(?:(?:nearer|closer)(?: (?:to|towards?) {_ROBOT}|{_OTHER})|towards? {_ROBOT}|backwards?\b{_OTHER})",
    ("dx", 1): rf"(?:away from {_ROBOT}|(?:further|farther) away\b{_OTHER}|forwards?\b{_OTHER})",
    ("dz", 1): r"(?:up(?:wards?)?|higher)\b(?! to )",
    ("dz", -1): r"(?:down(?:wards?)?|lower)\b(?! to )",
}
"""By axis of the base and sign (REP 103: x forward, y left, z up)."""
_AFTER = {way: re.compile(rf"\W{{0,2}}{words}") for way, words in _DIRECTIONS.items()}
_BEFORE = {
    # "The one farthest to the left by 5 cm" says which one.
    way: re.compile(
        rf"(?<!est )(?<!est to )(?<!est to the )(?<!from )(?<!from the )\b{words} by(?: about| exactly)? ?$"
    )
    for way, words in _DIRECTIONS.items()
}
_MEANING = {"dx": "+ is away from the robot", "dy": "+ is to the left", "dz": "+ is up"}
_OFFSET = re.compile(r"\b(d[xyz])=(-?\d+(?:\.\d+)?)")


@dataclass(frozen=True)
class _Move:
    """A length and the direction that it is said with."""

    length: Quantity
    way: tuple[str, int]
    """One of _DIRECTIONS."""


def in_another_direction(sentence: str, objects: Sequence[NamedObject], program: str) -> str:
    """Return what is wrong with a program that goes as far as a plain sentence says, but nowhere in that direction."""
    if is_conditional(sentence):
        return ""
    offsets = [(axis, float(number)) for axis, number in _OFFSET.findall(program)]
    for move in _moves(last_said(sentence)):
        as_far = [(axis, number) for axis, number in offsets if move.length.is_among([number])]
        if as_far and not any((axis, 1 if number > 0.0 else -1) == move.way for axis, number in as_far):
            axis, number = as_far[0]
            return f"moves by {axis}={number:g}, where {_MEANING[axis]} and the task says '{_said(move)}'"
    return ""


def _moves(sentence: str) -> Iterator[_Move]:
    for length in quantities(sentence):
        ways = {way for way in _DIRECTIONS if _BEFORE[way].search(length.before) or _AFTER[way].match(length.after)}
        # "Left 5 cm right 3 cm" may be read either way.
        if length.has_unit and len(ways) == 1:
            yield _Move(length, ways.pop())


def _said(move: _Move) -> str:
    after = _AFTER[move.way].match(move.length.after)
    before = _BEFORE[move.way].search(move.length.before)
    return f"{before[0] if before else ''}{move.length.text}{after[0] if after else ''}".strip()
