"""Places that a sentence names, and what is there: "the leftmost cube", "the mat nearest to you".

Only plain words for the first to third of a kind from an end are read, and for the nearest and the farthest of a kind
to an object that is named; for any other nothing is known.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from hcvla.api.types import NamedObject
from hcvla.planner.scene_features import kind_of

_MARGIN_M = 0.02
"""What leads by less may be seen otherwise."""
_ROBOT = r"(?:you|(?:the|your) (?:robot|base|arm)|yourself)"
_FAR = "(?:farthest|furthest)"
_IS = "(?:(?:that |which )?(?:is |stands |lies |sits ))?"
_NEAR = "(?:nearest|closest)"
_ALONE = rf"(?! (?:to|from) (?!{_ROBOT}))"
"""Not "the nearest cube to the tray"."""
_ENDS = r"(?=[^\w ]|$| (?:and|onto|on|to|into|by|with|then|goes|should|must|please)\b)"
"""Not "the cube on the left tray"."""


_LATER = (("second", 1), ("third", 2), ("fourth", 3))
_FIRST = r"(?<!second )(?<!third )(?<!fourth )(?<!second-)(?<!third-)"
_COUNTED = "(?:(?:that is |when )?(?:counted|counting|starting) )?"


def _at_side(side: str) -> tuple[tuple[str, str, int], ...]:
    return (
        (rf"{_FIRST}(?:{side}most|{side}-most|{_FAR} {side}) {{0}}", side, 0),
        (rf"first {{0}} from the {side}", side, 0),
        (rf"{{0}} {_IS}(?:{_FAR} (?:to the )?|(?:on|at|to) the (?:far|very) ){side}{_ENDS}", side, 0),
        *((rf"{word} {{0}} {_COUNTED}from the {side}", side, place) for word, place in _LATER),
        *((rf"{word}[- ]{side}most {{0}}", side, place) for word, place in _LATER),
    )


_PLACES: tuple[tuple[str, str, int], ...] = (
    *_at_side("left"),
    *_at_side("right"),
    (rf"{_FIRST}{_NEAR} {{0}}{_ALONE}", "near", 0),
    *((rf"{word} {_NEAR} {{0}}{_ALONE}", "near", place) for word, place in _LATER),
    *((rf"{word} {_FAR} {{0}}{_ALONE}", "far", place) for word, place in _LATER),
    (rf"{{0}} {_IS}{_NEAR} to {_ROBOT}", "near", 0),
    (rf"{_FIRST}{_FAR} {{0}}{_ALONE}", "far", 0),
    (rf"{{0}} {_IS}{_FAR} away(?! from\b)", "far", 0),
    (rf"{{0}} {_IS}{_FAR}(?: away)? from {_ROBOT}", "far", 0),
)
"""Words for a place among a kind; from which end it is counted, and from nought."""
_OF_TWO = tuple(
    (words, side, 0) for side in ("left", "right") for words in (f"{side} {{0}}", f"{{0}} {_IS}on the {side}{_ENDS}")
)
"""Those of a kind of which there are two."""
_BY_ANOTHER: tuple[tuple[str, int], ...] = (
    (rf"{_NEAR} {{0}} to (?:the )?{{1}}\b", 1),
    (rf"{{0}} {_IS}{_NEAR}(?: to)? (?:the )?{{1}}\b", 1),
    (rf"(?:{_FAR}|most distant) {{0}}(?: away)? from (?:the )?{{1}}\b", -1),
    (rf"{{0}} {_IS}(?:{_FAR}|most distant)(?: away)? from (?:the )?{{1}}\b", -1),
)
"""Words for the nearest or farthest of a kind to an object; the sign of the distance that is least there."""
_BEFORE_ONE = rf"(?:left|right)-?most|{_NEAR}|{_FAR}|first|second|third"
"""Places that "one" may stand after."""
_ANYTHING = "(?:object|thing|item|one)"
"""What can be lifted, of whatever kind."""
_MEASURES: Mapping[str, Callable[[NamedObject], float]] = {
    "left": lambda item: -item.pose.y,
    "right": lambda item: item.pose.y,
    "near": lambda item: math.hypot(item.pose.x, item.pose.y),
    "far": lambda item: -math.hypot(item.pose.x, item.pose.y),
}
"""What is least at the end that is counted from [m]."""
_REFERENCE = re.compile(r"\b(?:of|than|from|where|between|behind|beside|near|on|in|to|under|not|but|except) $")
_PUT_THERE = re.compile(r"\b(?:put|place|set|move|bring|lay|carry|stack)\b[^,;.]*\b(?:on|onto|to|in) $")
_DESCRIBED = re.compile(r"\b(?:cube|one|thing|object|what|which|that)(?: is| are| lies| stands| sits)? (?:on|in) $")


_NAMES_A_PLACE = re.compile(rf"left|right|{_NEAR}|{_FAR}|most distant")
"""A sentence without these names none, and the many patterns for one table need not be made."""


def placed(sentence: str, objects: Sequence[NamedObject]) -> Iterator[tuple[str, str]]:
    """Yield words for places in a plain sentence, each with the name of the object there.

    What may only say which other object is meant is left out: "the cube left of the leftmost tray".
    """
    if not _NAMES_A_PLACE.search(sentence):
        return
    kinds = sorted({kind_of(item.name) for item in objects})
    sentence = in_full(sentence, kinds, _BEFORE_ONE)
    for kind in kinds:
        of_kind = [item for item in objects if kind_of(item.name) == kind and not item.held]
        for words, end, place in (*_PLACES, *(_OF_TWO if len(of_kind) == 2 else ())):
            said = re.search(rf"\b(?:the|whichever) {words.format(kind)}\b", sentence)
            name = _name_at(of_kind, _MEASURES[end], place) if said else ""
            if said and name and is_acted_on(sentence[: said.start()], objects):
                yield said[0], name


def in_full(sentence: str, kinds: Sequence[str], words: str) -> str:
    """Return a sentence with the kind for "one" after `words`, if a kind was named before: "and the rightmost one".

    `words` are alternatives of a pattern.
    """
    named = re.compile(rf"\b(?:{'|'.join(map(re.escape, kinds)) or '(?!)'})s?\b")

    def kind(found: re.Match[str]) -> str:
        before = named.findall(sentence[: found.start()])
        return f"{found[1]} {before[-1].removesuffix('s')}" if before else found[0]

    return re.sub(rf"\b({words}) one\b", kind, sentence)


def placed_by_another(sentence: str, objects: Sequence[NamedObject]) -> Iterator[tuple[str, str]]:
    """Yield the same for the nearest and the farthest to an object that is named: "the cube closest to the tray"."""
    if not _NAMES_A_PLACE.search(sentence):
        return
    loose = [item for item in objects if not (item.held or item.is_support)]
    kinds: dict[str, list[NamedObject]] = {}
    for item in objects:
        kinds.setdefault(kind_of(item.name), []).append(item)
    for kind, group in [*sorted(kinds.items()), (_ANYTHING, loose)]:
        if kind != _ANYTHING and kind not in sentence:
            continue
        for anchor in objects:
            if anchor.name not in sentence and kind_of(anchor.name) not in sentence:
                continue
            others = [item for item in group if item is not anchor and not item.held]
            called = re.escape(anchor.name)
            if len(kinds[anchor_kind := kind_of(anchor.name)]) == 1:
                called = f"(?:{called}|{re.escape(anchor_kind)})"
            for words, sign in _BY_ANOTHER:
                said = re.search(rf"\b(?:the|whichever) {words.format(kind, called)}", sentence)
                name = _name_at(others, partial(_signed_distance, anchor, sign), 0) if said else ""
                if said and name and is_acted_on(sentence[: said.start()], objects):
                    yield said[0], name


def _signed_distance(anchor: NamedObject, sign: int, item: NamedObject) -> float:
    return sign * math.hypot(item.pose.x - anchor.pose.x, item.pose.y - anchor.pose.y)


def _name_at(items: Sequence[NamedObject], measure: Callable[[NamedObject], float], place: int) -> str:
    """Return the name of what is at a place, counted from the least; empty if that is not certain."""
    order = sorted(items, key=measure)
    if len(order) < 2 or place >= len(order):
        return ""
    at = measure(order[place])
    is_clear = all(abs(measure(other) - at) > _MARGIN_M for other in order if other is not order[place])
    return order[place].name if is_clear else ""


def is_acted_on(before: str, objects: Sequence[NamedObject]) -> bool:
    """Whether what follows these words is something to do with, not what another object is told by."""
    if not _REFERENCE.search(before):
        return True
    names = "|".join(re.escape(item.name) for item in objects)
    own_name = re.search(rf"\b(?:{names}|it) (?:on|onto|to|in) $", before)
    return bool(_PUT_THERE.search(before)) and (bool(own_name) or not _DESCRIBED.search(before))
