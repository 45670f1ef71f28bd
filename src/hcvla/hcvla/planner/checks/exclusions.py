"""What a sentence says is to be left alone: "except the red one", "without touching the blue cube", "only it stays"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hcvla.api.types import NamedObject
from hcvla.planner.checks.noun_phrases import NounPhrase, NounPhraseReader

_ALWAYS = (
    r"\b(?:except(?:ing)?|excluding|(?:apart|aside) from|other than|save for|all but|leaving out"
    r"|not (?:counting|including)|with (?:the )?(?:exception of|only exception being)"
    r"|exceptions?(?: (?:is|are|being))?:?|unless it(?: is|'s)|exempt(?:ed)?:"
    r"|(?:ignor|skipp?)(?:e|ing)?)(?!\w)(?: for)?"
)
"""Takes out what it names, wherever that stands or the others go."""
_WEAKLY = r"\bbut (?:not|never)(?: (?:for|th(?:at|ose) of))?"
"""Takes out what is named right after it, unless it is only not to go somewhere."""
_OF_A_KIND = r"(?:but|besides|without|bar|minus|save)(?: for| not)?"
"""Takes out what is named right after it of what is named right before it: "the cubes but the red one"."""
_FORBID = (
    r"\bhands off|(?:\b(?:don't|do not|never)(?: ever)?|\bwithout|\bavoid) "
    r"(?:touch|mov|grab|grasp|lift|disturb|push|shift|knock|pick|us)\w*(?: up| over)?"
)
_LEAVE = r"(?<!n't )(?<!not )(?<!never )\b(?:leav(?:e|ing)|keep(?:ing)?|(?P<let>let(?:ting)?))"
_LEFT = (
    r"\b(?:(?:left|kept|stays?|to stay) (?:alone|out|untouched|as it is|where it is)|still (?:using|need(?:ing)?)"
    r"|leave (?:alone|untouched|unmoved)),?:?"
)
_TURNED_THERE = r"(?![^.;]{0,40}\b(?:and|but)\b[^.;]{0,40}\b(?:turn|rotat|spin|swivel|go(?:es)? round|degrees?|face)s?)"
"""Not "it stays where it is but turns"."""
_ALONE = re.compile(
    r" (?:alone|untouched|unmoved|as it is|as they are|where (?:it is|it stands|they are)|in peace"
    r"|(?:free|clear|empty|vacant)(?! of)"
    rf"|out(?! of (?:the|its|your))(?: of (?:it|this|that))?|be)\b(?! but){_TURNED_THERE}"
)
_BE = re.compile(r" be(?=[,;.:!?]|$| and\b)")
"""After what is to be let alone: "let the red cube be"."""
_STAYS = re.compile(
    r" (?:stays?|remains?|(?:is|are|has|have) to stay|(?:must|should|may|can) (?:stay|remain))\b"
    rf"(?! (?:on|onto|at|in|near|next|beside|above|below|under|over|to)\b){_TURNED_THERE}"
    r"|,? (?:(?:is|are|being) )?(?:excepted|exempt(?:ed)?|spared|left out(?: of (?:it|this|that))?)"
    r"(?=[,;.:!?]|$| and\b)"
)
_SUBJECT = re.compile(
    r"(?:^|[,;.:!?] ?|\b(?:and|but|while|that|so|because) )(?:only |just )?(?=\w)|\b(?:only|just) (?=\w)"
)
"""Before what a clause begins with."""
_SOMEWHERE = re.compile(r" (?:on|onto|upon|over|to|towards?|into|next|in|from|with|off|before|until|till|yet)\b")
"""What is only not to go somewhere may be moved."""
_OTHERWISE_DONE = re.compile(
    r"(?: up| anywhere| at all)?[,;:.!-]+ (?!(?:leav(?:e|ing)|keep|let) )"
    r"(?:(?!the )[\w']+ ){1,3}?(?:it|this|that|them)\b"
)
"""After what is only not to be done so: "don't lift the red cube, push it"."""
_AWAY = re.compile(r" (?:on|in) (?:the |that |this )?[\w ]+? (?:away|aside|down|off)\b")
"""What follows where things are that go away only says which ones."""
_QUANTIFIED = (
    r"\b(?P<any>(?:all|every|each|any|both|one of|a|an|another|whichever|some)(?: of)?(?: the| my| these| those)? )?"
)
_ANYTHING = r"\b(?:everything|anything|something|all|everyone)"
_MAY_STAY = re.compile(
    r"\b(?:leave|keep|let) (?:everything|all|the (?:others|rest))\b[^.;:!?]*$"
    r"|\b(?:everything|all|anything|others|rest)(?: else)? "
    r"(?:(?:may|can|could|should|shall|must|is to|are to|has to) )?(?:stays?|remains?|be left)\b[^.;:!?]*$"
)
"""What is taken out of that is all there is to do."""
_OF_COLOR = re.compile(r"\b(?:of|in) (?:an?|any|some)(?: \w+)? colou?r $")
"""Before what colors are taken out, not things: "a mat of a color other than black"."""
_ANOTHER_DOES = re.compile(r" (?:goes|is|has|should|must|belongs)\b")
_ACTS = re.compile(r"\b(?:pick|pick_place|push|nudge|touch|topple)\((?:actor=)?get_actor\((?:name=)?['\"]([^'\"]+)")
_CARRIED = re.compile(r"pick\(get_actor\('([^']+)'\)\)\s+place\(get_actor\('([^']+)'\)")
_PLACES = re.compile(r"\bplace\(get_actor\((?:name=)?'([^']+)'\)")


@dataclass(frozen=True)
class Exclusion:
    """Characters [start, end) of a sentence that take something out of what is to be done."""

    start: int
    end: int
    names: frozenset[str]
    """The objects that are surely taken out."""
    unknown: int = 0
    """How many more are, of which it is not known which ones they are."""


def excluded(sentence: str, objects: Sequence[NamedObject]) -> set[str]:
    """Return the names of objects that a plain sentence takes out or forbids to move."""
    return {name for found in exclusions(sentence, objects) for name in found.names}


def acted_on(program: str) -> list[str]:
    """Return the names of the objects that a program moves or touches, in its order."""
    return _ACTS.findall(program)


def placed_on(program: str) -> list[str]:
    """Return the names of the objects that a program puts something on, in its order."""
    return _PLACES.findall(program)


def carried_onto(program: str) -> list[tuple[str, str]]:
    """Return what a program picks and puts on something at once, each with that, in its order."""
    return _CARRIED.findall(program)


def without_exclusions(sentence: str, objects: Sequence[NamedObject]) -> str:
    """Return a sentence without what it takes out."""
    for found in sorted(exclusions(sentence, objects), key=lambda each: each.start, reverse=True):
        sentence = sentence[: found.start] + sentence[found.end :]
    return sentence


def exclusions(sentence: str, objects: Sequence[NamedObject]) -> list[Exclusion]:
    """Return what a plain sentence takes out, in any order."""
    reader = NounPhraseReader(objects)
    return [
        *_excepted(sentence, reader, objects),
        *_forbidden(sentence, reader, objects),
        *_left(sentence, reader, objects),
    ]


def _excepted(sentence: str, reader: NounPhraseReader, objects: Sequence[NamedObject]) -> Iterator[Exclusion]:
    """Yield what is taken out of a kind or of everything."""
    for marker in re.finditer(rf"(?P<always>{_ALWAYS})|(?P<weak>{_WEAKLY})|\b{_OF_A_KIND}", sentence):
        before = sentence[: marker.start()]
        if _MAY_STAY.search(before):
            continue
        head = _head(before, reader, objects)
        if not (marker["always"] or marker["weak"] or head or re.search(rf"{_ANYTHING} $", before)):
            continue
        mentions = reader.listed(sentence, marker.end() + 1)
        if not mentions:
            if marker["always"]:
                yield Exclusion(marker.start(), _clause_end(sentence, marker.end()), frozenset(), 1)
            continue
        end = mentions[-1].end
        if _AWAY.match(sentence, end) or (marker["weak"] and not head and _SOMEWHERE.match(sentence, end)):
            continue
        if _OF_COLOR.search(before):
            yield Exclusion(marker.start(), end, frozenset())
            continue
        if head:
            mentions = [reader.among(each, head) for each in mentions if reader.may_be(each, head)]
        yield _exclusion(marker.start(), mentions, objects, end)


def _head(before: str, reader: NounPhraseReader, objects: Sequence[NamedObject]) -> str:
    """Return the noun at the end of words that several are spoken of by; empty if there is none.

    "Any mat" is one; "on their mats" is where things go.
    """
    found = re.search(rf"{_QUANTIFIED}(?:[\w-]+ )?(?P<noun>{reader.noun})(?P<many>s?),? $", before)
    if found is None or not (found["any"] or found["many"]):
        return ""
    is_place = all(item.is_support for item in objects if reader.fits(item.name, found["noun"]))
    return "" if is_place and not found["any"] else found["noun"]


def _forbidden(sentence: str, reader: NounPhraseReader, objects: Sequence[NamedObject]) -> Iterator[Exclusion]:
    """Yield what is not to be moved."""
    for marker in re.finditer(_FORBID, sentence):
        mentions = _without_another(sentence, reader.listed(sentence, marker.end() + 1))
        end = mentions[-1].end if mentions else 0
        if mentions and not _SOMEWHERE.match(sentence, end) and not _OTHERWISE_DONE.match(sentence, end):
            yield _exclusion(marker.start(), mentions, objects)


def _left(sentence: str, reader: NounPhraseReader, objects: Sequence[NamedObject]) -> Iterator[Exclusion]:
    """Yield what is to stay where it is."""
    for marker in re.finditer(rf"(?P<left>{_LEFT}) |(?P<leave>{_LEAVE}) ", sentence):
        mentions = reader.listed(sentence, marker.end())
        behind = _BE if marker["let"] else _ALONE
        alone = behind.match(sentence, mentions[-1].end) if mentions and marker["leave"] else None
        if mentions and (marker["left"] or alone):
            yield _exclusion(marker.start(), mentions, objects, alone.end() if alone else 0)
    for place in _SUBJECT.finditer(sentence):
        mention = reader.read(sentence, place.end())
        stays = _STAYS.match(sentence, mention.end) if mention and mention.end > place.end() else None
        if mention and stays:
            yield _exclusion(place.start(), [mention], objects, stays.end())


def _without_another(sentence: str, mentions: list[NounPhrase]) -> list[NounPhrase]:
    """Return mentions without the last one if something else is said of that: "..., and the blue cube goes home"."""
    is_another = len(mentions) > 1 and _ANOTHER_DOES.match(sentence, mentions[-1].end)
    return mentions[:-1] if is_another else mentions


def _exclusion(start: int, mentions: list[NounPhrase], objects: Sequence[NamedObject], end: int = 0) -> Exclusion:
    """Return what mentions take out; what nothing but its color is said of can be lifted."""
    loose = frozenset(item.name for item in objects if not item.is_support)
    names: set[str] = set()
    unknown = 0
    for mention in mentions:
        sure = mention.sure or frozenset()
        if not sure and not mention.is_told_by and len(mention.names & loose) == 1:
            sure = mention.names & loose
        names |= sure
        unknown += not sure
    return Exclusion(start, max([end, *(mention.end for mention in mentions)]), frozenset(names), unknown)


def _clause_end(sentence: str, start: int) -> int:
    end = re.compile(r"[,;.:!?]|$").search(sentence, start)
    return end.start() if end else len(sentence)
