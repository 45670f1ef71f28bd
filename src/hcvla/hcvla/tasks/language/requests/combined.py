"""Requests that combine parts of others: several moves and all back, lists in reverse, places taken with a turn.

None is one of the compositions that are held out (see compositions.py); they share parts with them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from hcvla.tasks.language.requests.families import ANGLES, side_words
from hcvla.tasks.language.requests.numbers import any_angle
from hcvla.tasks.language.requests.request import Draft, Request
from hcvla.tasks.language.table import Table
from hcvla.tasks.language.wordings.phrases import join
from hcvla.tasks.program import actor, bring_back, carry, over, pick, place_at, remember, remembered, turned

ALL_BACK = (
    ", then (put|bring|take|move) (everything|them all|them|all of them|both) back", " and then (put|bring|take) everything back where it was", "; afterwards (restore the table|return them|put them back in their old places)", ", and when (that is done|you are done|all is done) (return|restore) (everything|them)",
    ". Then (put|bring) (everything|all of it|them) back", ", then restore (everything|the table|the old layout|the old state)", " and (after that|afterwards|later) undo (it|it all|everything|all of it)", ", then (everything|all of it) goes back to where it was", " and restore (the table|everything|their places)", ". After that, (return|restore) everything",
    ", then reverse (what you did|all of that|everything)", ", then (take|bring) (each|each of them|every one) back to its (place|old place|own spot|start)", " and back again", ", and at the end everything stands where it stands now", ". When you are done, put it all back as it (is now|was)", ", then go back to how things are now",
    ", but in the end nothing should have changed", ", and finally (put|bring) (all|everything) back to (the start|its start|where it came from)", ", then clean up after yourself: each thing to its old place", ". Afterwards it should look like (before|now)", ", and as a last step (return|restore) what you moved", ", then make the table look as it (does now|did before|was)", " for a moment, then everything back", ", then take it all back",
    ", and after a moment (everything|all) goes back again", "; later on, the old (arrangement|layout|order) again", ", and when that's done put (each thing|each one|every object) back where you found it", ". And then? Everything back to where it was", ", only to restore (everything|it all) afterwards", ", then leave things the way you found them", ", and don't forget to put everything back at the end", ", finally restoring (everything|all places)",
    ". Then back with (everything|all of them) to the old places", ", and (bring|put) back whatever you moved", ", then reset (the table|the scene|everything)", ", with everything back in its old spot at the end", ", but only for a while: everything has to go back", ". That's just for a moment, so put things back afterwards", ", and then each goes home again", ", then revert (everything|all of it|what you have done)",
)  # fmt: skip
_TWO_MOVES = ("<put> {a} and {b}", "<put> {a}, and {b}", "<put> {a}, {b}", "first {a}, then {b}: move them so", "<put> {a}. Then <put> {b}", "(carry|bring|take) {a} and {b}", "rearrange things: {a} and {b}", "move {a} and {b}", "<put> {a}, then {b}")  # fmt: skip


def several_back(draft: Draft) -> Request:
    """Put two objects on or next to others, and then both back."""
    table, rng = draft.table, draft.rng
    names = draft.some(table.standing, 2, "two objects on the table")
    steps: list[str] = []
    said: list[str] = []
    goals: list[str] = []
    for at, name in enumerate(names):
        steps += draft.pick(name, remember(name))
        if rng.random() < 0.6:
            target = draft.one(table.free_supports, "something to put it on")
            steps += draft.place_on(target)
            said.append(f"{draft.say(name)} {rng.choice(('on', 'onto', 'on top of', 'on'))} {draft.say(target)}")
            goals.append(f"on({name!r}, {target!r})")
        else:
            anchor = draft.one(_away_from(table, names[:at]), "a neighbour")
            side = rng.choice((None, "left", "right", "front", "behind"))
            named = f", {side!r}" if side else ""
            steps += draft.place_at(f"next_to({actor(anchor)}{named}, fit={actor(name)})")
            said.append(f"{draft.say(name)} {side_words(draft, side, draft.say(anchor))}")
            goals.append(f"next_to({name!r}, {anchor!r}{named})")
    moves = draft.words(_TWO_MOVES, dict(zip("ab", said, strict=True)))
    text = with_all_back(draft, ("{moves}",), {"moves": moves})
    steps += [line for name in names for line in bring_back(name)]
    goal = f"then({' and '.join(goals)}, restored({', '.join(map(repr, names))}))"
    return Request(task="several_back", text=text, steps=tuple(steps), goal=goal)


_ROOM_M = 0.2
"""Between the centres of two objects that a third fits between."""


def _away_from(table: Table, moved: Sequence[str]) -> list[str]:
    """Return what stands so far from where the moved ones stood that nothing next to it takes their places."""
    left = [table[name].pose for name in moved]
    poses = {name: table[name].pose for name in table.standing}
    return [n for n, p in poses.items() if all(math.hypot(p.x - q.x, p.y - q.y) > _ROOM_M for q in left)]


def with_all_back(draft: Draft, templates: tuple[str, ...], slots: dict[str, str]) -> str:
    """Return one of the templates with the wish that all goes back at its end."""
    return draft.words(tuple(f"{template}{back}" for template in templates for back in ALL_BACK), slots)


_GATHER_BACK = ("<put> {list} on {target}", "(collect|gather) {list} on {target}", "(carry|bring|move) {list} to {target}", "pick up {list} and put them on {target}")  # fmt: skip


def gathered_back(draft: Draft) -> Request:
    """Put two or three objects on one thing, and then all back."""
    table = draft.table
    names = draft.some(table.standing, draft.rng.choice((2, 2, 3)), "objects on the table")
    target = draft.one(table.free_supports, "something to put them on")
    steps = [line for name in names for line in (*draft.pick(name, remember(name)), *draft.place_on(target))]
    steps += [line for name in names for line in bring_back(name)]
    text = with_all_back(draft, _GATHER_BACK, {"list": draft.speaker.listed(names), "target": draft.say(target)})
    goal = (
        f"then({' and '.join(f'on({name!r}, {target!r})' for name in names)}, restored({', '.join(map(repr, names))}))"
    )
    return Request(task="several_back", text=text, steps=tuple(steps), goal=goal)


_TURN_ALL_BACK = ("<rotate> {list} by {turn}", "turn {list} {turn}", "<rotate> {list} {turn} each", "give {list} a turn of {turn}")  # fmt: skip


def turned_back(draft: Draft) -> Request:
    """Turn two objects by one angle, and then both back."""
    names = draft.some(draft.table.turnable, 2, "two objects that show a turn")
    degrees = any_angle(draft.rng, ANGLES)
    steps: list[str] = []
    for name in names:
        steps += draft.pick(name, remember(name))
        steps += draft.place_at(turned(remembered(name), degrees), match_yaw=True)
    steps += [line for name in names for line in (pick(name), place_at(remembered(name), match_yaw=True))]
    slots = {"list": draft.speaker.listed(names), "turn": draft.turn(degrees)}
    listed = ", ".join(map(repr, names))
    goal = f"then({' and '.join(f'rotated({name!r}, {degrees:g})' for name in names)}, restored_pose({listed}))"
    return Request(task="several_back", text=with_all_back(draft, _TURN_ALL_BACK, slots), steps=tuple(steps), goal=goal)


BACKWARDS = (
    "{c} in reverse order", "{c} in the reverse order", "{c} in reversed order", "{c}, but in the opposite order", "{c}, the last one first", "{c} backwards", "{c}, beginning with the last", "{c}, from the last to the first", "{c} in reverse", "{c}, but the other way round",
    "in reverse order, {c}", "{c} in the reverse of this order", "(backwards|in reverse), {c}", "{c}, reversing the order", "{c}. Go from last to first", "reverse this list and {c}", "{c}; start with the one I said last",
    "{c}. Do the last one first", "{c}, but (starting|beginning) from the end", "{c}. Take them from last to first", "{c}, in the order opposite to what I said", "{c}; the first comes last", "{c}, last things first", "{c}, working (backwards|back) from the last", "{c}. Reverse order, please", "the order is to be reversed: {c}", "{c}, only in the other order", "go backwards through this: {c}", "from back to front: {c}", "{c}, with the order turned around",
    "{c}. What I said first you do last", "{c}, the other way around, so the last one comes first", "start at the end of this list: {c}", "{c}, but not in this order, in the reverse one", "{c}, end to start", "(in|using) the opposite order, {c}", "I say it forwards, you do it backwards: {c}", "{c}, ending with the one I named first",
)  # fmt: skip
_SINGLE: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("touch", "touch({})", "touched", ("touch {list}", "tap {list}", "touch the following: {list}", "(put|lay) your fingertips on {list}")),
    ("nudge", "nudge({})", "nudged", ("nudge {list}", "push {list} (aside|away|out of the way)", "give {list} a push")),
    ("topple", "topple({})", "toppled", ("topple {list}", "knock {list} over", "tip over {list}")),
)  # fmt: skip


def touched_backwards(draft: Draft) -> Request:
    """Touch, push aside or knock over the objects named, in the reverse of the order in which they are said."""
    rng, table = draft.rng, draft.table
    posts = [name for name in table.standing if table[name].size[2] > 1.5 * table[name].size[1]]
    tall = len(posts) > 1 and rng.random() < 0.5
    _, call, predicate, templates = rng.choice(_SINGLE if tall else _SINGLE[:2])
    names = draft.some(posts if tall else table.standing, min(3 if not tall else len(posts), rng.choice((2, 3, 3))))
    order = names[::-1]
    steps = (*draft.put_away(), *(call.format(actor(name)) for name in order))
    text = _reversed_words(draft, templates, {"list": join([draft.say(name) for name in names])})
    goal = f"{predicate}({', '.join(map(repr, order))})"
    return Request(task="backwards", text=text, steps=steps, goal=goal)


_CARRY_LIST = ("<put> {list} on {target}", "(bring|carry|move) {list} to {target}", "collect {list} on {target}", "load {target} with {list}")  # fmt: skip
_VISIT_LIST = ("<put> {object} on {places}", "(carry|move|bring) {object} to {places}", "let {object} visit {places}", "take {object} round: {places}")  # fmt: skip
_HOVER_LIST = ("(move|bring) the (gripper|hand) {height} (above|over) {places}", "go {height} above {places}", "hover {height} over {places}")  # fmt: skip


def carried_backwards(draft: Draft) -> Request:
    """Put the objects named on one thing, the last first."""
    names = draft.some(draft.table.standing, draft.rng.choice((2, 3)), "objects on the table")
    target = draft.one(draft.table.free_supports, "something to put them on")
    steps = (*draft.put_away(), *(line for name in names[::-1] for line in carry(name, target)))
    slots = {"list": join([draft.say(name) for name in names]), "target": draft.say(target)}
    goal = " and ".join(f"on({name!r}, {target!r})" for name in names[::-1])
    return Request(task="backwards", text=_reversed_words(draft, _CARRY_LIST, slots), steps=steps, goal=goal)


def visited_backwards(draft: Draft) -> Request:
    """Bring one object, or the gripper, to the places named, the last first."""
    table = draft.table
    places = draft.some(table.free_supports, draft.rng.choice((2, 3)), "free mats and trays")
    said = join([draft.say(place) for place in places])
    if draft.rng.random() < 0.5:
        height = draft.rng.choice((10, 15, 20))
        steps = (*draft.put_away(), *(f"move_to({over(name, height / 100)})" for name in places[::-1]))
        goal = f"then({', '.join(f'tool_over({name!r}, {height / 100:g})' for name in places[::-1])})"
        text = _reversed_words(draft, _HOVER_LIST, {"places": said, "height": f"{height} cm"})
        return Request(task="backwards", text=text, steps=steps, goal=goal, keeps=False)
    name = draft.one(table.standing, "an object on the table")
    steps = (*draft.put_away(), *(line for place in places[::-1] for line in carry(name, place)))
    goal = f"then({', '.join(f'on({name!r}, {place!r})' for place in places[::-1])})"
    text = _reversed_words(draft, _VISIT_LIST, {"object": draft.say(name), "places": said})
    return Request(task="backwards", text=text, steps=steps, goal=goal)


def _reversed_words(draft: Draft, templates: tuple[str, ...], slots: dict[str, str]) -> str:
    clause = draft.words(templates, slots)
    return draft.words(BACKWARDS, {"c": clause})


_RING_TURNED = (
    "put {a} where {b} is, {b} where {c} is and {c} where {a} is, each turned {turn} from how the other stood", "swap {a}, {b} and {c} in a ring, with a turn of {turn} (each|for all|from what stood there)", "let {a}, {b} and {c} move on by one place, each turned {turn} from its predecessor",
    "={a} takes the place of {b}, {b} that of {c}, and {c} that of {a}, all turned {turn} from (what stood there|the one that was there)", "(shift|move) {a} to where {b} is, {b} to where {c} is, and {c} to where {a} was, and rotate each by {turn} from the angle of the one before",
    "three-way swap of {a}, {b} and {c} in this order, (rotating|turning) each [by] {turn} relative to the other's pose", "exchange {a}, {b} and {c} in a circle and (rotate|turn) them {turn} from how the other one stands",
)  # fmt: skip
_TAKES_PLACE = (
    "take {b} away and put {a} where it (was|stood), turned {turn} from (it|how it stood)", "replace {b} by {a}, turned {turn} from how {b} stood", "put {b} aside; {a} takes its place, rotated [by] {turn} from it", "move {b} away. Then put {a} in its place with a turn of {turn} from how it stood",
    "={a} should stand where {b} is, turned {turn} from what stood there; put {b} somewhere else", "let {a} take the place of {b}, which goes somewhere free, and add a turn of {turn} from the angle of the other", "{a} goes to the place of {b}, at {turn} to how {b} stands; clear {b} away first",
)  # fmt: skip
_TAKES_PLACE_PLAIN = (
    "take {b} away and put {a} where it (was|stood)", "replace {b} by {a}", "put {b} aside; {a} takes its place", "move {b} away. Then put {a} in its place", "={a} should stand where {b} is; put {b} somewhere else", "let {a} take the place of {b}, which goes somewhere free", "substitute {a} for {b}, which is put aside",
)  # fmt: skip


def ring_turned(draft: Draft) -> Request:
    """Let three objects each take the place of the next, turned by an angle from how that one stood."""
    a, b, c = draft.some(draft.table.turnable, 3, "three objects that show a turn")
    degrees = visible_angle(draft, (a, b, c))
    spots = {c: a, b: c, a: b}
    first = draft.pick(a, remember(a) + remember(b) + remember(c))
    steps = [*first, place_at(f"free_space({actor(a)})")]
    for name, other in ((c, a), (b, c), (a, b)):
        steps += [pick(name), place_at(turned(remembered(other), degrees), match_yaw=True)]
    draft.held = None
    goal = " and ".join(f"takes_place({name!r}, {spots[name]!r}, {degrees})" for name in (a, b, c))
    slots = {"a": draft.say(a), "b": draft.say(b), "c": draft.say(c), "turn": draft.turn(degrees)}
    return Request(task="ring_turned", text=draft.words(_RING_TURNED, slots), steps=tuple(steps), goal=goal)


def takes_place(draft: Draft) -> Request:
    """Put one object where another stood, which is put aside; with a turn or without."""
    a, b = draft.some(draft.table.turnable, 2, "two objects that show a turn")
    degrees = visible_angle(draft, (a, b)) if draft.rng.random() < 0.6 else None
    spot = remembered(b) if degrees is None else turned(remembered(b), degrees)
    steps = (
        *draft.pick(b, remember(b)),
        place_at(f"free_space({actor(b)})"),
        pick(a),
        place_at(spot, match_yaw=degrees is not None),
    )
    draft.held = None
    slots = {"a": draft.say(a), "b": draft.say(b)}
    said = "" if degrees is None else f", {degrees}"
    # Templates that are given say by their slots whether there is a turn.
    slots |= {"x": slots["a"], "y": slots["b"]} if degrees is None else {"turn": draft.turn(degrees)}
    text = draft.words(_TAKES_PLACE_PLAIN if degrees is None else _TAKES_PLACE, slots)
    return Request(task="takes_place", text=text, steps=steps, goal=f"takes_place({a!r}, {b!r}{said})")


def visible_angle(draft: Draft, names: tuple[str, ...]) -> int:
    """Return an angle that every one of these shapes shows [deg]."""
    prism = any(draft.table[name].shape == "prism" for name in names)
    return draft.rng.choice((30,) if prism else (30, 45, 60)) * draft.rng.choice((1, -1))


_PUSH_BACK = (
    "push {object} (toward|towards) {target} and then (put|bring|take) it back", "slide {object} (to|towards) {target}, then return it to its place", "push {object} towards {target}; afterwards restore it", "first push {object} to {target}, then put it back where it was", "push {object} up to {target} and back again",
)  # fmt: skip
_NUDGE_BACK = (
    "push {object} (aside|away) and then put it back", "nudge {object}, then return it to where it was", "push {object} out of the way; afterwards (restore it|bring it back)", "push {object} aside for a moment, then (bring|put) it back",
)  # fmt: skip


def pushed_back(draft: Draft) -> Request:
    """Push one object aside, or toward another, and then bring it back."""
    name, target = draft.some(draft.table.standing, 2, "two objects on the table")
    toward = draft.table.apart_m(name, target) >= 0.18 and draft.rng.random() < 0.6
    call = f"push({actor(name)}, {actor(target)})" if toward else f"nudge({actor(name)})"
    reached = f"pushed_toward({name!r}, {target!r})" if toward else f"nudged({name!r})"
    steps = (*draft.put_away(), remember(name) + call, *bring_back(name))
    said, there = draft.say(name), draft.say(target)
    # Templates that are given say by their slots which of the two is done.
    slots = {"object": said, **({"target": there} if toward else {"nudged": said})}
    text = draft.words(_PUSH_BACK if toward else _NUDGE_BACK, slots)
    return Request(task="pushed_back", text=text, steps=steps, goal=f"then({reached}, restored({name!r}))")
