"""Requests that depend on how things are: which is farther left, what stands on what, what is there, how many there are."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from hcvla.api.types import SUPPORT_SHAPES
from hcvla.tasks.language.positions import LEAD_M
from hcvla.tasks.language.requests import everyday, families, skills
from hcvla.tasks.language.requests.numbers import count_word
from hcvla.tasks.language.requests.request import Draft, Request
from hcvla.tasks.language.requests.states import absent
from hcvla.tasks.language.speaker import noun_of, plural
from hcvla.tasks.language.table import UnsuitableError
from hcvla.tasks.program import actor

_IF = (
    "if {cond}, {yes}, otherwise {no}", "if {cond}, {yes}. Otherwise {no}", "if {cond} {yes}, otherwise {no}", "if {cond}, {yes}; otherwise, {no}", "if {cond}, {yes}. If not, {no}", "if {cond}, {yes}, if not, {no}", "if {cond}, {yes}, or else {no}", "if {cond}, then {yes}, else {no}", "if {cond}, {yes}, and if not, {no}", "{yes} if {cond}, otherwise {no}", "{yes} if {cond}, and if not, {no}",
    "=check whether {cond}: if so, {yes}, otherwise {no}", "=check if {cond}. If so, {yes}, if not, {no}", "=see whether {cond}. If yes, {yes}; if no, {no}", "=is it so that {cond}? Then {yes}. Otherwise {no}", "in case {cond}, {yes}, otherwise {no}", "if it is true that {cond}, {yes}, otherwise {no}", "should it be that {cond}, {yes}; otherwise {no}", "=it depends: if {cond}, {yes}, otherwise {no}", "if {cond}, {yes}. In any other case, {no}",
)  # fmt: skip
_THERE = (
    "there is a {n}", "there's a {n}", "there is a {n} on the table", "you (see|find|can see|have|can find) a {n}", "a {n} is (there|around|on the table|among the things|available)", "there is (any|some) {n}", "there happens to be a {n}", "we have a {n}", "the table has a {n}", "a {n} exists", "you can spot a {n} (here|anywhere)", "there is a {n} (somewhere|here|anywhere)",
)  # fmt: skip
_COMPARED: dict[str, tuple[str, ...]] = {
    "left": ("{a} is further left than {b}", "{a} is left of {b}", "{a} is to the left of {b}", "{a} stands farther left than {b}", "{a} is more to the left than {b}", "{b} is further right than {a}", "{a} is on the left of {b}"),
    "right": ("{a} is further right than {b}", "{a} is right of {b}", "{a} is to the right of {b}", "{a} stands farther right than {b}", "{a} is more to the right than {b}", "{b} is further left than {a}", "{a} is on the right of {b}"),
    "near": ("{a} is closer to you than {b}", "{a} is nearer to the robot than {b}", "{a} stands nearer to you than {b}", "{a} is closer than {b}", "{b} is farther away than {a}", "{a} is nearer than {b}"),
    "far": ("{a} is farther away than {b}", "{a} is farther from you than {b}", "{a} is further away from the robot than {b}", "{b} is closer to you than {a}", "{b} is nearer to the robot than {a}"),
}  # fmt: skip
_MANY = (
    ("there are more than {k} {m}", 1), ("you see more than {k} {m}", 1), ("more than {k} {m} are on the table", 1), ("there are at least {k} {m}", 0), ("at least {k} {m} are there", 0), ("there are {k} or more {m}", 0),
)  # fmt: skip
"""How many there must be more than the number said."""
_LOADED = (
    "something (stands|is|lies) on {t}", "anything (stands|is|lies) on {t}", "there is something on {t}", "there is anything on {t}", "{t} is (not empty|occupied|in use|taken|full)", "{t} isn't (empty|free)", "{t} has something on it", "an object is on {t}", "{t} carries something",
)  # fmt: skip
_EMPTY = (
    "{t} is (empty|free|unoccupied|not occupied|not in use)", "nothing (stands|is|lies) on {t}", "there is nothing on {t}", "{t} has nothing on it", "{t} carries nothing", "no object is on {t}",
)  # fmt: skip
_TAKE_IT_OFF = (
    "take it off", "take it off {t}", "remove it", "remove it from there", "take it away from there", "get it off", "clear it off", "put it on the table", "take it down", "empty it", "clear it", "lift it off and put it on the table", "free {t}", "take that off",
)  # fmt: skip
_PUT_THERE = (
    "<put> {x} (on it|there|on top of it|onto it)", "<put> {x} on {t}", "(move|bring|carry) {x} (there|to {t}|to it)", "<put> {x} down on it", "let {x} stand on it",
)  # fmt: skip
_IT = (
    ("pick it up", "pick up {b}"), ("take it", "take {b}"), ("put it on {t}", "put {b} on {t}"), ("move it to {t}", "move {b} there"), ("put it on {t}", "put {b} there"), ("touch it", "touch {b}"), ("touch that one", "touch {b}"), ("tap it", "tap {b}"), ("lift it", "lift {b}"), ("bring it to {t}", "{b}"), ("nudge it", "nudge {b}"), ("push it aside", "push {b} aside"), ("grab it", "the other one"), ("put it on {t}", "the other one"), ("touch it", "the other"),
)  # fmt: skip
_ONE_OR_OTHER = (
    "put {x} on {n} if there is one, otherwise on {t}", "if there is {n}, put {x} on it, otherwise on {t}", "if there is {n}, put {x} on it, otherwise put it on {t}", "put {x} on {n}; if there is none, on {t}", "put {x} on {n}, or on {t} if there is no such thing", "if you see {n}, put {x} on it. If not, use {t}", "if there is {n}, {x} goes there, else {x} goes on {t}", "<put> {x} on {n}. If there isn't any, use {t}", "{x} belongs on {n} if you find one, if not on {t}", "put {x} on {n} if you can find one and on {t} if not",
    "if there's {n}, put {x} there. Otherwise put {x} on {t}", "if {n} is there, use it for {x}, otherwise use {t}",
)  # fmt: skip


def by_case(draft: Draft) -> Request:
    """Do one of two things, as a condition on the table says; either is the case as often."""
    wanted = draft.rng.random() < 0.5
    said = _true_or_not(draft, wanted)
    kept = set(draft.used)
    yes = _deed(draft)
    draft.held, draft.used = draft.table.held, kept
    no = _deed(draft)
    request = yes if wanted else no
    text = draft.words(_IF, {"cond": said, "yes": yes.text, "no": no.text})
    return replace(request, task="condition", text=text)


def _true_or_not(draft: Draft, wanted: bool) -> str:
    """Return a condition that holds or does not, as wanted."""
    draws = (_exists, _exists, _exists, _compared, _compared, _counted, _in_place)
    return draft.rng.choice(draws)(draft, wanted)


def _exists(draft: Draft, wanted: bool) -> str:
    name = draft.rng.choice(draft.table.names) if wanted else absent(draft)
    words = draft.speaker.named(name, name) if wanted else name
    return draft.words(_THERE, {"n": words})


def _compared(draft: Draft, wanted: bool) -> str:
    """Return that one object is farther to a side than another, which is clear."""
    table, rng = draft.table, draft.rng
    a, b = rng.sample([n for n in table.names if n != table.held], 2) if len(table.names) > 2 else ("", "")
    if not a:
        raise UnsuitableError("two objects")
    side = rng.choice(tuple(_COMPARED))
    lead = _lead_m(draft, a, b, side)
    if abs(lead) < 2 * LEAD_M:
        raise UnsuitableError("two objects one of which is clearly farther")
    first, second = (a, b) if (lead > 0) == wanted else (b, a)
    return draft.words(_COMPARED[side], {"a": draft.speaker.full(first), "b": draft.speaker.full(second)})


def _lead_m(draft: Draft, a: str, b: str, side: str) -> float:
    one, two = draft.table[a].pose, draft.table[b].pose
    if side in ("left", "right"):
        return (one.y - two.y) * (1.0 if side == "left" else -1.0)
    return (math.hypot(two.x, two.y) - math.hypot(one.x, one.y)) * (1.0 if side == "near" else -1.0)


def _counted(draft: Draft, wanted: bool) -> str:
    """Return that there are so many of a kind."""
    kinds: dict[str, int] = {}
    for name in draft.table.names:
        kinds[noun_of(name)] = kinds.get(noun_of(name), 0) + 1
    words, over = draft.rng.choice(_MANY)
    noun, count = draft.rng.choice(sorted(kinds.items()))
    number = count - over - draft.rng.randint(0, 1) if wanted else count + 1 - over + draft.rng.randint(0, 1)
    if number < 2:
        raise UnsuitableError("several of a kind")
    return words.format(k=draft.rng.choice((count_word(number), str(number))), m=plural(noun))


def _in_place(draft: Draft, wanted: bool) -> str:
    """Return that something stands on a tray or mat, or that nothing does."""
    table = draft.table
    target = draft.rng.choice(table.supports or ("",))
    if not target:
        raise UnsuitableError("a tray or mat")
    is_loaded = target in table.under.values()
    return draft.words(_LOADED if is_loaded == wanted else _EMPTY, {"t": draft.speaker.full(target)})


def _deed(draft: Draft) -> Request:
    draws: tuple[Callable[[Draft], Request], ...] = (
        families.pick, families.place, families.place, families.place, families.next_to, skills.touch, skills.nudge, everyday.home,
    )  # fmt: skip
    request = draft.rng.choice(draws)(draft)
    if request.text.startswith("="):
        raise UnsuitableError("a clause")
    return request


def whichever_is_there(draft: Draft) -> Request:
    """Put an object on something if that is there, otherwise on something else that is."""
    rng, table = draft.rng, draft.table
    name, other = draft.one(table.movable), draft.one(table.free_supports)
    if rng.random() < 0.5:
        target = draft.one(table.free_supports)
        article = rng.choice(("a", "a", "the", "any"))
        there = draft.speaker.named(target, f"{article} {target}")
    else:
        target, missing = other, absent(draft)
        if missing.split()[-1] not in ("tray", "mat"):
            raise UnsuitableError("a tray or mat that is not there")
        there = f"{rng.choice(('a', 'a', 'the', 'any'))} {missing}"
    if table.under.get(name) == target:
        raise UnsuitableError("an object that is not there yet")
    text = draft.words(_ONE_OR_OTHER, {"x": draft.say(name), "n": there, "t": draft.say(other)})
    return Request(
        task="condition", text=text, steps=tuple(draft.carry(name, target)), goal=f"on({name!r}, {target!r})"
    )


def the_one_that_is(draft: Draft) -> Request:
    """Do something with one of two objects, as a comparison of them says; it is "it" the first time."""
    rng, table = draft.rng, draft.table
    a, b = draft.some(table.standing, 2, "two objects on the table")
    wanted = rng.random() < 0.5
    side = rng.choice(tuple(_COMPARED))
    lead = _lead_m(draft, a, b, side)
    if abs(lead) < 2 * LEAD_M:
        raise UnsuitableError("two objects one of which is clearly farther")
    if (lead > 0) != wanted:
        a, b = b, a
    forms = [form for form in _COMPARED[side] if form.startswith("{a}")]
    cond = rng.choice(forms).format(a=draft.say(a), b=draft.say(b))
    yes, no = rng.choice(_IT)
    target = draft.one(table.free_supports) if "{t}" in yes else ""
    slots = {"b": rng.choice((draft.say(b), draft.say(b), "the other one")), "t": draft.say(target) if target else ""}
    text = draft.words(_IF[:11], {"cond": cond, "yes": yes, "no": no, **slots})
    name = a if wanted else b
    steps, goal, keeps = _done_with(draft, name, yes, target)
    return Request(task="condition", text=text, steps=tuple(steps), goal=goal, keeps=keeps)


def _done_with(draft: Draft, name: str, words: str, target: str) -> tuple[list[str], str, bool]:
    """Return program and goal of what is done with the object, and whether the goal stays true."""
    if target:
        return draft.carry(name, target), f"on({name!r}, {target!r})", True
    for function, predicate, verbs in (("touch", "touched", ("touch", "tap")), ("nudge", "nudged", ("nudge", "push"))):
        if words.startswith(verbs):
            return [*draft.put_away(), f"{function}({actor(name)})"], f"{predicate}({name!r})", True
    return draft.pick(name), f"held({name!r})", False


def off_or_onto(draft: Draft) -> Request:
    """Take off what stands on a tray or mat, or put something there if it is empty."""
    rng, table = draft.rng, draft.table
    if table.held:
        raise UnsuitableError("an empty hand")
    target = rng.choice(table.supports or ("",))
    on_it = sorted(name for name, below in table.under.items() if below == target)
    if not target or len(on_it) > 1 or not set(on_it) <= set(table.movable):
        raise UnsuitableError("a tray or mat with at most one object on it")
    name = draft.one([n for n in table.movable if n not in on_it and table[n].shape not in SUPPORT_SHAPES])
    slots = {"t": draft.speaker.full(target), "x": draft.say(name)}
    take, put = draft.words(_TAKE_IT_OFF, slots), draft.words(_PUT_THERE, slots)
    if rng.random() < 0.6:
        cond, yes, no = draft.words(_LOADED, slots), take, put
    else:
        cond, yes, no = draft.words(_EMPTY, slots), put, take.replace("it off", "off what is there")
    text = draft.words(_IF[:11], {"cond": cond, "yes": yes, "no": no})
    if not on_it:
        steps, goal = draft.carry(name, target), f"on({name!r}, {target!r})"
    else:
        (loaded,) = on_it
        steps = [*draft.pick(loaded), *draft.place_at(f"free_space({actor(loaded)})")]
        goal = f"not on({loaded!r}, {target!r})"
    return Request(task="condition", text=text, steps=tuple(steps), goal=goal)
