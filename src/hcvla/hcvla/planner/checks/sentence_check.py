"""What a sentence says and neither its goal nor its program answers: then no one can say that it was done.

A planner may state the goal of another sentence, and reach it. This does not understand sentences: it finds names and
colors of objects, quantities, counts, "every", conditions and manners in plain English, and nothing in other words.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from hcvla.api.types import NamedObject
from hcvla.planner.checks.attributes import sized
from hcvla.planner.checks.conditions import has_cases, is_conditional, unmet
from hcvla.planner.checks.exclusions import acted_on, excluded, exclusions, without_exclusions
from hcvla.planner.checks.made_up import makes_up_a_word
from hcvla.planner.checks.manner import done_otherwise
from hcvla.planner.checks.named_places import placed, placed_by_another
from hcvla.planner.checks.noun_phrases import LEAST, RELATION
from hcvla.planner.checks.quantities import Quantity, quantities, same_number
from hcvla.planner.checks.repetitions import unrepeated
from hcvla.planner.checks.sources import taken_from, without_sources
from hcvla.planner.checks.wording import last_said, plain, says
from hcvla.planner.numbers import VALUES
from hcvla.planner.scene_features import without_number

_NOT_MEANT = re.compile(
    r"n't\b|(?<!each )\bother\b|\bnon-|"
    r"\b(?:not|no|never|nothing|unlike|myself|but|without|avoid|leave|leaving|forget|wrong|reserved|taken|else|instead|when|from|than)\b|"
    r"\b(?:is|are|looks|compared|example|call|called)\b"
)
"""In a part of a sentence with one of these, what is named is not what something is done with."""
_NEGATED = re.compile(r"n't\b|\bnon-|\b(?:myself|not|no|never|but|without|avoid|leave|leaving|instead)\b")
_OTHER_PLACE = re.compile(r"\bon(?:to)? the other (tray|mat)\b")
_PARTS = re.compile(r"[,;:!?]|\.(?!\d)|\b(?:and|then|before|after|while)\b")
_ONCE_DONE = re.compile(
    r"\b(?:when|once|as soon as) (?:both|all|they|it|that|this|everything|you)"
    r"(?: (?:of them|are|is|have|has|been|all|both))* (?:there|done|finished|ready|in place|down)"
    r"(?: with (?:it|that|this|them))?,? "
)
"""Says that something comes next, and no condition."""
_ASKED = re.compile(r"\b(?:who|why|how come|what)\b[^,;.:!?]*\?")
"""Asks for no deed."""
_BACK_TO_PLACE = r"(?! (?:back )?to (?:where it|(?:its|their) (?:(?:old|former|own) )?(?:place|spot|position)))"
"""Not "each cube to its old place", which is each of those before."""
_EVERY = r"\b(?:every|each|all)(?: single)?(?: (?:one )?of the| the(?= {0}s))? {0}s?\b" + _BACK_TO_PLACE
_RELATIONS = (
    "of",
    "to",
    "at",
    "near",
    "between",
    "among",
    "over",
    "above",
    "behind",
    "with",
    "from",
    "on",
    "onto",
    "in",
)
_THE = "".join(rf"(?<!\b{word} )" for word in _RELATIONS) + r"\b(?:the|sort) {0}s\b"
"""All objects of a shape, too; but what something else is of, near or on may be fewer."""
_ALL_OF_THEM = r"\bthe {0}s\b(?:(?! \w+s\b)[^;:?])*\b(?:every|each) (?:single )?one of them\b"
_BY_COLOR = re.compile(r"\b(?:colou?rs?|hues?|own|match|matching|sort|right|belongs?)\b")
"""Every object that something else of its color is there for, not those without."""
_COUNT = r"(?<!\bof )(?<!\bof the )\b(?:(?P<count>both|two|three|four|five|[2-5])(?: of)?(?: the)?)\s+"
_NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?:e-?\d+)?")
_NOUNS = {"one", "thing", "object", "item"}
_LOAD = (
    r"(?:everything|whatever|what|all|(?:the )?things?|objects?|items?|contents?|load|stuff)"
    r"(?: (?:that )?(?:is|are|stands|lies))?(?: \w+)? (?:on|from|off|of)"
)
"""What is said of where things are that go elsewhere."""
_OPPOSITE = r"(?:[^.;:!?]+: [\w-]+[.;!] ?)?[^.;:!?]*: (?:the )?opposite\b"
"""Two that only say what a word means: "the red cube: dax. The blue cube: the opposite"."""
_PUT = re.compile(
    r"(?<!stays )(?<!stay )\b(?:put|set|lay)\b(?! (?:a|your|one) (?:finger|hand))|(?<!its )(?<!the )\bplace\b"
)
_BACK = re.compile(r"\b(?:put|set|bring|place|lay) (?:it|them|that|this) (?:right )?back\b")
_ONE_TURN = re.compile(r"(?:one|a) turns?")
_HOME = re.compile(
    r"\b(?:go|come|drive|move|head|return)(?: back)?(?: to)?(?: your| the| its)? home\b(?! (?:of|to its)\b)"
)
_SENDS = re.compile(r"\b(?:let|make|have|help|send|wants?) (?:it|them|that|this|the [\w ]{1,40}?)(?: to)? $")
"""The robot's own, unless an object is sent there."""
_LETS_COME = re.compile(
    r"\b(?:let(?:ting)?|ha(?:ve|ving)|mak(?:e|ing)|want|like|love|wish|see) .*\bcome(?: back)? home$"
)
_HOLD = re.compile(r"\b(?:pick|lift|hold|grab|take|grasp|keep|raise)\b")


def unanswered_words(sentence: str, objects: Sequence[NamedObject], goal: str, done: str) -> list[str]:
    """Return the words of a sentence that neither its goal answers nor what was `done`: program and calls.

    `objects` are those on the table at the start.
    """
    sentence = plain(sentence)
    valid = last_said(sentence)
    answer = f"{goal}\n{done}"
    told = _without_references(_ASKED.sub("", without_exclusions(valid, objects)), objects)
    parts = _PARTS.split(_ONCE_DONE.sub("", without_sources(told, objects, answer)))
    meant = " ; ".join(part for part in parts if not _NOT_MEANT.search(part))
    found = []
    if not is_conditional(sentence):
        found = _missing_names(meant, objects, answer, sentence)
        if found and makes_up_a_word(valid, objects):
            # What explains a word is nothing that something is done with.
            found = []
        to_do = _done_with(valid, objects)
        places = [*placed(_without_references(to_do, objects), objects), *placed_by_another(to_do, objects)]
        places += sized(to_do, objects)
        left = taken_from(objects, answer)
        found += [f"{said} ({name})" for said, name in places if name not in answer and name not in left]
    found += [said.text for said in _to_be_answered(quantities(valid)) if not _is_answered(said, done)]
    found += _missing_of_all(sentence, meant, objects, answer) + _missing_of_some(meant, objects, answer)
    found += [f"all but the {name}" for name in sorted(excluded(valid, objects).intersection(acted_on(done)))]
    found += unmet(valid, objects, answer) + unrepeated(valid, goal, done)
    found += done_otherwise(valid, objects, goal, done)
    home = _HOME.search(meant)
    is_sent = home is not None and (_SENDS.search(meant[: home.start()]) or _comes_home(meant[: home.end()], done))
    if home and not is_sent and "go_home(" not in done and not is_conditional(sentence):
        found.append(home[0])
    if (
        (put := _PUT.search(meant))
        and not has_cases(sentence)
        and not _HOLD.search(meant)
        and "held(" in answer
        and "place(" not in answer
    ):
        found.append(put[0])
    if (back := _BACK.search(meant)) and "place(" not in done:
        found.append(back[0])
    return found


def _comes_home(said: str, done: str) -> bool:
    """Whether it is an object that is let "come home", to where it stood: its pose was remembered, and it is put there.

    `said` ends with these words.
    """
    return bool(_LETS_COME.search(said)) and "place(pose_dict[" in done


def _done_with(sentence: str, objects: Sequence[NamedObject]) -> str:
    """Return the parts of a sentence that do not say what is not to be done."""
    parts = _PARTS.split(without_exclusions(sentence, objects))
    return " ; ".join(part for part in parts if not _NEGATED.search(part))


def _missing_names(meant: str, objects: Sequence[NamedObject], answer: str, sentence: str) -> list[str]:
    """Return the names and colors of objects that are said and not in an answer."""
    # "Keep the green tray empty. Put it on the other tray": the green one is where it does not go.
    others = {found[1] for found in _OTHER_PLACE.finditer(sentence)}
    for item in objects:
        if item.is_support and item.shape in others:
            meant = meant.replace(item.name, "")
    found = [item.name for item in objects if says(meant, item.name) and item.name not in answer]
    return found + [color for color in _colors(objects, answer) if says(meant, color) and color not in " ".join(found)]


def _without_references(sentence: str, objects: Sequence[NamedObject]) -> str:
    """Return a sentence without objects that only say which other one is meant: "the one next to the blue cube".

    What is called by a name of its own needs no telling which: "the red cube next to the blue cube" is where it goes.
    """
    names = "|".join(re.escape(item.name) for item in objects)
    nouns = "|".join({re.escape(word) for item in objects for word in item.name.split()} | _NOUNS)
    one = rf"(?:(?:the|this|that) )?(?:{names})\b"
    sentence = re.sub(rf"\b(?:{_LOAD}|the (?:one|thing|object) on|(?:clear|empty|unload)(?: off)?) {one}", "", sentence)
    sentence = re.sub(rf"\b{LEAST} (?:[\w-]+ )?(?:{nouns})(?: away)? (?:to|from) {one}", "", sentence)
    of_two = rf"\b(?:of|look(?:s|ing)? at) {one} and {one}(?=,? (?:finds|the (?:[\w-]+ (?:one|of them)) is)\b)[^.;!?]*"
    sentence = re.sub(rf"{_OPPOSITE}|{of_two}|\b(?:un)?like {one}(?: and (?:un)?like {one})+", "", sentence)
    before = rf"\b(?:{nouns}) (?:(?:(?:that|which) )?is )?|(?:^|[,;.:] )"
    own_name = re.compile(rf"\b(?:{_own_names(objects) or '(?!)'}) $")

    def kept(found: re.Match[str]) -> str:
        return found[0] if own_name.search(sentence[: found.end(1)]) else found[1]

    return re.sub(rf"({before}){RELATION} {one}(?: and {one})?", kept, sentence)


def _own_names(objects: Sequence[NamedObject]) -> str:
    """Return the names that only one object has, as a pattern; "red cube 2" shares its name."""
    count = Counter(without_number(item.name) for item in objects)
    return "|".join(re.escape(item.name) for item in objects if count[without_number(item.name)] == 1)


def _missing_of_all(sentence: str, meant: str, objects: Sequence[NamedObject], answer: str) -> list[str]:
    """Return the mentions of all objects of a shape of which an answer lacks some that are not excluded."""
    meant_by_all = _with_counterpart(objects, sentence) if _BY_COLOR.search(sentence) else objects
    taken_out = exclusions(sentence, objects)
    exceptions = {name for each in taken_out for name in each.names}
    unknown = sum(each.unknown for each in taken_out)
    found = []
    for shape in sorted({item.shape for item in objects}):
        missing = [
            item.name
            for item in meant_by_all
            if item.shape == shape and item.name not in answer and item.name not in exceptions
        ]
        said = re.search(_EVERY.format(shape), meant) or re.search(_THE.format(shape), meant)
        said = said or re.search(_ALL_OF_THEM.format(shape), sentence)
        if len(missing) > unknown and said:
            found.append(f"{said[0]} ({', '.join(missing)})")
    return found


def _missing_of_some(meant: str, objects: Sequence[NamedObject], answer: str) -> list[str]:
    """Return the mentions of several objects of a shape of which an answer has fewer."""
    found = []
    for shape in sorted({item.shape for item in objects}):
        for said in re.finditer(rf"{_COUNT}{shape}s\b", meant):
            count = said["count"]
            wanted = 2 if count == "both" else int(VALUES.get(count, 0) or count)
            answered = sum(item.shape == shape and item.name in answer for item in objects)
            if answered < wanted:
                found.append(f"{said[0]} ({answered} of {wanted})")
    return found


def _with_counterpart(objects: Sequence[NamedObject], sentence: str) -> list[NamedObject]:
    """Return the objects of whose color there is one of another shape, of one that the sentence names if it does."""
    said = [item for item in objects if says(sentence, item.shape) or says(sentence, f"{item.shape}s")]
    supports = [item for item in objects if item.shape == "mat"] or [item for item in objects if item.is_support]
    found = []
    for item in objects:
        others = [other for other in said if other.shape != item.shape] or supports
        if any((other.color, other.shape != item.shape) == (item.color, True) for other in others):
            found.append(item)
    return found


def _colors(objects: Sequence[NamedObject], answer: str) -> list[str]:
    """Return the colors of which no object is in an answer."""
    answered = {item.color for item in objects if item.name in answer}
    return sorted({item.color for item in objects if item.color} - answered)


def _to_be_answered(said: Sequence[Quantity]) -> list[Quantity]:
    """Return the quantities with a unit; "one turn" of so many degrees, or "the pink one turns", is none."""
    with_unit = [quantity for quantity in said if quantity.has_unit]
    counted = [quantity for quantity in with_unit if not _ONE_TURN.fullmatch(quantity.text)]
    return counted or with_unit


def _is_answered(said: Quantity, done: str) -> bool:
    """Whether a quantity is in what was done, in the API's units, as it is said, or as an angle in radians."""
    if says(done, "pi"):
        return True
    as_said = [float(number) for number in _NUMBER.findall(said.text)]
    wanted = [*said.values, *map(math.radians, said.values), *as_said]
    return any(same_number(float(number), one) for number in _NUMBER.findall(done) for one in wanted)
