"""The mat or tray of a thing's own color, or of another one: "on its mat", "on a mat of a different color"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hcvla.api.types import NamedObject
from hcvla.planner.checks.exclusions import carried_onto
from hcvla.planner.checks.noun_phrases import NounPhraseReader
from hcvla.planner.checks.wording import last_said, says

_OTHER_COLOR = re.compile(
    r"\b(?:different|another|other|wrong|non-matching) colou?r|\bdifferent(?:ly)?[- ]colou?red\b|\bnon-?matching\b"
    r"|\bnot (?:of |in )?(?:its|their|the same)(?: own)? colou?r|\b(?:does|do)(?:n't| not) match\b|\bunlike colou?r"
    r"|\bcolou?r (?:differs|is different|is other)(?: than)? (?:from )?(?:its|their)\b"
)
_OWN_COLOR = re.compile(
    r"\b(?:(?:mat|tray|one) (?:with|of|in|that has) (?:its|the same)(?: own)? colou?r(?! as)"
    r"|matching (?:mat|tray|one)|its own (?:mat|tray))\b"
)
_EACH = re.compile(r"\b(?:each|every|all|both)\b")
"""Then "its own" may be one for each, of whatever color."""
_ITS_PLACE = re.compile(r"\b(?:on|onto|to|upon) its (?:own )?(?P<shape>mat|tray)\b(?! with| of)")


def on_its_own_color(sentence: str, objects: Sequence[NamedObject], program: str) -> str:
    """Return what is wrong with a program that puts a thing on a mat of its color where the sentence wants another."""
    wanted = _OTHER_COLOR.search(last_said(sentence))
    if wanted is None:
        return ""
    for item, place in _put_on_supports(objects, program):
        if item.color and item.color == place.color and not says(sentence, place.name):
            return f"puts the {item.name} on the {place.name}, and the task says '{wanted[0]}'"
    return ""


def on_another_color(sentence: str, objects: Sequence[NamedObject], program: str) -> str:
    """Return what is wrong with a program that puts a thing elsewhere than on the mat of its color, which is said."""
    said = last_said(sentence)
    wanted = _OWN_COLOR.search(said)
    if wanted is None or _OTHER_COLOR.search(said):
        return ""
    for item, place in _put_on_supports(objects, program):
        if item.color == place.color or says(said, place.name) or not says(said, item.name):
            continue
        if any(other.shape == place.shape and other.color == item.color for other in objects):
            return f"puts the {item.name} on the {place.name}, and the task says '{wanted[0]}'"
    return ""


def not_on_its_own(sentence: str, objects: Sequence[NamedObject], program: str) -> str:
    """Return what is wrong with a program that never puts a thing on the mat of its color, where "its mat" is said.

    It is of what was spoken of last, if that is one thing and there is one such mat.
    """
    said = last_said(sentence)
    if _EACH.search(said):
        return ""
    carried = list(_put_on_supports(objects, program))
    for found in _ITS_PLACE.finditer(said):
        spoken_of = NounPhraseReader(objects).mentions(said[: found.start()])[-1:]
        loose = [item for item in objects if not item.is_support and spoken_of and item.name in spoken_of[0].names]
        if len(loose) != 1:
            continue
        item = loose[0]
        own = [other.name for other in objects if (other.shape, other.color) == (found["shape"], item.color)]
        places = [place.name for moved, place in carried if moved is item]
        if len(own) == 1 and places and own[0] not in places:
            return f"puts the {item.name} on the {places[-1]}, and the task says '{found[0]}'"
    return ""


def _put_on_supports(objects: Sequence[NamedObject], program: str) -> Iterator[tuple[NamedObject, NamedObject]]:
    """Yield what a program picks and puts on a tray or a mat, and that."""
    by_name = {item.name: item for item in objects}
    for name, target in carried_onto(program):
        if name in by_name and target in by_name and by_name[target].is_support:
            yield by_name[name], by_name[target]
