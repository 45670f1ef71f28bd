"""Sentences at odds with themselves: a deed on an object, and of the same object what that deed breaks.

Where an order in time is said, "touch it without grasping it, then take it", nothing is found: both may be done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from itertools import pairwise

from hcvla.api.types import NamedObject
from hcvla.planner.checks.conditions import has_cases, is_conditional
from hcvla.planner.checks.exclusions import acted_on, carried_onto, placed_on
from hcvla.planner.checks.noun_phrases import NounPhraseReader
from hcvla.planner.checks.wording import last_said

_IN_TURN = re.compile(
    r"\b(?:then|after(?:wards?|ward)?|before(?:hand)?|first|finally|later|once|twice|when(?:ever)?|until|till|unless"
    r"|again|any ?more|any longer|no longer|further|for now|as soon as|from now on|back|again|instead)\b"
)
_NOT = r"\b(?:don't|do not|never|must not|mustn't|may not|can't|cannot|shall not|should not|avoid|without)(?: ever)?"
_YOU_NOT = (
    rf"(?:{_NOT}|\b(?:at no (?:time|point|moment)|under no circumstances)(?: (?:may|must|should|can|are) you(?: to)?)?)"
)
_HAND = r"(?:gripper|hands?|fingers?|claws?|jaws?|paws?|grip)"
_YOUR_HAND = rf"(?:your |the |any )?(?:robot )?{_HAND}"
_IT = r"(?:it|this|that)(?: (?:one|cube|cylinder|prism|object|thing))?\b"
_END = (
    r"(?=[,;.:!?]|$| (?:and|but|yet|though|while|whether)\b"
    r"| (?:the (?:whole|entire) time|at (?:all|any|no)\b|all the|always|ever\b|throughout|in (?:the process|doing so)"
    r"|even|all along|during))"
)
_STAND = r"(?:standing|upright|on its (?:feet|base)|up)"
_NOW = r"(?: (?:right |just )?(?:now|already|at the moment|at present|currently))"

_UNTOUCHED = (
    rf"{_YOU_NOT} (?:touch(?:ing)?|lay(?:ing)? (?:a |your )?{_HAND} on|mak(?:e|ing) contact with) (?P<what>)",
    rf"\bkeep(?:ing)? {_YOUR_HAND} (?:off|away from) (?:of )?(?P<what>)",
    r"\bhands off (?P<what>)",
    r"(?P<what>\bit) (?:must|may|should|shall|can|is)(?: not| never|n't) (?:to )?be touched",
    r"(?P<what>\bit) (?:must|should|shall|has to|is to)(?: remain| stay| be left) untouched",
)
_UNGRASPED = (
    rf"{_YOU_NOT} (?:clos(?:e|ing)|shut(?:ting)?|wrap(?:ping)?) {_YOUR_HAND} (?:on|around|about|round|over) (?P<what>)",
    rf"{_YOU_NOT} (?:grab|grabbing|grasp|grasping|grip|gripping|seiz(?:e|ing)|clutch|clutching) (?P<what>)",
    rf"{_YOU_NOT} (?:tak(?:e|ing)|hold(?:ing)?) (?P<what>\bit\b) in {_YOUR_HAND}",
    r"\bno (?:grabbing|grasping|gripping)\b(?P<what>)",
    rf"{_YOU_NOT} (?:clos(?:e|ing)|shut(?:ting)?) {_YOUR_HAND}(?P<what>)",
)
_UPRIGHT = (
    rf"(?P<what>\bit) (?:must|should|shall|has to|is to)(?: always)? (?:remain|stay|keep) {_STAND}(?: {_STAND})?",
    rf"\bkeep(?:ing)? (?P<what>it) {_STAND}(?: {_STAND})?",
    r"\bwithout (?P<what>it|its) (?:ever )?(?:falling|tipping|toppling|keeling)(?: over| down)?",
    r"\b(?:don't|do not|never) let (?P<what>it) (?:fall|tip|topple)(?: over| down)?",
)
_UNMOVED = (
    rf"{_YOU_NOT} (?:mov(?:e|ing)|shift(?:ing)?|budg(?:e|ing)|displac(?:e|ing)|disturb(?:ing)?) (?P<what>)",
    r"\bwithout (?P<what>it|its) (?:ever )?(?:moving|budging|shifting)",
    r"(?P<what>\bit) (?:must|may|should|shall)(?: not| never|n't) (?:move|budge|be moved)",
)
_WHERE_NOW = (
    rf"\b(?:leav(?:e|ing)|keep(?:ing)?) (?P<what>it) (?:exactly |just |right )?where"
    rf" (?:it is|it's)(?: (?:standing|lying))?{_NOW}",
    rf"\bwithout (?P<what>it|its) (?:ever )?leaving (?:the|its) (?:present |current )?(?:place|spot|position)"
    rf"(?:(?: where)? (?:it is|it's|it has)(?: (?:standing|in))?{_NOW}?)?",
    rf"(?P<what>\bit) (?:must|should|shall|has to|is to) (?:stay|remain) (?:exactly |just )?where (?:it is|it's){_NOW}",
)
_BROKEN_BY = (
    (_UNTOUCHED, r"\b(?:pick|pick_place|push|nudge|touch|topple)\("),
    (_UNGRASPED, r"\b(?:pick|pick_place)\("),
    (_UPRIGHT, r"\btopple\("),
    (_UNMOVED, r"\b(?:pick|pick_place|push|nudge|topple)\("),
    (_WHERE_NOW, r"\b(?:pick|pick_place|push|nudge|topple)\("),
)
"""What is wanted of an object -> the calls on it after which it is not so."""
_PROVISO = re.compile(
    r"\bprovid(?:ed|ing)(?: always)? that(?= (?:at no|you (?:never|do not|don't)|it (?:must|shall)))"
    r"|,? whether (?:directly|by|with|from|in|on)\b[^,;:.!?]*"
)
"""A demand or "in any way", and no condition."""
_AMOUNT = re.compile(
    r"\W*(?:(?:[\d.]+|cm|mm|m|centi\w+|inch(?:es)?|farther|further|nearer|closer|left|right|to|the|away|from|you|me)\b\W*)+"
)
"""A correction that takes back no more than how far, or where to."""
_HOLD = re.compile(r"\b(?:hold|keep|pick|lift|grab|grasp|take)(?:ing)?\b")
_SAME_TIME = r"(?:at the (?:very )?same (?:time|moment)|simultaneously)"
_TOGETHER = re.compile(rf"\b{_SAME_TIME}")
_AT_ONCE = re.compile(
    r"\b(?:let(?:ting)? (?:it go|go of it)|releas(?:e|ing) it|drop(?:ping)? it)"
    rf" {_SAME_TIME}|\b{_SAME_TIME} (?:let go of it|let it go|release it|drop it)\b"
)
_OPEN = re.compile(
    r"\b(?:open|close|shut)(?: up)? (?P<what>(?:the|an?|my|your|this|that|our|his|her) (?:[\w'-]+ ?){1,4})"
)
_IS_ON = re.compile(
    r" (?:(?:is|goes|comes|sits|stands|must|should|shall|has|to|be|go|stand|sit) )*(?:on|onto|upon|on top of|atop) "
)
_OF_THE_HAND = re.compile(
    r"\b(?:gripp?ers?|grip|grasp|hands?|fingers?|fingertips?|claws?|jaws?|paws?|palms?|fists?|arms?|tools?|effector|beak"
    r"|mouth|clamps?|vi[cs]e|pinch\w*|pincers?|tweezers|tongs|pliers|grabbers?|manipulator|digits|thumbs?|hold|it"
    r"|things?|ones?|gap|distance|space|circle|task|two|pair)\b"
)


_FINGERS = ("gripper", "fingers", "finger", "hand", "hands", "claw", "jaws")


def at_odds(sentence: str, objects: Sequence[NamedObject], program: str) -> str:
    """Return what is wrong with a program that does to an object what its sentence wants not to be so of it."""
    sentence = _PROVISO.sub("", sentence)
    if is_conditional(sentence) or has_cases(sentence):
        return ""
    said = last_said(sentence)
    said = sentence if _AMOUNT.fullmatch(said) else said
    if found := _opens_something(said, program):
        return f"moves the fingers only, and the task says '{found}'"
    if _IN_TURN.search(said) or "rotate_z(" in program:
        return ""
    for name, words in _demands(said, objects, program):
        return f"does to the {name} what cannot be done if '{words}' is to hold"
    if (at_once := _TOGETHER.search(said)) and (places := _two_places(program)):
        return f"cannot put one thing {places} '{at_once[0]}'"
    if (both := _AT_ONCE.search(said)) and _HOLD.search(said[: both.start()]) and acted_on(program):
        return f"cannot hold something and do '{both[0]}'"
    return _on_and_not_on(said, objects, program) or _each_on_the_other(said, objects, program)


def _demands(said: str, objects: Sequence[NamedObject], program: str) -> Iterator[tuple[str, str]]:
    """Yield each object of which something is wanted that a program breaks, with the words for it."""
    reader = NounPhraseReader(objects)
    spoken_of = _spoken_of(said, reader)
    supports = {item.name for item in objects if item.is_support}
    for wordings, deeds in _BROKEN_BY:
        done_to = [name for line in program.splitlines() if re.search(deeds, line) for name in acted_on(line)]
        about = spoken_of - supports if wordings in (_WHERE_NOW, _UPRIGHT) else spoken_of
        for found in (found for words in wordings for found in re.finditer(words, said)):
            end, meant = found.end(), about
            if not found["what"] and (mention := reader.read(said, found.start("what"))):
                end, meant = mention.end, mention.sure
            elif not found["what"] and (it := re.match(_IT, said[found.end() :])):
                end += it.end()
            is_all = len(meant) == 1 and set(acted_on(program)) >= meant
            if is_all and not meant.isdisjoint(done_to) and re.match(_END, said[end:]):
                yield min(meant), said[found.start() : end]


def _spoken_of(said: str, reader: NounPhraseReader) -> frozenset[str]:
    """Return all objects that anything of a sentence may mean; what only takes up another mention adds none."""
    found: frozenset[str] = frozenset()
    at = 0
    while start := re.compile(r"\b(?<!')\w").search(said, at):
        mention = None if re.match(_IT, said[start.start() :]) else reader.read(said, start.start())
        found |= mention.names if mention else frozenset()
        at = mention.end if mention else start.end()
    return found


def _opens_something(said: str, program: str) -> str:
    """Return what is to be opened or closed and is no hand, where a program does no more than that with its own."""
    lines = program.split()
    if not lines or any(line not in ("open_gripper()", "close_gripper()") for line in lines):
        return ""
    found = list(_OPEN.finditer(said))
    if not found or any(_is_of_the_hand(each["what"]) for each in found):
        return ""
    return found[0][0].strip()


def _is_of_the_hand(words: str) -> bool:
    """Whether words may speak of the hand, misspelled or not."""
    misspelled = any(get_close_matches(word, _FINGERS, cutoff=0.7) for word in words.split())
    return misspelled or _OF_THE_HAND.search(words) is not None


def _two_places(program: str) -> str:
    """Return the places, in words, onto which a program carries one thing after the other; empty if there is none."""
    places: dict[str, str] = {}
    for name, place in carried_onto(program):
        if places.setdefault(name, place) != place:
            return f"on the {places[name]} and on the {place}"
    return ""


def _on_and_not_on(said: str, objects: Sequence[NamedObject], program: str) -> str:
    """Return what is wrong with a program that puts something where the sentence wants it, and wants it not."""
    for item in objects:
        if not item.is_support or item.name not in placed_on(program):
            continue
        on = rf"\b(?:on|onto|in|into) the (?:{re.escape(item.name)}|{re.escape(item.shape)})\b"
        both = re.search(rf"{on}[^.;!?]*?\b(?:but|yet|and) (?:not|never) (?:{on}|(?:on|onto|in|into) it\b){_END}", said)
        if both and len(set(placed_on(program))) == 1:
            return f"puts something on the {item.name}, and the task says '{both[0]}'"
    return ""


def _each_on_the_other(said: str, objects: Sequence[NamedObject], program: str) -> str:
    """Return what is wrong with a program where of two things each is to be on the other."""
    if " or " in said or not program or len(_IS_ON.findall(said)) < 2:
        return ""
    mentions = [mention for mention in NounPhraseReader(objects).mentions(said) if len(mention.names) == 1]
    on: dict[tuple[str, str], str] = {}
    for upper, lower in pairwise(mentions):
        if _IS_ON.fullmatch(said[upper.end : lower.start]):
            pair = min(upper.names), min(lower.names)
            if first := on.get(pair[::-1]):
                return f"cannot do both '{first}' and '{said[upper.start : lower.end]}'"
            on[pair] = said[upper.start : lower.end]
    return ""
