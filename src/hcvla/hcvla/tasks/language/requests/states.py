"""Requests that depend on how things are: corrections, prohibitions, conditions, what is on what, distances."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hcvla.tasks.language.requests import families, skills
from hcvla.tasks.language.requests.numbers import length
from hcvla.tasks.language.requests.request import Draft, Request
from hcvla.tasks.language.table import UnsuitableError
from hcvla.tasks.program import actor, bring_back, pick, remember
from hcvla.tasks.splits import HELD_OUT_PAIRS

_NO = (
    ", no, {b}",
    ", no wait, {b}",
    "... no, {b}",
    ", sorry, I meant {b}",
    ", I mean {b}",
    ", or rather {b}",
    ". No, {b}",
    ", wait, no, {b}",
    ", not that, {b}",
    ", ah no, {b}",
    ", actually {b}",
    " - no, {b}",
    ", correction: {b}",
    ", scratch that, {b}",
    "... hmm, no, {b} please",
    ", oh no, I meant {b}",
    "... actually make that {b}",
    ", oh wait, {b}",
    ", make that {b}",
    ". Wait, {b}",
)
_NOT = (
    "not {a} but {b}",
    "{b}, not {a}",
    "{b} and not {a}",
    "{b} instead of {a}",
    "{b} (not {a})",
    "{b} rather than {a}",
)


def corrected(draft: Draft) -> Request:
    """Take back what was said of one object, once or several times, and name another."""
    rng, table = draft.rng, draft.table
    count = 2 + (rng.random() < _SEVERAL) + (rng.random() < _SEVERAL)
    if rng.random() < 0.5:
        first, *others = draft.some(table.movable, count)
        name = others[-1]
        steps, goal = tuple(draft.pick(name)), f"held({name!r})"
        if count == 2 and rng.random() < 0.3:
            both = rng.choice(_NOT).format(a=draft.say(first), b=draft.say(name))
            text = families.spoken(draft, "pick", {"object": both})
        else:
            text = draft.words(_SHORT_PICKS, {"object": draft.say(first)}) + _taken_back(draft, others)
        return Request(task="pick", text=text, steps=steps, goal=goal, keeps=False)
    only_object = count == 2 and rng.random() < 0.5
    first, *others = draft.some(table.movable, 2 if only_object else count - 1)
    name = [first, *others][-1]
    free = [n for n in table.free_supports if table.under.get(name) != n]
    wrong, *targets = draft.some(free, 1 if only_object else 2 if count < 4 else 3)
    text = draft.words(_SHORT_PLACES, {"object": draft.say(first), "target": draft.say(wrong)})
    text += _taken_back(draft, [*others, *targets] if rng.random() < 0.5 else [*targets, *others])
    target = targets[-1] if targets else wrong
    return Request(task="place", text=text, steps=tuple(draft.carry(name, target)), goal=f"on({name!r}, {target!r})")


_SEVERAL = 0.3
"""Chance of one more correction, and of one more again."""


def _taken_back(draft: Draft, names: Sequence[str]) -> str:
    """Return words that correct what was said to each of these objects in turn."""
    return "".join(draft.rng.choice(_NO).format(b=draft.say(name)) for name in names)


_SHORT_PICKS = (
    "<pick> {object}",
    "pick up {object}",
    "lift {object}",
    "grab {object}",
    "take {object}",
    "get {object}",
)
_SHORT_PLACES = (
    "<put> {object} on {target}",
    "put {object} on {target}",
    "place {object} (on|onto) {target}",
    "move {object} to {target}",
    "{object} on {target}",
)

_SPARING = (
    "{c} without touching {o}", "{c}, but (don't|do not) touch {o}", "{c}, (don't|do not) (move|touch|bump into) {o}", "{c} but leave {o} alone", "{c} and leave {o} where it is", "{c}, keeping clear of {o}", "without touching {o}, {c}", "{c}. (Don't|Do not) touch {o}", "{c}, {o} (must|should|may) not be (touched|moved)",
    "{c}; {o} stays where it is", "{c} and (be careful|take care) not to touch {o}", "{c} and avoid {o}",
)  # fmt: skip


def sparing(draft: Draft) -> Request:
    """Do something without touching another object."""
    request = draft.rng.choice((families.place, families.pick, families.next_to, families.rotate, skills.push))(draft)
    other = draft.one([n for n in draft.table.names if n != draft.table.held])
    if request.text.startswith("="):
        raise UnsuitableError("a clause")
    text = draft.words(_SPARING, {"c": request.text, "o": draft.say(other)})
    return replace(request, text=text, goal=f"{request.goal} and untouched({other!r})")


_IF = (
    "if {cond}, {yes}, otherwise {no}", "if {cond}, {yes}. Otherwise, {no}", "{yes} if {cond}, else {no}", "{yes} if {cond}; if not, {no}", "if {cond} then {yes} else {no}", "when {cond}, {yes}, and if not, {no}", "in case {cond}, {yes}; otherwise {no}",
)  # fmt: skip
_ONLY_IF = (
    "if {cond}, {yes}",
    "{yes}, but only if {cond}",
    "{yes} if {cond}",
    "in case {cond}, {yes}",
    "when {cond}, {yes}",
    "provided that {cond}, {yes}",
)
_THERE = (
    "there is a {name}",
    "there's a {name}",
    "you see a {name}",
    "a {name} is there",
    "a {name} is on the table",
    "you can see a {name}",
    "there is any {name}",
)


def conditional(draft: Draft) -> Request:
    """Do one thing or another, as a condition on the table says."""
    rng, table = draft.rng, draft.table
    cond, true = _condition(draft)
    yes = _short_deed(draft)
    if rng.random() < 0.25:
        request = yes if true else Request(task="condition", text="", steps=(), goal="")
        text = draft.words(_ONLY_IF, {"cond": cond, "yes": yes.text})
        if not true:
            raise UnsuitableError("a condition that is true, or an alternative")
        return replace(request, task="condition", text=text)
    draft.held = table.held
    no = _short_deed(draft)
    text = draft.words(_IF, {"cond": cond, "yes": yes.text, "no": no.text})
    return replace(yes if true else no, task="condition", text=text)


def _condition(draft: Draft) -> tuple[str, bool]:
    rng, table = draft.rng, draft.table
    draw = rng.random()
    if draw < 0.4:
        present = rng.random() < 0.5
        name = rng.choice(table.names) if present else absent(draft)
        return rng.choice(_THERE).format(name=draft.speaker.named(name, name) if present else name), present
    upper = draft.rng.choice([n for n in table.movable if n != table.held] or [""])
    lower = rng.choice(table.supports or ("",))
    if not upper or not lower:
        raise UnsuitableError("an object and a support")
    holds = table.under.get(upper) == lower
    a, b = draft.say(upper), draft.speaker.full(lower)
    if draw < 0.7:
        return rng.choice((f"{a} is on {b}", f"{a} stands on {b}", f"{a} lies on {b}")), holds
    return rng.choice((f"{a} is not on {b}", f"{a} isn't on {b}")), not holds


def absent(draft: Draft) -> str:
    """Return the name of an object that is not on the table."""
    colors = ("red", "green", "blue", "yellow", "white", "black", "pink", "gray")
    for _ in range(20):
        name = f"{draft.rng.choice(colors)} {draft.rng.choice(('cube', 'cylinder', 'tray', 'mat'))}"
        if name not in HELD_OUT_PAIRS and not any(
            set(name.split()) <= set(other.split()) for other in draft.table.names
        ):
            return name
    raise UnsuitableError("a name that nothing has")


def _short_deed(draft: Draft) -> Request:
    request = draft.rng.choice((families.pick, families.place, families.place, skills.touch))(draft)
    if request.text.startswith("="):
        raise UnsuitableError("a clause")
    return request


_CLEAR = (
    "make sure {object} is not on {target}", "make sure that {object} isn't on {target}", "take {object} off {target}", "remove {object} from {target}", "get {object} off {target}", "={object} (should|must) not be on {target}", "see to it that {object} is not on {target}", "{object} off {target} please", "={target} must not carry {object}",
)  # fmt: skip
CLEAR_ALL = (
    "clear {target}",
    "empty {target}",
    "take everything off {target}",
    "make sure {target} is empty",
    "clear off {target}",
    "free up {target}",
    "={target} should be empty",
    "unload {target}",
)


def not_on(draft: Draft) -> Request:
    """Take an object off what it stands on; if it is not there, nothing is to be done."""
    rng, table = draft.rng, draft.table
    if table.held or not table.under:
        raise UnsuitableError("something that stands on something")
    name = draft.one([n for n in table.under if n in table.movable])
    target = table.under[name]
    templates: tuple[str, ...] = _CLEAR
    there = True
    if rng.random() < 0.3 and list(table.under.values()).count(target) == 1:
        templates = CLEAR_ALL
    elif rng.random() < 0.25 and len(table.supports) > 1:
        target, there = rng.choice([n for n in table.supports if n != target]), False
        templates = _CLEAR[:2]
    steps = (*draft.pick(name), *draft.place_at(f"free_space({actor(name)})")) if there else ()
    text = draft.words(templates, {"object": draft.say(name), "target": draft.say(target)})
    return Request(task="not_on", text=text, steps=steps, goal=f"not on({name!r}, {target!r})")


def already(draft: Draft) -> Request:
    """Put an object where it is already: at most the hand must be emptied."""
    table = draft.table
    name = draft.one([n for n in table.under if n in table.movable])
    target = table.under[name]
    text = families.spoken(draft, "place", {"object": draft.say(name), "target": draft.say(target)})
    return Request(task="place", text=text, steps=tuple(draft.put_away()), goal=f"on({name!r}, {target!r})")


_LIFTED_BACK = (
    "<pick> {object} and put it back", "<pick> {object} and (set|put) it (down|back) (again|where it was|in the same place)", "<pick> {object}, then put it back", "<pick> {object} for a moment and put it back where it was",
    "lift {object} up and put it down again in the same place", "<pick> {object} and set it down again just where it stood", "(briefly|shortly) lift {object}, then put it back", "<pick> {object}. Now put it back",
)  # fmt: skip


def lifted_back(draft: Draft) -> Request:
    """Lift an object and put it back."""
    name = draft.one([n for n in draft.table.movable if n != draft.table.held])
    steps = (*draft.put_away(), remember(name) + pick(name), *bring_back(name)[1:])
    text = draft.words(_LIFTED_BACK, {"object": draft.say(name)})
    return Request(task="lifted_back", text=text, steps=steps, goal=f"then(held({name!r}), restored({name!r}))")


_DISTANT = (
    "<put> {object} {length} {side} {anchor}",
    "put {object} {length} {side} {anchor}",
    "place {object} {length} {side} {anchor}",
    "={object} should stand {length} {side} {anchor}",
    "move {object} to a place {length} {side} {anchor}",
)
_DISTANT_SIDES = {
    "left": ("to the left of", "left of"),
    "right": ("to the right of", "right of"),
    "front": ("in front of",),
    "behind": ("behind",),
}
_OFFSETS = {"left": ("dy", 1), "right": ("dy", -1), "front": ("dx", -1), "behind": ("dx", 1)}


def at_distance(draft: Draft) -> Request:
    """Put one object so far from another, on a side: between their centres."""
    rng, table = draft.rng, draft.table
    name, anchor = draft.one(table.movable), draft.one(table.standing)
    if abs(table[name].size[2] - table[anchor].size[2]) > 0.012:
        raise UnsuitableError("two objects of about one height")
    side, cm = rng.choice(tuple(_OFFSETS)), rng.choice((8, 10, 10, 12, 14, 15))
    axis, sign = _OFFSETS[side]
    slots = {
        "object": draft.say(name),
        "length": length(rng, cm),
        "side": rng.choice(_DISTANT_SIDES[side]),
        "anchor": draft.say(anchor),
    }
    steps = (*draft.pick(name), *draft.place_at(f"offset(get_pose({actor(anchor)}), {axis}={sign * cm / 100:g})"))
    goal = f"next_to({name!r}, {anchor!r}, {side!r}) and near({name!r}, {anchor!r}, {cm / 100 + 0.03:g})"
    return Request(task="at_distance", text=draft.words(_DISTANT, slots), steps=steps, goal=goal)
