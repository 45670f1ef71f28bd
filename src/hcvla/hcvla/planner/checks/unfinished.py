"""Sentences that break off: "put the yellow cube on the"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hcvla.api.types import NamedObject

_LAST_WORDS = 4
_BREAKS_OFF = re.compile(
    r"\b(?:the|an?|my|your|its|their|and|or|but|than|(?<!close )(?<!stand )by"
    r"|(?:left|right|front|side|top|middle) of|(?<!if you )(?:have|need) to)[ ,]*(?:u+h+|u+m+|e+r+m?|h+m+)?\W*$"
)
"""Ends with a word after which another must come."""


def unfinished(sentence: str, objects: Sequence[NamedObject], program: str) -> str:
    """Return what is wrong with any program of a sentence that breaks off before it says what is meant."""
    end = _BREAKS_OFF.search(sentence)
    if end is None or not program:
        return ""
    last = " ".join(sentence[: end.end()].split()[-_LAST_WORDS:])
    return f"is a guess, for the task breaks off after '{last}'; say it to its end"
