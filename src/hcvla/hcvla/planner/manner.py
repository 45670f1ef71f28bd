"""How a sentence says to do something, where an answer reaches something like it in another way.

As in `sentence_check`, what is not known of English is left to the planner.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hcvla.api.types import NamedObject

_NEVER = re.compile(r"(?!)")
_NEEDED = {
    re.compile(r"\b(?:throw|hurl|fling)\b"): re.compile(r"\bthrow\(|\bhit\("),
    re.compile(r"(?:^|[,;.] |\band |\bthen |\bplease )push (?:the|that|this)\b(?!.*\bcarry)"): re.compile(
        r"\b(?:push|nudge|topple|touch)\w*\("
    ),
    re.compile(r"\b(?:turn|rotate) (?:the|each|every|all|both)\b(?!.* into\b)"): re.compile(r"\brotate|yaw|\btopple"),
    # No function of the API heeds them, and no goal says them.
    re.compile(
        r"\bas (?:far|high|many|much|tall) [^,;.!?]*?\bas (?:possible|you can|it goes|it gets|fit|will)\b"
    ): _NEVER,
    re.compile(
        r"\bline up (?:the|all)\b|(?<!times )(?<!twice )(?<!thrice )\bin a (?:row|line|triangle|square|pyramid)\b"
    ): _NEVER,
    re.compile(r"\b\d+(?:\.\d+)? ?(?:mm|cm|m|inch(?:es)?) (?:up|upwards|higher|into the air)\b"): re.compile(
        r"\bdz\b|\.z\b|\btool_"
    ),
}
"""What is said -> what an answer needs for it, in goal or program."""
_STACK = re.compile(r"^(?!.*\b(?:mat|tray|table)).*?\b(?P<verb>stack|pile|tower)\b(?! of\b)")
_APART = re.compile(
    r"\b(?:no longer|not) (?:(?:be|stand|stay) )?(?:next to|near|beside|close to)\b|(?<!not )\bfar (?:away )?from\b"
)
_TOGETHER = re.compile(r"(?<!not )\b(?:next_to|near)\(")
_ENDS = re.compile(r"\b(?P<what>[\w ]+?) (?:(?:is|goes|comes|should be) )?at the (?:very )?(?P<end>bottom|top)\b")


def done_otherwise(sentence: str, objects: Sequence[NamedObject], goal: str, done: str) -> list[str]:
    """Return how to do it in words of a sentence in lower case, where goal and what was `done` are not like it."""
    answer = f"{goal}\n{done}"
    found = [said[0] for words, need in _NEEDED.items() if (said := words.search(sentence)) and not need.search(answer)]
    loose = "|".join(re.escape(item.name) for item in objects if not item.is_support) or "(?!)"
    if (said := _STACK.search(sentence)) and not re.search(
        rf"\b(?:stacked|piled)\(|\bon\('[^']+', '(?:{loose})'|\bplace\((?!next_to)[^\n]*'(?:{loose})'|pick_place\(",
        answer,
    ):
        found.append(said["verb"])
    if (said := _APART.search(sentence)) and _TOGETHER.search(answer):
        found.append(said[0])
    return found + list(_at_the_other_end(sentence, objects, goal))


def _at_the_other_end(sentence: str, objects: Sequence[NamedObject], goal: str) -> Iterator[str]:
    """Yield where a sentence wants an object of a stack that a goal has on, or under, another one."""
    for found in _ENDS.finditer(sentence):
        last = found["what"].split(" and ")[-1].strip()
        named = [
            item.name for item in objects if not item.is_support and re.search(rf"\b{item.name}$|\b{item.color}$", last)
        ]
        loose = "|".join(re.escape(item.name) for item in objects if not item.is_support)
        for name in named:
            wrong = rf"\bon\('{name}', '(?:{loose})'" if found["end"] == "bottom" else rf"\bon\('[^']+', '{name}'"
            if re.search(wrong, goal):
                yield f"{name} at the {found['end']}"
