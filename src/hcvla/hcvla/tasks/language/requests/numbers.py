"""Numbers as people write them: lengths with units, angles, counts."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

from hcvla.language.phrases import turn_words
from hcvla.tasks.language.wordings import taught

_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
TIMES = {2: ("twice", "two times", "2 times", "2x"), 3: ("three times", "3 times", "thrice", "3x"), 4: ("four times",)}
"""Words for how often; four times is never trained on."""


def count_word(number: int) -> str:
    """Return a small number as a word."""
    return _SMALL[number]


def length(rng: random.Random, cm: float) -> str:
    """Return a length in one of several units."""
    whole = float(cm).is_integer()
    n = f"{cm:g}"
    options = [f"{n} cm", f"{n} cm", f"{n}cm", f"{n} centimeters", f"{n} centimetres", f"{cm * 10:g} mm", f"{n} cms"]
    options += [f"{cm / 100:g} m", f"{cm / 100:g} meters", f"{cm / 100:g} metres"]
    if whole and cm <= 20:
        options += [f"{_SMALL[int(cm)]} centimeters", f"{_SMALL[int(cm)]} cm", f"{_SMALL[int(cm)]} centimetres"]
    return rng.choice(options)


def some_length(rng: random.Random, usual: Sequence[float]) -> tuple[str, float]:
    """Return a length in words, one of the usual ones [cm] or another, and in metres, to the three places of code."""
    draw = rng.random()
    if draw < 0.15:
        inches = rng.randint(2, 7)
        unit = rng.choice(("inches", "inches", "inch"))
        return f"{rng.choice((str(inches), _SMALL[inches]))} {unit}", round(inches * 0.0254, 3)
    cm = rng.choice(usual) if draw < 0.65 else rng.randint(3, 20) if draw < 0.9 else rng.randint(6, 36) / 2
    return length(rng, cm), round(cm / 100, 3)


_AS_TASKS_SAY = 0.6
"""Share of usual angles that are said as the suite's tasks say them: "30 degrees clockwise"."""


def turn(rng: random.Random, degrees: float, *, usual: bool = False) -> str:
    """Return an angle with its sense; + is counter-clockwise, which is meant where no sense is said.

    A `usual` one is mostly said as most people would.
    """
    if usual and rng.random() < _AS_TASKS_SAY:
        return turn_words(degrees)
    size = abs(degrees)
    amount = rng.choice(taught.DEGREES).replace("{n}", f"{size:g}")
    if size in taught.ANGLE_WORDS and rng.random() < 0.35:
        amount = rng.choice(taught.ANGLE_WORDS[size])
    if degrees < 0 and rng.random() < 0.06:
        return f"{rng.choice(('-', 'minus '))}{size:g} degrees"
    if degrees > 0 and rng.random() < 0.25:
        return amount
    return f"{amount} {rng.choice(taught.LEFT_TURN if degrees > 0 else taught.RIGHT_TURN)}"


RADIANS: tuple[tuple[str, float], ...] = (
    ("1 radian", 1.0), ("one radian", 1.0), ("0.5 radians", 0.5), ("half a radian", 0.5), ("1.5 radians", 1.5),
    ("0.8 rad", 0.8), ("1 rad", 1.0), ("pi/2 radians", math.pi / 2), ("pi/4 radians", math.pi / 4), ("2 radians", 2.0),
    ("pi/3 rad", math.pi / 3), ("pi / 6 radians", math.pi / 6), ("half pi", math.pi / 2), ("1.2 rad", 1.2),
)  # fmt: skip
"""Angles in radians, with their size."""


def radians_turn(rng: random.Random) -> tuple[str, float]:
    """Return an angle in radians in words, with its sense, and in degrees, to the three places that code may have."""
    words, size = rng.choice(RADIANS)
    degrees = round(math.degrees(size), 3)
    if rng.random() < 0.4:
        return words, degrees
    sign = rng.choice((1.0, -1.0))
    return f"{words} {rng.choice(taught.LEFT_TURN if sign > 0 else taught.RIGHT_TURN)}", sign * degrees


def any_angle(rng: random.Random, usual: tuple[int, ...]) -> float:
    """Return a usual angle, or any other whole one up to 180, of either sense [degrees]."""
    draw = rng.random()
    size = rng.choice(usual) if draw < 0.5 else rng.randint(1, 36) * 5 if draw < 0.85 else rng.randint(5, 180)
    return float(size) * rng.choice((1.0, -1.0))


def any_length(rng: random.Random) -> tuple[str, float]:
    """Return a length that shows, in any unit, in digits or words, and in metres, to the three places of code."""
    unit = rng.choices(("cm", "mm", "m", "inch"), (4, 2, 1, 3))[0]
    if unit == "inch":
        inches = rng.randint(3, 8)
        number, name = rng.choice((str(inches), _SMALL[inches])), rng.choice(("inches", "inches", "inch", "in"))
        if name == "in":
            return f"{inches} in", round(inches * 0.0254, 3)
        return f"{number}{rng.choice((' ', ' ', '-'))}{name}", round(inches * 0.0254, 3)
    cm = rng.choice((8, 10, 10, 12, 15, 20)) if rng.random() < 0.6 else rng.randint(7, 20)
    if unit == "mm":
        return (
            f"{rng.choice((str(cm * 10), hundreds(cm * 10)))} {rng.choice(('mm', 'millimeters', 'millimetres'))}",
            cm / 100,
        )
    if unit == "m":
        return f"{cm / 100:g} {rng.choice(('m', 'meters', 'metres'))}", cm / 100
    number = rng.choice((str(cm), str(cm), _SMALL[cm]))
    return f"{number} {rng.choice(('cm', 'cm', 'centimeters', 'centimetres'))}", cm / 100


def hundreds(number: int) -> str:
    """Return a number below a thousand that is a multiple of ten, in words."""
    hundreds, rest = divmod(number, 100)
    tens = _SMALL[rest] if rest <= 20 else _TENS[rest // 10] if rest else ""
    head = f"{_SMALL[hundreds]} hundred" if hundreds else ""
    return " and ".join(part for part in (head, tens if rest else "") if part)


_TENS = ("", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
