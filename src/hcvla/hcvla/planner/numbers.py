"""The numbers of a sentence, in digits or words, and what code may make of them: units become metres and degrees."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

_UNITS = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905 - a list of words reads better
# "one" is left out: it mostly stands for an object ("the red one").
VALUES = (
    {word: 2.0 + index for index, word in enumerate(_UNITS)}
    | {word: 20.0 + 10.0 * index for index, word in enumerate(_TENS)}
    | {"one": 1.0, "hundred": 100.0}
)
_DIGIT = f"one|{'|'.join(_UNITS[:8])}"
_BELOW_HUNDRED = rf"(?:{'|'.join(_TENS)})(?:[- ](?:{_DIGIT}))?|{'|'.join(sorted(_UNITS, key=len)[::-1])}"
WORD = rf"(?:(?:{_DIGIT})[- ])?hundred(?:[- ](?:and[- ])?(?:{_BELOW_HUNDRED}|one))?|{_BELOW_HUNDRED}"
DIGITS = re.compile(r"\d+(?:\.\d+)?")
_NUMBER = re.compile(rf"(?P<digits>{DIGITS.pattern})|\b(?P<words>{WORD})\b", re.IGNORECASE)

SCALES: Mapping[str, float] = {
    "": 1.0,
    "cm": 0.01,
    "mm": 0.001,
    "inch": 0.0254,
    "rad": math.degrees(1.0),
    "turn": 360.0,
}
"""By unit: what a number of it is in the API's own units, metres and degrees."""
_PLACES = 3
"""Decimal places that the grammar of numbers has."""


@dataclass(frozen=True)
class SaidNumber:
    """A number of a sentence."""

    start: int
    """Its first character."""
    text: str
    """In digits."""

    def scaled(self, unit: str) -> str:
        """Return its text in the API's units if it is a number of `unit`."""
        return self.text if not unit else f"{round(float(self.text) * SCALES[unit], _PLACES):g}"


def said_numbers(sentence: str) -> tuple[SaidNumber, ...]:
    """Return the numbers of a sentence in order, those in words too."""
    return tuple(SaidNumber(match.start(), _digits(match)) for match in _NUMBER.finditer(sentence))


def _digits(match: re.Match[str]) -> str:
    return match["digits"] or f"{in_words(match['words']):g}"


def in_words(text: str) -> float:
    """Return the number that words stand for: "one hundred and twenty" is 120."""
    total = 0.0
    for word in re.split("[- ]", text.lower()):
        total = max(total, 1.0) * VALUES[word] if word == "hundred" else total + VALUES.get(word, 0.0)
    return total
