"""Requests about objects that are told by their place among their kind: the second from the left, the rightmost one."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hcvla.language.phrases import HOVER_M
from hcvla.tasks.families import TaskInstance, reference_steps
from hcvla.tasks.language import positions
from hcvla.tasks.language.requests import families
from hcvla.tasks.language.requests.moves import draw_moves, move_steps, moved_goal
from hcvla.tasks.language.requests.request import Draft, Request
from hcvla.tasks.language.speaker import noun_of
from hcvla.tasks.language.table import UnsuitableError
from hcvla.tasks.program import actor, over

_DEEDS = (
    ("touch {x}", "touch", "touched"), ("tap {x}", "touch", "touched"), ("nudge {x}", "nudge", "nudged"), ("push {x} aside", "nudge", "nudged"),
)  # fmt: skip
_PICKS = ("pick {x}", "pick up {x}", "lift {x}", "take {x}", "grab {x}", "get {x}", "hold {x} up", "hand me {x}", "=I want {x} in your gripper")  # fmt: skip
_PLACES = ("put {x} on {t}", "place {x} on {t}", "move {x} to {t}", "take {x} and set it on {t}", "={x} belongs on {t}", "={x} goes on {t}", "bring {x} to {t}", "{x} to {t}", "{x} on {t}", "on {t} put {x}")  # fmt: skip
_SWAPS = ("swap {x} and {y}", "swap {x} with {y}", "exchange {x} and {y}", "let {x} and {y} trade places", "put {x} where {y} is and {y} where {x} is", "switch {x} and {y}")  # fmt: skip
_STACKS = ("put {x} on {y}", "stack {x} on {y}", "put {x} on top of {y}", "place {x} onto {y}")
_BESIDE = ("put {x} next to {y}", "place {x} beside {y}", "move {x} next to {y}", "set {x} down close to {y}")


def _told(draft: Draft, name: str, noun: str) -> Iterator[str]:
    """Yield words for an object by its place among all of its kind, each of which is called `noun`."""
    table = draft.table
    group = [other for other in table.names if noun_of(other) == noun_of(name) and other != table.held]
    ordinals = list(positions.counted(draft.rng, table, name, group, noun)) if name in group else []
    # Who is neither first nor last has these alone, and is harder to find.
    yield from ordinals * 3
    if name in group and len(group) > 1:
        yield from positions.ranked(draft.rng, table, name, group, noun)


def _say(draft: Draft, name: str, noun: str = "") -> str:
    words = list(_told(draft, name, noun or noun_of(name)))
    if not words:
        raise UnsuitableError("an object with a place of its own among its kind")
    return draft.speaker.named(name, draft.rng.choice(words))


def ranked_one(draft: Draft) -> Request:
    """Pick, put, touch or push aside one that is told by its place."""
    table, rng = draft.table, draft.rng
    name = draft.one(table.standing)
    said, draw = _say(draft, name), rng.random()
    if draw < 0.3:
        text, steps = draft.words(_PICKS, {"x": said}), tuple(draft.pick(name))
        return Request(task="pick", text=text, steps=steps, goal=f"held({name!r})", keeps=False)
    if draw < 0.65:
        target = draft.one(table.free_supports)
        slots = {"x": said, "t": draft.say(target)}
        steps, goal = tuple(draft.carry(name, target)), f"on({name!r}, {target!r})"
        return Request(task="place", text=draft.words(_PLACES, slots), steps=steps, goal=goal)
    words, function, predicate = rng.choice(_DEEDS)
    steps = (*draft.put_away(), f"{function}({actor(name)})")
    return Request(task="ranked", text=draft.words((words,), {"x": said}), steps=steps, goal=f"{predicate}({name!r})")


def ranked_two(draft: Draft) -> Request:
    """Exchange, stack or put side by side two of a kind, both told by their places; the second may be "one"."""
    table, rng = draft.table, draft.rng
    first = draft.one(table.standing)
    second = draft.one([n for n in table.standing if noun_of(n) == noun_of(first)], "another of its kind")
    slots = {"x": _say(draft, first), "y": _say(draft, second, rng.choice(("", "one", "one")))}
    return rng.choice(_PAIRS)(draft, first, second, slots)


def _swapped(draft: Draft, a: str, b: str, slots: dict[str, str]) -> Request:
    steps = (*draft.put_away(), *reference_steps(TaskInstance("swap", {"a": a, "b": b})))
    return Request(task="swap", text=draft.words(_SWAPS, slots), steps=steps, goal=f"swapped({a!r}, {b!r})")


def _stacked(draft: Draft, a: str, b: str, slots: dict[str, str]) -> Request:
    if draft.table[b].shape != "cube":
        raise UnsuitableError("cubes")
    text, steps = draft.words(_STACKS, slots), tuple(draft.carry(a, b))
    return Request(task="place", text=text, steps=steps, goal=f"on({a!r}, {b!r})")


def _beside(draft: Draft, a: str, b: str, slots: dict[str, str]) -> Request:
    steps = (*draft.pick(a), *draft.place_at(f"next_to({actor(b)}, fit={actor(a)})"))
    return Request(task="next_to", text=draft.words(_BESIDE, slots), steps=steps, goal=f"next_to({a!r}, {b!r})")


_PAIRS: tuple[Callable[[Draft, str, str, dict[str, str]], Request], ...] = (_swapped, _swapped, _stacked, _beside)


def ranked_support(draft: Draft) -> Request:
    """Put something on a mat or tray that is told by its place among its kind."""
    table = draft.table
    target = draft.one(table.free_supports)
    name = draft.one([n for n in table.movable if table.under.get(n) != target])
    slots = {"x": draft.say(name), "t": _say(draft, target)}
    steps, goal = tuple(draft.carry(name, target)), f"on({name!r}, {target!r})"
    return Request(task="place", text=draft.words(_PLACES, slots), steps=steps, goal=goal)


_TURNS = (
    "turn {x} by {turn}",
    "rotate {x} {turn}",
    "turn {x} {turn}",
    "give {x} a turn of {turn}",
    "spin {x} by {turn}",
)
_MOVES = ("move {x} {way}", "shift {x} {way}", "put {x} {way}", "bring {x} {way}")
_TOWARD = (
    "push {x} towards {t}",
    "slide {x} toward {t}",
    "push {x} in the direction of {t}",
    "shove {x} closer to {t}",
)
_OVER = ("hover over {x}", "move the gripper above {x}", "go above {x}", "wait over {x}", "hold your hand over {x}")
_NEXT = ("put {x} next to {t}", "place {x} beside {t}", "move {x} next to {t}", "put {x} (left of|to the left of) {t}", "put {x} (right of|to the right of) {t}")  # fmt: skip


def ranked_otherwise(draft: Draft) -> Request:
    """Turn, move, push, put beside or wait over one that is told by its place."""
    return draft.rng.choice((_ranked_turn, _ranked_move, _ranked_push, _ranked_over, _ranked_beside))(draft)


def _ranked_turn(draft: Draft) -> Request:
    name = draft.one(draft.table.turnable)
    words, degrees = families.turn_of(draft)
    text = draft.words(_TURNS, {"x": _say(draft, name), "turn": words})
    steps = families.rotation(draft, name, degrees)
    return Request(task="rotate", text=text, steps=steps, goal=f"rotated({name!r}, {degrees:g})")


def _ranked_move(draft: Draft) -> Request:
    moves, words = draw_moves(draft, 1)
    (name,) = moves
    text = draft.words(_MOVES, {"x": _say(draft, name), "way": words.rpartition("\ue0ff")[2].strip()})
    return Request(task="displace", text=text, steps=tuple(move_steps(draft, moves)), goal=moved_goal(moves))


def _ranked_push(draft: Draft) -> Request:
    table = draft.table
    name = draft.one(table.standing)
    target = draft.one([n for n in (*table.supports, *table.standing) if table.apart_m(n, name) >= 0.18])
    text = draft.words(_TOWARD, {"x": _say(draft, name), "t": draft.say(target)})
    steps = (*draft.put_away(), f"push({actor(name)}, {actor(target)})")
    return Request(task="push", text=text, steps=steps, goal=f"pushed_toward({name!r}, {target!r})")


def _ranked_over(draft: Draft) -> Request:
    name = draft.one([*draft.table.standing, *draft.table.supports])
    text = draft.words(_OVER, {"x": _say(draft, name)})
    steps = (*draft.put_away(), f"move_to({over(name, HOVER_M)})")
    return Request(task="move_over", text=text, steps=steps, goal=f"tool_over({name!r}, {HOVER_M:g})", keeps=False)


def _ranked_beside(draft: Draft) -> Request:
    table = draft.table
    name = draft.one(table.standing)
    anchor = draft.one([n for n in (*table.standing, *table.supports) if n != name])
    template = draft.words(_NEXT, {})
    side = next((side for side in ("left", "right") if side in template), "")
    named = f", {side!r}" if side else ""
    text = template.replace("{x}", _say(draft, name)).replace("{t}", draft.say(anchor))
    steps = (*draft.pick(name), *draft.place_at(f"next_to({actor(anchor)}{named}, fit={actor(name)})"))
    return Request(task="next_to", text=text, steps=steps, goal=f"next_to({name!r}, {anchor!r}{named})")
