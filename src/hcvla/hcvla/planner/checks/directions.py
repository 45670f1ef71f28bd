"""In which direction each length of a sentence is meant: "12 cm nearer", "to the left by two inches"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hcvla.api.types import NamedObject
from hcvla.planner.checks.conditions import is_conditional
from hcvla.planner.checks.noun_phrases import NounPhraseReader
from hcvla.planner.checks.quantities import Quantity, quantities
from hcvla.planner.checks.wording import last_said

_SIDE = r"(?:(?:further |farther |more |over |out )*(?:to|towards?|on) (?:the|your|its) |(?:further|farther) )?"
_ROBOT = r"(?:the robot|you|yourself|your (?:own )?base|the (?:robot's )?base)\b"
_OTHER = r"(?! ?(?:to|towards?|from|than|of) )"
"""What is nearer to something else may lie anywhere."""
_DIRECTIONS = {
    ("dy", 1): rf"{_SIDE}left(?:wards?)?\b",
    ("dy", -1): rf"{_SIDE}right(?:wards?)?\b(?! ?(?:angle|away|now|next|where|in|on|at|beside|behind|after|before))",
    ("dx", -1): rf"(?:(?:nearer|closer)(?: (?:to|towards?) {_ROBOT}|{_OTHER})|towards? {_ROBOT}|backwards?\b{_OTHER})",
    ("dx", 1): rf"(?:away from {_ROBOT}|(?:further|farther) away\b{_OTHER}|forwards?\b{_OTHER})",
    ("dz", 1): r"(?:up(?:wards?)?|higher)\b(?! to )",
    ("dz", -1): r"(?:down(?:wards?)?|lower)\b(?! to )",
}
"""By axis of the base and sign (REP 103: x forward, y left, z up)."""
_AFTER = {way: re.compile(rf"\W{{0,2}}{words}") for way, words in _DIRECTIONS.items()}
_BEFORE = {
    # "The one farthest to the left by 5 cm" says which one.
    way: re.compile(
        rf"(?<!est )(?<!est to )(?<!est to the )(?<!from )(?<!from the )\b{words} by(?: about| exactly)? ?$"
    )
    for way, words in _DIRECTIONS.items()
}
_MEANING = {"dx": "+ is away from the robot", "dy": "+ is to the left", "dz": "+ is up"}
_OF_ITS_OWN = re.compile(
    r"(?:pick\(get_actor\('(?P<name>[^']+)'\)\)\s+place\(|push\(get_actor\('(?P<pushed>[^']+)'\), )"
    r"offset\((?:pose_dict\['[^']+'\]|get_pose\(get_actor\('[^']+'\)\)), (?P<axis>d[xyz])=(?P<far>-?[\d.]+)\)"
)
"""What is moved by so much along one axis of the base."""
_OFFSET = re.compile(r"\b(d[xyz])=(-?\d+(?:\.\d+)?)")


@dataclass(frozen=True)
class _Move:
    """A length and the direction that it is said with."""

    length: Quantity
    way: tuple[str, int]
    """One of _DIRECTIONS."""


def in_another_direction(sentence: str, objects: Sequence[NamedObject], program: str) -> str:
    """Return what is wrong with a program that goes as far as a plain sentence says, but nowhere in that direction."""
    if is_conditional(sentence):
        return ""
    offsets = [(axis, float(number)) for axis, number in _OFFSET.findall(program)]
    for move in _moves(last_said(sentence)):
        as_far = [(axis, number) for axis, number in offsets if move.length.is_among([number])]
        if as_far and not any((axis, 1 if number > 0.0 else -1) == move.way for axis, number in as_far):
            axis, number = as_far[0]
            return f"moves by {axis}={number:g}, where {_MEANING[axis]} and the task says '{_said(move)}'"
    return ""


def as_far_as_another(sentence: str, objects: Sequence[NamedObject], program: str) -> str:
    """Return what is wrong with a program that moves a thing as far as the sentence says of another one.

    Known is only a sentence that says a length after each thing that is moved: "the red cube 12 cm nearer and ...".
    """
    said = last_said(sentence)
    found = _OF_ITS_OWN.finditer(program)
    gone = {each["name"] or each["pushed"]: (each["axis"], float(each["far"])) for each in found}
    lengths = _length_of_each(said, objects) if len(gone) > 1 and not is_conditional(sentence) else {}
    if set(lengths) != set(gone):
        return ""
    for name, (axis, number) in gone.items():
        if not lengths[name].is_among([number]):
            return f"moves the {name} by {axis}={number:g}, and the task says '{lengths[name].text}' of it"
    return ""


def _length_of_each(said: str, objects: Sequence[NamedObject]) -> dict[str, Quantity]:
    """Return by name the one length after each mention, up to the next; empty if one is said before all of them."""
    loose = {item.name for item in objects if not item.is_support}
    mentions = [mention for mention in NounPhraseReader(objects).mentions(said) if len(mention.names & loose) == 1]
    ends = [*(mention.start for mention in mentions[1:]), len(said)]
    if not mentions or any(length.has_unit for length in quantities(said[: mentions[0].start])):
        return {}
    found: dict[str, Quantity] = {}
    for mention, end in zip(mentions, ends, strict=True):
        lengths = [each for each in quantities(said[mention.end : end]) if each.has_unit]
        name = min(mention.names & loose)
        if len(lengths) > 1 or (lengths and name in found):
            return {}
        found.update(zip([name], lengths, strict=False))
    return found


def _moves(sentence: str) -> Iterator[_Move]:
    for length in quantities(sentence):
        ways = {way for way in _DIRECTIONS if _BEFORE[way].search(length.before) or _AFTER[way].match(length.after)}
        # "Left 5 cm right 3 cm" may be read either way.
        if length.has_unit and len(ways) == 1:
            yield _Move(length, ways.pop())


def _said(move: _Move) -> str:
    after = _AFTER[move.way].match(move.length.after)
    before = _BEFORE[move.way].search(move.length.before)
    return f"{before[0] if before else ''}{move.length.text}{after[0] if after else ''}".strip()
