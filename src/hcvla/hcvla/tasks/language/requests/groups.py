"""Requests about groups: the rest, all but two, one of each kind, those at an end, mats of another color."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from hcvla.api.types import SUPPORT_SHAPES
from hcvla.tasks.language.positions import LEAD_M, MEASURES
from hcvla.tasks.language.requests import skills
from hcvla.tasks.language.requests.numbers import count_word
from hcvla.tasks.language.requests.request import Draft, Request
from hcvla.tasks.language.requests.several import MOST_ON_ONE
from hcvla.tasks.language.speaker import noun_of, plural
from hcvla.tasks.language.table import UnsuitableError
from hcvla.tasks.program import actor

_ONTO = (
    "<put> {them} on {target}", "<put> {them} (on|onto) {target}", "(move|carry|bring|get|take) {them} (to|onto|over to) {target}", "={them} (go|belong|should go|should be|must be) on {target}", "=I (want|need) {them} on {target}", "(collect|gather) {them} on {target}", "{target} is for {them}", "load {target} with {them}", "{them} on {target}", "{them} to {target}", "fill {target} with {them}",
)  # fmt: skip
_REST = (
    "<put> {a} on {s} and {rest} on {t}", "<put> {a} on {s}, {rest} on {t}", "{a} goes on {s}, {rest} (goes|go) on {t}", "{a} on {s}, {rest} on {t}", "=I want {a} on {s} and {rest} on {t}", "<put> {rest} on {t}, but {a} on {s}", "first {a} on {s}, then {rest} on {t}", "<put> {a} on {s}. Then {rest} on {t}", "{s} gets {a}, {t} gets {rest}",
)  # fmt: skip
_RESTS = ("the other {m}", "all other {m}", "all the other {m}", "the rest of the {m}", "the remaining {m}", "every other {o}", "the {m} that are left")  # fmt: skip
_REST_OF_TWO = ("the other {o}", "the other one", "the other", "the remaining {o}")
_BUT = ("except", "except for", "but", "but not", "apart from", "other than", "save for", "without")
_EACH = ("{x} and {y}", "{x} and {y}", "one {X} and one {Y}", "any {X} and any {Y}", "a {X} as well as a {Y}", "one of the {Xs} and one of the {Ys}", "a {X} plus a {Y}")  # fmt: skip
_ENDS: dict[str, tuple[str, ...]] = {
    "left": ("the {n} leftmost {m}", "the {n} {m} farthest to the left", "the {n} {m} on the far left", "the {n} {m} furthest left"),
    "right": ("the {n} rightmost {m}", "the {n} {m} farthest to the right", "the {n} {m} on the far right", "the {n} {m} furthest right"),
    "near": ("the {n} nearest {m}", "the {n} closest {m}", "the {n} {m} nearest to the robot", "the {n} {m} closest to you"),
    "far": ("the {n} farthest {m}", "the {n} {m} farthest away", "the {n} {m} farthest from the robot", "the {n} {m} furthest from you"),
}  # fmt: skip
_OTHER = (
    "a {k} of a different color", "a {k} of another color", "a {k} with a different color", "a {k} that has another color", "a different colored {k}", "a differently colored {k}", "a {k} in another color", "a {k} which is not its color", "a {k} that is not {c}", "a {k} that isn't {c}", "any {k} but the {c} one", "a {k} of a color other than {c}", "some {k} that does not match", "a {k} that doesn't match its color", "the wrong {k}",
    "any {k} that is not of its color", "a non-matching {k}", "one of the {k}s that are not {c}", "a {k} of a color that is not its own", "any {k} of a different color", "any {k} with another color",
)  # fmt: skip
_OWN = (
    "the {k} with its own color", "the {k} of its own color", "the {k} of its color", "the {k} of the same color", "the {k} that has the same color", "the matching {k}", "the {k} that matches", "the {k} that matches its color", "its own {k}", "its {k}", "the {k} in its color", "the {k} with the same color", "the {k} whose color it has", "the {k} colored like it", "the same-colored {k}", "the {k} that is colored the same", "the right {k}", "the {k} it belongs to by color",
)  # fmt: skip
_EACH_OTHER = (
    "put {each} on (a|some|any) {k} of (a different|another) color", "<put> {each} on (a|the) wrong {k}", "=no {one} (should|may|must) be on the {k} of its color: <put> {each} on another one", "mix them up: {each} on a {k} of another color", "<put> {each} on a {k} that does not match", "={each} (should|must) (be|stand) on a {k} of a color other than its own", "<put> {each} on a {k} with a different color, never its own",
    "unsort the {ones}: each on a {k} of a different color",
)  # fmt: skip
_IN_TURN = ("touch", "touched", skills.TOUCH), ("nudge", "nudged", skills.NUDGE)


def _onto(draft: Draft, names: Sequence[str], them: str, target: str) -> Request:
    draft.used |= set(names)
    if any(draft.table.under.get(name) == target for name in names):
        raise UnsuitableError("objects that are not there yet")
    text = draft.words(_ONTO, {"them": them, "target": draft.say(target)})
    steps = tuple(line for name in names for line in draft.carry(name, target))
    return Request(
        task="several", text=text, steps=steps, goal=" and ".join(f"on({name!r}, {target!r})" for name in names)
    )


def _kinds(draft: Draft) -> dict[str, list[str]]:
    """Return the things that are lifted by kind, in alphabetical order; of kinds all of which can be."""
    table, kinds = draft.table, dict[str, list[str]]()
    if table.held:
        raise UnsuitableError("an empty hand")
    for name in sorted(table.names):
        if table[name].shape not in SUPPORT_SHAPES:
            kinds.setdefault(noun_of(name), []).append(name)
    return {noun: names for noun, names in kinds.items() if set(names) <= set(table.movable)}


def kind_among(draft: Draft, least: int, most: int) -> tuple[str, list[str]]:
    """Return the word for a kind of which there are so many, and these in alphabetical order."""
    fitting = [(noun, names) for noun, names in _kinds(draft).items() if least <= len(names) <= most]
    if not fitting:
        raise UnsuitableError(f"{least} to {most} of a kind")
    return draft.rng.choice(fitting)


def all_but_two(draft: Draft) -> Request:
    """Put all of a kind on something, but two of them."""
    noun, names = kind_among(draft, 3, 5)
    spared = draft.rng.sample(names, 2)
    target = draft.one(draft.table.free_supports)
    all_of = draft.rng.choice(("all {m}", "all the {m}", "every {o}", "the {m}", "each {o}"))
    but = f"{draft.rng.choice(_BUT)} {draft.speaker.listed(spared)}"
    them = f"{all_of.format(m=plural(noun), o=noun)} {but}"
    return _onto(draft, [name for name in names if name not in spared], them, target)


def the_rest(draft: Draft) -> Request:
    """Put one of a kind on something and the others on something else."""
    noun, names = kind_among(draft, 2, MOST_ON_ONE + 1)
    s, t = draft.some(draft.table.free_supports, 2, "two free mats or trays")
    first = draft.rng.choice(names)
    others = [name for name in names if name != first]
    if any(draft.table.under.get(name) in (s, t) for name in names):
        raise UnsuitableError("objects that are not there yet")
    draft.used |= set(names)
    rest = draft.rng.choice(_REST_OF_TWO if len(others) == 1 else _RESTS).format(m=plural(noun), o=noun)
    slots = {"a": draft.say(first), "s": draft.say(s), "t": draft.say(t), "rest": rest}
    text = draft.words(_REST, slots)
    pairs = [(first, s), *((name, t) for name in others)]
    if re.search(r"\bbut\b", text):
        pairs = [*pairs[1:], pairs[0]]
    steps = tuple(line for name, target in pairs for line in draft.carry(name, target))
    goal = " and ".join(f"on({name!r}, {target!r})" for name, target in pairs)
    return Request(task="several", text=text, steps=steps, goal=goal)


def one_of_each(draft: Draft) -> Request:
    """Put one of each of two kinds on something; the first of the alphabet are taken."""
    kinds = _kinds(draft)
    if len(kinds) < 2:
        raise UnsuitableError("two kinds")
    x, y = draft.rng.sample(sorted(kinds), 2)
    target = draft.one(draft.table.free_supports)
    slots = {"X": x, "Y": y, "Xs": plural(x), "Ys": plural(y), "x": f"a {x}", "y": f"a {y}"}
    return _onto(draft, [kinds[x][0], kinds[y][0]], draft.rng.choice(_EACH).format(**slots), target)


def at_an_end(draft: Draft) -> Request:
    """Do something with the two or three of a kind that are farthest to one side, beginning at that side."""
    noun, names = kind_among(draft, 3, 6)
    rng, table = draft.rng, draft.table
    end = rng.choice(tuple(_ENDS))
    count = rng.randint(2, min(len(names) - 1, MOST_ON_ONE))
    at = {name: MEASURES[end](table[name]) for name in names}
    row = sorted(names, key=lambda name: -at[name])
    if any(at[a] - at[b] < LEAD_M for a, b in pairwise(row[: count + 1])):
        raise UnsuitableError("some that are clearly farthest to a side")
    number = rng.choice((count_word(count), str(count)))
    them, chosen = rng.choice(_ENDS[end]).format(n=number, m=plural(noun)), row[:count]
    if rng.random() < 0.6:
        return _onto(draft, chosen, them, draft.one(table.free_supports))
    if not set(chosen) <= set(table.standing):
        raise UnsuitableError("objects that stand on the table")
    draft.used |= set(chosen)
    function, predicate, templates = rng.choice(_IN_TURN)
    steps = tuple(f"{function}({actor(name)})" for name in chosen)
    goal = f"{predicate}({', '.join(map(repr, chosen))})"
    text = draft.words(templates, {"list": them, predicate: them})
    return Request(task="several", text=text, steps=steps, goal=goal)


def of_another_color(draft: Draft) -> Request:
    """Put something on a mat or tray of another color: the first such of the alphabet."""
    table, kind = draft.table, draft.rng.choice(("mat", "mat", "tray"))
    supports = sorted(table.of_shape(kind, among=table.free_supports))
    name = draft.one(table.movable)
    color = table[name].color
    own = [n for n in table.of_shape(kind) if table[n].color == color]
    others = [n for n in supports if table[n].color != color]
    if not others or not (own or draft.rng.random() < 0.3) or any(noun_of(n) != kind for n in supports):
        raise UnsuitableError("mats of another color")
    target = others[0]
    draft.used |= {name, target}
    words = draft.rng.choice(_OTHER).format(k=kind, c=color)
    text = draft.words(_ONTO, {"them": draft.say(name), "target": words})
    return Request(task="place", text=text, steps=tuple(draft.carry(name, target)), goal=f"on({name!r}, {target!r})")


def of_its_own_color(draft: Draft) -> Request:
    """Put something on the mat or tray of its own color."""
    table, kind = draft.table, draft.rng.choice(("mat", "mat", "mat", "tray"))
    own = {table[n].color: n for n in table.of_shape(kind, among=table.free_supports) if noun_of(n) == kind}
    name = draft.one([n for n in table.movable if table[n].color in own])
    target = own[table[name].color]
    draft.used.add(target)
    words = draft.rng.choice(_OWN).format(k=kind)
    text = draft.words(_ONTO, {"them": draft.say(name), "target": draft.speaker.named(target, words)})
    return Request(task="place", text=text, steps=tuple(draft.carry(name, target)), goal=f"on({name!r}, {target!r})")


def each_on_another_color(draft: Draft) -> Request:
    """Put each of several cubes on the mat of the next one's color, the last on the first one's."""
    table = draft.table
    mats = {table[n].color: n for n in table.of_shape("mat", among=table.free_supports)}
    cubes = sorted(n for n in table.of_shape("cube", among=table.standing) if table[n].color in mats)
    if table.held or not 2 <= len(cubes) <= 4 or len(table.of_shape("cube")) != len(cubes):
        raise UnsuitableError("two to four cubes with mats of their colors")
    noun, kind = noun_of(cubes[0]), noun_of(next(iter(mats.values())))
    draft.used |= {*cubes, *mats.values()}
    targets = [mats[table[name].color] for name in (*cubes[1:], cubes[0])]
    each = draft.rng.choice(("each {o}", "every {o}", "all the {m}", "the {m}", "each of the {m}"))
    slots = {"each": each.format(o=noun, m=plural(noun)), "k": kind, "one": noun, "ones": plural(noun)}
    steps = tuple(line for name, mat in zip(cubes, targets, strict=True) for line in draft.carry(name, mat))
    goal = " and ".join(f"on({name!r}, {mat!r})" for name, mat in zip(cubes, targets, strict=True))
    return Request(task="several", text=draft.words(_EACH_OTHER, slots), steps=steps, goal=goal)
