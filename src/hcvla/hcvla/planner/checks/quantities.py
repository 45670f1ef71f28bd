"""The numbers of a sentence with their units: "12 cm", "two inches", "three quarters of a turn", and a bare "90"."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from hcvla.planner.numbers import SCALES, WORD, in_words
from hcvla.world.shapes import SIDES

_UNITS = {
    "mm": "mms?|millimet(?:er|re)s?",
    "cm": "cms?|centimet(?:er|re)s?",
    "m": "m|met(?:er|re)s?",
    "inch": "inch(?:es)?",
    "rad": "rads?|radians?",
    "right_angle": "right angles?",
    "turn": "turns?|rotations?|revolutions?|circles?",
    "degree": "[°º]|degs?|degrees?",
}
_SCALE = dict(SCALES) | {"m": 1.0, "degree": 1.0, "right_angle": 90.0}
"""By unit: what one of it is in the API's own units, metres and degrees."""
_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "ninth": 9, "tenth": 10,
    "twelfth": 12, "eighteenth": 18,
}  # fmt: skip
_COUNT = rf"\d+(?:[.,]\d+)?|\b(?:(?:a[ -])?(?:{WORD})|one(?! an?\b))\b"
_PART = rf"\b(?:{'|'.join(_PARTS)})"
_UNIT = "|".join(f"(?P<{unit}>{words})" for unit, words in _UNITS.items())
_ANY_UNIT = "|".join(_UNITS.values())
_QUANTITY = re.compile(
    rf"(?<![\w.])(?<!\d,)(?:(?P<whole>{_COUNT})[ -]and[ -]an?[ -](?P<rest>{_PART})"
    rf"|(?:(?:(?P<multiple>{_COUNT})[ -])?(?P<share>{_PART})s?[ -]of|(?P<double>\bdouble)) (?P<whole_of>{_COUNT})"
    rf"(?=[\s-]*(?:{_ANY_UNIT})(?!\w))"
    rf"|(?P<over>\d+)\s?/\s?(?P<under>\d+)"
    rf"|(?:(?P<times>{_COUNT})[ -])?(?P<part>{_PART})s?\b"
    rf"|(?P<sign>[½¼¾])"
    rf"|(?P<number>{_COUNT})"
    r"|\b(?P<article>an?)(?=\s+(?:rad|met|inch|centi|milli|right angle)))"
    r"[\s-]*(?:(?:whole|full|complete|entire|angular|of|an?)\s+){0,3}"
    rf"(?:(?:{_UNIT})(?!\w))?(?P<size>[\s-]+(?:tall|wide|thick|big|large|{'|'.join(SIDES)})\b)?",
    re.IGNORECASE,
)
_HALF_QUARTER = re.compile(r"\bhalf (?:of )?an? quarter\b", re.IGNORECASE)
_PI = re.compile(r"\b(?P<half>half )?pi\b(?:\s?/\s?(?P<by>\d+))?", re.IGNORECASE)
_TOLERANCE = 0.02
"""Numbers that differ by a smaller share are one: 1.57 is a quarter turn."""
_ROUNDING = 0.0006
"""Code has three decimal places."""
_NOT_EVEN = ("not ", "not even ", "without ")
"""Before "an inch" that nothing moves by."""
_NAMES = re.compile(r"'[^']*'|\"[^\"]*\"")
_LITERAL = re.compile(r"(?<![\w.])\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Quantity:
    """A number of a sentence, with its unit if it has one."""

    text: str
    values: tuple[float, ...]
    """What code may make of it [m or degrees]: one number if its unit is said."""
    has_unit: bool
    before: str = ""
    after: str = ""
    """What the sentence says before and after it."""

    def is_among(self, numbers: Iterable[float]) -> bool:
        """Whether one of these is this quantity."""
        return any(same_number(number, value) for number in numbers for value in self.values)


def same_number(first: float, second: float) -> bool:
    """Whether two numbers are one but for rounding, and for their sign, which is a matter of direction."""
    return math.isclose(abs(first), abs(second), rel_tol=_TOLERANCE, abs_tol=_ROUNDING)


def numbers_of(code: str) -> list[float]:
    """Return the numbers of a program or a goal, without their signs; those in names are none."""
    return [float(number) for number in _LITERAL.findall(_NAMES.sub("", code))]


def quantities(sentence: str) -> list[Quantity]:
    """Return the quantities of a sentence in order; "not an inch" is none, nor is a size ("the 4 cm wide cube")."""
    sentence = _HALF_QUARTER.sub("an eighth", sentence)
    sentence = _PI.sub(lambda pi: f"{math.pi / (2.0 if pi['half'] else float(pi['by'] or 1)):.4f}", sentence)
    return [
        replace(_quantity(match), before=sentence[: match.start()], after=sentence[match.end() :])
        for match in _QUANTITY.finditer(sentence)
        if not match["size"] and not (match["article"] and sentence[: match.start()].endswith(_NOT_EVEN))
    ]


def _quantity(match: re.Match[str]) -> Quantity:
    value, text = _value(match), match[0].strip(" -")
    if unit := next((unit for unit in _UNITS if match[unit]), ""):
        return Quantity(text, (value * _SCALE[unit],), has_unit=True)
    return Quantity(text, tuple(value * scale for scale in _SCALE.values()), has_unit=False)


def _value(match: re.Match[str]) -> float:
    if match["whole"]:
        return _number(match["whole"]) + 1.0 / _PARTS[match["rest"].lower()]
    if match["double"]:
        return 2.0 * _number(match["whole_of"])
    if match["share"]:
        times = _number(match["multiple"]) if match["multiple"] else 1.0
        return times / _PARTS[match["share"].lower()] * _number(match["whole_of"])
    if match["over"]:
        return float(match["over"]) / max(1.0, float(match["under"]))
    if match["part"]:
        return (_number(match["times"]) if match["times"] else 1.0) / _PARTS[match["part"].lower()]
    if match["sign"]:
        return {"½": 0.5, "¼": 0.25, "¾": 0.75}[match["sign"]]
    return 1.0 if match["article"] else _number(match["number"])


def _number(text: str) -> float:
    if text[0].isdigit():
        return float(text.replace(",", "."))
    return in_words(text)
