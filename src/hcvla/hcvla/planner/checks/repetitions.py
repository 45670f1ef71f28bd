"""How often a sentence says to do something: "twice", "three times"."""

from __future__ import annotations

import re
from collections import Counter

from hcvla.planner.numbers import VALUES, WORD

_OFTEN = re.compile(rf"\b(?:(?P<word>twice|thrice)|(?P<times>{WORD}|\d+) times)\b(?! (?:as|the|a|an|{WORD}|\d+)\b)")
"""Not "twice as high", nor "three times thirty degrees"."""
_TOLD = re.compile(r"\b(?:explain|say|said|tell|told|ask|asked|think|thought|measured?|checked|look(?:ed)?)(?: \w+)? $")
"""Before how often something else was done: "I measured twice"."""
_WORDS = {"twice": 2, "thrice": 3}
_LEAST = 2


def unrepeated(sentence: str, goal: str, done: str) -> list[str]:
    """Return how often, in words of a sentence in lower case, where neither a goal counts it nor what was done repeats.

    A swap picks each of two objects twice in doing it once: a grasp alone repeats nothing.
    """
    found = []
    for said in _OFTEN.finditer(sentence):
        times = _WORDS.get(said[0]) or int(VALUES.get(said["times"], 0) or said["times"])
        of_words = _TOLD.search(sentence[: said.start()])
        if times >= _LEAST and not of_words and not _is_counted(times, goal, done):
            found.append(said[0])
    return found


def _is_counted(times: int, goal: str, done: str) -> bool:
    if re.search(rf"_times\([^()]*\b{times}\b", goal) or re.search(rf"\brange\({times}\)", done):
        return True
    lines = Counter(line.strip() for line in done.splitlines() if "pick(" not in line)
    return max((count for line, count in lines.items() if "(" in line), default=0) >= times
