"""Places among others that a sentence names, and what is there: "the leftmost cube", "the mat nearest to you".

Only plain words for the first of a kind from an end are read; for any other nothing is known.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence

from hcvla.api.types import NamedObject
from hcvla.planner.scene_features import without_number

_MARGIN_M = 0.02
"""What leads by less may be seen otherwise."""
_ROBOT = r"(?:you|(?:the|your) (?:robot|base|arm)|yourself)"
_FIRST: tuple[tuple[str, str, Callable[[NamedObject], float]], ...] = (
    ("leftmost|left-most|furthest left|farthest left", "", lambda item: -item.pose.y),
    ("rightmost|right-most|furthest right|farthest right", "", lambda item: item.pose.y),
    ("", rf"(?:nearest|closest) to {_ROBOT}", lambda item: math.hypot(item.pose.x, item.pose.y)),
    ("", rf"(?:farthest|furthest)(?: away)? from {_ROBOT}", lambda item: -math.hypot(item.pose.x, item.pose.y)),
)
"""Words before a kind, words after it, and the measure in which what they mean is least."""
_REFERENCE = re.compile(r"\b(?:of|than|from|between|behind|beside|near|on|in|to|under|not|but|except) $")
_PUT_THERE = re.compile(r"\b(?:put|place|set|move|bring|lay|carry|stack)\b[^,;.]*\b(?:on|onto|to|in) $")
_DESCRIBED = re.compile(r"\b(?:cube|one|thing|object|what|which|that)(?: is| are| lies| stands| sits)? (?:on|in) $")


def placed_first(sentence: str, objects: Sequence[NamedObject]) -> Iterator[tuple[str, str]]:
    """Yield words for places in a plain sentence, each with the name of the object there.

    What may only say which other object is meant is left out: "the cube left of the leftmost tray".
    """
    for kind in sorted({_kind(item) for item in objects}):
        of_kind = [item for item in objects if _kind(item) == kind and not item.held]
        for before, after, measure in _FIRST:
            words = rf"\bthe (?:{before}) {kind}\b" if before else rf"\bthe {kind} (?:that is |that stands )?{after}\b"
            said = re.search(words, sentence)
            first = sorted(of_kind, key=measure)[:2]
            if said is None or len(first) < 2 or measure(first[1]) - measure(first[0]) < _MARGIN_M:
                continue
            if _is_acted_on(sentence[: said.start()], objects):
                yield said[0], first[0].name


def _is_acted_on(before: str, objects: Sequence[NamedObject]) -> bool:
    """Whether what follows these words is something to do with, not what another object is told by."""
    if not _REFERENCE.search(before):
        return True
    names = "|".join(re.escape(item.name) for item in objects)
    own_name = re.search(rf"\b(?:{names}|it) (?:on|onto|to|in) $", before)
    return bool(_PUT_THERE.search(before)) and (bool(own_name) or not _DESCRIBED.search(before))


def _kind(item: NamedObject) -> str:
    return without_number(item.name).rpartition(" ")[2]
