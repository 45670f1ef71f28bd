"""A program that takes an object somewhere and brings it back, which its sentence does not ask for, or forbids."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hcvla.api.types import NamedObject
from hcvla.planner.checks.wording import mistyped

_ASKED = re.compile(
    r"\b(?:back\w*|return\w*|restor\w*|again|un(?:do\w*|did|done|stack\w*)|revers\w*|revert\w*|original\w*|initial\w*"
    r"|(?:re)?start\w*|beg[aiu]n\w*|first place|as (?:it|they|things|everything) (?:was|were)|as before|before"
    r"|where (?:it|they|he|she|\w+ (?:ones?|\w+)) (?:was|were|stood|came|started|lived|sat|stands?|is|are)"
    r"|(?:its|their|the|own|old|former|previous|same|earlier) (?:\w+ )?(?:places?|spots?|homes?|positions?|poses?)"
    r"|former\w*|previous\w*|earlier|put right|round trip|there and|to and fro|visit\w*|temporar\w*|briefly"
    r"|(?:was|were|stood|had been|came from|used to)|times|twice|thrice|old"
    r"|reset\w*|now|at present|the present|changed?|unchanged|found|(?:from|of) which|zero|leave|moment|in the end"
    r"|origins?|as if|anew|untwist\w*|untu?rn\w*|got it from|where you|own"
    r"|nil|uncross\w*|retriev\w* \w+ to|re-?hom\w*|in(?:bound)? ?:|marks?"
    r"|(?:it|they|that|which) (?:left|came|comes|entered)|(?:spot|place|slot|mat|tray) (?:it|they) \w+"
    r"|between|stop|after that|other way|opposite|inverse|remember\w*)\b"
)
"""Words that may ask for a thing to come back to where it was."""
_HOME = re.compile(r"\bhome\b")
_OTHER_HOME = re.compile(
    r"\b(?:home with (?:you|the \w+)|(?:go|park|get|head|drive) (?:back )?home"
    r"|(?:arm|hand|gripper|robot|yourself) (?:\w+ ){0,2}home)\b"
    r"|\b(?:lives?|belongs?|home (?:is|of)|is (?:its|the) home)\b"
)
"""Home of the arm, or a home that the sentence itself names."""
_CORE = ("back", "return", "restore", "undo", "reset", "again", "before")
_ALIKE = 0.75
"""Words that are this close to one that asks may be it, mistyped."""
_STAYS = re.compile(
    r"\b(?:(?:it|they) (?:stays?|remains?) there"
    r"|leave (?:it|them) (?:there|standing|lying|(?:on|in) the \w+(?: \w+)?))\b[^,;.:!?]*[.!]*$"
)
"""Ends a sentence that does not bring its thing back after the last time."""
_CLAUSE = re.compile(r"[;.:!?](?=.)")
_COMES = re.compile(
    r"\b(?:back|return\w*|restor\w*|home|before|(?:was|were|stood)|old|original|own|moment|minute|while|now)\b"
)
_KEPT = re.compile(r"^pose_dict\['([^']+)'\] = get_pose\(get_actor\('([^']+)'\)\)$")
_TAKEN = re.compile(r"^pick\(get_actor\('([^']+)'\)\)$")
_PUT = re.compile(r"^place\((.*)\)$")
_PUSHED = re.compile(r"^push\(get_actor\('([^']+)'\), (.*)\)$")
_TO_KEPT = re.compile(r"^pose_dict\['([^']+)'\](?:, match_yaw=True)?$")


def undone(sentence: str, objects: Sequence[NamedObject], program: str) -> str:
    """Return what is wrong with a program that ends with a thing where it began, if a sentence wants otherwise."""
    last = _CLAUSE.split(sentence.rstrip(" .!?"))[-1]
    if _STAYS.search(last) and not _COMES.search(last):
        for name in _brought_back(program):
            return f"takes the {name} back to where it was, and the task says '{last.strip()}'"
    if _ASKED.search(sentence) or (_HOME.search(sentence) and not _OTHER_HOME.search(sentence)):
        return ""
    names = {word for item in objects for word in item.name.split()}
    if mistyped(sentence, _CORE, _ALIKE, names):
        return ""
    for name in _brought_back(program):
        return f"takes the {name} somewhere and back to where it was, which the task does not ask for"
    return ""


def _brought_back(program: str) -> list[str]:
    """Return the objects that a program moves away from a pose and whose last move leads to that same pose."""
    kept: dict[str, str] = {}
    moved: dict[str, list[bool]] = {}
    held = ""
    for line in program.splitlines():
        if found := _KEPT.match(line):
            if not moved.get(found[2]):
                kept[found[1]] = found[2]
            else:
                kept.pop(found[1], None)
        elif found := _TAKEN.match(line):
            held = found[1]
        elif (found := _PUT.match(line)) or (found := _PUSHED.match(line)):
            name, place = (held, found[1]) if found.re is _PUT else (found[1], found[2])
            to_kept = _TO_KEPT.match(place)
            moved.setdefault(name, []).append(bool(to_kept and name and kept.get(to_kept[1]) == name))
            held = "" if found.re is _PUT else held
    return [name for name, led_back in moved.items() if len(led_back) > 1 and led_back[-1] and not all(led_back)]
