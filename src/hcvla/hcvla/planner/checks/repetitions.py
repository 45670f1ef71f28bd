"""How often a sentence says to do something: "twice", "three times"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from hcvla.planner.checks.exclusions import carried_onto
from hcvla.planner.numbers import VALUES, WORD

_OFTEN = re.compile(rf"\b(?:(?P<word>twice|thrice)|(?P<times>{WORD}|\d+) times)\b(?! (?:as|the|a|an|{WORD}|\d+)\b)")
"""Not "twice as high", nor "three times thirty degrees"."""
_IN_TOTAL = re.compile(
    rf"\b(?P<times>{WORD}|\d+) (?:placements?|touches|taps|pokes|visits|rounds|repetitions|goes|turns)"
    r"(?: are wanted)?(?: in (?:total|all)| altogether| overall)\b"
    rf"|\blet(?:'s| us) count to (?P<counted>{WORD}|\d+)\b"
)
_DEED = "put|place|set|stand|touch|tap|push|bring|carry|lay"
_SECOND = re.compile(
    rf"\b(?P<deed>{_DEED})\b.*[,;.] ?(?:and )?(?:then )?(?:(?P=deed)) (?:it|that|this|them)\b[^,;.]*?"
    r"\b(?:once more|one more time|a second time)\b"
)
"""Says to do what the same sentence said before once again."""
_TOLD = re.compile(r"\b(?:explain|say|said|tell|told|ask|asked|think|thought|measured?|checked|look(?:ed)?)(?: \w+)? $")
"""Before how often something else was done: "I measured twice"."""
_COUNTED = re.compile(r"_times\([^()]*?,\s*(\d+)\)")
_TOUCHED = re.compile(r"\btouch\((?:actor=)?get_actor\([^()]*\)\)")
_WORDS = {"twice": 2, "thrice": 3}
_LEAST = 2


def unrepeated(sentence: str, goal: str, done: str) -> list[str]:
    """Return how often, in words of a lower-case sentence, where no goal counts it, nor what was done repeats so often.

    A swap picks each of two objects twice in doing it once: a grasp alone repeats nothing.
    """
    often = [(said, times) for said, times in _said(sentence) if times >= _LEAST]
    wanted = {times for _, times in often}
    counted = {int(times) for times in _COUNTED.findall(goal)}
    if wanted and ((counted and not counted & wanted) or _most_often(done) > max(wanted)):
        return [said for said, _ in often]
    return [said for said, times in often if not _is_counted(times, goal, done)]


def _said(sentence: str) -> Iterator[tuple[str, int]]:
    for said in _OFTEN.finditer(sentence):
        if not _TOLD.search(sentence[: said.start()]):
            yield said[0], _WORDS.get(said[0]) or _number(said["times"])
    for said in _IN_TOTAL.finditer(sentence):
        yield said[0], _number(said["times"] or said["counted"])
    if said_again := _SECOND.search(sentence):
        yield said_again[0], _LEAST


def _most_often(done: str) -> int:
    """Return how often the same thing is touched, or put on the same one, where that is done most often."""
    return max(Counter([*_TOUCHED.findall(done), *carried_onto(done)]).values(), default=0)


def _number(text: str) -> int:
    return int(VALUES.get(text, 0) or text)


def _is_counted(times: int, goal: str, done: str) -> bool:
    """Whether a goal has a count, or what was done repeats so often."""
    if re.search(rf"_times\([^()]*\b{times}\b", goal) or re.search(rf"\brange\({times}\)", done):
        return True
    lines = Counter(line.strip() for line in done.splitlines() if "pick(" not in line)
    return max((count for line, count in lines.items() if "(" in line), default=0) >= times
