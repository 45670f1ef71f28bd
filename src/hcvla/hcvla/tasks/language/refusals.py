"""Sentences about a table that must be refused, with the reason."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from functools import partial

from hcvla.api.grammar import REFUSALS
from hcvla.tasks.language import refused_kinds, vocabulary
from hcvla.tasks.language.marks import mark, marked
from hcvla.tasks.language.requests import answers, families, moves, several, skills
from hcvla.tasks.language.requests.families import side_words
from hcvla.tasks.language.requests.numbers import length
from hcvla.tasks.language.requests.request import Draft, Request
from hcvla.tasks.language.speaker import noun_of, plural
from hcvla.tasks.language.table import UnsuitableError
from hcvla.tasks.language.wordings import foreign
from hcvla.tasks.splits import HELD_OUT_PAIRS

UNCLEAR, MISSING, AMBIGUOUS, OUTSIDE, NO_REQUEST, FOREIGN = REFUSALS


_PLACES_OF_NONE = ("leftmost", "rightmost", "left", "right", "nearest", "farthest", "small", "big", "tallest", "second")
"""What is not there is not there on the left either."""


def missing(draft: Draft, text: str) -> str:
    """Return a request one of whose objects is called by a name that nothing has."""
    return _renamed(draft, text, _absent_words(draft))


def _absent_words(draft: Draft) -> str:
    rng, names = draft.rng, draft.table.names
    words = {word for name in names for word in name.split()}
    colors, nouns = sorted(words & set(vocabulary.COLORS)), {noun_of(name) for name in names}
    taken = nouns | {synonym for noun in nouns for synonym in vocabulary.SYNONYMS.get(noun, ())}
    for _ in range(20):
        color = rng.choice([*colors, *vocabulary.COLORS]) if rng.random() < 0.7 else rng.choice(vocabulary.ADJECTIVES)
        noun = rng.choice([*sorted(nouns), "cube", "cylinder", "tray", "mat", rng.choice(vocabulary.NOUNS)])
        name = f"{color} {noun}"
        if any({color, noun} <= set(other.split()) for other in names) or name in HELD_OUT_PAIRS:
            continue
        if noun not in taken and rng.random() < 0.4:
            return rng.choice((f"the {noun}", f"a {noun}", f"the {rng.choice(_PLACES_OF_NONE)} {noun}"))
        synonym_of_one = any(color in other.split() and noun in _synonyms(other) for other in names)
        if not synonym_of_one:
            return f"the {name}" if rng.random() < 0.85 else f"the {rng.choice(_PLACES_OF_NONE)} {name}"
    raise UnsuitableError("a name that nothing has")


def _synonyms(name: str) -> tuple[str, ...]:
    return vocabulary.SYNONYMS.get(noun_of(name), ())


def ambiguous(draft: Draft, text: str) -> str:
    """Return a request one of whose objects is called by words that fit several."""
    rng, said = draft.rng, {mention.index for mention in marked(text)}
    # What is mentioned besides is not meant: "swap the red cube and the cube" leaves one of two cubes.
    names = [name for index, name in enumerate(draft.table.names) if index not in said]
    nouns = [noun_of(name) for name in names]
    colors = [name.split()[0] for name in names if name in draft.table.movable]
    options = [
        f"{article} {noun}" for noun in set(nouns) if nouns.count(noun) > 1 for article in ("the", "the", "that")
    ]
    options += [
        f"the {color} {word}" for color in set(colors) if colors.count(color) > 1 for word in ("one", "object", "thing")
    ]
    plain = [" ".join(name.split()[:-1]) for name in names if name.split()[-1].isdigit()]
    options += [f"the {name}" for name in plain] * 3
    if not options:
        raise UnsuitableError("words that fit several")
    return _renamed(draft, text, rng.choice(sorted(options)))


def _renamed(draft: Draft, text: str, words: str) -> str:
    """Return marked text with one mention, of an object that is mentioned once, replaced by other words."""
    mentions = marked(text)
    places = [mention.index for mention in mentions]
    single = [each for each in mentions if places.count(each.index) == 1 and each.words.startswith(("the", "th"))]
    if not single:
        raise UnsuitableError("a mention")
    mention = draft.rng.choice(single)
    return f"{text[: mention.start]}{mark(words, None)}{text[mention.end :]}"


_PLACES = (
    "in the middle of the table", "in the center of the table", "on the edge of the table", "in the corner of the table", "at the far end of the table", "in the left corner", "exactly in the middle of the room", "on the floor", "under the table",
    "on the ceiling", "in a drawer", "on the shelf over there", "on your base", "inside {b}", "under {b}", "below {b}", "outside", "in my hand", "in the other room", "upside down on {b}", "around {b}", "into the bin",
)  # fmt: skip
_NO_GRASP = (
    "<pick> {a}",
    "pick up {a}",
    "lift {a}",
    "grab {a}",
    "<put> {a} on {b}",
    "swap {a} and {b}",
    "<rotate> {a} by 30 degrees",
    "throw {a} away",
    "throw {a} at {b}",
)
_TOO_FAR = (
    "<pick> {a}",
    "<put> {b} on {a}",
    "<put> {b} next to {a}",
    "touch {a}",
    "push {a} to {b}",
    "swap {a} and {b}",
    "<put> {a} on {b}",
    "bring me {a}",
    "topple {a} with a finger",
    "hover 10 cm above {a}",
)
_TOO_MUCH = (
    "lift {a} one meter high", "move {a} {far} to the left", "push {a} {far} away", "<put> {a} on {b} and set fire to it", "<put> {a} on {b} in less than a millisecond", "hold {a} and {b} at the same time", "pick up {a} and {b} together", "<pick> all objects at once", "balance {a} on one corner", "spin {a} for ever",
    "make {a} stand on its edge", "turn {a} upside down", "flip {a} over", "roll {a} over to {b}", "<put> {a} on itself", "<pick> {a} with your foot", "make {a} fly", "weigh {a}", "tie {a} to {b}", "balance {a} on the tip of your finger", "break {a} into pieces", "make {b} bigger", "hand {a} to my colleague",
)  # fmt: skip

_OFF_THE_TABLE = (
    "(push|shove|slide|nudge|knock|sweep|kick|flick|swipe|bump) {a} (off|over the edge of|down from) the (table|desk|tabletop)", "(push|shove|slide|nudge|knock) {a} off the edge [of the table]", "(push|knock|nudge|shove) {a} (over|off) the edge", "(push|shove|knock|sweep|throw|drop|toss) {a} (onto|on|to|down to) the (floor|ground)", "push {a} until it falls (off|off the table|down|on the floor)", "make {a} fall (off|from) the table",
    "={a} should (fall|drop) off the table", "let {a} (fall|drop) (off the table|on the floor|to the floor|over the edge)", "drop {a} (off|over) the (edge|side|table)", "get {a} off the table by pushing [it]", "push {a} and {b} off the table", "(throw|toss|chuck) {a} off the table", "send {a} over the edge of the (table|desk)", "tip {a} off the table", "=I want {a} pushed off the table", "=off the table with {a}, with a push",
    "(put|place|set) {a} {far} from the edge of the table", "=I want {a} {far} away from the edge", "push everything off the table", "(sweep|wipe) the table (clean|empty)", "throw {a} (away|in the trash|into the bin|out|in the garbage)", "(move|carry|put) {a} off the table", "=push {a} so far that it drops off the table",
)  # fmt: skip
_TOOL_ALONE = (
    "(move|shift) (the|your) (gripper|hand|arm|tool) {far} to the (left|right)", "(raise|lower|lift) (the|your) (gripper|hand|arm) [by] {far}", "(move|go) {far} (up|down|left|right|forward|backward)", "rotate (the|your) (gripper|wrist|hand) by 30 degrees", "turn your wrist (clockwise|to the left)", "(move|go) (up|down|higher|lower) a (bit|little)", "wave (the|your) (hand|arm|gripper)", "bend your elbow",
    "(move|bring) (the|your) (hand|arm) a little to the (left|right)", "shake {a}", "squeeze {a} (harder|firmly)", "tap on the table", "draw a circle [with your hand]",
)  # fmt: skip


def outside(draft: Draft) -> str:
    """Return a request for what the robot cannot do with objects that are there."""
    rng, table = draft.rng, draft.table
    if rng.random() < _AWAY:
        a, b = draft.some(table.names, 2)
        templates = _OFF_THE_TABLE if rng.random() < 0.7 else _TOOL_ALONE
        return draft.words(templates, {"a": draft.say(a), "b": draft.say(b), "far": length(rng, rng.randint(3, 20))})
    draw = rng.random()
    if draw < 0.3:
        a, b, c = draft.some(table.names, 3)
        where = rng.choice(_PLACES).replace("{a}", draft.say(c))
        return draft.words(
            ("<put> {a} {where}", "move {a} {where}", "={a} should be {where}"),
            {"a": draft.say(a), "where": where, "b": draft.say(b)},
        )
    if draw < 0.5 and table.supports:
        a = draft.one(table.supports)
        b = draft.one(table.names)
        return draft.words(_NO_GRASP, {"a": draft.say(a), "b": draft.say(b)})
    if table.far:
        a, b = draft.one(table.far), draft.one(table.standing)
        return draft.words(_TOO_FAR, {"a": draft.say(a), "b": draft.say(b)})
    a, b = draft.some(table.movable, 2)
    if draw < 0.7:
        return draft.words(skills.THROW[:5], {"object": draft.say(a), "target": draft.say(b)})
    return draft.words(_TOO_MUCH, {"a": draft.say(a), "b": draft.say(b), "far": length(rng, rng.randint(12, 30) * 10)})


_AWAY = 0.2
"""Share of these that want something off the table, or the hand moved from where it is."""
_QUESTIONS = (
    "where is {a}", "where's {a}", "is {a} {side}", "how many {many} are there", "how many things are on {b}", "what is on {b}", "what color is {a}", "can you see {a}", "which {one} is the biggest", "which is nearer, {a} or {b}", "did you pick up {a}", "what are you holding", "are you holding {a}", "is there a {one} on the table",
    "how far is {a} from {b}", "what is next to {b}", "who put {a} there", "why is {a} {side}", "is {a} on {b}", "are {a} and {b} the same size", "is {b} empty", "what do you see", "what can you do", "how tall is {a}", "have you moved {a}", "was {a} on {b} before", "is it possible to stack {many}", "do you know what a {one} is", "what is {side}",
    "how heavy is {a}", "which one is on the left, {a} or {b}", "what happens if {a} falls", "can {a} roll",
)  # fmt: skip
_TALK = (
    "{a} is {side}", "{a} is on {b}", "I like {a}", "{b} looks nice", "hello there", "good job", "thank you so much", "never mind", "I put {a} on {b} myself", "you moved {a} yesterday", "{a} was on {b}", "that was quick", "I'll do it later", "wow", "we had {many} like that at home", "don't do anything", "do nothing", "stop it", "leave everything as it is",
    "(don't|do not|never) touch {a}", "(don't|do not|never) put {a} on {b}", "leave {a} alone", "keep {a} where it is", "please (don't|do not) move {a}", "nobody should touch {a}", "(don't|do not) pick up {a}", "(don't|do not) push {a}", "forget what I said about {a}", "no need to move {a}", "my {one} is broken", "you are a nice robot",
)  # fmt: skip
_HALVES = (
    "<put> {a}", "<put> {a} on", "<put> {a} on the", "move {a}", "<rotate> {a}", "turn it", "<pick>", "<pick> the", "swap {a}", "swap {a} with", "push {a} to", "stack", "stack {a}", "and then", "on {b}", "{side}", "{a}", "{a} and {b}", "then put it", "throw it", "do it", "do that again", "you know what to do", "the other one",
    "<put> it {side}", "put this there", "move it over there", "take it", "<put> them together", "not {a}", "if {a} is on {b}", "without touching {b}", "5 cm", "90 degrees", "first {a}", "all but {a}", "touch", "topple the", "after that", "turn {a} by", "move {a} to the", "<put> {a} between {b} and",
)  # fmt: skip


def question(draft: Draft) -> str:
    """Return a question or talk, which asks for nothing."""
    text = _about_two(draft, _QUESTIONS if draft.rng.random() < 0.6 else _TALK)
    return f"={text}{draft.rng.choice(('?', '?', ''))}" if text else text


def unclear(draft: Draft) -> str:
    """Return half a request, or words and letters without a sense."""
    rng = draft.rng
    if rng.random() < 0.7:
        # "Put the cube to the left of the tray" is half a request only if it describes the cube: no places here.
        return f"={_about_two(Draft(rng, draft.table, spatial=0.0), _HALVES)}"
    text = _about_two(draft, ("put {a} on {b}", "pick up {a} and then {b}", "is {a} {side} or not")).split(" ")
    rng.shuffle(text)
    return (
        f"={' '.join(text)}"
        if rng.random() < 0.5
        else f"={''.join(rng.choice('asdfghjkl qwertzuiop') for _ in range(rng.randint(3, 25)))}x"
    )


def _about_two(draft: Draft, templates: tuple[str, ...]) -> str:
    a, b = draft.some(draft.table.names, 2)
    noun = noun_of(a)
    side = side_words(draft, draft.rng.choice((None, "left", "right", "behind")), draft.say(b))
    return draft.words(
        templates, {"a": draft.say(a), "b": draft.say(b), "one": noun, "many": plural(noun), "side": side}
    )


def other_language(draft: Draft) -> str:
    """Return a request in another language, or in no letters at all."""
    rng = draft.rng
    name = rng.choice(draft.table.names)
    text = rng.choice(foreign.SENTENCES).replace("{a}", name)
    if rng.random() < 0.15:
        text = "".join(rng.choice(foreign.SIGNS) for _ in range(rng.randint(1, 6)))
        text += f" {rng.choice(foreign.SENTENCES).replace('{a}', name)}" if rng.random() < 0.6 else ""
    return f"={text}"


def spoiled(rng: random.Random, draft_of: Callable[[str], Draft]) -> tuple[str, str]:
    """Return marked text that must be refused, and the reason; raise UnsuitableError.

    `draft_of` returns a draft for a request of catalogue.py, said in the manners of that, or of none ("").
    """
    reason = rng.choices(tuple(_DRAWS), (4, 4, 4, 4, 3, 2))[0]
    if reason in _OTHER_KINDS and rng.random() < _OF_OTHER_KINDS:
        return rng.choice(_OTHER_KINDS[reason])(draft_of("")), reason
    return _DRAWS[reason](draft_of), reason


_PROPER: Mapping[str, Callable[[Draft], Request]] = {
    "pick": families.pick,
    "place": families.place,
    "next_to": families.next_to,
    "swap": families.swap,
    "rotate": families.rotate,
    "touch": skills.touch,
    "push": skills.push,
    "touch_push": skills.nudge,
    "restore": families.restore,
    "move_over": skills.move_over,
    "displace": moves.displace,
    "some_onto": several.some_onto,
    "two_places": several.two_places,
    "it": several.it,
    "answered": answers.answered,
}
"""Requests that are spoiled by one name, by their names in catalogue.py."""


def _misnamed(misname: Callable[[Draft, str], str], draft_of: Callable[[str], Draft]) -> str:
    task = draft_of("").rng.choice(tuple(_PROPER))
    draft = draft_of(task)
    return misname(draft, _PROPER[task](draft).text)


_OF_OTHER_KINDS = 0.3
"""Share of what is in `refused_kinds`, of the reasons that have some there."""
_OTHER_KINDS: Mapping[str, tuple[Callable[[Draft], str], ...]] = {
    MISSING: (refused_kinds.missing_deed, refused_kinds.missing_deed, refused_kinds.one_too_many),
    OUTSIDE: (refused_kinds.not_now,),
    NO_REQUEST: (refused_kinds.nothing_to_do,),
    UNCLEAR: (refused_kinds.vague, refused_kinds.at_odds),
}
_DRAWS: dict[str, Callable[[Callable[[str], Draft]], str]] = {
    MISSING: partial(_misnamed, missing),
    AMBIGUOUS: partial(_misnamed, ambiguous),
    OUTSIDE: lambda draft_of: outside(draft_of("")),
    NO_REQUEST: lambda draft_of: question(draft_of("")),
    UNCLEAR: lambda draft_of: unclear(draft_of("")),
    FOREIGN: lambda draft_of: other_language(draft_of("")),
}
