"""What a sentence says is to be left alone: "except the red one", "without touching the blue cube"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hcvla.api.types import NamedObject
from hcvla.planner.scene_features import kind_of

_ALWAYS = (
    r"\b(?:except(?:ing)?|excluding|apart from|other than|save for|all but|leaving out)\b(?: for)?"
    r"|\bwith the exception of\b"
)
"""Takes out what it names, wherever that stands or the others go."""
_EXCEPT = rf"(?:{_ALWAYS}|\b(?:besides|but not)\b(?: for)?)"
_ALL_BUT = r"\b(?:all|every|each|any)\b(?: of)?(?: the| my)? [\w-]+ but"
"""More that takes out what is named right after it, but not up to the next comma."""
_TWO = r" (?:the )?[\w-]+(?: (?!and\b)[\w-]+)?(?:,? and (?:the )?[\w-]+(?: ones?\b)?)+"
"""Two or more in a list: "the red and the blue one"."""
_FORBID = (
    r"(?:\b(?:don't|do not|never)(?: ever)?|\bwithout|\bavoid) "
    r"(?:touch|mov|grab|grasp|lift|disturb|push|shift|knock|pick|us)\w*(?: up| over)?"
)
_LEAVE = r"\bleav(?:e|ing)"
_ALONE = r"(?: cubes?| ones?)? (?:alone|untouched|unmoved|as it is|where it is|in peace|out|be)\b(?! but)"
_THE = r" (?:(?:the|any|that) )?"
_NOT_A_PLACE = r"(?! (?:on|onto|to|into|next|in|from|with|off)\b)\b"
"""What is only not to go somewhere may be moved."""
_ACTS = re.compile(r"\b(?:pick|pick_place|push|nudge|touch|topple)\((?:actor=)?get_actor\((?:name=)?['\"]([^'\"]+)")
_PLACES = re.compile(r"\bplace\(get_actor\((?:name=)?'([^']+)'\)")


def excluded(sentence: str, objects: Sequence[NamedObject]) -> set[str]:
    """Return the names of objects that a sentence in lower case takes out or forbids to move."""
    return {item.name for item in objects if _is_excluded(sentence, item, objects)}


def acted_on(program: str) -> list[str]:
    """Return the names of the objects that a program moves or touches, in its order."""
    return _ACTS.findall(program)


def placed_on(program: str) -> list[str]:
    """Return the names of the objects that a program puts something on, in its order."""
    return _PLACES.findall(program)


def without_exclusions(sentence: str) -> str:
    """Return a sentence without what it takes out, up to the next comma or the end."""
    return re.sub(rf"{_EXCEPT}[^,;.:!?]*|{_ALL_BUT}{_TWO}", "", sentence)


def _is_excluded(sentence: str, item: NamedObject, objects: Sequence[NamedObject]) -> bool:
    name, color = re.escape(item.name), re.escape(item.color)
    called = name
    if color and not item.is_support:
        alike = [other for other in objects if other.color == item.color and not other.is_support]
        nouns = "|".join({re.escape(other.name.split()[-1]) for other in objects} | {"ones?", "objects?", "things?"})
        # "All cubes except blue and green"; not "except the blue tray".
        called = rf"(?:{name}|{color} ones?|{color}(?! (?:{nouns})\b))" if len(alike) == 1 else name
    words = "|".join({re.escape(word) for other in objects for word in (other.name, other.color) if word})
    # "Except the red and blue cubes": one of a list.
    listed = rf"(?: (?:the |that )?(?:{words})(?: ones?)?,?(?: and| or)?)*?"
    shared = called if called == name else rf"(?:{called}|{color}(?=,? (?:and|or) )|{color} {re.escape(item.shape)}s)"
    if not item.is_support and sum(kind_of(other.name) == kind_of(item.name) for other in objects) == 1:
        alone = re.escape(kind_of(item.name))
        called, shared = rf"(?:{called}|{alone})", rf"(?:{shared}|{alone})"
    noun = "(?!)" if item.is_support or not color else re.escape(item.name.split()[-1])
    end = r"\b(?= (?:and|or|to|onto|by)\b|[,;.:!?]|$)"
    patterns = (
        # "All cubes except the white and the black one", whatever else is black.
        rf"\b{noun}s?,? {_EXCEPT}{listed}{_THE}{color}(?: ones?| {noun}s?)?{end}",
        rf"(?:{_ALWAYS}){listed}{_THE}{shared}\b",
        rf"(?:{_EXCEPT}|{_FORBID}){listed}{_THE}{shared}{_NOT_A_PLACE}",
        rf"{_LEAVE}{_THE}{called}{_ALONE}",
        rf"{_ALL_BUT}{listed}{_THE}{shared}\b(?! (?:on|onto|in|from|next|with)\b(?! (?:their|its|your)\b))",
    )
    return any(re.search(pattern, sentence) for pattern in patterns)
