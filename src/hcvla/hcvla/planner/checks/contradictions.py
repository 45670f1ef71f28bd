"""Where a program contradicts its sentence: numbers that no one said, sense of turns, what was to be left alone, order.

Like `sentence_check` it does not understand sentences, and finds nothing in wordings that it does not know.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.types import NamedObject
from hcvla.language.phrases import HOVER_M
from hcvla.planner.checks.absent import absent
from hcvla.planner.checks.at_odds import at_odds
from hcvla.planner.checks.attributes import denied, one_of_the_round
from hcvla.planner.checks.between import beside_the_middle, unsaid_place
from hcvla.planner.checks.conditions import is_conditional
from hcvla.planner.checks.coordinates import at_other_coordinates
from hcvla.planner.checks.directions import as_far_as_another, in_another_direction
from hcvla.planner.checks.exclusions import acted_on, carried_onto, excluded, placed_on
from hcvla.planner.checks.fixed_places import moved_place, shared_place, unequal_halves
from hcvla.planner.checks.homeward import sent_home
from hcvla.planner.checks.how_many import miscounted
from hcvla.planner.checks.nearest import told_otherwise
from hcvla.planner.checks.noun_phrases import NounPhraseReader
from hcvla.planner.checks.order import out_of_order, stacked_in_order
from hcvla.planner.checks.own_places import not_on_its_own, on_another_color, on_its_own_color
from hcvla.planner.checks.quantities import numbers_of, quantities, same_number
from hcvla.planner.checks.turn_words import turns_of, with_sense_spelled
from hcvla.planner.checks.undone import undone
from hcvla.planner.checks.unfinished import unfinished
from hcvla.planner.checks.wording import last_said, plain, says
from hcvla.planner.scene_features import kind_of

_TURNED_AROUND = re.compile(r"\b(?:around|about|round|revers\w+|opposite|upside|other way|back to front)\b")
"""May mean half a turn."""
_SENSE = re.compile(
    r"(?<!not )(?<!against )(?<!\w-)\b(?P<against>(?:counter|anti|contra)[- ]?)?(?:clock[- ]?wise|cw)\b|\b[ac]cw\b"
)
_SIDEWAYS = re.compile(r"\bdy=(-?\d+(?:\.\d+)?)")
_ONTO = "(?:on|onto|upon|on top of|atop)"
_SOME_PLACE = re.compile(r"\b(?:on|onto|to|upon|into|in|over|of) $")
_UPON = re.compile(r"\b(?:on|onto|upon|top|to|over)\b")
_HOVERING = re.compile(rf"(?<=dz=){HOVER_M:g}(?=\)\)$)", re.MULTILINE)
_LENGTH_BELOW = 2.0
"""Quantities with a unit that are smaller are lengths [m]; angles are more [degrees]."""


def contradiction(sentence: str, objects: Sequence[NamedObject], program: str) -> Verdict | None:
    """Return why a program is not what a sentence says; None if nothing is known to be wrong.

    `objects` are those on the table at the start. The outcome is OBJECT_NOT_FOUND or NOT_UNDERSTOOD.
    """
    sentence = plain(sentence)
    if not is_conditional(sentence) and (names := absent(sentence, objects)):
        return Verdict(Outcome.OBJECT_NOT_FOUND, f"there is no '{names[0]}'; seen or remembered: {_seen(objects)}")
    if not is_conditional(sentence) and (said := _one_too_many(sentence, objects)):
        return Verdict(Outcome.OBJECT_NOT_FOUND, f"there is no '{said}'; seen or remembered: {_seen(objects)}")
    why = next((found for check in _CHECKS if (found := check(sentence, objects, program))), "")
    return Verdict(Outcome.NOT_UNDERSTOOD, f"the planner's program {why}") if why else None


def _seen(objects: Sequence[NamedObject]) -> str:
    return ", ".join(sorted(item.name for item in objects))


_ORDINALS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def _one_too_many(sentence: str, objects: Sequence[NamedObject]) -> str:
    """Return words for one of a kind that is counted beyond how many there are: the fifth cube of four."""
    for kind in sorted({kind_of(item.name) for item in objects}):
        there = sum(kind_of(item.name) == kind for item in objects)
        for word in (word for word in _ORDINALS[max(0, there - 1) :] if word in sentence):
            end = r"(?: (?:that is |when )?(?:counted |counting |starting )?from the (?:left|right)|(?= in the row))"
            side = "(?:left-?most|right-?most|nearest|closest|farthest|furthest|largest|smallest|tallest)"
            if said := re.search(rf"\b{word}(?:[- ]{side} {re.escape(kind)}| {re.escape(kind)}{end})\b", sentence):
                return said[0]
    return ""


def _unsaid(sentence: str, objects: Sequence[NamedObject], program: str) -> str:
    """Return what is wrong with a number of the program that follows from none of the sentence."""
    for item in objects:
        sentence = sentence.replace(item.name, "")
    said = quantities(sentence)
    if not any(quantity.has_unit and quantity.values[0] < _LENGTH_BELOW for quantity in said):
        # Where the hand waits if no height is said.
        program = _HOVERING.sub("", program)
    for number in numbers_of(program):
        turned = same_number(number, 180.0) and _TURNED_AROUND.search(sentence)
        if not turned and not any(quantity.is_among([number]) for quantity in said):
            about = " or ".join(f"'{quantity.text}'" for quantity in said if quantity.has_unit) or "no such number"
            return f"has {number:g} where the task says {about}; say the number in digits, with its unit"
    return ""


def _turned_the_other_way(sentence: str, objects: Sequence[NamedObject], program: str) -> str:
    """Return what is wrong with a program that turns things, and nothing in a sense that the sentence names.

    More turns, in the sense that was not named, may be those back. To half a turn both are the same.
    """
    turns = turns_of(program)
    if not turns or any(same_number(degrees, 180.0) for degrees in turns):
        return ""
    for said in _SENSE.finditer(with_sense_spelled(last_said(sentence))):
        against = bool(said["against"]) or "cw" in said[0][1:]
        if not any((degrees > 0.0) == against for degrees in turns):
            return f"turns by {turns[0]:g} degrees, where + is counterclockwise and the task says '{said[0]}'"
    return ""


def _moved_the_other_way(sentence: str, objects: Sequence[NamedObject], program: str) -> str:
    """Return what is wrong with a program that moves things to the left where the sentence names the right alone."""
    said = last_said(sentence)
    sides = [side for side in ("left", "right") if re.search(rf"\b{side}", said)]
    moves = [float(number) for number in _SIDEWAYS.findall(program)]
    if len(sides) != 1 or not moves or any((move > 0.0) == (sides[0] == "left") for move in moves):
        return ""
    return f"moves by dy={moves[0]:g}, where + is to the left and the task says '{sides[0]}'"


def _put_elsewhere(sentence: str, objects: Sequence[NamedObject], program: str) -> str:
    """Return what is wrong with a program that puts things on mats where the sentence speaks of trays alone."""
    placing = "\n".join(line for line in program.splitlines() if "place(" in line)
    supports = [item for item in objects if item.is_support]
    reader = NounPhraseReader(objects)
    nouns = {item.name: "|".join(map(re.escape, reader.nouns(item.name))) for item in supports}
    said = {item.name for item in supports if re.search(rf"\b(?:{nouns[item.name]})s?\b", sentence)}
    used = [item for item in supports if repr(item.name) in placing]
    if said:
        said |= _called_by_color(sentence, objects, program)
    if not said or not used or any(item.name in said for item in used):
        return ""
    return f"puts something on the {used[0].name}, and the task speaks of no {used[0].shape}"


def _called_by_color(sentence: str, objects: Sequence[NamedObject], program: str) -> set[str]:
    """Return the trays and mats of which the color alone is said: as a place, or nothing that is moved has it."""
    moved = {item.color for item in objects if not item.is_support and repr(item.name) in program}
    reader = NounPhraseReader(objects)
    found: set[str] = set()
    for start in re.finditer(r"\b(?<!')\w", sentence):
        mention = reader.read(sentence, start.start())
        if mention and mention.color and mention.noun in ("", "one", "thing", "object"):
            is_place = _SOME_PLACE.search(sentence[: start.start()])
            found |= mention.names if is_place or mention.color not in moved else frozenset()
    return {item.name for item in objects if item.is_support and item.name in found}


def _on_a_correction(sentence: str, objects: Sequence[NamedObject], program: str) -> str:
    """Return what is wrong with a program that stacks on what was only said in another's place.

    "Put the red cube on the tray, no, the blue cube": the blue one goes there, and nothing on it.
    """
    said = last_said(sentence)
    before = sentence.removesuffix(said)
    named = [item for item in objects if says(said, item.name)]
    if len(named) != 1 or named[0].is_support or _UPON.search(said) or says(before, named[0].name):
        return ""
    if not any(item.is_support and says(before, item.name) for item in objects):
        return ""
    name = named[0].name
    return f"puts something on the {name}, which the task says in another's place" if name in placed_on(program) else ""


def _upside_down(sentence: str, objects: Sequence[NamedObject], program: str) -> str:
    """Return what is wrong with a program that puts the blue cube on the red one for "the red on the blue cube"."""
    said = last_said(sentence)
    called = {item.name: _called(item, objects) for item in objects if not item.is_support}
    for upper, lower in carried_onto(program):
        if upper in called and lower in called:
            right, wrong = (rf"\b{called[a]} {_ONTO} (?:the )?{called[b]}" for a, b in ((upper, lower), (lower, upper)))
            if re.search(wrong, said) and not re.search(right, said):
                return f"puts the {upper} on the {lower}, and the task the {lower} on the {upper}"
    return ""


def _called(item: NamedObject, objects: Sequence[NamedObject]) -> str:
    """Return a pattern for the name of a thing, or its color alone if no other loose thing has it."""
    others = {other.shape for other in objects} - {item.shape}
    alone = item.color and sum(other.color == item.color and not other.is_support for other in objects) == 1
    color = rf"|{re.escape(item.color)}(?: one)?(?! (?:{'|'.join(sorted(others)) or '(?!)'}))" if alone else ""
    return rf"(?:{re.escape(item.name)}{color})\b"


def _disturbed(sentence: str, objects: Sequence[NamedObject], program: str) -> str:
    """Return what is wrong with a program that moves an object, or uses a place, which is to be left alone."""
    left = excluded(sentence, objects)
    if moved := sorted(left & set(acted_on(program))):
        return f"moves the {moved[0]}, which the task excludes; say what to move only"
    places = {item.name for item in objects if item.is_support} & left
    used = sorted(places & set(placed_on(program)))
    return f"puts something on the {used[0]}, which the task excludes" if used else ""


_CHECKS = (
    _unsaid,
    _turned_the_other_way,
    in_another_direction,
    as_far_as_another,
    _moved_the_other_way,
    _put_elsewhere,
    on_its_own_color,
    on_another_color,
    not_on_its_own,
    _on_a_correction,
    _upside_down,
    stacked_in_order,
    moved_place,
    shared_place,
    unequal_halves,
    denied,
    one_of_the_round,
    _disturbed,
    miscounted,
    out_of_order,
    undone,
    sent_home,
    told_otherwise,
    beside_the_middle,
    at_other_coordinates,
    unsaid_place,
    at_odds,
    unfinished,
)
"""Each returns what is wrong with a program, in words that follow "the planner's program"; empty if nothing is."""
