"""What a sentence says and neither its goal nor its program answers: then no one can say that it was done.

A planner may state the goal of another sentence, and reach it. This does not understand sentences: it finds names and
colors of objects, quantities and "every" in plain English, and nothing in any other wording.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from hcvla.api.types import NamedObject

_NOT_MEANT = re.compile(
    r"n't\b|\b(?:not|no|never|except|besides|but|without|avoid|leave|leaving|other|otherwise|else|instead|unless|if|from|"
    r"than|is|are|in case|when|looks|compared|call|example)\b"
)
"""In a part of a sentence with one of these, what is named is not what something is done with."""
_TAKEN_BACK = re.compile(r"(?:[ao]h )?(?:no|wait|sorry|actually|(?:or )?rather|i meant?|correction|scratch that)\b")
"""A part that begins so takes back the one before."""
_LANDMARK = re.compile(
    r"\b(?:(?:nearest|closest|farthest|furthest) (?:to|from) (?:(?:the|that|this) )?|non-)\w+(?: \w+)?"
)
"""Says which object is meant by another one."""
_PARTS = re.compile(r"[,;.:!?]|\b(?:and|then|before|after|while)\b")
_QUANTITY = re.compile(r"(\d+(?:\.\d+)?)\s*(°|(?:deg|degrees?|rad|radians?|cm|mm|(?:centi|milli)met(?:er|re)s?)\b)")
_EVERY = r"\b(?:every|each|all)(?: single)?(?: (?:one )?of the| the(?= {0}s))? {0}s?\b"
_RELATIONS = ("of", "to", "near", "between", "among", "over", "above", "behind", "with", "from", "on", "onto", "in")
_THE = "".join(rf"(?<!\b{word} )" for word in _RELATIONS) + r"\b(?:the|sort) {0}s\b"
"""All objects of a shape, too; but what something else is of, near or on may be fewer."""
_BY_COLOR = re.compile(r"\b(?:colou?rs?|own|match|matching|sort|right|belongs?)\b")
"""Every object that something else of its color is there for, not those without."""
_NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?:e-?\d+)?")
_PUT = re.compile(r"\b(?:put|set|lay)\b|(?<!its )(?<!the )\bplace\b")
_HOLD = re.compile(r"\b(?:pick|lift|hold|grab|take|grasp|keep|raise)\b")
_SAME = 0.02
"""Numbers that differ by a smaller share are one: 1.57 is a quarter turn."""


def left_out(sentence: str, objects: Sequence[NamedObject], goal: str, done: str) -> list[str]:
    """Return the words of a sentence that neither its goal answers nor what was `done`: program and calls.

    `objects` are those on the table at the start. It doubts no reference program of the suite, and 7 % of the right
    answers to free sentences: most of them say which object is meant by another one ("the item between the mats").
    """
    sentence = " ".join(sentence.lower().split()).replace(", for example,", " for example").replace("grey", "gray")
    meant = _meant(sentence)
    answer = f"{goal}\n{done}"
    found = [item.name for item in objects if _has(meant, item.name) and item.name not in answer]
    found += [color for color in _colors(objects, answer) if _has(meant, color) and color not in " ".join(found)]
    found += [said[0] for said in _QUANTITY.finditer(sentence) if not _is_answered(float(said[1]), said[2], done)]
    meant_by_all = _with_counterpart(objects, sentence) if _BY_COLOR.search(sentence) else objects
    for shape in sorted({item.shape for item in objects}):
        missing = [item.name for item in meant_by_all if item.shape == shape and item.name not in answer]
        said = re.search(_EVERY.format(shape), meant) or re.search(_THE.format(shape), meant)
        if missing and said:
            found.append(f"{said[0]} ({', '.join(missing)})")
    if (put := _PUT.search(meant)) and not _HOLD.search(meant) and "held(" in answer and "place(" not in answer:
        found.append(put[0])
    return found


def _meant(sentence: str) -> str:
    """Return the parts of a sentence in which what is named is what something is done with."""
    parts = [part.strip() for part in _PARTS.split(_LANDMARK.sub("", sentence)) if part.strip(" -")]
    taken_back = {index - 1 for index, part in enumerate(parts) if _TAKEN_BACK.match(part)}
    kept = (part for index, part in enumerate(parts) if index not in taken_back)
    return " ; ".join(part for part in kept if not _NOT_MEANT.search(part))


def _has(text: str, words: str) -> bool:
    return re.search(rf"\b{re.escape(words)}\b", text) is not None


def _with_counterpart(objects: Sequence[NamedObject], sentence: str) -> list[NamedObject]:
    """Return the objects of whose color there is one of another shape, of one that the sentence names if it does."""
    said = [item for item in objects if _has(sentence, item.shape) or _has(sentence, f"{item.shape}s")]
    found = []
    for item in objects:
        others = [other for other in said if other.shape != item.shape] or objects
        if any((other.color, other.shape != item.shape) == (item.color, True) for other in others):
            found.append(item)
    return found


def _colors(objects: Sequence[NamedObject], answer: str) -> list[str]:
    """Return the colors of which no object is in an answer."""
    answered = {item.color for item in objects if item.name in answer}
    return sorted({item.color for item in objects if item.color} - answered)


def _is_answered(value: float, unit: str, done: str) -> bool:
    """Whether a quantity is in what was done, as it is or in other units that code has for it [m, rad, degrees]."""
    if _has(done, "pi"):
        return True
    in_api = {
        "d": math.radians(value),
        "°": math.radians(value),
        "r": math.degrees(value),
        "c": value / 100.0,
        "m": value / 1000.0,
    }
    wanted = (value, in_api[unit[0]])
    return any(math.isclose(float(number), one, rel_tol=_SAME) for number in _NUMBER.findall(done) for one in wanted)
