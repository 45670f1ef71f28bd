"""Sentences that must be refused although a robot that guesses would move: of what is not there, too vague, or not now."""

from __future__ import annotations

from hcvla.tasks.language.marks import mark
from hcvla.tasks.language.requests.numbers import any_length, count_word
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
_LATER = (
    "wait until I say so and then pick up {a}", "wait until I am back, then put {a} on {b}", "put {a} on {b} in an hour", "put {a} on {b} tomorrow", "pick up {a} at noon", "when I clap, touch {a}", "wait for ten minutes, then nudge {a}", "as soon as somebody moves {a}, push it back", "every time I put something on {b}, take it off", "wait until {a} moves", "wait until someone takes {a} away", "wait for me", "wait", "hold on a second", "stay where you are until tomorrow", "keep watching {a} and tell me when it moves", "wait a moment before you do anything", "start when I say go", "when the light turns green, pick up {a}",
)  # fmt: skip
_VAGUE = (
    "make it nice", "make the table look better", "tidy up", "tidy up a bit", "clean up here", "make some order", "do something with {a}", "do something useful", "surprise me", "do what you like with {a}", "put things where they belong", "put everything in its place", "arrange things nicely", "do something about {a}", "fix this", "sort it out", "make {a} happy", "take care of {a}", "deal with {a}", "handle {a}", "use {a}", "play with {a}", "show me what you can do", "do your best", "do the usual", "continue", "go on", "once more", "the same again", "make room", "improve the situation", "something with {a} and {b}", "help me with {a}", "make {a} and {b} match", "make a pattern with {a} and {b}", "decorate {b} with {a}",
    "try something with {a}", "put it somewhere nice", "move something", "pick something up or don't", "put that thing there", "give it a try", "be creative with {a}", "{a} needs attention", "you know what {a} needs",
)  # fmt: skip
_AT_ODDS = (
    # What is done to it, and that it must not be done to it.
    "<pick> {a} and (don't|do not|never) (touch|move|lift|grasp) (it|{a})", "<pick> {a} without (touching|moving|lifting|gripping) it", "<put> {a} on {b} without (touching|moving|lifting) {a}", "<put> {a} on {b} (but|and) leave {a} where it is", "<put> {a} on {b}, but {a} (must|has to|should) stay (where it is|in its place|put)", "push {a} without (moving|touching) it", "(push|nudge|shove) {a}, but it may not move", "(nudge|tap|touch) {a} (without (any contact|touching it)|but keep off it)", "throw {a} (onto|at) {b} and keep {a} in your hand", "throw {a} without letting go [of it]",
    "(lift|raise) {a} [by] {length} (and|but) leave it (standing|lying) on the table", "(lift|raise) {a} {length}, it must not leave the table", "swap {a} and {b}, but neither of them may (move|be moved)", "swap {a} and {b} and leave {a} where it (is|stands)", "let {a} and {b} change places without moving (either|{a}|{b})", "(turn|rotate) {a} by {turn} and keep it exactly as it (is|stands)", "(turn|rotate) {a} by {turn} without (turning|rotating|moving) it", "(knock over|topple|tip over) {a} (and|but) (keep|leave) it (upright|standing)", "(knock over|topple) {a}, it (must not|may not|should not) fall",
    "(<put>|stack) {a} on {b}, and nothing (may|must|is to) (be|stand|go) on {b}", "<put> {a} on {b} and keep {b} (empty|clear|free)", "<put> {a} on {b}; {b} is (off limits|not to be used|forbidden)", "(don't|do not) (touch|move) {a}, (just|only) <pick> it", "leave {a} alone and <put> it on {b}", "nobody may move {a}; <put> it on {b}", "<pick> {a}, but (don't|do not) (pick up|take) anything", "move {a} next to {b} and keep your hands off (everything|all of it|{a})", "(hold|take) {a} with an empty (hand|gripper)", "<pick> {a} and have nothing in your (hand|gripper) [at the end]",
    # Two things at once of which one excludes the other.
    "<put> {a} on {b} and (at the same time|simultaneously) on {c}", "<put> {a} both on {b} and on {c}", "={a} (should|must|has to) be on {b} and on {c} at (once|the same time)", "<put> {a} to the left of {b} and at the same time to the right of it", "<put> {a} left of {b} so that {b} is (left of {a}|on its left)", "<put> {a} (to the right of|right of) {b}, with {b} (right of {a}|on its right)", "<put> {a} on {b} and, at the same time, {b} on {a}", "(stack|pile) {a} on {b} and {b} on {a}", "={a} should (be|stand) on {b} and {b} on {a}", "<put> {a} in front of {b}, and (also|at the same time) behind it", "={a} is to be on {b} and not on {b}",
    "<put> {a} on {b} and off {b}", "<put> {a} next to {b} and far away from it", "(bring|move) {a} closer to {b} and farther from it", "(turn|rotate) {a} by {turn} and at the same time the other way", "open and close the (gripper|hand|fingers) at the same time", "open the (gripper|hand) and (keep|leave) it (closed|shut)", "close the (gripper|hand) and (keep|leave) it (wide|) open", "<put> {a} down and keep (holding|hold of) it", "release {a}, but (don't|do not) let go of it", "let go of {a} while holding it",
    "go home and stay (where you are|right here)", "go above {a} without moving [the arm|the gripper]", "<put> only {a} and only {c} on {b}, and {a} alone", "move all cubes, but none of them", "<put> everything on {b} and leave everything where it is", "(move|touch) nothing and <put> {a} on {b}", "<put> {a} on itself and on {b}", "={a} (stays|remains) where it (is|stands) and goes on {b}", "without (moving|touching) anything at all, <put> {a} on {b}", "<put> {a} on {b}, with {a} staying in your (hand|gripper) (all the time|throughout)",
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


def not_now(draft: Draft) -> str:
    """Return a request to wait, or to do something later."""
    return _about(draft, _LATER)


def vague(draft: Draft) -> str:
    """Return a request that does not say what to do."""
    return _about(draft, _VAGUE)


def at_odds(draft: Draft) -> str:
    """Return a request one half of which forbids what the other one wants."""
    a = draft.one(draft.table.standing)
    b, c = draft.some(draft.table.names, 2)
    return draft.words(
        _AT_ODDS,
        {
            "a": draft.say(a),
            "b": draft.say(b),
            "c": draft.say(c),
            "length": any_length(draft.rng)[0],
            "turn": draft.turn(float(draft.rng.choice((30, 45, 60, 90, 120)))),
        },
    )


def nothing_to_do(draft: Draft) -> str:
    """Return a prohibition alone, or talk that asks for nothing."""
    return _about(draft, _NEVER if draft.rng.random() < 0.5 else _UNLIKE)


def _about(draft: Draft, templates: tuple[str, ...]) -> str:
    a, b = draft.some(draft.table.names, 2)
    return draft.words(templates, {"a": draft.say(a), "b": draft.say(b), "n": noun_of(a)})
