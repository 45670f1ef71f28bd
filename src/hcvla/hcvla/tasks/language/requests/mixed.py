"""Requests that mix kinds of deeds: several and then all back, a list of deeds in reverse, places passed on.

None is one of the compositions that are held out (see compositions.py): where things are moved by a distance and then
back, at most one of them is, together with a deed of another kind; no two exchange their places with a turn; no stack
is built in reverse.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from hcvla.tasks.families import DIRECTIONS, TaskInstance, mat_of, reference_steps
from hcvla.tasks.language.requests import families, moves, skills
from hcvla.tasks.language.requests.combined import ALL_BACK, BACKWARDS, visible_angle, with_all_back
from hcvla.tasks.language.requests.request import Draft, Request
from hcvla.tasks.language.table import UnsuitableError
from hcvla.tasks.language.wordings.phrases import join
from hcvla.tasks.language.wordings.slots import stack_words
from hcvla.tasks.program import actor, bring_back, pick, place_at, place_on, remember, remembered, turned

_LINKED = {
    2: ("{0} and {1}", "{0}, {1}", "{0}, then {1}", "first {0}, then {1}", "{0}. Then {1}", "{0}; {1}", "{0} and after that {1}", "{0}, and also {1}", "two things: {0}; {1}"),
    3: ("{0}, {1} and {2}", "{0}, then {1}, then {2}", "first {0}, then {1}, then {2}", "{0}. Then {1}. Then {2}", "{0}; {1}; {2}", "1. {0} 2. {1} 3. {2}", "{0}, after that {1}, and then {2}", "three things: {0}; {1}; {2}"),
}  # fmt: skip


@dataclass(frozen=True)
class _Deed:
    """Something done with one object, whose place is remembered first."""

    name: str
    said: str
    steps: tuple[str, ...]
    goal: str
    restored: str = "restored"
    """The predicate that says that it is undone."""


def _on_something(draft: Draft) -> _Deed:
    name, target = draft.one(draft.table.standing), draft.one(draft.table.free_supports)
    said = families.spoken(draft, "place", {"object": draft.say(name), "target": draft.say(target)})
    return _Deed(name, said, (remember(name) + pick(name), place_on(target)), f"on({name!r}, {target!r})")


def _beside(draft: Draft) -> _Deed:
    name, anchor = draft.some(draft.table.standing, 2)
    side = draft.rng.choice((None, *DIRECTIONS))
    named = f", {side!r}" if side else ""
    slots = {"object": draft.say(name), "side": families.side_words(draft, side, draft.say(anchor))}
    spot = place_at(f"next_to({actor(anchor)}{named}, fit={actor(name)})")
    said = families.spoken(draft, "next_to", slots)
    return _Deed(name, said, (remember(name) + pick(name), spot), f"next_to({name!r}, {anchor!r}{named})")


def _further(draft: Draft) -> _Deed:
    moved, words = moves.draw_moves(draft, 1)
    said = draft.words(moves.DISPLACE, {"move": words})
    return _Deed(next(iter(moved)), said, tuple(moves.move_steps(draft, moved)), moves.moved_goal(moved))


def _turned(draft: Draft) -> _Deed:
    name = draft.one(draft.table.turnable)
    words, degrees = families.turn_of(draft)
    said = families.spoken(draft, "rotate", {"object": draft.say(name), "turn": words})
    steps = families.rotation(draft, name, degrees)
    return _Deed(name, said, steps, f"rotated({name!r}, {degrees:g})", "restored_pose")


def _nudged(draft: Draft) -> _Deed:
    name = draft.one(draft.table.standing)
    said = draft.words(skills.NUDGE, {"list": draft.say(name)})
    return _Deed(name, said, (f"{remember(name)}nudge({actor(name)})",), f"nudged({name!r})")


_DEEDS: tuple[Callable[[Draft], _Deed], ...] = (_on_something, _beside, _further, _turned, _nudged)


def _clause(text: str) -> str:
    if text.startswith("="):
        raise UnsuitableError("a clause")
    return text


def _joined(draft: Draft, clauses: list[str]) -> str:
    return draft.rng.choice(_LINKED[len(clauses)]).format(*map(_clause, clauses))


def mixed_back(draft: Draft) -> Request:
    """Do two or three things of different kinds with as many objects, and then put all back."""
    _empty_hand(draft)
    deeds = [make(draft) for make in draft.rng.sample(_DEEDS, draft.rng.choice((2, 2, 3)))]
    text = with_all_back(draft, ("{c}",), {"c": _joined(draft, [deed.said for deed in deeds])})
    steps = [line for deed in deeds for line in deed.steps]
    for deed in deeds:
        back = place_at(remembered(deed.name), match_yaw=deed.restored == "restored_pose")
        steps += [pick(deed.name), back]
    undone = " and ".join(
        f"{predicate}({', '.join(repr(deed.name) for deed in deeds if deed.restored == predicate)})"
        for predicate in dict.fromkeys(deed.restored for deed in deeds)
    )
    goal = f"then({' and '.join(deed.goal for deed in deeds)}, {undone})"
    return Request(task="mixed_back", text=text, steps=tuple(steps), goal=goal)


def _empty_hand(draft: Draft) -> None:
    if draft.held is not None:
        raise UnsuitableError("an empty hand")


_SWAP_BACK = (
    ", then swap them back", " and then back again", ", and afterwards let each go back to its own place", ", then undo the swap", "; after that, swap them again so that all is as before", ", and later return both to where they are now", ". Then swap back", " for a moment, then put both back",
)  # fmt: skip


def swap_back(draft: Draft) -> Request:
    """Exchange the places of two objects, and then bring both back."""
    _empty_hand(draft)
    a, b = draft.some(draft.table.standing, 2, "two objects on the table")
    slots = {"a": draft.say(a), "b": draft.say(b)}
    swap = _clause(families.spoken(draft, "swap", slots))
    whole = {"c": swap, "x": slots["a"], "y": slots["b"]}
    text = draft.words(tuple(f"{{c}}{back}" for back in (*_SWAP_BACK, *ALL_BACK)), whole)
    steps = (
        remember(a) + remember(b) + pick(a), place_at(f"free_space({actor(a)})"),
        pick(b), place_at(remembered(a)), pick(a), place_at(remembered(b)),
        pick(a), place_at(f"free_space({actor(a)})"),
        *bring_back(b), *bring_back(a),
    )  # fmt: skip
    return Request(
        task="swap_back", text=text, steps=steps, goal=f"then(swapped({a!r}, {b!r}), restored({a!r}, {b!r}))"
    )


_STACK = ("<stack> {list}, first one lowest", "put {chain}", "build a (tower|stack) from {list}, from the bottom up", "<stack> {list} from bottom to top", "make a (tower|stack) with {roles}", "<stack> {listdown} from top to bottom")  # fmt: skip
_UNSTACK = (
    ", then take the (tower|stack) apart again", " and then unstack it: every cube back to its place", ", then dismantle it and put the cubes back where they (were|stood)", ". Then take it down again, each cube to its old place", ", and then return every cube to where it stands now",
)  # fmt: skip


def stack_back(draft: Draft) -> Request:
    """Stack two or three cubes, and then take them back, the highest first."""
    _empty_hand(draft)
    cubes = draft.table.of_shape("cube", among=draft.table.standing)
    names = draft.some(cubes, draft.rng.choice((2, 3)), "cubes")
    said = {f"n{index}": draft.say(name) for index, name in enumerate(names)}
    slots = {**stack_words(draft.rng, TaskInstance("stack", {"objects": tuple(names)})), **said}
    whole = {"c": draft.words(_STACK, slots), "upward": join(list(said.values()))}
    text = draft.words(tuple(f"{{c}}{back}" for back in (*_UNSTACK, *ALL_BACK)), whole)
    steps = [line for lower, upper in pairwise(names) for line in (remember(upper) + pick(upper), place_on(lower))]
    steps += [line for name in names[:0:-1] for line in bring_back(name)]
    listed = ", ".join(map(repr, names))
    goal = f"then(stacked({listed}), restored({listed}))"
    return Request(task="stack_back", text=text, steps=tuple(steps), goal=goal)


_DONE: tuple[Callable[[Draft], Request], ...] = (
    families.place, families.next_to, families.rotate, moves.displace, skills.touch, skills.nudge, skills.push,
)  # fmt: skip


def deeds_backwards(draft: Draft) -> Request:
    """Do two or three things in the reverse of the order in which they are said."""
    _empty_hand(draft)
    deeds = [make(draft) for make in draft.rng.sample(_DONE, draft.rng.choice((2, 3, 3)))]
    said = draft.rng.choice(_LINKED[len(deeds)][:2]).format(*(_clause(deed.text) for deed in deeds))
    text = draft.words(BACKWARDS, {"c": said})
    steps = tuple(line for deed in deeds[::-1] for line in deed.steps)
    goal = " and ".join(deed.goal for deed in deeds[::-1])
    return Request(task="deeds_backwards", text=text, steps=steps, goal=goal)


def turned_backwards(draft: Draft) -> Request:
    """Turn the objects named by one angle, the last first."""
    _empty_hand(draft)
    names = draft.some(draft.table.turnable, draft.rng.choice((2, 3)), "objects that show a turn")
    words, degrees = families.turn_of(draft)
    slots = {"list": draft.speaker.listed(names), "turn": words}
    said = draft.words(("<rotate> {list} by {turn}", "turn {list} {turn}", "<rotate> {list} {turn} each"), slots)
    steps = tuple(line for name in names[::-1] for line in families.rotation(draft, name, degrees))
    goal = " and ".join(f"rotated({name!r}, {degrees:g})" for name in names[::-1])
    return Request(task="backwards", text=draft.words(BACKWARDS, {"c": said}), steps=steps, goal=goal)


def moved_backwards(draft: Draft) -> Request:
    """Move objects by the distances named, the last first."""
    _empty_hand(draft)
    moved, words = moves.draw_moves(draft, draft.rng.choice((2, 3)))
    order = dict(reversed(moved.items()))
    text = draft.words(BACKWARDS, {"c": _clause(draft.words(moves.REARRANGE, {"moves": words}))})
    return Request(
        task="backwards", text=text, steps=tuple(moves.move_steps(draft, order)), goal=moves.moved_goal(order)
    )


_PASSED_ON = (
    "put {a} where {b} (is|stands) and {b} on {target}{t}", "={b} goes on {target}, and {a} takes its (place|spot){t}", "move {b} to {target}, then put {a} where {b} (was|stood){t}", "first <put> {b} on {target}, then {a} in the (place|spot) that {b} had{t}", "make room with {b} by putting it on {target}; {a} goes where it (was|stood){t}",
    "{target} gets {b}, and {a} gets the (place|spot) of {b}{t}", "let {a} replace {b}, which goes on {target}{t}", "once {b} is on {target}, {a} (should|must) stand where {b} stood{t}", "={a} to the (place|spot) of {b}, {b} to {target}{t}", "={a} inherits the (place|spot) of {b}; {b} moves to {target}{t}",
)  # fmt: skip
_CHAIN = (
    "put {a} where {b} is, {b} where {c} is, and {c} aside{t}", "put {c} away; then {b} goes where {c} (was|stood) and {a} where {b} (was|stood){t}", "={c} leaves, {b} moves up to the place of {c}, {a} to that of {b}{t}", "clear {c} away, let {b} take its (place|spot) and {a} that of {b}{t}", "={a} follows {b}, {b} follows {c}, and {c} goes somewhere free{t}",
    "shift {b} to where {c} is and {a} to where {b} is, after {c} has been put aside{t}", "move up by one place: {a} to {b}, {b} to {c}; {c} goes somewhere free{t}", "={b} gets the (place|spot) of {c}, {a} that of {b}, and {c} has to go elsewhere{t}",
)  # fmt: skip
TURNED_FROM = (
    ", turned {turn} from how {it} stood", ", with a turn of {turn} from how {it} stood", ", rotated [by] {turn} from it", ", at {turn} to how {it} (is|was) standing", ", and add a turn of {turn} from the angle of what stood there", ", but {turn} further round than {it}", ", {turn} off its angle", ", and (turn|rotate) it {turn} compared to how {it} stood", ", {turn} (away|different) from the angle (that|which) {it} had",
    "; its angle must differ by {turn}", ", taking over the angle of {it} plus {turn}", ", and there it faces {turn} (from|off) where {it} faced", ". It should stand {turn} from how {it} did", ", with {turn} between the old angle there and the new one", ", only {turn} round from the way {it} pointed",
)  # fmt: skip


_TWO_SWAPS = (
    "{c}; {d}", "{c} and {d}", "{c}, then {d}", "{c}. Then {d}", "{c}, and also {d}", "first {c}, then {d}",
)  # fmt: skip


def two_swaps(draft: Draft) -> Request:
    """Exchange the places of two objects, and then those of two others."""
    _empty_hand(draft)
    a, b, c, d = draft.some(draft.table.standing, 4, "four objects on the table")
    pairs = ((a, b), (c, d))
    first, second = (_clause(families.spoken(draft, "swap", {"a": draft.say(x), "b": draft.say(y)})) for x, y in pairs)
    text = draft.words(_TWO_SWAPS, {"c": first, "d": second})
    steps = tuple(line for x, y in pairs for line in reference_steps(TaskInstance("swap", {"a": x, "b": y})))
    return Request(
        task="two_swaps", text=text, steps=steps, goal=" and ".join(f"swapped({x!r}, {y!r})" for x, y in pairs)
    )


_SORTED_BACKWARDS = (
    "put {list} on their mats", "put {list} on the mats of their colors", "(bring|carry|move) {list} each to its own mat", "sort {list} onto the mats by color", "give each its own mat: {list}", "place {list} on the matching mats", "match {list} with the mats of their colors",
)  # fmt: skip


def sorted_backwards(draft: Draft) -> Request:
    """Put the cubes named on the mats of their colors, the last first."""
    _empty_hand(draft)
    table = draft.table
    fitting = [n for n in table.of_shape("cube", among=table.standing) if mat_of(n, table.free_supports)]
    names = draft.some(fitting, draft.rng.choice((2, 3, 3)), "cubes with mats")
    said = draft.words(_SORTED_BACKWARDS, {"list": join([draft.say(name) for name in names])})
    order = names[::-1]
    steps = tuple(line for name in order for line in draft.carry(name, str(mat_of(name, table.names))))
    goal = " and ".join(f"on({name!r}, {mat_of(name, table.names)!r})" for name in order)
    return Request(task="backwards", text=draft.words(BACKWARDS, {"c": said}), steps=steps, goal=goal)


def passed_on(draft: Draft) -> Request:
    """Put one object on something and another where it stood; with a turn from how that stood or without."""
    _empty_hand(draft)
    a, b = draft.some(draft.table.turnable, 2, "two objects that show a turn")
    target = draft.one(draft.table.free_supports)
    spot, said, words = _taken(draft, (a, b), b, "it")
    steps = (remember(b) + pick(b), place_on(target), pick(a), place_at(spot, match_yaw=bool(words)))
    slots = {"a": draft.say(a), "b": draft.say(b), "target": draft.say(target), "t": words}
    goal = f"on({b!r}, {target!r}) and takes_place({a!r}, {b!r}{said})"
    return Request(task="takes_place", text=draft.words(_PASSED_ON, slots), steps=steps, goal=goal)


def moved_up(draft: Draft) -> Request:
    """Put one object aside, a second where it stood, and a third where the second stood; with a turn or without."""
    _empty_hand(draft)
    a, b, c = draft.some(draft.table.turnable, 3, "three objects that show a turn")
    first, said, words = _taken(draft, (a, b, c), c, "the one before")
    second = first.replace(repr(c), repr(b))
    steps = (
        remember(b) + remember(c) + pick(c), place_at(f"free_space({actor(c)})"),
        pick(b), place_at(first, match_yaw=bool(words)), pick(a), place_at(second, match_yaw=bool(words)),
    )  # fmt: skip
    slots = {"a": draft.say(a), "b": draft.say(b), "c": draft.say(c), "t": words}
    goal = f"takes_place({b!r}, {c!r}{said}) and takes_place({a!r}, {b!r}{said})"
    return Request(task="takes_place", text=draft.words(_CHAIN, slots), steps=steps, goal=goal)


def _taken(draft: Draft, names: tuple[str, ...], left: str, pronoun: str) -> tuple[str, str, str]:
    """Return the pose that is taken, its turn in a goal and in words; both are empty without a turn."""
    if draft.rng.random() < 0.4:
        return remembered(left), "", ""
    degrees = visible_angle(draft, names)
    words = draft.words(TURNED_FROM, {"turn": draft.turn(degrees), "it": pronoun})
    return turned(remembered(left), degrees), f", {degrees}", words
