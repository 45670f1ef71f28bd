"""The sense of a turn in one spelling: "countr clokwise" is counterclockwise."""

from __future__ import annotations

import re

_WISE = "(?:wise|wize|wice|wis|wisse)"
_BEFORE = re.compile(r"(?P<gap>^|[^a-z])(?P<prefix>[a-z]{3,8})[- ]$")
_WORD = re.compile(rf"\b(?:[a-z]{{3,6}}[- ]{_WISE}|[a-z]{{7,18}})\b")
_AGAINST = ("counterclockwise", "anticlockwise", "contraclockwise")
_WITH = "clockwise"
_PREFIXES = ("counter", "anti", "contra")
_LETTERS_WRONG = 2
_PREFIX_LETTERS_WRONG = 1
"""The "center" is two letters from "counter"."""
_ROTATE_Z = re.compile(r"rotate_z\(.*?,\s*(?:degrees=)?(-?\d+(?:\.\d+)?)\s*\)")


def with_sense_spelled(sentence: str) -> str:
    """Return a plain sentence with its words for the sense of a turn spelled right."""
    done, rest = "", sentence
    while found := _WORD.search(rest):
        done += rest[: found.start()]
        word = re.sub("[- ]", "", found[0])
        right = min((_WITH, *_AGAINST), key=lambda each: letters_wrong(word, each))
        if letters_wrong(word, right) > _LETTERS_WRONG:
            done += found[0]
        elif right == _WITH and (before := _BEFORE.search(done)) and _is_prefix(before["prefix"]):
            done = done[: before.end("gap")] + "counterclockwise"
        else:
            done += right
        rest = rest[found.end() :]
    return done + rest


def letters_wrong(word: str, other: str) -> int:
    """Return how many letters are missing, too many, others, or exchanged with the next one."""
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(word, 1):
        row = [i]
        for j, wanted in enumerate(other, 1):
            least = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (letter != wanted))
            if i > 1 and j > 1 and (letter, word[i - 2]) == (other[j - 2], wanted):
                least = min(least, rows[-2][j - 2] + 1)
            row.append(least)
        rows.append(row)
    return rows[-1][-1]


def _is_prefix(word: str) -> bool:
    return any(letters_wrong(word, prefix) <= _PREFIX_LETTERS_WRONG for prefix in _PREFIXES)


def turns_of(program: str) -> list[float]:
    """Return the angles by which a program turns things [degrees, + is counterclockwise]."""
    return [float(degrees) for degrees in _ROTATE_Z.findall(program)]
