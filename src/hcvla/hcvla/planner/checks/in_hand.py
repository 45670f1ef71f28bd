"""Where a sentence wants what is in the gripper: "put that on the tray", "it goes on the mat", "the mat gets this one".

A pronoun means what is held only if nothing else that can be moved is spoken of before it, nor told by it afterwards
("put it on the mat: the red cube"). Where that is not sure, nothing is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hcvla.api.types import NamedObject
from hcvla.planner.checks.conditions import is_conditional
from hcvla.planner.checks.noun_phrases import NounPhrase, NounPhraseReader
from hcvla.planner.checks.wording import last_said

_HAND = r"(?:your|the) (?:hand|gripper|fingers|claw|grip)"
_HOLDS = (
    r"(?:(?:'re|\ are)\ (?:now\ |still\ |currently\ )?(?:holding|carrying|clutching|gripping|grasping)"
    r"|(?:'ve|\ have)?\ (?:now\ |just\ )?got|\ (?:now\ |just\ |currently\ )?(?:hold|have|carry|grip|clutch))"
)
_WHAT_IS_HELD = (
    rf"(?:what(?:ever)?|the (?:thing|one|object|item|piece)(?: that| which)?) (?:you{_HOLDS}|is(?= in {_HAND}))"
    rf"(?:(?:\ up)? there\b| now\b| right now\b| at the moment\b| in {_HAND})*"
)
_PRONOUN = rf"(?:(?P<held>{_WHAT_IS_HELD})|(?P<shown>th(?:at|is)(?: one| thing)?)|it)\b"
_HOW = (
    r"(?:,? (?:down|over|back|straight|right|directly|carefully|gently|softly|slowly|quickly|now|please|there|just"
    r"|neatly|for me|upright|right away|instead),?)*"
)
_SIDE = r"(?:to |on |at )?(?:the |its )?(?:immediate(?:ly)? |just )?(?:left|right)(?:[- ]hand)?(?: side)? of"
_ONTO = (
    r"(?:onto|on to|on top of|ontop of|on|upon|atop|into|inside|in front of|in between|in|next to|beside|near|close to"
    rf"|behind|alongside|(?:halfway |midway )?between|over to|over|{_SIDE}|to|at)"
)
_PART = r"(?:(?:the )?(?:very )?(?:middle|cent(?:er|re)|top|head|surface) of )?"
_PUT = (
    r"(?:put|place|set|lay|stand|stick|pop|plonk|plop|plunk|drop|dump|chuck|toss|throw|fling|lower|rest|sit|deposit"
    r"|park|position|prop|perch|plant|stow|stack|store|release|bung|balance|settle|leave|land|have|want|need"
    r"|(?:'d|would) like)"
)
_CARRY = r"(?:bring|carry|take|move|get|transfer|deliver|shift)"
_COME = r"(?: (?:go|come|fall|drop|rest|sit|stand|land|be put|be set))?"
_GOES = (
    r"(?: (?:goes|belongs|gets (?:put|set|placed))|(?: (?:should|must|shall|can|may|ought to|has to|needs to|is to"
    r"|wants to)) (?:go|be|be (?:put|set|placed)|stand|sit|rest|come|end up))"
)
_FORWARD = re.compile(
    rf"(?:\b|(?='d like ))(?:{_PUT}(?: down)? {_PRONOUN}{_HOW}"
    rf"|let {_PRONOUN.replace('<', '<let_')}{_COME}{_HOW}"
    rf"|give {_PRONOUN.replace('<', '<give_')} an? (?:seat|place|spot|home|ride)"
    rf"|(?:off|down|away|over) with {_PRONOUN.replace('<', '<with_')},?{_HOW}"
    rf"|{_PRONOUN.replace('<', '<goes_')}{_GOES}{_HOW}) {_ONTO} {_PART}"
    rf"|\b{_CARRY} {_PRONOUN.replace('<', '<carry_')}{_HOW} (?:to|onto|on to|over to|into|next to|{_SIDE}) {_PART}"
    rf"|\b{_WHAT_IS_HELD},? (?:{_PUT}|{_CARRY}) (?:it|that){_HOW} {_ONTO} {_PART}"
    rf"|\b{_PRONOUN.replace('<', '<is_')}(?: is|'s) (?:meant )?for "
)
"""Before the place where what a pronoun means goes."""
_BEHIND = re.compile(
    rf",? (?:(?:gets|takes|receives) {_PRONOUN}(?=[,;.:!?]|$| (?:and|then|now|please|while)\b)"
    rf"|is (?:where|the place where) {_PRONOUN.replace('<', '<goes_')}(?: goes| belongs|{_GOES})"
    rf"|with {_PRONOUN.replace('<', '<with_')}(?=[,;.:!?]|$| (?:and|then)\b))"
)
"""After that place."""
_BEFORE_PLACE = re.compile(rf"\b{_ONTO} {_PART}$")
_NOT = re.compile(r"(?:\b(?:not|never|without|nor)|n't)(?: (?:ever|just|you|you dare|to|be))? ?$")
_ITS = re.compile(r"its (?:own |matching )?")
_ADJECTIVE = re.compile(
    r"(?:(?:the|an?|that|this|your|my|one of the|any) )?(?!(?:table|ground|floor|corner|edge|left|right) )[\w-]+ "
)
"""A word that the reader of phrases does not know, before one that it does."""
_HARMLESS = re.compile(
    r"\b(?:the )?wrong (?:one|thing|object|cube|cylinder|block)\b"
    r"|\b(?:that|this|it)(?:'?s| is) (?:the )?(?:right|correct) (?:one|thing|object|cube|cylinder|block)\b"
    r"|\ba (?:bit|moment|second|minute|sec|favou?r|love|dear|sweetheart)\b|\b(?:kind|that) one is right\b"
    rf"|\bth(?:at|is) one(?= down\b|[,;.!?]|$)|\bon (?:the|this) (?:bare )?table\b|\b{_WHAT_IS_HELD}|\bin {_HAND}\b"
)
_SHARED_OUT = re.compile(r"^(?:an?|one) [\w-]+ (?:for|on|in|per|to) (?:each|every)?(?: of the)? ?(?=[\w-]+:)")
"""Before what each gets: "a cube for each tray: ..."."""
_OTHERS = re.compile(
    r"\b(?:the|an?|my|your|our|these|those|some\w*|any\w*|every\w*|each|all|both|either|neither|another|others?|ones?"
    r"|things?|objects?|items?|pieces?|who\w*|what\w*|which\w*|[\w-]+est|[\w-]+most|second|third|last|two|three|four"
    r"|pick\w*|grab\w*|grasp\w*|lift\w*|fetch\w*|rais\w+|get|take|touch\w*|turn\w*|rotat\w+|push\w*|\d\w*)\b"
)
"""May speak of something else that can be moved."""
_COMPLAINT = re.compile(r"^(?:(?:oh|no|well|wait|stop|hey|but),? )*(?:but )?i (?:said|meant|mean|asked for|wanted) ")
_NOT_THAT = re.compile(r",? not ")
_FETCH = r"\b(?:take|pick up|hold|grab|get|lift|give me|fetch|raise|bring)(?: me)? "
_RIGHT_ONE = re.compile(rf"{_FETCH}the (?:right|other|correct) one\b")
_TOLD_LATER = re.compile(
    r"[:(] ?(?!\w+ gets)| [\u2013-]+ |, (?:the|that|this|an?|one) |\b(?:mean|namely|talking|speaking|referring)\b"
)
"""What a pronoun means may follow."""
_GETS = re.compile(r" (?:gets|takes|receives)\b")

_CLAUSE_END = re.compile(r"[,;.:!?]|\b(?:and|then)\b")
_ENDED = re.compile(r"[,;.:!?]|$| (?:and|then)\b")
_JOINED = re.compile(r"(?:^|[ ,])(?!(?:is|mean|that|say)\b)[a-z']+ $")
_PICK = re.compile(r"\bpick\(get_actor\((?:name=)?'([^']+)'\)\)")
_RELEASE = re.compile(r"\b(?:place|cover|throw)\(")
_FIT = re.compile(r", fit=get_actor\('[^']*'\)")


@dataclass(frozen=True)
class _Wish:
    """Where what a pronoun means goes."""

    start: int
    end: int
    """Characters of all that says so."""
    place: NounPhrase
    is_shown: bool
    """Whether the pronoun points: "that one", not "it"."""
    is_surely_held: bool
    """Whether it is called what is held."""


def put_elsewhere(sentence: str, objects: Sequence[NamedObject], program: str, held: str | None) -> str:
    """Return what is wrong with a program that puts what is `held` elsewhere than where a plain sentence wants it."""
    item = next((each for each in objects if each.name == held), None)
    if item is None or not program.strip() or is_conditional(sentence):
        return ""
    reader = NounPhraseReader(objects)
    wish = next(
        (found for found in _wishes(sentence, reader) if _is_held(found, sentence, reader, objects, item)), None
    )
    if wish is None or wish.start < len(sentence) - len(last_said(sentence)):
        return ""
    places = _places(wish, sentence, reader, objects, item)
    released = _releases(program, item.name)
    if not places or any(_is_at(place, places) for place in released):
        return ""
    said = sentence[wish.start : wish.end].strip(" ,")
    done = "puts aside" if not released or "free_space" in released[0] else "puts elsewhere"
    return f"{done} the {item.name} in the gripper, and the task says '{said}'"


def _wishes(sentence: str, reader: NounPhraseReader) -> Iterator[_Wish]:
    """Yield where pronouns are wanted, in the order said."""
    found = [_wish_before(said, sentence, reader) for said in _FORWARD.finditer(sentence)]
    found += [_wish_behind(said, sentence, reader) for said in _BEHIND.finditer(sentence)]
    wishes = [wish for wish in found if wish and not _NOT.search(sentence[: wish.start])]
    yield from sorted(wishes, key=lambda wish: wish.start)


def _wish_before(said: re.Match[str], sentence: str, reader: NounPhraseReader) -> _Wish | None:
    start = said.end()
    if its := _ITS.match(sentence, start):
        start = its.end()
    place = reader.read(sentence, start)
    unknown = _ADJECTIVE.match(sentence, start)
    if place is None and unknown:
        place = reader.read(sentence, unknown.end())
    if place and sentence.startswith(" ", place.end):
        # "The mat red".
        color = reader.read(sentence, place.end + 1)
        names = place.names & color.names if color and color.color and not color.noun else None
        if color and names and _ENDED.match(sentence, color.end):
            place = replace(place, end=color.end, names=names)
    return _wish(said, place, said.start(), place.end) if place else None


def _wish_behind(said: re.Match[str], sentence: str, reader: NounPhraseReader) -> _Wish | None:
    """Return the wish of words that follow their place, which begins as early as it can."""
    needs_onto = " with " in said[0] or "where" in said[0]
    for word in re.finditer(r"\b(?<!['-])\w", sentence[: said.start()]):
        place = reader.read(sentence, word.start())
        onto = _BEFORE_PLACE.search(sentence[: word.start()])
        if place and place.end == said.start() and (onto or not needs_onto):
            return _wish(said, place, onto.start() if onto else word.start(), said.end())
    return None


def _wish(said: re.Match[str], place: NounPhrase, start: int, end: int) -> _Wish:
    groups = {name for name, words in said.groupdict().items() if words}
    shown = any(name.endswith("shown") for name in groups)
    held = any(name.endswith("held") for name in groups) or re.search(_WHAT_IS_HELD, said[0]) is not None
    return _Wish(start, end, place, shown, held)


def _is_held(
    wish: _Wish, sentence: str, reader: NounPhraseReader, objects: Sequence[NamedObject], item: NamedObject
) -> bool:
    """Whether what a wish is about can be nothing but what is held."""
    if wish.is_surely_held:
        return True
    before, after = sentence[: wish.start], sentence[wish.end :]
    if wish.is_shown:
        if re.match(rf" {_ONTO} ", after):
            # "Put that on the red mat on the blue one".
            return False
        before = _SHARED_OUT.sub("", before)
        before = _without_complaint(before, after, reader)
    return _says_nothing_else(before, reader, objects, item) and not _is_told_later(after, reader, objects, item)


def _without_complaint(before: str, after: str, reader: NounPhraseReader) -> str:
    """Return words without "I meant the yellow one, not the green", if that is to be fetched later."""
    complaint = _COMPLAINT.match(before)
    meant = reader.read(before, complaint.end()) if complaint else None
    if meant is None:
        return before
    fetched = [reader.read(after, fetch.end()) for fetch in re.finditer(_FETCH, after)]
    if not _RIGHT_ONE.search(after) and not any(each and each.names <= meant.names for each in fetched):
        return before
    contrast = _NOT_THAT.match(before, meant.end)
    wrong = reader.read(before, contrast.end()) if contrast else None
    return before[wrong.end if wrong else meant.end :]


def _says_nothing_else(words: str, reader: NounPhraseReader, objects: Sequence[NamedObject], item: NamedObject) -> bool:
    """Whether words speak of nothing that can be moved, but for what is held."""
    words = _HARMLESS.sub(" ", words)
    kept, at = "", 0
    for mention in _mentions(words, reader):
        if _loose(mention, objects) - {item.name}:
            return False
        kept += words[at : mention.start]
        at = mention.end
    return _OTHERS.search(kept + words[at:]) is None


def _is_told_later(words: str, reader: NounPhraseReader, objects: Sequence[NamedObject], item: NamedObject) -> bool:
    """Whether what follows may tell what a pronoun meant: not "and pick up the red cube"."""
    kept, at = "", 0
    for mention in _mentions(words, reader):
        is_place = not _loose(mention, objects) or _GETS.match(words, mention.end)
        if not is_place and _loose(mention, objects) - {item.name}:
            kept += words[at : mention.end]
            return _TOLD_LATER.search(kept) is not None or not _JOINED.search(words[: mention.start])
        kept += words[at : mention.start]
        at = mention.end
    return _TOLD_LATER.search(kept + words[at:]) is not None


def _mentions(words: str, reader: NounPhraseReader) -> Iterator[NounPhrase]:
    """Yield what words speak of, one after the other."""
    end = 0
    for word in re.finditer(r"\b(?<!['-])\w", words):
        mention = reader.read(words, word.start()) if word.start() >= end else None
        if mention:
            end = mention.end
            yield mention


def _loose(mention: NounPhrase, objects: Sequence[NamedObject]) -> frozenset[str]:
    return mention.names & {item.name for item in objects if not item.is_support}


def _places(
    wish: _Wish, sentence: str, reader: NounPhraseReader, objects: Sequence[NamedObject], item: NamedObject
) -> set[str]:
    """Return the names of what may be meant as the place of a wish; empty if nothing of it is known."""
    names = set(wish.place.names)
    if _ITS.search(sentence[: wish.place.start][-len("its matching ") :]):
        own = {each.name for each in objects if each.name in names and each.is_support and each.color == item.color}
        names = own or names
    rest = _CLAUSE_END.split(sentence[wish.end :])[0]
    names |= {name for mention in _mentions(rest, reader) for name in mention.names}
    return names - {item.name}


def _releases(program: str, held: str) -> list[str]:
    """Return the lines of a program that let go of what is held, over or at the place where that is."""
    found: list[str] = []
    in_hand, over = held, ""
    for line in program.splitlines():
        if picked := _PICK.search(line):
            in_hand = picked[1]
        elif "move_to(" in line:
            over = line
        elif _RELEASE.search(line) or "open_gripper(" in line:
            if in_hand == held:
                found.append(over or "free_space" if "open_gripper(" in line else _FIT.sub("", line))
            in_hand = ""
    return found


def _is_at(place: str, names: set[str]) -> bool:
    """Whether a line puts something at one of these, or nobody knows where."""
    return any(repr(name) in place for name in names) or ("'" not in place and "free_space" not in place)
