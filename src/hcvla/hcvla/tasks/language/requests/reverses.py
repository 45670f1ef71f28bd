"""Requests to do a list from its end: pushes, turns, pairs of cubes, things each to a place of its own.

No tower is built from a list in reverse: that is held out (see compositions.py).
"""

from __future__ import annotations

from hcvla.tasks.language.requests import families
from hcvla.tasks.language.requests.combined import BACKWARDS
from hcvla.tasks.language.requests.request import Draft, Request
from hcvla.tasks.language.table import UnsuitableError
from hcvla.tasks.language.wordings.phrases import join
from hcvla.tasks.program import actor, over

_ORDERS = (
    *BACKWARDS,
    "{c}, back to front", "{c}, from the end of the list to its beginning", "{c}, but begin with the last one and end with the first", "{c}, in the order opposite to this one", "{c}, just the other way round", "read this list from its end and {c}", "{c}, counting from the end", "{c}, the first one last", "{c}, and the last one is first", "the last of these comes first: {c}", "turn the order of this list around: {c}", "{c} in the opposite sequence", "{c}, the sequence reversed", "{c}, moving from the last one towards the first one", "{c}, order reversed", "{c}. The order is the reverse of what I say", "from last to first, {c}", "last to first: {c}", "{c}. But: last one first", "{c} (in reverse order)",
)  # fmt: skip
_FINGERS = (
    ("touch", "touched", ("touch {list}", "tap {list}", "press on {list}", "poke {list}", "touch these: {list}", "give {list} a tap each", "put a finger on {list}", "touch each of these: {list}")),
    ("nudge", "nudged", ("nudge {list}", "push {list} away", "shove {list} aside", "give {list} a push each", "push these aside: {list}")),
)  # fmt: skip
_PUT_EACH = ("put {list} on {t}", "place {list} on {t}", "bring {list} to {t}", "carry {list} to {t}", "load {list} onto {t}", "move {list} over to {t}", "collect {list} on {t}", "put the following on {t}: {list}", "set {list} down on {t}")  # fmt: skip
_PUSH_EACH = (
    "push {list} towards {t}",
    "slide {list} toward {t}",
    "shove {list} in the direction of {t}",
    "push {list} closer to {t}",
)
_RESPECTIVELY = (
    "put {list} on {places}, respectively",
    "put {list} on {places} (in this order|each)",
    "={list} go on {places} respectively",
    "bring {list} to {places}, each to its own",
)
_PAIRS = (
    "put {a} on {b} and {c} on {d}",
    "stack {a} on {b} and {c} on {d}",
    "{a} on {b}, {c} on {d}",
    "set {a} on top of {b}, and {c} on top of {d}",
)
_HOVERED = ("hover over {list}", "go above {list}", "move the (hand|gripper) over {list}", "visit {list} from above")
_BESIDE = ("put {list} next to {t}", "place {list} beside {t}", "bring {list} close to {t}")


def _reversed(draft: Draft, text: str, steps: list[str], goal: str, *, keeps: bool = True) -> Request:
    if text.startswith("="):
        raise UnsuitableError("a clause")
    said = draft.words(_ORDERS, {"c": text})
    return Request(task="backwards", text=said, steps=tuple(steps), goal=goal, keeps=keeps)


def _listed(draft: Draft, least: int = 2) -> tuple[list[str], str]:
    """Return two to four objects on the table, and their list."""
    count = max(least, draft.rng.choice((2, 3, 3, 4)))
    table = draft.table
    cubes = table.of_shape("cube", among=table.standing)
    # Half of them cubes alone, as towers are made of.
    names = draft.some(cubes if draft.rng.random() < 0.6 else table.standing, count, "objects on the table")
    return names, join([draft.say(name) for name in names])


def done_backwards(draft: Draft) -> Request:
    """Touch or push aside the objects listed, the last first."""
    names, said = _listed(draft)
    function, predicate, templates = draft.rng.choice(_FINGERS)
    steps = [*draft.put_away(), *(f"{function}({actor(name)})" for name in names[::-1])]
    goal = f"{predicate}({', '.join(map(repr, names[::-1]))})"
    return _reversed(draft, draft.words(templates, {"list": said}), steps, goal)


def put_backwards(draft: Draft) -> Request:
    """Put the objects listed on one thing, the last first."""
    names, said = _listed(draft)
    if len(names) > 3:
        raise UnsuitableError("as many as have room")
    target = draft.one(draft.table.free_supports)
    steps = [*draft.put_away(), *(line for name in names[::-1] for line in draft.carry(name, target))]
    goal = " and ".join(f"on({name!r}, {target!r})" for name in names[::-1])
    return _reversed(draft, draft.words(_PUT_EACH, {"list": said, "t": draft.say(target)}), steps, goal)


def pushed_backwards(draft: Draft) -> Request:
    """Push the objects listed toward one thing, the last first."""
    names, said = _listed(draft)
    target = draft.one([*draft.table.supports, *draft.table.standing])
    if any(draft.table.apart_m(name, target) < 0.18 for name in names):
        raise UnsuitableError("objects that are far enough from it")
    steps = [*draft.put_away(), *(f"push({actor(name)}, {actor(target)})" for name in names[::-1])]
    goal = " and ".join(f"pushed_toward({name!r}, {target!r})" for name in names[::-1])
    return _reversed(draft, draft.words(_PUSH_EACH, {"list": said, "t": draft.say(target)}), steps, goal)


def respectively_backwards(draft: Draft) -> Request:
    """Put the objects listed each on a place of its own, the last first."""
    names, said = _listed(draft)
    places = draft.some(draft.table.free_supports, len(names), "as many free mats and trays")
    slots = {"list": said, "places": join([draft.say(place) for place in places])}
    pairs = list(zip(names, places, strict=True))[::-1]
    steps = [*draft.put_away(), *(line for name, place in pairs for line in draft.carry(name, place))]
    goal = " and ".join(f"on({name!r}, {place!r})" for name, place in pairs)
    return _reversed(draft, draft.words(_RESPECTIVELY, slots), steps, goal)


def pairs_backwards(draft: Draft) -> Request:
    """Put one cube on another and a second pair likewise, the pair that is said last first."""
    table = draft.table
    a, b, c, d = draft.some(table.of_shape("cube", among=table.standing), 4, "four cubes")
    slots = dict(zip("abcd", map(draft.say, (a, b, c, d)), strict=True))
    steps = [*draft.put_away(), *draft.carry(c, d), *draft.carry(a, b)]
    return _reversed(draft, draft.words(_PAIRS, slots), steps, f"on({c!r}, {d!r}) and on({a!r}, {b!r})")


def hovered_backwards(draft: Draft) -> Request:
    """Hover over the objects listed, the last first."""
    names, said = _listed(draft)
    steps = [*draft.put_away(), *(f"move_to({over(name, 0.15)})" for name in names[::-1])]
    goal = f"then({', '.join(f'tool_over({name!r}, 0.15)' for name in names[::-1])})"
    return _reversed(draft, draft.words(_HOVERED, {"list": said}), steps, goal, keeps=False)


def beside_backwards(draft: Draft) -> Request:
    """Put the objects listed next to one thing, the last first."""
    names, said = _listed(draft)
    if len(names) > 2:
        raise UnsuitableError("as many as have room")
    target = draft.one([*draft.table.supports, *draft.table.standing])
    steps = [*draft.put_away()]
    for name in names[::-1]:
        steps += [*draft.pick(name), *draft.place_at(f"next_to({actor(target)}, fit={actor(name)})")]
    goal = " and ".join(f"next_to({name!r}, {target!r})" for name in names[::-1])
    return _reversed(draft, draft.words(_BESIDE, {"list": said, "t": draft.say(target)}), steps, goal)


def turned_one_by_one(draft: Draft) -> Request:
    """Turn the objects listed each by an angle of its own, the last first."""
    names = draft.some(draft.table.turnable, draft.rng.choice((2, 3)), "objects that show a turn")
    turns = {name: families.turn_of(draft) for name in names}
    verb = draft.rng.choice(("turn", "rotate"))
    said = join([f"{draft.say(name)} by {turns[name][0]}" for name in names])
    steps = [line for name in names[::-1] for line in families.rotation(draft, name, turns[name][1])]
    goal = " and ".join(f"rotated({name!r}, {turns[name][1]:g})" for name in names[::-1])
    return _reversed(draft, f"{verb} {said}", steps, goal)
