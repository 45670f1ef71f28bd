"""Whether what a condition says of a table holds: who is farther left, what something stands on, how many there are."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from itertools import permutations

from hcvla.api.types import NamedObject
from hcvla.planner.numbers import VALUES
from hcvla.planner.scene_features import supports

_CLEAR_M = 0.02
"""What leads by less may be seen otherwise."""
_IS = r"(?:is|stands|lies|sits) (?:(?:standing|lying) )?"
_ROBOT = r"(?: (?:to|from) (?:you|the robot|your base|the arm))?"
_COMPARED: tuple[tuple[str, Callable[[NamedObject, NamedObject], float]], ...] = (
    (
        r"(?:(?:further|farther|more) )?(?:(?:to|on) the )?left(?: of| than)|(?:further|farther) left than",
        lambda a, b: a.pose.y - b.pose.y,
    ),
    (
        r"(?:(?:further|farther|more) )?(?:(?:to|on) the )?right(?: of| than)|(?:further|farther) right than",
        lambda a, b: b.pose.y - a.pose.y,
    ),
    (rf"(?:nearer|closer){_ROBOT} than", lambda a, b: _away_m(b) - _away_m(a)),
    (rf"(?:farther|further)(?: away)?{_ROBOT} than", lambda a, b: _away_m(a) - _away_m(b)),
)
"""Words between two objects, and by how much the first one is what they say [m]."""
_SOMETHING, _NOTHING = "(?:something|anything|an object|a thing)", "(?:nothing|no object|no thing)"
_LOADED = (
    rf"{_SOMETHING} {_IS}on {{0}}",
    rf"there(?: is|'s) {_SOMETHING} (?:standing |lying )?on {{0}}",
    rf"is there {_SOMETHING} on {{0}}",
    r"{0} (?:is(?: not|n't) (?:empty|free)|is (?:occupied|taken|full|in use))",
    rf"{{0}} (?:has|carries|bears) {_SOMETHING}",
)
_FREE = (
    rf"{_NOTHING} {_IS}on {{0}}", rf"there(?: is|'s) {_NOTHING} (?:standing |lying )?on {{0}}",
    r"{0} is (?:empty|free|unoccupied)", rf"{{0}} (?:has|carries|bears) {_NOTHING}", r"is {0} (?:empty|free)",
)  # fmt: skip
_COUNTED: Mapping[str, Callable[[int, int], bool]] = {
    r"(?:more than|over) {n} {m}": lambda there, said: there > said,
    r"(?:fewer than|less than) {n} {m}": lambda there, said: there < said,
    r"at least {n} {m}": lambda there, said: there >= said,
    r"{n} or more {m}": lambda there, said: there >= said,
    r"exactly {n} {m}": lambda there, said: there == said,
}


_NUMBER_OF = r"number of {a}[^,;:.]{{0,20}}"
_THAT_OF = r"(?:the number|that) of {b}"
_OUTNUMBERED: Mapping[str, Callable[[int, int], bool]] = {
    r"more {a} than {b}|{a} outnumber (?:the )?{b}": lambda a, b: a > b,
    rf"{_NUMBER_OF} (?:exceeds|is (?:greater|larger|higher|more) than) {_THAT_OF}": lambda a, b: a > b,
    rf"(?:fewer|less) {{a}} than {{b}}|{_NUMBER_OF} is (?:smaller|lower|less) than {_THAT_OF}": lambda a, b: a < b,
    rf"as many {{a}} as {{b}}|{_NUMBER_OF} (?:equals|is (?:equal to|the same as)) {_THAT_OF}": lambda a, b: a == b,
}
"""Words about how many there are of two kinds."""


def holds(clause: str, objects: Sequence[NamedObject]) -> bool | None:
    """Whether a condition in lower case holds of these objects; None if nothing of it is known here."""
    for judge in (_compared, _occupied, _counted, _outnumbered):
        if (found := judge(clause, objects)) is not None:
            return found
    return None


def _away_m(item: NamedObject) -> float:
    return math.hypot(item.pose.x, item.pose.y)


def _any_name(objects: Sequence[NamedObject]) -> str:
    return (
        "|".join(re.escape(name) for name in sorted((item.name for item in objects), key=len, reverse=True)) or "(?!)"
    )


def _compared(clause: str, objects: Sequence[NamedObject]) -> bool | None:
    """Whether one object is farther to a side than another."""
    by_name, names = {item.name: item for item in objects}, _any_name(objects)
    for words, lead_m in _COMPARED:
        said = re.search(rf"\b(?P<a>{names}) {_IS}(?P<not>not )?(?:{words}) (?:the )?(?P<b>{names})\b", clause)
        if said and said["a"] != said["b"]:
            by_m = lead_m(by_name[said["a"]], by_name[said["b"]])
            return None if abs(by_m) < _CLEAR_M else (by_m > 0.0) != bool(said["not"])
    return None


def _occupied(clause: str, objects: Sequence[NamedObject]) -> bool | None:
    """Whether something stands on a tray, a mat or another object."""
    below = supports(objects)
    for index, item in enumerate(objects):
        name = rf"(?:the )?{re.escape(item.name)}\b"
        loaded = index in below
        if any(re.search(words.format(name), clause) for words in _LOADED):
            return loaded
        if any(re.search(words.format(name), clause) for words in _FREE):
            return not loaded
    return None


def _counted(clause: str, objects: Sequence[NamedObject]) -> bool | None:
    """Whether there are so many of a kind."""
    kinds = {item.name.split()[-1] for item in objects if not item.name[-1].isdigit()}
    for kind in kinds:
        there = sum(item.name.split()[-1] == kind for item in objects)
        for words, compare in _COUNTED.items():
            said = re.search(words.format(n=r"(?P<n>\d+|\w+)", m=rf"{re.escape(kind)}s?\b"), clause)
            number = VALUES.get(said["n"], float(said["n"]) if said["n"].isdigit() else 0.0) if said else 0.0
            if number:
                return compare(there, int(number))
    return None


def _outnumbered(clause: str, objects: Sequence[NamedObject]) -> bool | None:
    """Whether there are more, fewer or as many of a kind as of another one."""
    kinds = [item.name.split()[-1] for item in objects if not item.name[-1].isdigit()]
    for first, second in permutations(sorted(set(kinds)), 2):
        names = {"a": rf"{re.escape(first)}s\b", "b": rf"{re.escape(second)}s\b"}
        for words, compare in _OUTNUMBERED.items():
            if said := re.search(words.format(**names), clause):
                is_denied = re.search(r"\b(?:not|n't|no)\b", clause[: said.start()]) is not None
                return None if is_denied else compare(kinds.count(first), kinds.count(second))
    return None
