"""In which order a sentence wants things done: "B after A", "before B, A", and a stack in reverse."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hcvla.api.types import NamedObject
from hcvla.planner.checks.exclusions import acted_on, carried_onto
from hcvla.planner.checks.noun_phrases import NounPhraseReader
from hcvla.planner.checks.wording import says

_REVERSED = re.compile(
    r"\b(?:(?:revers(?:ed?|ing)|opposite)(?: of (?:the|this|that))? order|backwards|in reverse"
    r"|revers(?:e|ed|ing) (?:of )?(?:the|this|that) (?:list|order|sequence)"
    r"|from (?:the )?last to (?:the )?first"
    r"|last (?:one )?(?:first|lowest|at the bottom))\b"
)
_UNDONE = re.compile(
    r"\b(?:back|again|apart|undo|unstack|return|restore|dismantle|top to bottom|first at the bottom)\b"
)
_A_TOWER = re.compile(r"\b(?:a|the|this|that|one) (?:tower|pile|stack)\b")
_BEFORE = r"\b(?<!not )before\b(?! (?:that|this|it|you have|you've|having|(?:you (?:do )?)?(?:anything|everything))\b)"
_AFTER = r"(?<!'m )(?<!'re )(?<!am )(?<!are )\b(?:after|once)\b(?! (?:that|this|it|which|more|again))"
"""Not "what I'm after"."""
_EARLY_LATE = (
    re.compile(r"^(?P<late>.+?)[,;.:!] (?:but |and )?(?:prior to|before) (?:that|this|doing so),? (?P<early>.+)$"),
    re.compile(rf"^(?:.*?\b)?{_BEFORE}(?P<late>[^,]+),(?P<early>.+)$"),
    re.compile(rf"^(?P<early>.+?){_BEFORE}(?P<late>.+)$"),
    re.compile(rf"^(?:.*?\b)?{_AFTER}(?P<early>[^,]+),(?P<late>.+)$"),
    re.compile(rf"^(?P<late>.+?){_AFTER}(?P<early>.+)$"),
)
"""Two things to do, the first that fits: what comes first, and what comes later."""


_LAST = re.compile(
    r"(?: (?:should|must|shall|is|has|goes|comes|gets|to|be|go|come))*"
    r"(?: (?:loaded|placed|put|moved|done|picked|taken|touched))? last\b(?! (?:one|in|of|time|but|and least))"
)
_BEGINNING = re.compile(r"\b(?:beginning|starting|begin|start) with ")


def stacked_in_order(sentence: str, objects: Sequence[NamedObject], program: str) -> str:
    """Return what is wrong with a program that stacks in the order said what is to be stacked in the reverse of it."""
    wanted = _REVERSED.search(sentence)
    if wanted is None or _UNDONE.search(sentence):
        return ""
    loose = [item.name for item in objects if not item.is_support]
    said = _in_order_of_mention(sentence, objects, loose)
    carried = [(upper, lower) for upper, lower in carried_onto(program) if upper in loose and lower in loose]
    if len(said) < 2 or not carried or {name for pair in carried for name in pair} != set(said):
        return ""
    upward = said[::-1]
    if carried == list(zip(upward[1:], upward, strict=False)):
        return ""
    lowest = {lower for _, lower in carried} - {upper for upper, _ in carried}
    if len(lowest) > 1:
        # The deeds are reversed, each on a thing of its own.
        return ""
    if lowest == {said[0]}:
        return f"puts the {said[0]} at the bottom, and the task says '{wanted[0]}'"
    return f"stacks in another order than that of the last on the bottom, and the task says '{wanted[0]}'"


def _in_order_of_mention(sentence: str, objects: Sequence[NamedObject], loose: Sequence[str]) -> list[str]:
    """Return the loose objects that a sentence surely speaks of, the first said first."""
    mentions = NounPhraseReader(objects).mentions(sentence)
    meant = [mention.names.intersection(loose) for mention in mentions if not mention.is_told_by]
    return list(dict.fromkeys(name for names in meant if len(names) == 1 for name in names))


def out_of_order(sentence: str, objects: Sequence[NamedObject], program: str) -> str:
    """Return what is wrong with a program that does first what the sentence says comes later."""
    if why := _first_or_last(sentence, objects, program):
        return why
    match = next((found for pattern in _EARLY_LATE if (found := pattern.match(sentence))), None)
    if match is None or _A_TOWER.search(sentence):
        # The lowest of a tower comes first and is not moved.
        return ""
    acts = acted_on(program)
    early, late = ([name for name in dict.fromkeys(acts) if says(match[part], name)] for part in ("early", "late"))
    if not early or not late or {*early} & {*late}:
        return ""
    if acts.index(late[0]) < acts.index(early[0]):
        return f"begins with the {late[0]}, the task with the {early[0]}; say it in the order in which to do it"
    return ""


def _first_or_last(sentence: str, objects: Sequence[NamedObject], program: str) -> str:
    """Return what is wrong with a program that begins with what is said to come last, or not with what is to begin."""
    start = _BEGINNING.search(sentence)
    acts = list(dict.fromkeys(acted_on(program)))
    if len(acts) < 2 or not (start or _LAST.search(sentence)) or _A_TOWER.search(sentence):
        return ""
    reader = NounPhraseReader(objects)
    for mention in reader.mentions(sentence):
        meant = mention.names.intersection(acts)
        if len(meant) == 1 and _LAST.match(sentence, mention.end) and acts[-1] not in meant:
            return f"ends with the {acts[-1]}, the task with the {min(meant)}; say it in the order in which to do it"
    first = reader.read(sentence, start.end()) if start else None
    meant = first.names.intersection(acts) if first else frozenset()
    if len(meant) == 1 and acts[0] not in meant:
        return f"begins with the {acts[0]}, the task with the {min(meant)}; say it in the order in which to do it"
    return ""
