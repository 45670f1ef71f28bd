"""Objects told by how near they are to others, or by color beside others: "whichever tray is closer to the green cube".

What is not told clearly, or may be told otherwise too, is left open.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from hcvla.api.types import NamedObject
from hcvla.planner.checks.exclusions import acted_on, placed_on
from hcvla.planner.checks.named_places import is_acted_on
from hcvla.planner.checks.wording import last_said, says
from hcvla.planner.scene_features import kind_of

_MARGIN_M = 0.02
"""What leads by less may be seen otherwise."""
_ROBOT = r"(?:you|yourself|(?:the|your) (?:robot|base|arm))"
_MOST = r"(?:nearest|closest|(?:farthest|furthest)(?: away)?)"
_MORE = r"(?:nearer|closer|(?:farther|further)(?: away)?)"
_DEGREE = rf"(?P<degree>{_MOST}|{_MORE})"
_IS_COMPARED = re.compile(rf"{_MOST}|{_MORE}")
_IS = (
    r"(?:(?:(?:that|which)(?: is|'s|s)? |is |lies |stands |sits )?(?:(?:is|stands|lies|sits|standing|lying|sitting) )?)"
)
_ONE = r"(?<![\w-])(?:(?:the|that|this|whichever|which ever|any) (?:of the two )?|(?<=^)|(?<=[,:;] ))"
_DARK = frozenset({"black", "brown", "purple", "blue", "gray"})
_LIGHT = frozenset({"white", "yellow", "cyan", "pink", "orange"})
_NOT_DONE = re.compile(r"\b(?:not|no|never|without|except\w*|exception|but|leav\w+|keep|avoid|than|if|unless|\w+n't)\b")
_SEVERAL = re.compile(
    r"\b(?:others?|another|each|every\w*|all|both|rest|remaining|any|ones?|either|things?|objects?|\w+most|them|those)\b"
)
_LATER = re.compile(r"\b(?:then|after\w*|next|once|when|finally|later|now)\b")
_OF_COLOR = (
    r"(?:(?:(?:that|which) )?(?:of|with|in|has|having) (?:exactly )?(?:the )?(?:same )?colou?r (?:as|of)"
    r"|(?:that|which) matches|matching)"
)


@dataclass(frozen=True)
class _Told:
    """Characters [start, end) of a sentence that tell one object of a kind."""

    start: int
    end: int
    name: str
    kind: str


def told_otherwise(sentence: str, objects: Sequence[NamedObject], program: str) -> str:
    """Return what is wrong with a program that uses others of a kind than the one that the sentence tells."""
    said = last_said(sentence)
    used = [*acted_on(program), *placed_on(program)]
    by_name = {item.name: item for item in objects}
    for told in _told(said, objects):
        clause = re.split(r"[;.!?]", said[: told.start])[-1]
        if told.name in used or _NOT_DONE.search(clause) or not _is_meant(said[: told.start], told, objects):
            continue
        if not by_name[told.name].is_support and len(set(acted_on(program))) > 1 and _LATER.search(said):
            continue
        rest = f"{said[: told.start]} {said[told.end :]}"
        for name in used:
            if name in by_name and kind_of(name) == told.kind and not _may_be_said(by_name[name], rest, objects):
                return f"uses the {name}, and '{said[told.start : told.end].strip()}' is the {told.name}"
    return ""


def _is_meant(before: str, told: _Told, objects: Sequence[NamedObject]) -> bool:
    """Whether something is done with what is told after these words."""
    before = re.sub(r"\b(?:onto|upon|into) $", "on ", before)
    own = "|".join(re.escape(item.name) for item in objects if not item.is_support)
    place = next(item.is_support for item in objects if item.name == told.name)
    to_it = rf"\b(?:{own}|it|goes|go|put|placed|moved|brought|belongs?) (?:on|to|in) $"
    return is_acted_on(before, objects) or (place and re.search(to_it, before) is not None)


def _may_be_said(item: NamedObject, rest: str, objects: Sequence[NamedObject]) -> bool:
    """Whether the rest of a sentence may speak of an object."""
    if says(rest, item.name) or _SEVERAL.search(rest):
        return True
    for other in objects:
        rest = re.sub(rf"\b{re.escape(other.name)}\b", "", rest)
    same = rf"\b(?:that|the) same {re.escape(kind_of(item.name))}\b"
    rest = re.sub(same, "", rest)
    return bool(item.color and says(rest, item.color)) or bool(
        re.search(rf"\b(?:{re.escape(kind_of(item.name))}|{re.escape(item.shape)})s?\b", rest)
    )


def _told(said: str, objects: Sequence[NamedObject]) -> Iterator[_Told]:
    for kind in sorted({kind_of(item.name) for item in objects}):
        # The many patterns for a kind are made only where it is spoken of.
        if kind not in said:
            continue
        group = [item for item in objects if kind_of(item.name) == kind and not item.held]
        yield from _by_distance(said, kind, group, objects)
        yield from _by_shade(said, kind, group)
        yield from _by_color_of(said, kind, group, objects)


def _by_distance(said: str, kind: str, group: Sequence[NamedObject], objects: Sequence[NamedObject]) -> Iterator[_Told]:
    """Yield what is told by the distance to the robot or to another object."""
    if not _IS_COMPARED.search(said):
        return
    anchor, noun = _anchor(objects), re.escape(kind)
    forms = (
        rf"{_ONE}{noun} {_IS}{_DEGREE} (?:to|from) {anchor}",
        rf"{_ONE}{_DEGREE} {noun} (?:to|from) {anchor}",
        rf"\bthe {_DEGREE} of the (?:two )?{noun}s(?: (?:to|from) {anchor}|(?! (?:to|from)))",
        rf"\bof the two {noun}s,? the one {_IS}{_DEGREE} (?:to|from) {anchor}",
        rf"{_ONE}{noun} (?:that |which )?(?P<it>it)(?: is|'s) {_DEGREE} (?:to|from)\b(?! (?:the|you|your|it|that)\b)",
    )
    for form in forms:
        for found in re.finditer(form, said):
            parts = found.groupdict()
            if re.match(r"(?: to|,? than)\b", said[found.end() :]):
                continue
            at = _position(parts, said, found, objects)
            others = [item for item in group if at is not None and item.name != at[0]]
            if at is None or (re.match(_MORE, parts["degree"]) and len(others) != 2):
                continue
            sign = -1.0 if parts["degree"].startswith("f") else 1.0
            if name := _least(others, lambda item, at=at, sign=sign: sign * _apart(item, at)):  # type: ignore[misc]
                yield _Told(found.start(), found.end(), name, kind)


def _anchor(objects: Sequence[NamedObject]) -> str:
    names = "|".join(sorted((re.escape(item.name) for item in objects), key=len, reverse=True)) or "(?!)"
    kinds = "|".join(sorted({re.escape(kind_of(item.name)) for item in objects})) or "(?!)"
    return (
        rf"(?:(?P<robot>{_ROBOT})|(?:the )?(?P<name>{names})|(?P<it>it|itself)"
        rf"|(?:that|the|this)(?: very)?(?: same)? (?P<kind>{kinds}))\b(?! \d)"
    )


def _position(
    parts: dict[str, str | None], said: str, found: re.Match[str], objects: Sequence[NamedObject]
) -> tuple[str, float, float] | None:
    """Return the name and the place over the table of what distances are taken to; None if that is not known."""
    by_name = {item.name: item for item in objects}
    if name := parts.get("name"):
        item = by_name[name]
    elif parts.get("it") or parts.get("kind"):
        kind = parts.get("kind")
        before = said[: found.start()] if kind is None else said[: found.end()]
        fitting = [
            item
            for item in objects
            if says(before, item.name) and (kind_of(item.name) == kind if kind else not item.is_support)
        ]
        if not fitting and kind:
            fitting = [item for item in objects if kind_of(item.name) == kind]
        if len(fitting) != 1:
            return None
        item = fitting[0]
    else:
        return "", 0.0, 0.0
    return None if item.held else (item.name, item.pose.x, item.pose.y)


def _apart(item: NamedObject, at: tuple[str, float, float]) -> float:
    return math.hypot(item.pose.x - at[1], item.pose.y - at[2])


def _least(items: Sequence[NamedObject], measure: Callable[[NamedObject], float]) -> str:
    """Return the name of the object of the least measure; empty if that is not clear."""
    order = sorted(items, key=measure)
    is_clear = len(order) > 1 and measure(order[1]) - measure(order[0]) > _MARGIN_M
    return order[0].name if is_clear else ""


def _by_shade(said: str, kind: str, group: Sequence[NamedObject]) -> Iterator[_Told]:
    """Yield the darker or lighter of two, where their colors leave no doubt."""
    noun = re.escape(kind)
    shade = r"(?P<shade>dark|light|bright|pal)(?:er|est)"
    if len(group) != 2:
        return
    for found in re.finditer(rf"\bthe {shade} (?:(?:one )?of the (?:two )?{noun}s|(?:colou?red )?{noun})\b", said):
        colors = _DARK if found["shade"] == "dark" else _LIGHT
        fitting = [item.name for item in group if item.color in colors]
        if len(fitting) == 1 and all(item.color in _DARK | _LIGHT for item in group):
            yield _Told(found.start(), found.end(), fitting[0], kind)


def _by_color_of(said: str, kind: str, group: Sequence[NamedObject], objects: Sequence[NamedObject]) -> Iterator[_Told]:
    """Yield what has the color of an object that is named."""
    for anchor in (item for item in objects if item.name in said):
        for found in re.finditer(
            rf"{_ONE}{re.escape(kind)} {_OF_COLOR} (?:the )?{re.escape(anchor.name)}\b(?! \d)", said
        ):
            fitting = [item.name for item in group if item.color == anchor.color and item is not anchor]
            if anchor.color and len(fitting) == 1:
                yield _Told(found.start(), found.end(), fitting[0], kind)
