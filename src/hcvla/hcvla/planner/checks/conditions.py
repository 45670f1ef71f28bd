"""On what a sentence makes a task depend: "if the blue cube is on the yellow mat", "unless there is a green one"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hcvla.api.types import NamedObject
from hcvla.goals.goal import Goal
from hcvla.goals.perceived import PerceivedHistory
from hcvla.goals.status import Status
from hcvla.perception.palette import COLOR_NAMES
from hcvla.planner.checks.exclusions import acted_on

_CLAUSE = re.compile(
    r"\b(?P<word>if|unless|when|whenever|in case|provided|as long as)\b"
    r"[^,;:.!?]*?(?=[,;:.!?]|\s+(?:then|otherwise|else)\b|\s*$)"
)
_CONDITIONAL = re.compile(r"\b(?:if|in case|unless|otherwise|whether|provided)\b")
_OTHERWISE = re.compile(r"\b(?:otherwise|else|if not|if no|in any other case)\b")
_CASES = re.compile(
    r"^(?P<before>.*?)(?P<condition>\b(?:if|in case|when) [^,;:.!?]*?)(?:[,;:]| then\b)(?P<then>.+?)"
    r"(?:[,;:.]|\b(?:and|or)\b)?\s*\b(?:otherwise|or else|else|if not)\b(?P<otherwise>.+)$"
)
"""What is to be done if something holds, and what if it does not."""
_REFERS = re.compile(r"\b(?:it|its|them|that|this|those|these|ones?|same|both|other)\b")
_EXISTS = re.compile(r"\b(?:is|are) there\b|\bthere(?: is| are|'s)\b|\b(?:you|can) see\b")
_ANYTHING = re.compile(r"\b(?:anything|something|nothing|no object|an object)\b")
_COLOR = re.compile(rf"\b(?:{'|'.join(COLOR_NAMES)})\b")
_STANDS_ON = (
    r"(?:is|lies|stands|rests|sits)(?P<not>n't| not)?(?: lying| standing| resting)? (?:on|in|on top of) (?:the )?"
)


def is_conditional(sentence: str) -> bool:
    """Whether a sentence in lower case makes a task depend on something."""
    return _CONDITIONAL.search(sentence) is not None


def unmet(sentence: str, objects: Sequence[NamedObject], answer: str) -> list[str]:
    """Return the conditions of a sentence in lower case that do not hold, where nothing is said for that case.

    `objects` are those at the start. What an `answer`, goal and program, brings about itself is none; of conditions on
    anything but what is there and what stands on what, nothing is known.
    """
    if _OTHERWISE.search(sentence):
        return []
    return [
        clause[0].strip()
        for clause in _CLAUSE.finditer(sentence)
        if _holds(clause[0], objects, answer) is (clause["word"] == "unless")
    ]


def other_case(sentence: str, objects: Sequence[NamedObject], program: str) -> str:
    """Return the condition in a sentence in lower case that decides for one case, where a program does the other one.

    That shows in an object of which only the other case speaks. Empty if nothing is known to be wrong.
    """
    cases = _CASES.match(sentence)
    holds = _holds(cases["condition"], objects, "") if cases else None
    if cases is None or holds is None:
        return ""
    named = {
        part: {item.name for item in objects if re.search(rf"\b{re.escape(item.name)}\b", said)}
        for part, said in cases.groupdict().items()
    }
    if holds:
        only = named["otherwise"] - named["before"] - named["condition"] - named["then"]
        wrong = {name for name in only if repr(name) in program}
    else:
        # "Otherwise put it there" speaks of what the first case named.
        only = set() if _REFERS.search(cases["otherwise"]) else named["then"] - named["before"] - named["otherwise"]
        wrong = only & set(acted_on(program))
    return cases["condition"].strip() if wrong else ""


def _holds(clause: str, objects: Sequence[NamedObject], answer: str) -> bool | None:
    """Whether a condition holds; None if that is not known."""
    names = [item.name for item in objects]
    any_name = "|".join(map(re.escape, sorted(names, key=len, reverse=True))) or "(?!)"
    if _ANYTHING.search(clause):
        return None
    if _EXISTS.search(clause):
        there = re.search(rf"\b(?:{any_name})\b", clause) is not None
        return there if there or _COLOR.search(clause) else None
    said = re.search(rf"\b(?P<what>{any_name}) {_STANDS_ON}(?P<where>{any_name})\b", clause)
    if said is None or said["what"] == said["where"] or (goal := f"on('{said['what']}', '{said['where']}')") in answer:
        return None
    facts = PerceivedHistory()
    facts.look(objects)
    status = Goal.parse(goal, names).test(facts).status
    return None if status is Status.UNKNOWN else (status is Status.HOLDS) != bool(said["not"])
