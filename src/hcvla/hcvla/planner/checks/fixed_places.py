"""What a sentence wants of trays and mats: the arm moves none of them, different ones are not one, halves are equal."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from hcvla.api.types import NamedObject
from hcvla.planner.checks.exclusions import acted_on, placed_on

_MOVE = (
    r"(?<!not )(?<!n't )(?<!never )(?<!without )(?<!to )"
    r"\b(?:put|place|set|lay|move|pick up|pick|grab|lift|stack|carry|bring|take|throw|push)\s+(?:up )?(?:the )?"
)
_WHOLE_NAME = r"\b(?!'s|[- ](?:one|cube|cylinder|prism|block|thing|object)\b)"
_WITH_A_LOAD = r"(?! (?:its|the|an?|some|what|whatever|everything|both|each|every|all|two|three)\b)"
"""Not "bring the red mat its load"."""
_DIFFERENT = re.compile(r"\b(?:different|separate|individual) (?P<kind>tray|mat)s?\b")


_HALF = re.compile(r"\bhalf (?:of )?(?:all )?(?:the |your )?\w+s\b(?=.*\b(?:half|rest|others?|remaining)\b)")


def moved_place(sentence: str, objects: Sequence[NamedObject], program: str) -> str:
    """Return what is wrong with a program that moves a thing where the sentence wants a tray or a mat moved."""
    if not acted_on(program):
        return ""
    for item in objects:
        if item.is_support and re.search(
            rf"{_MOVE}{re.escape(item.name)}{_WHOLE_NAME}(?! instead| into account){_WITH_A_LOAD}", sentence
        ):
            return f"moves something else, and the task the {item.name}, which stays where it is"
    return ""


def shared_place(sentence: str, objects: Sequence[NamedObject], program: str) -> str:
    """Return what is wrong with a program that puts two things on one tray where the sentence wants different ones."""
    wanted = _DIFFERENT.search(sentence)
    if wanted is None:
        return ""
    places = {item.name for item in objects if item.is_support and item.shape == wanted["kind"]}
    for name, count in Counter(placed_on(program)).items():
        if name in places and count > 1:
            return f"puts {count} things on the {name}, and the task says '{wanted[0]}'"
    return ""


def unequal_halves(sentence: str, objects: Sequence[NamedObject], program: str) -> str:
    """Return what is wrong with a program that puts more on one tray or mat than on the other where each gets half."""
    counts = Counter(placed_on(program))
    if (said := _HALF.search(sentence)) and len(counts) > 1 and len(set(counts.values())) > 1:
        (most, count), *_ = counts.most_common(1)
        return f"puts {count} of {counts.total()} things on the {most}, and the task says '{said[0]}'"
    return ""
