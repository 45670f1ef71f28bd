"""Sentences that must be refused although a robot that guesses would move: of what is not there, too vague, or not now."""

from __future__ import annotations

from hcvla.tasks.language.marks import mark
from hcvla.tasks.language.requests.numbers import any_length, count_word, length
from hcvla.tasks.language.requests.request import Draft
from hcvla.tasks.language.requests.states import absent
from hcvla.tasks.language.speaker import noun_of, plural
from hcvla.tasks.language.table import UnsuitableError

_OF_NONE = (
    "knock over {n}", "knock {n} over", "topple {n}", "tip {n} over", "push {n} over", "hover over {n}", "move the gripper above {n}", "go above {n} and wait", "turn {n} by {turn}", "rotate {n} {turn}", "move {n} {length} to the left", "push {n} {length} to the right", "push {n} aside", "nudge {n}", "tap {n}", "touch {n}", "touch {n} and then {a}", "put {n} back where it was", "lift {n} {length}", "throw {n} onto {b}", "stack {n} on {a}", "put {a} next to {n}", "put {a} to the left of {n}", "put {n} on {b} and {a} next to it", "swap {n} and {a}", "take {n} off {b}", "clear {n}", "put {a} on {n}", "bring {n} home", "pick up {n}, then go home", "put {a} where {n} is", "pick up {n} or nothing", "push {a} towards {n}",
    "put all cubes on {n}", "if you can, pick up {n}", "make {n} fall", "cover {n} with {a}", "let {n} and {a} change places",
)  # fmt: skip
_TOO_HIGH = (
    "pick up {k}", "take {k}", "touch {k}", "put {k} on {b}", "nudge {k}", "grab {k}", "move {k} to {b}", "push {k} aside", "swap {k} and {b}", "knock over {k}", "tap {k}", "turn {k} by {turn}", "lift {k}", "hover over {k}",
)  # fmt: skip
_COUNTED = (
    "the {o} {m} from the left", "the {o} {m} from the right", "the {o} {m}", "the {o} {m} counted from the left", "the {o} nearest {m}", "{m} number {w}", "the {o} largest {m}", "the {o} {m} in the row",
)  # fmt: skip
_ORDINALS = {
    2: "second",
    3: "third",
    4: "fourth",
    5: "fifth",
    6: "sixth",
    7: "seventh",
    8: "eighth",
    9: "ninth",
    10: "tenth",
}
_MORE_THAN_THERE = (
    "put {w} {many} on {b}", "stack {w} {many}", "touch all {w} {many}", "pick {w} of the {many} and put them on {b}", "put all {w} {many} on {b}", "build a tower of {w} {many}", "push {w} {many} aside",
)  # fmt: skip
_EXACT = (
    "(put|place|push|move|slide|bring) {a} to x = {x} m, y = {y} m", "(put|place|push|move) {a} to ({x}, {y})", "(put|place|set) {a} at x {x} and y {y}", "(move|push) {a} to the coordinates {x}, {y}", "(put|place) {a} at position {x} / {y}", "(push|slide) {a} until it is at x={x}, y={y}", "(put|place) {a} {length} from the edge of the table", "(put|move) {a} exactly between {b} and {c}", "(put|place|set) {a} halfway between {b} and {c}", "(push|slide) {a} in between {b} and {c}", "(put|place) {a} in the middle between {b} and {c}", "={a} should stand between {b} and {c}", "(bring|move) {a} to the spot in the middle of {b} and {c}", "(put|set) {a} at equal distances from {b} and {c}",
)  # fmt: skip
_LATER = (
    "wait until I say so and then pick up {a}", "wait until I am back, then put {a} on {b}", "put {a} on {b} in an hour", "put {a} on {b} tomorrow", "pick up {a} at noon", "when I clap, touch {a}", "wait for ten minutes, then nudge {a}", "as soon as somebody moves {a}, push it back", "every time I put something on {b}, take it off", "wait until {a} moves", "wait until someone takes {a} away", "wait for me", "wait", "hold on a second", "stay where you are until tomorrow", "keep watching {a} and tell me when it moves", "wait a moment before you do anything", "start when I say go", "when the light turns green, pick up {a}",
)  # fmt: skip
_VAGUE = (
    "make it nice", "make the table look better", "tidy up", "tidy up a bit", "clean up here", "make some order", "do something with {a}", "do something useful", "surprise me", "do what you like with {a}", "put things where they belong", "put everything in its place", "arrange things nicely", "do something about {a}", "fix this", "sort it out", "make {a} happy", "take care of {a}", "deal with {a}", "handle {a}", "use {a}", "play with {a}", "show me what you can do", "do your best", "do the usual", "continue", "go on", "once more", "the same again", "make room", "improve the situation", "something with {a} and {b}", "help me with {a}", "make {a} and {b} match", "make a pattern with {a} and {b}", "decorate {b} with {a}",
    "try something with {a}", "put it somewhere nice", "move something", "pick something up or don't", "put that thing there", "give it a try", "be creative with {a}", "{a} needs attention", "you know what {a} needs",
)  # fmt: skip
_NEVER = (
    "(don't|do not|never) (touch|move|pick up|push|lift) {a}", "(don't|do not|never) (touch|move|push) {a} or {b}", "leave {a} alone", "leave {a} and {b} where they are", "keep off {a}", "stay away from {a}", "keep your hands off {a}", "nothing may be put on {b}", "=nobody puts anything on {b}", "=no one is to touch {a}", "make sure that nobody touches {a}", "{a} must not be moved", "{a} stays on the table", "{a} is to stay exactly where it is", "(don't|do not) put anything on {b}", "(don't|do not) (touch|move) anything", "(don't|do not) move", "keep still", "keep {a} where it is", "avoid {a}", "just leave it", "please don't do that with {a}", "no touching of {a}", "under no circumstances touch {a}",
    "(don't|do not) go near {a}", "(don't|do not) (stack|pile) anything", "(don't|do not) swap {a} and {b}", "(don't|do not) turn {a}", "(don't|do not) throw {a}",
)  # fmt: skip
_UNLIKE = (
    "what a nice day", "the weather is fine", "{a} reminds me of my grandmother", "I think {a} is prettier than {b}", "somebody left {a} there again", "we used to have a {n} here", "I am thinking about {a}", "my favorite is {a}", "it would be nice to have a {n}", "robots are great", "{a} cost me ten dollars", "{a} looks heavy", "yesterday you put {a} on {b}", "I wonder whether {a} would fit on {b}", "I might need {a} later", "maybe we should move {a} some day", "some people would put {a} on {b}", "I would never put {a} on {b}", "it is not important where {a} is", "sing a song about {a}", "tell me a story about {a}", "if only {a} were on {b}", "there was {a} on {b} this morning", "the story is about {a} and {b}", "{a} costs more than {b}", "guess what {a} is for",
)  # fmt: skip


def missing_deed(draft: Draft) -> str:
    """Return a request of any kind about something that is not there."""
    a, b = draft.some(draft.table.names, 2)
    missing = absent(draft)
    if draft.rng.random() < 0.3:
        nouns = {noun_of(name) for name in draft.table.names}
        free = [
            noun
            for noun in ("cylinder", "prism", "tray", "mat", "cube", "ball", "cup", "bottle", "book")
            if noun not in nouns
        ]
        missing = draft.rng.choice(free)
    slots = {"a": draft.say(a), "b": draft.say(b), "n": mark(f"the {missing}", None), "turn": draft.turn(45)}
    return draft.words(_OF_NONE, {**slots, "length": any_length(draft.rng)[0]})


def one_too_many(draft: Draft) -> str:
    """Return a request for the fifth of four, or for five of four."""
    table, rng = draft.table, draft.rng
    kinds: dict[str, int] = {}
    for name in table.names:
        kinds[noun_of(name)] = kinds.get(noun_of(name), 0) + 1
    noun, count = rng.choice(sorted(kinds.items()))
    number = count + rng.choice((1, 1, 2))
    b = draft.one([n for n in table.names if noun_of(n) != noun] or list(table.names))
    if number not in _ORDINALS:
        raise UnsuitableError("fewer of a kind")
    slots = {"b": draft.say(b), "turn": draft.turn(90)}
    if count > 1 and rng.random() < 0.35:
        number_word = rng.choice((count_word(number), str(number)))
        return draft.words(_MORE_THAN_THERE, {**slots, "w": number_word, "many": plural(noun)})
    words = rng.choice(_COUNTED).format(o=_ORDINALS[number], m=noun, w=rng.choice((count_word(number), str(number))))
    return draft.words(_TOO_HIGH, {**slots, "k": mark(words, None)})


def exact_place(draft: Draft) -> str:
    """Return a request for a place that no expression of the API gives: coordinates, the middle between two."""
    a, b, c = draft.some(draft.table.names, 3)
    rng = draft.rng
    slots = {"a": draft.say(a), "b": draft.say(b), "c": draft.say(c), "length": length(rng, rng.randint(3, 20))}
    return draft.words(_EXACT, {**slots, "x": f"{rng.randint(35, 60) / 100:g}", "y": f"{rng.randint(-25, 25) / 100:g}"})


def not_now(draft: Draft) -> str:
    """Return a request to wait, or to do something later."""
    return _about(draft, _LATER)


def vague(draft: Draft) -> str:
    """Return a request that does not say what to do."""
    return _about(draft, _VAGUE)


def nothing_to_do(draft: Draft) -> str:
    """Return a prohibition alone, or talk that asks for nothing."""
    return _about(draft, _NEVER if draft.rng.random() < 0.5 else _UNLIKE)


def _about(draft: Draft, templates: tuple[str, ...]) -> str:
    a, b = draft.some(draft.table.names, 2)
    return draft.words(templates, {"a": draft.say(a), "b": draft.say(b), "n": noun_of(a)})
