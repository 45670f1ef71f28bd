"""On what a sentence makes a task depend: "if the blue cube is on the yellow mat", "unless there is a green one"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hcvla.api.types import NamedObject
from hcvla.goals.goal import Goal
from hcvla.goals.perceived import PerceivedHistory
from hcvla.goals.status import Status
from hcvla.perception.palette import COLOR_NAMES
from hcvla.planner.checks import table_facts
from hcvla.planner.checks.exclusions import acted_on

_CLAUSE = re.compile(
    r"\b(?P<word>if|unless|when|whenever|in case|provided|as long as)\b"
    r"[^,;:.!?]*?(?=[,;:.!?]|\s+(?:then|otherwise|else)\b|\s*$)"
)
_ENDS = re.compile(
    r"\b(?:done|finished|complete|completed|over|through|ready|happy|glad|pleased|satisfied|content|stop|until|fine|good"
    r"|ends?|works|succeeds|achieved|reached|accomplished|closed) (?:only |here )?$"
)
"""Before a "when" that says what is to be the case in the end, and is no condition."""
_CONDITIONAL = re.compile(r"\b(?:if|in case|unless|otherwise|whether|provided)\b")
_IF_NOT = r"if (?:it|that|this)(?: is|'s)?(?: does)?(?: not|n't)(?: so)?"
_OTHERWISE = re.compile(rf"\b(?:otherwise|else|if not|if no|in any other case|{_IF_NOT})\b")
_DEED = "(?:put|place|pick|lift|take|grab|touch|tap|push|nudge|move|bring|swap|turn|stack|hold|go)"
_CASES = re.compile(
    rf"^(?P<before>.*?)(?P<condition>\b(?:if|in case|when) [^,;:.!?]*?)(?:[,;:]| then\b|(?= {_DEED}\b))(?P<then>.+?)"
    rf"(?:[,;:.]|\b(?:and|or)\b)?\s*\b(?:otherwise|or else|else|if not|{_IF_NOT})\b(?P<otherwise>.+)$"
)
"""What is to be done if something holds, and what if it does not."""
_REFERS = re.compile(r"\b(?:it|its|them|that|this|those|these|ones?|same|both|other)\b")
_ELSEWHERE = re.compile(r"\W*(?:use|on|onto|to|into|in|beside|next)\b")
_EXISTS = re.compile(r"\b(?:is|are) there\b|\bthere(?: is| are|'s)\b|\b(?:you|can) see\b")
_ANYTHING = re.compile(r"\b(?:anything|something|nothing|no object|an object)\b")
_COLOR = re.compile(rf"\b(?:{'|'.join(COLOR_NAMES)})\b")
_ONE = re.compile(rf"\bthe ({'|'.join(COLOR_NAMES)}) one\b")
_STANDS_ON = (
    r"(?:is|lies|stands|rests|sits)(?P<not>n't| not)?(?: lying| standing| resting)? (?:on|in|on top of) (?:the )?"
)


def is_conditional(sentence: str) -> bool:
    """Whether a sentence in lower case makes a task depend on something."""
    return _CONDITIONAL.search(sentence) is not None


def has_cases(sentence: str) -> bool:
    """Whether a sentence in lower case says what to do if something is not so."""
    return _OTHERWISE.search(sentence) is not None


def unmet(sentence: str, objects: Sequence[NamedObject], answer: str) -> list[str]:
    """Return the conditions of a sentence in lower case that do not hold, where nothing is said for that case.

    `objects` are those at the start. What an `answer`, goal and program, brings about itself is none; of conditions on
    anything but what is there, what stands on what, who is farther to a side and how many there are, nothing is known.
    """
    if has_cases(sentence):
        return []
    return [
        clause[0].strip()
        for clause in _CLAUSE.finditer(sentence)
        if not _ENDS.search(sentence[: clause.start()])
        and _holds(clause[0], objects, answer) is (clause["word"] == "unless")
    ]


def other_case(sentence: str, objects: Sequence[NamedObject], program: str) -> str:
    """Return the condition in a sentence in lower case that decides for one case, where a program does the other one.

    That shows in an object of which only the other case speaks. Empty if nothing is known to be wrong.
    """
    cases = _CASES.match(sentence)
    holds = _holds(cases["condition"], objects, "") if cases else None
    if cases is None or holds is None:
        return ""
    named = {part: _spoken_of(said, objects) for part, said in cases.groupdict().items()}
    if _REFERS.search(_ONE.sub("", cases["then"])):
        # "It" is what the condition speaks of first.
        named["then"].update(sorted(named["condition"], key=cases["condition"].find)[:1])
    if holds:
        only = named["otherwise"] - named["before"] - named["then"]
        wrong = {name for name in only if repr(name) in program}
    else:
        # "Otherwise on the tray" and "otherwise put it there" speak of what the first case named.
        refers = _REFERS.search(_ONE.sub("", cases["otherwise"])) or _ELSEWHERE.match(cases["otherwise"])
        only = set() if refers else named["then"] - named["before"] - named["otherwise"]
        wrong = only & set(acted_on(program))
    return cases["condition"].strip() if wrong else ""


def _spoken_of(said: str, objects: Sequence[NamedObject]) -> set[str]:
    """Return the objects that words name, also by color alone where only one thing that is lifted has it."""
    found = {item.name for item in objects if re.search(rf"\b{re.escape(item.name)}\b", said)}
    colors = {color[1] for color in _ONE.finditer(said)}
    loose = [item for item in objects if not item.is_support and item.color in colors]
    return found | {item.name for item in loose if sum(other.color == item.color for other in loose) == 1}


def _holds(clause: str, objects: Sequence[NamedObject], answer: str) -> bool | None:
    """Whether a condition holds; None if that is not known."""
    names = [item.name for item in objects]
    any_name = "|".join(map(re.escape, sorted(names, key=len, reverse=True))) or "(?!)"
    known = table_facts.holds(clause, objects)
    if known is not None or _ANYTHING.search(clause):
        return known
    if exists := _EXISTS.search(clause):
        what = clause[exists.end() :]
        there = re.match(rf" (?:\w+ )?(?:{any_name})\b", what) is not None
        return there if there or re.match(rf" (?:\w+ )?(?:{_COLOR.pattern}) \w", what) else None
    said = re.search(rf"\b(?P<what>{any_name}) {_STANDS_ON}(?P<where>{any_name})\b", clause)
    if said is None or said["what"] == said["where"] or (goal := f"on('{said['what']}', '{said['where']}')") in answer:
        return None
    facts = PerceivedHistory()
    facts.look(objects)
    status = Goal.parse(goal, names).test(facts).status
    return None if status is Status.UNKNOWN else (status is Status.HOLDS) != bool(said["not"])
