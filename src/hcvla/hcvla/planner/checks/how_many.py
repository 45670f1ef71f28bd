"""How many of a kind a sentence says to act on: "just one of the cylinders", "both cubes", "the two nearest"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hcvla.api.types import NamedObject
from hcvla.planner.checks.conditions import is_conditional
from hcvla.planner.checks.exclusions import acted_on, carried_onto, placed_on, without_exclusions
from hcvla.planner.checks.noun_phrases import LEAST, NounPhraseReader
from hcvla.planner.checks.wording import last_said
from hcvla.planner.scene_features import kind_of, supports

_VALUES = {"both": 2, "a pair of": 2, "two": 2, "three": 3, "four": 4, "five": 5}
_SEVERAL = r"(?P<several>(?:both|a pair of|two|three|four|five|[2-5]))"
_ONE = r"(?P<single>(?:a single|any one|exactly one|(?:just |only )?one|(?:just|only) an?)(?: single)?)"
_OF = r"(?: of)?(?: (?:the|these|those|my|your))?(?: (?:two|three|four|five|[2-5]))?"
_WHICH = rf"(?:[\w-]+most|{LEAST}|[a-z]+er|[a-z]+est)"
_NO_MEASURE = (
    r"(?! (?:at a time|after|by|wide|widths?|lengths?|high|higher|away|further|farther|to the (?:left|right)|per)\b)"
)
_IN_TURN = re.compile(r",? ?\bone (?:by one|after (?:the other|another)|at a time|on top of (?:the other|another))\b")
_AGAIN = re.compile(r",? (?:and )?(?:exactly|precisely|just|only|no more than) (?:one|two|three)\b(?=[,;.:!?]|$| no\b)")
"""Says the same number once more."""
_OTHERS_STAY = re.compile(
    r"\b(?:all )?(?:the |those )?(?:others?(?: (?:one|two|three))?|rest|remaining \w+|remainder)(?: of (?:them|\w+))?"
    r" (?:all )?(?:(?:don't|doesn't|do not|does not|must not|mustn't|shall not|should not|won't|can't)"
    r" (?:budge|move|get (?:moved|touched)|be (?:moved|touched))"
    r"|(?:can |may |must |should |shall |are to |is to |has to |have to )?(?:stays?|remains?|keeps? still)"
    r"(?: (?:put|still|there|where (?:it is|they are)|as (?:it is|they are)|behind))?)"
)
_REFERS = re.compile(
    r"\b(?:of|than|from|where|between|behind|beside|beneath|near|on|onto|upon|in|into|to|towards?|under|over|above|by"
    r"|with|as|at|past|around|about|like|that|which|the|no|not|but|except|next to|top of|are|is|has|have|had|see|got"
    r"|all|every|each|these|those|my|your|whose|other|another|first|second|third|last) $"
)
"""Before what is not acted on itself, or is counted in another way."""
_SPARES = re.compile(
    r"n't\b|\b(?:not|never|no|none|without|leave|leaving|avoid|except|but|than|ignore|hands off|stays?|remains?|left"
    r"|spare|untouched|there (?:is|are)|same|how many)\b"
)
_ONLY_THERE = re.compile(r" (?:(?:out|over|up) )?(?:(?:there|here)|on (?:the|this|that) table|in (?:front of|view))\b")
_MORE = re.compile(
    r"\b(?:others?|another|rest|remaining|everything|anything|whatever|all|each|every|per|apiece|also|too|either|neither"
    r"|things?|objects?|items?|swap|swapped|switch|exchange|trade|respectively|its|their|former|latter|them|first|second"
    r"|third|until|as many|more|twins?|neighbou?r|same|both|second one|row|line|contents?)\b"
)
"""May speak of more objects, or of each of several places."""
_NUMBER = re.compile(r"(?<![\w.])(?:two|three|four|five|[2-5])\b")
_LISTS = re.compile(r"[^,;.:!?]*(?::|,? (?:namely|that is|i\.e\.),?) [^;.!?]*")
_THERE = re.compile(r"\b(?:two|three|four|five|[2-5]) \w+(?= (?:(?:out|over|up) )?(?:there|here|on the table)\b)")
_NEXT_WORD = re.compile(r"\b(?<!')\w+")
_APART = re.compile(
    r"\b(?:each|every|respectively|own|other|another|match\w*|colou?rs?|one on|separate\w*|different)\b"
)
_AWAY = re.compile(r"pick\(get_actor\('([^']+)'\)\)\s+place\(free_space\(")


@dataclass(frozen=True)
class _Count:
    """Characters [start, end) of a sentence that say how many of some objects are acted on."""

    start: int
    end: int
    number: int
    names: frozenset[str]
    said: str


def miscounted(sentence: str, objects: Sequence[NamedObject], program: str) -> str:
    """Return what is wrong with a program that acts on more or fewer of a kind than a plain sentence says."""
    if is_conditional(sentence):
        return ""
    sentence = _IN_TURN.sub("", without_exclusions(_OTHERS_STAY.sub("", last_said(sentence)), objects))
    sentence = _AGAIN.sub("", sentence)
    moved = set(acted_on(program))
    away = set(_AWAY.findall(program)) - {name for name, _ in carried_onto(program)}
    for count in _counts(sentence, objects):
        done, involved = (moved - away) & count.names, _involved(objects, program) & count.names
        if len(done) > count.number and _is_all(sentence, count, objects):
            return f"moves {len(done)} where the task says '{count.said}'"
        if program and len(involved) + _is_holding(program) < count.number:
            return f"moves {len(involved)} where the task says '{count.said}'"
        if found := _scattered(sentence, count, objects, program):
            return found
    return ""


def _involved(objects: Sequence[NamedObject], program: str) -> set[str]:
    """Return what a program names, and what stands already where it puts something."""
    listed, places = list(objects), set(placed_on(program))
    under = supports(listed)
    there = {
        item.name
        for item, place in zip(listed, under, strict=True)
        if place < len(listed) and listed[place].name in places
    }
    return there | {item.name for item in objects if repr(item.name) in program}


def _is_holding(program: str) -> bool:
    """Whether a program begins with something in the gripper, which it need not name."""
    place, pick = program.find("place("), program.find("pick(")
    return place >= 0 and (pick < 0 or place < pick)


def _counts(sentence: str, objects: Sequence[NamedObject]) -> Iterator[_Count]:
    """Yield how many of a kind are said to be acted on."""
    reader = NounPhraseReader(objects)
    loose = [item for item in objects if not item.is_support]
    colors = "|".join(sorted({re.escape(item.color) for item in objects if item.color})) or "(?!)"
    nouns = {noun for item in loose for noun in reader.nouns(item.name)}
    noun = "|".join(map(re.escape, sorted(nouns, key=len, reverse=True))) or "(?!)"
    what = rf"(?: (?P<color>{colors}))? (?P<noun>{noun})(?:s|es)?\b"
    forms = (
        rf"(?:the )?{_SEVERAL}{_OF}(?: {_WHICH})?{what}{_NO_MEASURE}",
        rf"{_ONE}{_OF}{what}{_NO_MEASURE}",
        rf"(?P<compared>the (?:{_WHICH}|(?:more|less) \w+)(?: one)?) of (?:the|these|those|both|my)"
        rf"(?: (?:two|three|four|five|[2-5]))?{what}",
    )
    for form in forms:
        for found in re.finditer(rf"\b{form}", sentence):
            if _is_to_be_done(sentence, found.start(), found.end()):
                group = found.groupdict()
                names = frozenset(
                    item.name
                    for item in loose
                    if reader.fits(item.name, found["noun"]) and (not found["color"] or item.color == found["color"])
                )
                number = _number(group.get("several"))
                if number <= len(names):
                    yield _Count(found.start(), found.end(), number, names, found[0])
    yield from _without_noun(sentence, loose, reader, noun)


def _without_noun(sentence: str, loose: Sequence[NamedObject], reader: NounPhraseReader, noun: str) -> Iterator[_Count]:
    """Yield the counts of the kind that was named last before: "four cubes: the two nearest", "both of them"."""
    form = rf"\b(?:the {_SEVERAL} {_WHICH}(?: ones?)?|(?P<all>both) of (?:them|'em|em|these|those))(?! (?:{noun})s?\b)"
    for found in re.finditer(form, sentence):
        before = re.findall(rf"\b({noun})s\b", sentence[: found.start()])
        if before and _is_to_be_done(sentence, found.start(), found.end()):
            names = frozenset(item.name for item in loose if reader.fits(item.name, before[-1]))
            number = _number(found["several"] or found["all"])
            if number <= len(names) and (found["several"] or number == len(names)):
                yield _Count(found.start(), found.end(), number, names, found[0])


def _number(said: str | None) -> int:
    return 1 if said is None else _VALUES.get(said, 0) or int(said)


def _is_to_be_done(sentence: str, start: int, end: int) -> bool:
    """Whether what is counted is acted on: it is no place, not spared, and not only said to be there."""
    before = re.split(r"[,;.:!?]", sentence[:start])[-1]
    after = re.split(r"[,;.:!?]", sentence[end:])[0]
    only_there = _ONLY_THERE.fullmatch(after) is not None
    return not (_REFERS.search(sentence[:start]) or _SPARES.search(f"{before} {after}") or only_there)


def _is_all(sentence: str, count: _Count, objects: Sequence[NamedObject]) -> bool:
    """Whether nothing but the count speaks of objects of its kind, or of more objects."""
    reader = NounPhraseReader(objects)
    start, end = count.start, count.end
    if listed := _LISTS.match(sentence, end) if count.number > 1 else None:
        end = listed.end()
    for rest in (_THERE.sub("", sentence[:start]), sentence[end:]):
        at = 0
        while word := _NEXT_WORD.search(rest, at):
            mention = reader.read(rest, word.start())
            at = max(mention.end, word.end()) if mention else word.end()
            if mention and mention.names & count.names:
                return False
        if _MORE.search(rest) or _NUMBER.search(rest):
            return False
    return True


def _scattered(sentence: str, count: _Count, objects: Sequence[NamedObject], program: str) -> str:
    """Return what is wrong with a program that puts some of several elsewhere than on the one tray or mat named."""
    places = [item for item in objects if item.is_support]
    named = [item for item in places if re.search(rf"\b{re.escape(item.name)}\b", sentence)]
    nouns = "|".join(sorted({re.escape(kind_of(item.name)) for item in places})) or "(?!)"
    same = (
        rf"\b(?:{named[0].name if named else '(?!)'}|(?:the|that|this) (?:{nouns}))\b(?! (?:that|which|on|next|near))"
    )
    other_place = re.search(rf"\b(?:{nouns})s?\b", re.sub(same, "", sentence))
    if count.number < len(count.names) or len(count.names) < 2 or len(named) != 1 or other_place:
        return ""
    if _APART.search(re.sub(r"\b(?:on|of) each other\b", "", sentence)):
        return ""
    for name, target in carried_onto(program):
        if name in count.names and target in {item.name for item in places} and target != named[0].name:
            return f"puts the {name} on the {target}, and the task says '{count.said}' for the {named[0].name}"
    return ""
