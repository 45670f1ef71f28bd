"""Sentences that break off, "put the yellow cube on the", and words that no sentence has side by side: "under of"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hcvla.api.types import NamedObject

_LAST_WORDS = 4
_BREAKS_OFF = re.compile(
    r"\b(?:the|an?|my|your|its|their|and|or|(?<!anything )but|than|(?<!close )(?<!stand )by"
    r"|(?:left|right|front|side|top|middle) of|(?<!if you )(?:have|need) to)[ ,]*(?:u+h+|u+m+|e+r+m?|h+m+)?\W*$"
)
"""Ends with a word after which another must come."""

_NO_SENSE = re.compile(
    r"(?<!instead )(?<!out )(?<!because )\bof (?:with|of|under|by)\b|\b(?:under|with|onto|the|an?) of\b|\bwith under\b"
)


def unfinished(sentence: str, objects: Sequence[NamedObject], program: str) -> str:
    """Return what is wrong with any program of a sentence that breaks off before it says what is meant, or is none."""
    if program and (found := _NO_SENSE.search(sentence)):
        return f"is a guess, for '{found[0]}' makes no sense"
    end = _BREAKS_OFF.search(sentence)
    if end is None or not program:
        return ""
    last = " ".join(sentence[: end.end()].split()[-_LAST_WORDS:])
    return f"is a guess, for the task breaks off after '{last}'; say it to its end"
