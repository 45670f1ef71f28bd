"""How things are that a sentence speaks of: "the smaller cube", "the thing that is not a cube", "neither red nor blue".

Only plain words are read; of any other nothing is known.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hcvla.api.types import NamedObject
from hcvla.planner.checks.conditions import has_cases
from hcvla.planner.checks.exclusions import acted_on, placed_on
from hcvla.planner.checks.named_places import in_full, is_acted_on
from hcvla.planner.checks.noun_phrases import NounPhraseReader
from hcvla.planner.checks.wording import last_said, says
from hcvla.planner.scene_features import kind_of

_MARGIN = 1.15
"""What is larger by less may be seen otherwise."""
_SIZES: Mapping[str, tuple[str, str]] = {
    "least": ("small|smaller|little|littler", "smallest|littlest|tiniest"),
    "most": ("big|bigger|large|larger", "biggest|largest"),
    "highest": ("tall|taller", "tallest"),
    "lowest": ("short|shorter", "shortest"),
}
"""Words for which of two, and for which of several."""
_SIZE = "|".join(word for pair in _SIZES.values() for word in pair)
_OF_SIZE = re.compile(rf"\bthe (?:{_SIZE}) [a-z]+\b")
"""As good as a name."""
_MEASURES: Mapping[str, Callable[[NamedObject], float]] = {
    "least": lambda item: 1.0 / math.prod(item.size),
    "most": lambda item: math.prod(item.size),
    "highest": lambda item: item.size[2],
    "lowest": lambda item: 1.0 / item.size[2],
}
"""What is greatest of the one that is meant."""
_ROUND_ONE = re.compile(r"\bthe round (?:one|thing|object|item|piece)\b")
_SAYS_WHICH = re.compile(
    r"\b(?:\w+(?:est|most)|left|right|near|far|front|back|behind|beside|next|close|closer|nearer|farther|further|other|taller"
    r"|shorter|bigger|smaller|larger|first|second|third|last|on|between|held|hand|gripper)\b"
)
_THING = "(?:thing|one|object|item|what|whatever|whichever|something|anything)"
_IS_NOT = r"(?:is not|isn't|isnt|'s not|not)"
_OR_SO = r"(?:an? )?\w+(?:,? n?or (?:an? )?\w+)+"
_DETERMINER = re.compile(r"(?:(?:the|an?|any|some|that|this|one|whichever|another)(?: of)? )*$")
_DEED = re.compile(
    r"\b(?:pick(?: up)?|lift|take|grab|grasp|raise|put|place|set|move|bring|carry|push|touch|turn|hold) $"
)
_ONTO = re.compile(r"\b(?:on|onto|upon|on top of) $")
_TOLD_BY = re.compile(
    r"\b(?:of|from|than|near|between|behind|beside|to|toward|towards|over|above|at|by|with|in|past) $"
)
"""Before what something else is told by."""


def sized(sentence: str, objects: Sequence[NamedObject]) -> Iterator[tuple[str, str]]:
    """Yield words for a size in a plain sentence, each with the name of the object of its kind that has it."""
    kinds = sorted({kind_of(item.name) for item in objects})
    sentence = in_full(sentence, kinds, _SIZE)
    own = {word for item in objects for word in item.name.split()}
    for kind in kinds:
        of_kind = [item for item in objects if kind_of(item.name) == kind]
        for size, (of_two, of_several) in _SIZES.items():
            words = f"{of_two}|{of_several}" if len(of_kind) == 2 else of_several
            said = re.search(rf"\b(?:the|whichever) ({words}) {re.escape(kind)}\b", sentence)
            name = _first(of_kind, _MEASURES[size]) if said and said[1] not in own else ""
            before = _OF_SIZE.sub("it", sentence[: said.start()]) if said else ""
            if said and name and is_acted_on(before, objects):
                yield said[0], name


def denied(sentence: str, objects: Sequence[NamedObject], program: str) -> str:
    """Return what is wrong with a program all of whose objects are what a plain sentence says its object is not."""
    by_name = {item.name: item for item in objects}
    moved, places = (
        [by_name[name] for name in names if name in by_name] for names in (acted_on(program), placed_on(program))
    )
    meant = last_said(sentence)
    for denial in () if has_cases(sentence) else _denials(sentence, objects):
        loose = [item for item in moved if denial.is_deed or not says(meant, item.name)]
        about = places if denial.is_place else loose
        if about and all(denial.fits(item) for item in about):
            return f"is about '{about[0].name}', and the task says '{denial.said}'"
    return ""


def one_of_the_round(sentence: str, objects: Sequence[NamedObject], program: str) -> str:
    """Return what is wrong with a program about one of several round things if all that is said is "the round one"."""
    round_ = [item for item in objects if item.shape == "cylinder"]
    said = _ROUND_ONE.search(sentence)
    if said is None or len(round_) < 2 or _SAYS_WHICH.search(sentence):
        return ""
    if any(item.color and says(sentence, item.color) for item in round_):
        return ""
    used = [item.name for item in round_ if item.name in acted_on(program)]
    names = " or ".join(item.name for item in round_)
    return f"is about the {used[0]}, and '{said[0]}' may be the {names}; say which" if len(used) == 1 else ""


@dataclass(frozen=True)
class _Denial:
    """What a sentence says that something is not."""

    said: str
    fits: Callable[[NamedObject], bool]
    """Whether an object is so."""
    is_place: bool
    """Whether that is said of where things go, not of what is moved."""
    is_deed: bool
    """Whether it is right after what is to be done; otherwise it is of something else than what is moved by name."""


def _denials(sentence: str, objects: Sequence[NamedObject]) -> Iterator[_Denial]:
    """Yield what is said not to be so, each of the noun right before it.

    Of what something else is told by, "10 cm behind the one that isn't red", nothing is known.
    """
    reader = NounPhraseReader(objects)
    kinds = "|".join(sorted({re.escape(kind_of(item.name)) for item in objects})) or "(?!)"
    colors = "|".join(sorted({re.escape(item.color) for item in objects if item.color})) or "(?!)"
    nouns = rf"(?:{_THING}|{reader.noun})"
    what = rf"neither (?P<several>{_OR_SO})|{_IS_NOT} (?P<single>an? (?:{kinds})|{colors})"
    gap = rf"(?:(?!\b(?:{nouns})s?\b)[^,;.:]){{0,25}}?"
    for found in re.finditer(rf"\b(?P<noun>{nouns})s?\b{gap}(?:{what})\b", sentence):
        before = _DETERMINER.sub("", sentence[: found.start()])
        fitting = [item for item in objects if reader.fits(item.name, found["noun"])]
        is_place = bool(_ONTO.search(before)) or (bool(fitting) and all(item.is_support for item in fitting))
        if _TOLD_BY.search(before) and not is_place:
            continue
        is_deed = _DEED.search(before) is not None
        words = set(re.findall(r"\w+", found["several"] or found["single"]))
        if listed := {kind for kind in words if re.fullmatch(kinds, kind)}:
            yield _Denial(found[0], lambda item, listed=listed: kind_of(item.name) in listed, is_place, is_deed)  # type: ignore[misc]
        elif taken := {color for color in words if re.fullmatch(colors, color)}:
            yield _Denial(found[0], lambda item, taken=taken: item.color in taken, is_place, is_deed)  # type: ignore[misc]
    yield from _denied_colors(sentence, colors)


def _denied_colors(sentence: str, colors: str) -> Iterator[_Denial]:
    """Yield what is denied by its color alone, in a clause of its own: "not the red, not the blue"."""
    for found in re.finditer(rf"(?:^|[,;:.] )not the (?P<color>{colors})(?: ones?)?(?=[,;:.]|$)", sentence):
        yield _Denial(found[0].strip(" ,;:."), lambda item, color=found["color"]: item.color == color, False, False)  # type: ignore[misc]


def _first(items: Sequence[NamedObject], measure: Callable[[NamedObject], float]) -> str:
    """Return the name of the object of the greatest measure; empty if that is not certain."""
    order = sorted(items, key=measure, reverse=True)
    if len(order) < 2 or min(math.prod(item.size) for item in order) <= 0.0:
        return ""
    return order[0].name if measure(order[0]) > _MARGIN * measure(order[1]) else ""
