"""Where things are taken from: "what is on the brown tray", "strip the red mat", "the load of the blue one".

That is answered by moving what stands there; neither goal nor program need name it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from hcvla.api.types import NamedObject
from hcvla.planner.checks.exclusions import acted_on
from hcvla.planner.checks.noun_phrases import NounPhraseReader
from hcvla.planner.scene_features import supports

_TOWARD = (
    r"\b(?:(?:on|in)?to|upon|towards?|over|above|near|beside|behind|beneath|under|by|at|(?:left|right|front|top) of)"
)
_PUT = r"\b(?:put|place|set|lay|stack|drop|move|bring|rest|sit|stand|go|goes|end up|belongs?)\b"
_NO_LONGER = re.compile(r"\bnot on\(")
_DONE_WITH = r"\b(?:put|place|push|touch|pick up|lift|grab|take|move|carry|bring|stack)"
_TO = re.compile(rf"(?:{_TOWARD}|{_DONE_WITH}|{_PUT}[^,;.:!?]* (?:on|in)|^(?:on|in)) $")
"""Before where something goes, and what goes there."""


def taken_from(objects: Sequence[NamedObject], answer: str) -> set[str]:
    """Return the names of what something stands on at the start that a program moves; an answer is goal and program.

    None if a goal says itself what is to stand on what no longer.
    """
    moved = set() if _NO_LONGER.search(answer) else set(acted_on(answer))
    under = zip(objects, supports(objects), strict=True)
    return {objects[below].name for item, below in under if below < len(objects) and item.name in moved}


def without_sources(sentence: str, objects: Sequence[NamedObject], answer: str) -> str:
    """Return a plain sentence without what an answer takes something from, where that is no place to go to."""
    left = taken_from(objects, answer)
    if not left:
        return sentence
    reader = NounPhraseReader(objects)
    kept, at = "", 0
    while at < len(sentence):
        mention = reader.read(sentence, at) if at == 0 or not sentence[at - 1].isalnum() else None
        end = mention.end if mention else at + 1
        if mention is None or not _is_source(mention.names, left, objects) or _TO.search(sentence[:at]):
            kept += sentence[at:end]
        at = end
    return kept


def _is_source(names: frozenset[str], left: set[str], objects: Sequence[NamedObject]) -> bool:
    """Whether words that fit these objects speak of one that something is taken from, and of no other place."""
    places = names & {item.name for item in objects if item.is_support}
    return names <= left if len(names) == 1 else len(places) == 1 and places <= left
