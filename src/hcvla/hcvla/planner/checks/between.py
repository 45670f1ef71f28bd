"""Places that no one said: one of two, for the middle between them; a tray of which nothing is said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches

from hcvla.api.types import NamedObject
from hcvla.planner.checks.exclusions import placed_on
from hcvla.planner.checks.noun_phrases import NounPhraseReader
from hcvla.planner.checks.wording import last_said, says

_HALFWAY = re.compile(
    r"\b(?:(?:half[- ]?way|mid-?way) (?:in )?between"
    r"|(?:the )?(?:(?:exact )?mid-?point|(?:exact )?(?:middle|center|centre)|spot|point) (?:in )?between"
    r"|(?:the )?(?:exact )?mid-?point of|(?:exactly|right|squarely|precisely) (?:in )?between) "
)
_IN_IT = re.compile(r"(?:\b(?:exactly |right )?(?:in|at|to|into|on|onto) )?(?:the )?$")
_TOLD_BY_IT = re.compile(
    r"\b(?:one|thing|object|what|whatever|something|is|are|stands|lies|sits|standing|lying|sitting),? $"
)
_PAIR = re.compile(r"(?:the |both |your |those |these )*(?:two |both )?(?:of the )?(?P<kind>\w+)s\b")
_BETWEEN = re.compile(r"between\(get_actor\('([^']+)'\), get_actor\('([^']+)'\)(?:, fit=get_actor\('[^']+'\))?\)")
"""A place between two, as a program says it."""
_MAY_MEAN_ANY = re.compile(
    r"\b(?:others?|another|each|every|everything|own|its|their|it's|match\w*|colou?rs?|hues?|any|different|separate"
    r"|nearest|closest|farthest|furthest|nearer|closer|farther|further|ones?|free|empty|unoccupied|there|here|that|this"
    r"|these|those|them|they|same|respective\w*|correspond\w*|belongs?|sort\w*|swap\w*|switch\w*|exchange\w*|trade"
    r"|where\w*|back|home|return\w*|restor\w*|undo|instead|elsewhere|somewhere|away|off|from|clear|unload|place|places"
    r"|spot|position|rest|not|no|never|without|except\w*|but|avoid|leave|if|unless|than|else|neither|nor|what|whatever"
    r"|which\w*|either|or|left\w*|right\w*|behind|front|beside|next|reverse|again|still|\w+n't|on it|onto it|in it"
    r"|into it|upon it|larger|smaller|bigger|first|second|third|last|middle)\b"
)
"""Words by which a place may be meant that is not named."""

_ALIKE = 0.7
"""Share of two words' letters that are the same if one is the other, misspelled."""


def beside_the_middle(sentence: str, objects: Sequence[NamedObject], program: str) -> str:
    """Return what is wrong with a program that puts a thing on one of two between which the sentence wants it."""
    said = last_said(sentence)
    for found in _HALFWAY.finditer(said):
        ends, end = _ends(said, found.end(), objects)
        if not ends or _tells_another(said[: found.start()], objects):
            continue
        rest = f"{said[: found.start()]} {said[end:]}"
        for first, second in _BETWEEN.findall(program):
            if {first, second} != ends and not {first, second} <= _all_spoken_of(rest, objects):
                return f"goes between the {first} and the {second}, and the task says '{said[found.start() : end]}'"
        for line in _BETWEEN.sub("", program).splitlines():
            about = [name for name in sorted(ends) if re.search(rf"\b(?:place|push)\(.*{re.escape(repr(name))}", line)]
            if about and not _spoken_of(about[0], rest, objects):
                return f"goes to the {about[0]}, and the task says '{found[0].strip()}'"
    return ""


def unsaid_place(sentence: str, objects: Sequence[NamedObject], program: str) -> str:
    """Return what is wrong with a program that uses a tray or a mat of which the sentence, naming one, says nothing."""
    supports = {item.name: item for item in objects if item.is_support}
    named = [name for name in supports if says(sentence, name)]
    if len(named) != 1:
        return ""
    rest = re.sub(rf"\b{re.escape(named[0])}\b", "", sentence)
    nouns = "|".join({noun for name in supports for noun in NounPhraseReader(objects).nouns(name)})
    if _MAY_MEAN_ANY.search(rest) or re.search(rf"\b(?:{nouns})(?:s|es)?\b", rest):
        return ""
    for name in placed_on(program):
        place = supports.get(name)
        if place and name != named[0] and not _misspelled(place, rest):
            return f"puts something on the {name}, and the task speaks of the {named[0]} alone"
    return ""


def _misspelled(place: NamedObject, rest: str) -> bool:
    """Whether a word of a place's name or its color is said, if not quite: "the lunra sab" is the lunar slab."""
    own, words = {*place.name.split(), place.color}, re.findall(r"\w+", rest)
    return any(get_close_matches(word, words, n=1, cutoff=_ALIKE) for word in own if word)


def _ends(said: str, start: int, objects: Sequence[NamedObject]) -> tuple[frozenset[str], int]:
    """Return the two between which the middle is, and where the words for them end; none if that is not known."""
    reader = NounPhraseReader(objects)
    listed = reader.listed(said, start)
    names = frozenset(name for mention in listed[:2] for name in mention.names if len(mention.names) == 1)
    if len(listed) >= 2 and len(names) == 2:
        return names, listed[1].end
    if pair := _PAIR.match(said, start):
        of_kind = frozenset(item.name for item in objects if reader.fits(item.name, pair["kind"]))
        return (of_kind if len(of_kind) == 2 else frozenset()), pair.end()
    return frozenset(), start


def _tells_another(before: str, objects: Sequence[NamedObject]) -> bool:
    """Whether what is halfway there only says which other thing is meant: "the cube halfway between the trays"."""
    before = _IN_IT.sub("", before)
    if _TOLD_BY_IT.search(before):
        return True
    reader = NounPhraseReader(objects)
    noun = re.search(rf"\b{reader.noun}s?,? $", before)
    own = "|".join(re.escape(item.name) for item in objects)
    return bool(noun) and not re.search(rf"\b(?:{own}),? $", before)


def _all_spoken_of(rest: str, objects: Sequence[NamedObject]) -> set[str]:
    return {item.name for item in objects if _spoken_of(item.name, rest, objects)}


def _spoken_of(name: str, rest: str, objects: Sequence[NamedObject]) -> bool:
    """Whether words may speak of an object."""
    item = next(item for item in objects if item.name == name)
    reader = NounPhraseReader(objects)
    nouns = "|".join(map(re.escape, reader.nouns(name)))
    for other in objects:
        rest = rest if other.name == name else re.sub(rf"\b{re.escape(other.name)}\b", "", rest)
    return re.search(rf"\b(?:{re.escape(item.color or '(?!)')}|{nouns})s?\b", rest) is not None
