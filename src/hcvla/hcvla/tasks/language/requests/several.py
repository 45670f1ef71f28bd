"""Requests about several objects: all but one, both, two of them, any that fits; onto one place, or one after the other."""

from __future__ import annotations

from collections.abc import Sequence

from hcvla.api.types import SUPPORT_SHAPES
from hcvla.tasks.language.requests import families, skills
from hcvla.tasks.language.requests.numbers import count_word
from hcvla.tasks.language.requests.request import Draft, Request
from hcvla.tasks.language.speaker import noun_of, plural
from hcvla.tasks.language.table import UnsuitableError
from hcvla.tasks.program import actor

MOST_ON_ONE = 3
"""So many objects have room on one tray or mat."""

_ONTO = (
    "<put> {them} (on|onto|on top of) {target}", "{them} (to|onto|on) {target}", "={them} (go|belong|should go|should be|must be) on {target}", "(move|carry|bring|get) {them} (to|onto|over to) {target}", "=I (want|need) {them} on {target}",
    "(collect|gather|assemble) {them} on {target}", "pick up {them} and put (them|these) on {target}", "=on {target} I want {them}", "fill {target} with {them}", "{target} is for {them}; put them there", "use {target} for {them}",
)  # fmt: skip
_ALL = (
    "all {many}",
    "all the {many}",
    "all of the {many}",
    "every {one}",
    "each {one}",
    "the {many}",
    "any and all {many}",
    "every single {one}",
)
_BOTH = ("both {many}", "both the {many}", "the two {many}", "both of the {many}", "the {many}", "the pair of {many}")
_BUT = ("except", "except for", "but", "but not", "besides", "apart from", "other than", "save for", "without")
_THINGS = ("everything", "all things", "all objects", "all of it", "every object", "the whole lot")
_ANY = (
    "any {one} that is not {color}", "any {one} that isn't {color}", "a {one} that is not {color}", "any {one} but the {color} one", "a non-{color} {one}", "some {one} which isn't {color}", "any {one} except the {color} one", "one of the {many}, not the {color} one",
    "any {many} that are not {color}, just one", "a {one} of another color than {color}",
)  # fmt: skip
_WHICHEVER = (
    "any {one}",
    "any of the {many}",
    "one of the {many}",
    "a {one}, no matter which",
    "one {one}, whichever you like",
    "some {one} or other",
    "any {one} you like",
    "a {one} of your choice",
    "just one {one}, I don't care which",
    "whichever {one} you want",
)


def _loose(draft: Draft) -> list[str]:
    return [n for n in draft.table.movable if n not in draft.used]


def _group(draft: Draft, least: int, most: int) -> tuple[list[str], str]:
    """Return objects of one sort, all that the table has, and the word for one of them."""
    table = draft.table
    kinds: dict[str, list[str]] = {}
    for name in table.names:
        if table[name].shape not in SUPPORT_SHAPES:
            kinds.setdefault(noun_of(name), []).append(name)
            kinds.setdefault(f"{table[name].color} one", []).append(name)
            kinds.setdefault(draft.rng.choice(("object", "thing")), []).append(name)
    loose = set(_loose(draft))
    fitting = [(names, word) for word, names in kinds.items() if least <= len(names) <= most and set(names) <= loose]
    if not fitting:
        raise UnsuitableError(f"{least} to {most} objects of one sort")
    return draft.rng.choice(fitting)


def all_onto(draft: Draft) -> Request:
    """Put all objects of one sort, or all but one, on something."""
    rng = draft.rng
    names, word = _group(draft, 2, MOST_ON_ONE + 1)
    spared = ""
    if len(names) > MOST_ON_ONE or (len(names) > 2 and rng.random() < 0.5):
        spared = rng.choice(names)
    target = draft.one([n for n in draft.table.free_supports if n not in draft.used])
    meant = [name for name in names if name != spared]
    draft.used |= set(meant)
    templates = _BOTH if len(names) == 2 else _THINGS if word in ("object", "thing") and rng.random() < 0.5 else _ALL
    them = rng.choice(templates).format(one=word, many=plural(word))
    if spared:
        them = f"{them} {rng.choice(_BUT)} {draft.say(spared)}"
    return _onto(draft, meant, them, target)


def some_onto(draft: Draft) -> Request:
    """Put the objects named on one thing."""
    names = draft.some(_loose(draft), draft.rng.choice((2, 2, 3)))
    target = draft.one([n for n in draft.table.free_supports if n not in draft.used])
    return _onto(draft, names, draft.speaker.listed(names), target)


def two_of(draft: Draft) -> Request:
    """Put so many of several on something: those that come first in the alphabet."""
    names, word = _group(draft, 3, 6)
    target = draft.one([n for n in draft.table.free_supports if n not in draft.used])
    count = draft.rng.choice((1, 2, 2))
    meant = sorted(names)[:count]
    draft.used |= set(meant)
    number = draft.rng.choice((count_word(count), str(count)))
    them = draft.rng.choice(("{n} of the {many}", "any {n} of the {many}", "{n} {many}", "{n} of these {many}"))
    return _onto(
        draft, meant, them.format(n=number, many=word if count == 1 and "of" not in them else plural(word)), target
    )


def _onto(draft: Draft, names: Sequence[str], them: str, target: str) -> Request:
    if any(draft.table.under.get(name) == target for name in names):
        raise UnsuitableError("objects that are not there yet")
    text = draft.words(_ONTO, {"them": them, "target": draft.say(target)})
    # What is held already goes first.
    order = sorted(names, key=lambda name: name != draft.held)
    steps = [line for name in order for line in draft.carry(name, target)]
    goal = " and ".join(f"on({name!r}, {target!r})" for name in names)
    return Request(task="several", text=text, steps=tuple(steps), goal=goal)


def each_touched(draft: Draft) -> Request:
    """Touch, push aside or knock over all objects of one sort, or all but one."""
    rng, table = draft.rng, draft.table
    names, word = _group(draft, 2, 4)
    if table.held in names or not set(names) <= set(table.standing):
        raise UnsuitableError("objects that stand on the table")
    spared = rng.choice(names) if len(names) > 2 and rng.random() < 0.4 else ""
    meant = [name for name in names if name != spared]
    them = rng.choice(_BOTH if len(names) == 2 else _ALL).format(one=word, many=plural(word))
    if spared:
        them = f"{them} {rng.choice(_BUT)} {draft.say(spared)}"
    posts = all(table[name].size[2] > 1.5 * table[name].size[1] for name in meant)
    function, predicate, templates = rng.choice(
        (
            ("touch", "touched", skills.TOUCH),
            ("nudge", "nudged", skills.NUDGE),
            *((("topple", "toppled", skills.TOPPLE),) * 2 if posts else ()),
        )
    )
    steps = (*draft.put_away(), *(f"{function}({actor(name)})" for name in meant))
    goal = f"{predicate}({', '.join(map(repr, meant))})"
    # Templates that are given must say which of the three is done: their slot has the name of what it ends in.
    text = draft.words(templates, {"list": them, predicate: them})
    return Request(task="several", text=text, steps=steps, goal=goal)


def any_picked(draft: Draft) -> Request:
    """Pick any object that fits; the first of the alphabet is taken."""
    rng = draft.rng
    names, word = _group(draft, 2, 5)
    templates, color = _WHICHEVER, ""
    if rng.random() < 0.6 and not word.endswith(" one"):
        templates, color = _ANY, draft.table[rng.choice(names)].color
    fitting = sorted(name for name in names if draft.table[name].color != color)
    if not fitting or draft.table.held:
        raise UnsuitableError("an object that fits, and an empty hand")
    draft.used |= set(names)
    said = rng.choice(templates).format(one=word, many=plural(word), color=color)
    text = families.spoken(draft, "pick", {"object": said})
    goal = f"held({fitting[0]!r})"
    return Request(task="any", text=text, steps=tuple(draft.pick(fitting[0])), goal=goal, keeps=False)


_GAPPED = (
    "<put> {a} on {s} and {b} on {t}", "put {a} on {s}, {b} on {t}", "{a} on {s}, {b} on {t}", "{a} to {s} and {b} to {t}", "={a} goes on {s} and {b} on {t}", "<put> {a} and {b} on {s} and {t} respectively", "first {a} on {s}, then {b} on {t}",
    "{s}: {a}. {t}: {b}", "{a} -> {s}, {b} -> {t}", "=I want {a} on {s} and {b} on {t}", "<put> {a} on {s}. {b} goes on {t}", "(place|set) {a} on {s} as well as {b} on {t}", "<put> on {s} {a}, and on {t} {b}",
)  # fmt: skip


def two_places(draft: Draft) -> Request:
    """Put two objects on two things; the second verb is left out."""
    table = draft.table
    a, b = draft.some(_loose(draft), 2)
    s, t = draft.some(table.free_supports, 2)
    if table.under.get(a) == s or table.under.get(b) == t:
        raise UnsuitableError("objects that are not there yet")
    # What is held already goes first.
    pairs = sorted(((a, s), (b, t)), key=lambda pair: pair[0] != draft.held)
    steps = [line for name, target in pairs for line in draft.carry(name, target)]
    text = draft.words(_GAPPED, {"a": draft.say(a), "b": draft.say(b), "s": draft.say(s), "t": draft.say(t)})
    return Request(task="several", text=text, steps=tuple(steps), goal=f"on({a!r}, {s!r}) and on({b!r}, {t!r})")


_IT = (
    "take {object}. Put it on {target}", "grab {object} and put it on {target}", "see {object}? Put it on {target}", "pick up {object}. Then put it on {target}", "there's {object}, it goes on {target}", "get {object} and set it down on {target}", "find {object}. It belongs on {target}", "do you see {object}? It should be on {target}",
    "{object}: it goes on {target}", "{object}, put it on {target}", "lift {object}, carry it to {target} and put it down there", "first grab {object}. Now put it on {target}", "you see {target}? Put {object} on it", "{target} is empty, put {object} on it", "look at {target}. {object} goes there", "here is {target}; {object} belongs on it",
)  # fmt: skip


def it(draft: Draft) -> Request:
    """Put one object on something, in two sentences; the second says "it"."""
    name = draft.one(_loose(draft))
    target = draft.one([n for n in draft.table.free_supports if draft.table.under.get(name) != n])
    steps = tuple(draft.carry(name, target))
    text = f"={draft.words(_IT, {'object': draft.say(name), 'target': draft.say(target)})}"
    return Request(task="place", text=text, steps=steps, goal=f"on({name!r}, {target!r})")
