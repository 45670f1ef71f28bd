"""Requests whose order is said by "after you've", "once", "before": what comes first may be said last."""

from __future__ import annotations

import re
from collections.abc import Callable

from hcvla.tasks.language.marks import MENTION
from hcvla.tasks.language.recast import participle_of
from hcvla.tasks.language.requests import families, skills
from hcvla.tasks.language.requests.request import Draft, Request
from hcvla.tasks.language.speaker import noun_of
from hcvla.tasks.language.table import UnsuitableError
from hcvla.tasks.language.wordings.phrases import gerund
from hcvla.tasks.program import actor

_PERFECT = (
    "after (you've|you have) {p}, {b}", "once (you've|you have) {p}, {b}", "when (you've|you have) {p}, {b}", "as soon as (you've|you have) {p}, {b}", "{b} after (you've|you have) {p}", "{b}, but only after (you've|you have) {p}", "{b} once (you've|you have) {p}", "{b} when (you've|you have) {p}", "{b} as soon as (you've|you have) {p}", "only once (you've|you have) {p} should you {b}", "having {p}, {b}", "after having {p}, {b}", "{b}, having {p}", "(don't|do not) {b} until (you've|you have) {p}", "(don't|do not) {b} before (you've|you have) {p}",
)  # fmt: skip
_GERUND = (
    "after {g}, {b}", "{b} after {g}", "before {h}, {a}", "{a} before {h}", "{b}, but not before {g}", "{b} only after {g}", "start by {g}, then {b}", "begin by {g}; after that {b}", "{a} prior to {h}", "don't {b} without first {g}",
)  # fmt: skip
_DONE_STATE = (
    "once {s}, {b}", "as soon as {s}, {b}", "when {s}, {b}", "{b} once {s}", "{b}, but only once {s}", "{b} as soon as {s}", "{b} after {s}", "only when {s} should you {b}", "{b} when {s}", "wait until {s} before {h}",
)  # fmt: skip
_STATED_TOO = (
    "{a}. Once {s}, {b}", "{a}. As soon as {s}, {b}", "{a}, and once {s}, {b}", "{a}. When {s}, {b}", "{a}. {B} once {s}", "first {a}; once {s}, {b}", "{a} and, when {s}, {b}",
)  # fmt: skip
_STATES = ("{x} is on {t}", "{x} stands on {t}", "{x} has been put on {t}", "{x} lies on {t}", "{x} has arrived on {t}", "{x} is standing on {t}")  # fmt: skip
_LAST = (families.place, families.pick, families.next_to, families.rotate, skills.touch, skills.nudge, skills.push)
_PARTICLE = re.compile(rf"(?P<verb>[a-z]+)(?P<rest> .*{MENTION}.*)", re.DOTALL)
_TOUCHED = (
    "touch {a}, then {b}, (then|and finally|and at the end) {c}", "touch {a}, {b} and {c} in this order", "first touch {a}, then {b}, and then {c}", "touch {a} first, {b} second and {c} third", "touch {a}, after it {b}, and {c} last", "tap {a}, then {b} and then {c}", "touch {c} last, but {a} first and {b} in between", "begin with {a}, touch {b} next and {c} at the end", "touch {b} after {a}, and {c} after that", "before touching {b}, touch {a}; {c} comes last", "tap {a}. Then tap {b}. Then {c}", "touch in this order: {a}, {b}, {c}",
)  # fmt: skip
_TOUCHED_TWO = (
    "touch {a}, then {b}", "touch {b} after {a}", "touch {a} before {b}", "before you touch {b}, touch {a}", "touch {b}, but {a} first", "first {a}, then {b}: touch them", "after touching {a}, touch {b}", "touch {a} and only then {b}", "tap {a}, and {b} after it", "touch {b} once you've touched {a}", "after you've touched {a}, touch {b}",
)  # fmt: skip
_CARRIED_TWO = (
    "first {a}, then {b}: both go on {t}", "put {a} on {t}, then {b}", "put {b} on {t} after {a}", "put {a} on {t} before {b}", "put {a} on {t} first and then {b}", "before {b} goes on {t}, put {a} there", "put {b} on {t}, but {a} first", "{t} gets {a} first and {b} after it", "once {a} is on {t}, put {b} there as well", "after you've put {a} on {t}, put {b} there, too",
)  # fmt: skip


def _clause(draft: Draft, draws: tuple[Callable[[Draft], Request], ...]) -> Request:
    request = draft.rng.choice(draws)(draft)
    if request.text.startswith("=") or not request.steps:
        raise UnsuitableError("a clause")
    return request


def _in_order(first: Request, second: Request) -> str:
    goals = (first.goal, second.goal)
    if any(" and " in goal or goal.startswith("then") for goal in goals):
        return " and ".join(goals)
    return f"then({first.goal}, {first.goal} and {second.goal})"


def after_having(draft: Draft) -> Request:
    """Do two things, the first of which is said as what has been done by then, or in its -ing form."""
    first = _clause(
        draft,
        (families.place, families.place, families.place, families.rotate, skills.touch, skills.nudge, skills.push),
    )
    second = _clause(draft, _LAST)
    found = _PARTICLE.fullmatch(first.text)
    participle = participle_of(found["verb"]) if found else ""
    forms = (*_PERFECT, *_GERUND) if participle else _GERUND
    perfect = f"{participle}{found['rest']}" if found else ""
    slots = {"a": "{A}", "b": "{Z}", "p": perfect, "g": gerund(first.text), "h": gerund(second.text)}
    text = draft.words(forms, slots).replace("{A}", first.text).replace("{Z}", second.text)
    return _sequence(first, second, text)


def once_it_is(draft: Draft) -> Request:
    """Put something on something and then do another thing; the first is said as how things are by then."""
    table, rng = draft.table, draft.rng
    name, target = draft.one(table.movable), draft.one(table.free_supports)
    if table.under.get(name) == target:
        raise UnsuitableError("an object that is not there yet")
    slots = {"x": draft.say(name), "t": draft.say(target)}
    put = families.spoken(draft, "place", {"object": slots["x"], "target": slots["t"]})
    first = Request(task="place", text=put, steps=tuple(draft.carry(name, target)), goal=f"on({name!r}, {target!r})")
    second = _clause(draft, _LAST)
    too = rng.random() < 0.5 and not put.startswith("=")
    state = rng.choice(_STATES).format(**({**slots, "x": "it", "t": "there"} if too and rng.random() < 0.5 else slots))
    state = state.replace("on there", "there")
    text = draft.words(_STATED_TOO if too else _DONE_STATE, {"s": state, "h": gerund(second.text)})
    text = text.replace("{a}", put).replace("{b}", second.text).replace("{B}", second.text)
    return _sequence(first, second, text)


def _sequence(first: Request, second: Request, text: str) -> Request:
    return Request(
        task="sequence",
        text=text,
        steps=(*first.steps, *second.steps),
        goal=_in_order(first, second),
        keeps=second.keeps,
    )


def touched_in_order(draft: Draft) -> Request:
    """Touch two or three things, in an order that words say; those of a kind after the first by their colors."""
    table, rng = draft.table, draft.rng
    count = rng.choice((2, 3, 3))
    kinds = {noun_of(n) for n in table.standing}
    group = [n for n in table.standing if noun_of(n) == rng.choice(sorted(kinds) or [""])] if rng.random() < 0.5 else list(table.standing)  # fmt: skip
    names = draft.some(group, count, "objects on the table")
    said = _short(draft, names)
    text = draft.words(_TOUCHED if count == 3 else _TOUCHED_TWO, dict(zip("abc", said, strict=False)))
    steps = (*draft.put_away(), *(f"touch({actor(name)})" for name in names))
    return Request(task="touch", text=text, steps=steps, goal=f"touched({', '.join(map(repr, names))})")


def carried_in_order(draft: Draft) -> Request:
    """Put two things on one, in an order that words say."""
    table = draft.table
    names = draft.some([n for n in table.movable if n != table.held], 2)
    target = draft.one(table.free_supports)
    if target in (table.under.get(name) for name in names):
        raise UnsuitableError("objects that are not there yet")
    slots = {**dict(zip("ab", _short(draft, names), strict=True)), "t": draft.say(target)}
    steps = tuple(line for name in names for line in draft.carry(name, target))
    goal = " and ".join(f"on({name!r}, {target!r})" for name in names)
    return Request(task="several", text=draft.words(_CARRIED_TWO, slots), steps=steps, goal=goal)


def _short(draft: Draft, names: list[str]) -> list[str]:
    """Return words for objects; where all are of one kind, mostly "the red cube", "the blue one"."""
    table = draft.table
    nouns = {noun_of(name) for name in names}
    plain = all(name == f"{table[name].color} {noun_of(name)}" for name in names)
    if len(nouns) > 1 or not plain or draft.rng.random() < 0.3:
        return [draft.say(name) for name in names]
    later = draft.rng.choice(("the {c} one", "the {c} one", "{c}", "the {c}"))
    said = [draft.speaker.full(names[0])]
    return said + [draft.speaker.named(n, later.format(c=table[n].color)) for n in names[1:]]
