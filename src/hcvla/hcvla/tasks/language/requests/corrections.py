"""Requests one word of which is taken back after the place: "..., no sorry, the yellow one"; not there but here."""

from __future__ import annotations

import math
from dataclasses import replace

from hcvla.tasks.language.requests import families
from hcvla.tasks.language.requests.moves import SIDE_WORDS, move_steps, moved_goal
from hcvla.tasks.language.requests.numbers import count_word, hundreds
from hcvla.tasks.language.requests.request import Draft, Request
from hcvla.tasks.language.speaker import noun_of
from hcvla.tasks.language.table import UnsuitableError
from hcvla.world.workspace import WorkArea

_AREA = WorkArea()
_ROOM_M = 0.1
_PUT = (
    "<put> {x} on {t}", "put {x} on {t}", "put {x} on {t}", "place {x} (on|onto) {t}", "move {x} to {t}", "bring {x} to {t}", "set {x} down on {t}", "{x} on {t}", "carry {x} over to {t}", "take {x} and put it on {t}", "={x} goes on {t}", "={x} should be on {t}", "=I want {x} on {t}",
)  # fmt: skip
_OTHER_THING = (
    ", no sorry, {y}", ", no, sorry, {y}", ", sorry, {y}", ". No, {y}", ", no, {y}", ", no, I meant {y}", ". Sorry, I meant {y}", "... no wait, {y}", ". Oh no, {y}", ", no no, {y}", ". Wait, not that one, {y}", ". Actually {y}", ". Actually, take {y} instead", ". Hmm, better {y}", ", or no, {y}", ". On second thought, {y}", ". No, use {y} instead", ". Oops, I mean {y}", ", I mean, {y}", ". My mistake: {y}", ". Correction, {y}", ", ehm, {y}, sorry", ". Sorry, not that one but {y}", ", ah no, {y}", ". Not {x}! {y}", ". I said {x}, but I meant {y}", ". Forget {x}, take {y}",
)  # fmt: skip
_OTHER_PLACE = (
    ". Actually, take {u} instead", ", no sorry, {u}", ", no, {u}", ". No, on {u}", ". Actually, {u} instead", ". Actually, make that {u}", ", sorry, on {u}", ". Wait, {u} is better", ". Hmm, use {u} instead", ", or rather on {u}", ". On second thought, use {u}", ". No wait, on {u}", ", I mean on {u}", ". Sorry, I meant {u}", ". Not {t}, {u}", ", ah no, better on {u}", ". No, {t} is not right, {u}", ". Oh, {u} would be better", ". Oops, on {u}", ". I said {t}, but I meant {u}", ". Better use {u}", ". Forget {t}, use {u}", ". Let's use {u} instead",
)  # fmt: skip
_INSTEAD = (
    "(don't|do not) put {x} on {s}, put it on {t}", "(don't|do not) put {x} on {s} but on {t}", "put {x} not on {s} but on {t}", "={x} doesn't go on {s}, it goes on {t}", "={x} does not belong on {s} but on {t}", "not on {s}: put {x} on {t}", "put {x} on {t}, not on {s}", "put {x} on {t} instead of {s}", "put {x} on {t} rather than on {s}", "={s} is the wrong place for {x}, put it on {t}", "={x} should not be on {s}; put it on {t}", "put {x} on {t}, (don't|do not) use {s}", "without using {s}, put {x} on {t}", "=keep {s} free and put {x} on {t}", "=leave {s} empty. {x} goes on {t}", "={s} must stay empty, so put {x} on {t}",
    "=nothing may be put on {s}. Put {x} on {t}", "(don't|do not) use {s}; <put> {x} on {t}", "use {t} for {x}, never {s}",
)  # fmt: skip
_SPARED = (
    "{c} and (don't|do not) (touch|move) {o}", "(don't|do not) (touch|move) {o}, but {c}", "(don't|do not) (touch|move|pick up) {o}. {c}", "leave {o} alone and {c}", "{o} stays where it is; {c}", "whatever you do, don't touch {o}. {c}", "keep your fingers off {o} and {c}", "never touch {o}, just {c}", "{c}. Don't (touch|move) {o} (while doing so|on the way|in doing that)", "{c}. {o} must not (move|be moved)", "be careful with {o}, don't touch it. {c}", "{c} and make sure that {o} is not touched", "{c}, not touching {o}",
)  # fmt: skip
_BOTH_SPARED = (
    "{c} and (don't|do not) (touch|move) {o} or {p}", "{c}, but (don't|do not) (touch|move) {o} and {p}", "{c} without (touching|moving) {o} or {p}", "{c}. {o} and {p} stay where they are", "{c} and leave {o} and {p} alone", "leave {o} and {p} alone; {c}",
)  # fmt: skip
_AGAIN = (", no, ", ", sorry, ", "... sorry, ", ". No, ", ", no sorry, ", ", I mean ", ", or rather ", ", oh no, ", ", wait, ", "... no, ", ". Sorry, ", ", hmm, no, ", ", make that ", ", correction, ")  # fmt: skip


def _shortened(draft: Draft, name: str, *others: str) -> str:
    """Return words for an object after another of its kind was said, mostly "the yellow one"."""
    color, noun = draft.table[name].color, noun_of(name)
    alike = [n for n in draft.table.names if noun_of(n) == noun and draft.table[n].color == color]
    same_kind = all(noun_of(other) == noun for other in others)
    # "The yellow one" must not be a tray that is yellow, too, where trays were said last.
    if color and name == f"{color} {noun}" and len(alike) == 1 and same_kind and draft.rng.random() < 0.65:
        return draft.speaker.named(
            name, draft.rng.choice((f"the {color} one", f"the {color} one", f"the {color}", f"{color}"))
        )
    return draft.say(name)


def other_thing(draft: Draft) -> Request:
    """Put something on something, and then say another thing of its kind for the first."""
    table = draft.table
    wrong = draft.one(table.movable)
    kind = [n for n in table.movable if noun_of(n) == noun_of(wrong)]
    name, target = draft.one(kind or table.movable), draft.one(table.free_supports)
    if table.under.get(name) == target:
        raise UnsuitableError("an object that is not there yet")
    color = table[name].color
    words = _shortened(draft, name, wrong)
    if any(n != name and table[n].color == color and noun_of(n) == noun_of(target) for n in table.names):
        words = draft.say(name)
    slots = {"x": draft.say(wrong), "t": draft.say(target), "y": words}
    text = draft.words(tuple(f"{put}{no}" for put in _PUT for no in _OTHER_THING), slots)
    return Request(task="place", text=text, steps=tuple(draft.carry(name, target)), goal=f"on({name!r}, {target!r})")


def other_place(draft: Draft) -> Request:
    """Put something on something, and then say another place for the first."""
    name, wrong, target = _two_places(draft)
    said = draft.speaker.full(target) if draft.rng.random() < 0.6 else _shortened(draft, target, wrong)
    slots = {"x": draft.say(name), "t": draft.say(wrong), "u": said}
    text = draft.words(tuple(f"{put}{no}" for put in _PUT for no in _OTHER_PLACE), slots)
    return Request(task="place", text=text, steps=tuple(draft.carry(name, target)), goal=f"on({name!r}, {target!r})")


def _two_places(draft: Draft) -> tuple[str, str, str]:
    """Return an object, a place that is not meant and the one that is, where the object does not stand yet."""
    table = draft.table
    name = draft.one(table.movable)
    wrong, target = draft.some(table.free_supports, 2, "two free mats or trays")
    if table.under.get(name) == target:
        raise UnsuitableError("an object that is not there yet")
    return name, wrong, target


def not_there_but_here(draft: Draft) -> Request:
    """Put something on one thing, and not on another that is said as well."""
    name, wrong, target = _two_places(draft)
    text = draft.words(_INSTEAD, {"x": draft.say(name), "s": draft.say(wrong), "t": draft.say(target)})
    return Request(task="place", text=text, steps=tuple(draft.carry(name, target)), goal=f"on({name!r}, {target!r})")


def with_prohibition(draft: Draft) -> Request:
    """Do something, with one or two things named that are to be left alone."""
    draws = (families.place, families.place, families.pick, families.next_to, families.rotate)
    request = draft.rng.choice(draws)(draft)
    if request.text.startswith("="):
        raise UnsuitableError("a clause")
    spared = draft.some([n for n in draft.table.names if n != draft.table.held], draft.rng.choice((1, 1, 2)))
    slots = {"c": request.text, "o": draft.say(spared[0]), "p": draft.say(spared[-1])}
    text = draft.words(_SPARED if len(spared) == 1 else _BOTH_SPARED, slots)
    goal = f"{request.goal} and untouched({', '.join(map(repr, spared))})"
    return replace(request, task="sparing", text=text, goal=goal)


_CHANGED_LENGTHS = ("move {o} by {slip} {side}", "move {o} {slip} {side}", "shift {o} {slip} {side}", "move {o} {side} by {slip}", "put {o} {slip} {side}", "={o} should go {slip} {side}")  # fmt: skip
_CHANGED_TURNS = (
    "turn {o} by {slip}",
    "rotate {o} by {slip}",
    "turn {o} {slip}",
    "rotate {o} {slip}",
    "give {o} a turn of {slip}",
)
_UNITS = {"cm": ("centimeters", "centimetres", "cm"), "mm": ("millimeters", "millimetres", "mm"), "inch": ("inches",)}
_IN_UNIT = {"cm": 1.0, "mm": 10.0, "inch": 1.0 / 2.54}


def length_in_words(draft: Draft) -> Request:
    """Move something by a length in words or digits that is taken back for another one."""
    rng = draft.rng
    name = draft.one(draft.table.standing, "an object on the table")
    axis, sign = rng.choice(tuple(SIDE_WORDS))
    unit = rng.choice(("cm", "cm", "mm", "inch"))
    wrong, right = rng.sample((3, 4, 5, 6) if unit == "inch" else (6, 8, 10, 12, 15, 20), 2)
    distance_m = sign * round(right / 100 * (2.54 if unit == "inch" else 1.0), 3)
    pose = draft.table[name].pose
    x, y = (pose.x + distance_m, pose.y) if axis == "dx" else (pose.x, pose.y + distance_m)
    others = [other.pose for other in draft.table.objects if other.name != name]
    if not (_AREA.contains(x, y) and all(math.hypot(x - o.x, y - o.y) > _ROOM_M for o in others)):
        raise UnsuitableError(f"free table where '{name}' goes")
    first, second = (_number(draft, value * 10 if unit == "mm" else value) for value in (wrong, right))
    slip = _slip(draft, first, second, rng.choice(_UNITS[unit]))
    slots = {"o": draft.say(name), "side": rng.choice(SIDE_WORDS[axis, sign]), "slip": slip}
    moved = {name: (axis, distance_m)}
    text = draft.words(_CHANGED_LENGTHS, slots)
    return Request(task="displace", text=text, steps=tuple(move_steps(draft, moved)), goal=moved_goal(moved))


def turn_in_words(draft: Draft) -> Request:
    """Turn something by an angle in words or digits that is taken back for another one."""
    rng = draft.rng
    name = draft.one(draft.table.turnable, "an object that is not round")
    wrong, right = rng.sample((20, 30, 40, 45, 60, 70, 80, 90, 120), 2)
    sign, sense = rng.choice(
        ((1, "counterclockwise"), (-1, "clockwise"), (-1, "clockwise"), (1, "to the left"), (-1, "to the right"))
    )
    slip = _slip(draft, _number(draft, wrong), _number(draft, right), "degrees")
    text = draft.words(_CHANGED_TURNS, {"o": draft.say(name), "slip": f"{slip} {sense}"})
    steps = families.rotation(draft, name, float(sign * right))
    return Request(task="rotate", text=text, steps=steps, goal=f"rotated({name!r}, {sign * right:g})")


def _number(draft: Draft, value: int) -> str:
    if draft.rng.random() < 0.35 or (value > 20 and value % 10):
        return str(value)
    return count_word(value) if value <= 20 else hundreds(value)


def _slip(draft: Draft, wrong: str, right: str, unit: str) -> str:
    """Return a number that is taken back, and the right one with its unit."""
    return f"{wrong}{f' {unit}' if draft.rng.random() < 0.5 else ''}{draft.rng.choice(_AGAIN)}{right} {unit}"
