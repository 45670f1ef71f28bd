"""Whether goal and program of a task agree: they are written independently, so that each checks the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_ASIDE = re.compile(r"(?:\bnot \w+|\b(?:untouched|unmoved|ungrasped))\([^()]*\)")
"""Conditions on objects that a program leaves alone."""


def left_out(goal: str, steps: Sequence[str], names: Iterable[str]) -> list[str]:
    """Return those of `names` that a goal is about and that no line of the program names.

    Of alternatives the one counts that lacks least. A program of no line is one that finds all done, which is for the
    goal to say.
    """
    if not steps:
        return []
    program, names = "\n".join(steps), list(names)
    alternatives = _ASIDE.sub("", goal).split(" or ")
    lacks = [[name for name in names if repr(name) in about and repr(name) not in program] for about in alternatives]
    return min(lacks, key=len)
